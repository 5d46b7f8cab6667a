"""The form of one thing about a person: every value is kept as soon as it settles."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from companion.domain.changes import Changes
from companion.domain.consent import ConsentDecision
from companion.domain.introduction import Direction, Introduction
from companion.domain.record import RemovedWhy
from companion.errors import KnownError
from companion.services.record.entries import ENTRIES, EntryState, Writing, remove_entry, see_entry
from ui.desk import Desk
from ui.entry.decision_screen import DecisionScreen
from ui.entry.state import to_view
from ui.entry.view import EntryPage
from ui.routes import Route
from ui.screen import Command, Screen


def open_entry(desk: Desk, route: Route) -> Screen:
    """The form of what the route names: a decision is made by a press, everything else as it is typed."""
    decides = route.id("kind") == ConsentDecision.KIND
    return DecisionScreen(desk, route) if decides else EntryScreen(desk, route)


class EntryScreen(Screen):
    """Opens something that stands (its id is in the route), or makes it with the first words that are enough."""

    names = frozenset({"roster_entry"})
    kinds = frozenset(ENTRIES)

    def __init__(self, desk: Desk, route: Route) -> None:
        self.page = EntryPage()
        super().__init__(desk, self.page)
        self._kind, self._person_id = route.id("kind"), route.id("person")
        self._record_id = route.id("record")
        self._made_here = not self._record_id
        self._direction = Direction(route.id("direction") or Direction.IN)
        given = {"direction": self._direction} if self._kind == Introduction.KIND else {}
        self._parting = ""
        self._writing = Writing(self._kind, self._person_id, self._record_id, **given)
        self.about = (self._record_id,) if self._record_id else ()
        self.page.given.connect(self._keep)
        self.page.done_asked.connect(desk.back)
        self.page.take_out_asked.connect(self._take_out)

    def load(self) -> None:
        """Look at the record, or at what a new one needs."""
        self.desk.jobs.on_vault(
            see_entry,
            self._kind,
            self._person_id,
            self._record_id,
            self._writing.unmade,
            owner=self,
            done=self._show,
        )

    def commands(self) -> tuple[Command, ...]:
        """Done goes back to the person."""
        return (Command(self.tr("Done"), self.desk.back, keys="Ctrl+Return"),)

    def first_focus(self) -> QWidget | None:
        """The first field, once it is there."""
        return self.page.form

    def _show(self, state: EntryState) -> None:
        undone = state.record is not None and state.record.removed is RemovedWhy.UNDONE and self._made_here
        if undone:  # the words that made it are taken back: the form is as empty as it was, and stays open
            state = replace(state, record=None)
        if state.record is not None and state.record.removed:
            desk, words = self.desk, self._parting
            desk.back()
            if words:  # where it can still be read
                desk.say(words)
            return
        fresh = self.page.form is None
        view = to_view(state, self._kind, self._direction, self.desk.clock.today())
        self.page.display(view, blank=undone)
        self.retitle(view.heading)
        if fresh and not view.stands and self.page.form is not None:
            self.page.form.control(view.form.fields[0].name).setFocus()

    def _keep(self, name: str, value: Any) -> None:
        self.keep(
            name,
            self._writing.keep,
            {name: value},
            done=self._kept,
            failed=lambda error: self._refused(name, error),
        )

    def _kept(self, changes: Changes) -> None:
        if changes.made and changes.made != self._record_id:
            self._record_id = changes.made
            self.about = (changes.made,)
            self.load()

    def _refused(self, name: str, error: KnownError) -> None:
        problem = self.desk.problems.problem_of(error)
        field = str(error.facts.get("field", name))
        if not self.page.show_trouble(field, problem.in_one):
            self.desk.problems.show(error)

    def _take_out(self) -> None:
        self.settle()
        self.desk.jobs.on_vault(remove_entry, self._kind, self._record_id, owner=self, done=self._taken_out)

    def _taken_out(self, _changes: Changes) -> None:
        self._parting = self.tr("Taken out. Ctrl+Z brings it back.")
