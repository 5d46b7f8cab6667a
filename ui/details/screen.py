"""A person's details: each field is kept as soon as it settles; a person added by mistake can be taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from companion.domain.changes import Changes
from companion.domain.person import Person
from companion.errors import KnownError
from companion.services.record.begun_rows import get_begun_rows, keep_begun_rows
from companion.services.record.people import change_person, remove_person, see_details
from companion.services.session import Session
from ui import routes
from ui.desk import Desk
from ui.details.view import DetailsPage
from ui.routes import Route
from ui.screen import Command, Screen
from ui.widgets.confirm import Confirm


class DetailsScreen(Screen):
    """Shows and changes one person's details."""

    kinds = frozenset({Person.KIND})

    def __init__(self, desk: Desk, route: Route) -> None:
        self.page = DetailsPage(desk.clock.today())
        super().__init__(desk, self.page)
        self._person_id = route.id("person")
        self.about = (self._person_id,)
        self.page.given.connect(self._keep)
        self.page.begun.connect(self._keep_begun)
        self.page.done_asked.connect(desk.back)
        self.page.remove_asked.connect(self._ask_to_remove)

    def load(self) -> None:
        """Look at the details as they stand."""
        self.desk.jobs.on_vault(_see, self._person_id, owner=self, done=lambda seen: self._show(*seen))

    def commands(self) -> tuple[Command, ...]:
        """Done goes back to the person."""
        return (Command(self.tr("Done"), self.desk.back, keys="Ctrl+Return"),)

    def _show(self, person: Person, begun: Mapping[str, Sequence[Any]]) -> None:
        self.page.display(person)
        self.page.display_begun(begun)
        self.retitle(self.tr("Details: {name}").format(name=person.name))

    def _keep(self, name: str, value: Any) -> None:
        self.keep(
            name,
            _put_one,
            self._person_id,
            name,
            value,
            failed=lambda error: self._refused(name, error),
        )

    def _keep_begun(self, name: str, rows: Sequence[Any]) -> None:
        self.keep(f"begun {name}", keep_begun_rows, self._person_id, name, rows)

    def _refused(self, name: str, error: KnownError) -> None:
        problem = self.desk.problems.problem_of(error)
        if not self.page.show_trouble(str(error.facts.get("field", name)), problem.in_one):
            self.desk.problems.show(error)

    def _ask_to_remove(self) -> None:
        self.settle()
        question = Confirm(
            self.tr("Take this person out of your lists?"),
            self.tr("Their conversations and plans go out of sight too. Ctrl+Z brings everything back."),
            self.tr("Take out"),
            self.page,
            keep_words=self.tr("Keep them"),
        )
        question.confirmed.connect(self._remove)
        self.desk.ask(question)

    def _remove(self) -> None:
        self.desk.jobs.on_vault(remove_person, self._person_id, owner=self, done=self._removed)

    def _removed(self, _changes: Changes) -> None:
        self.desk.replace(routes.home())
        self.desk.say(self.tr("Taken out of your lists. Ctrl+Z brings them back."))


def _see(session: Session, person_id: str) -> tuple[Person, Mapping[str, Sequence[Any]]]:
    """The details as they stand, and the rows that are only begun."""
    return see_details(session, person_id), get_begun_rows(session, person_id)


def _put_one(session: Any, person_id: str, name: str, value: Any) -> Changes:
    """One field of a person, as a deed."""
    return change_person(session, person_id, **{name: value})
