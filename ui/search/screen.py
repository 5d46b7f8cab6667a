"""Search as you type: one question at a time on the vault lane, stale answers dropped, Enter opens."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from companion.domain.text import cleaned, is_blank
from companion.services.record.finding import FEW_PEOPLE, SearchState, search
from ui import routes
from ui.desk import Desk
from ui.routes import Route
from ui.screen import Command, Screen
from ui.search.memory import memory_of
from ui.search.state import KINDS, ResultRow, to_rows
from ui.search.view import SearchView

AT_ONCE = 50
PAUSE_MILLISECONDS = 60  # between two keys of quick typing; the answer itself takes less than this


class SearchScreen(Screen):
    """Everything in this vault."""

    kinds = frozenset(KINDS)

    def __init__(self, desk: Desk, route: Route) -> None:
        self.search_view = SearchView()
        super().__init__(desk, self.search_view)
        self._memory = memory_of(desk.bus)
        self._rows: tuple[ResultRow, ...] = ()
        self._answered = ""
        self._asked_for, self._most = "", AT_ONCE
        self._running = False
        self._open_when_answered = False
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._soon.timeout.connect(self._ask)
        # Not before the event loop: a screen that is only put behind another one asks for nothing.
        self._at_once = QTimer(self, singleShot=True, interval=0)
        self._at_once.timeout.connect(self._ask)
        view = self.search_view
        view.show_hiding(self._memory.hide_private)
        view.field.show_words(route.id("words"))
        view.typed.connect(lambda _words: self._soon.start())
        view.opened.connect(self._open)
        view.open_asked.connect(self._open_current)
        view.hiding_chosen.connect(self._hide_private)
        view.more_asked.connect(self._show_more)
        self.retitle(self.tr("Search"))

    def load(self) -> None:
        """Ask again: something was changed, or this screen has just been opened."""
        self._answered = ""
        self._at_once.start()

    def commands(self) -> tuple[Command, ...]:
        """Private notes out of sight, or back."""
        hiding = self._memory.hide_private
        words = self.tr("Show my private notes in searches") if hiding else self.tr("Hide my private notes")
        return (Command(words, self._turn_hiding),)

    def first_focus(self) -> QWidget | None:
        """The field."""
        return self.search_view.field.line

    def _words(self) -> str:
        return cleaned(self.search_view.field.line.text())

    def _ask(self) -> None:
        if self._running:
            return  # the answer on its way looks at the field again
        words = self._words()
        if is_blank(words):
            self._show_none()
            return
        self._running = True
        if words != self._asked_for:  # other words begin again with the newest
            self._asked_for, self._most = words, AT_ONCE
        hiding = self._memory.hide_private
        self.desk.jobs.on_vault(
            _find,
            words,
            not hiding,
            self._most,
            owner=self,
            done=lambda found: self._found(found, hiding),
            failed=self._failed,
        )

    def _found(self, found: SearchState, hiding: bool) -> None:
        self._running = False
        if (found.typed, hiding) != (self._words(), self._memory.hide_private):
            self._ask()
            return
        self._answered = found.typed
        self._rows = to_rows(found, self.desk.clock.today())
        self.search_view.display(self._rows, more=found.more)
        if self._open_when_answered:
            self._open_current()

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self._ask()

    def _failed(self, error: Any) -> None:
        self._running = False
        self._open_when_answered = False
        self.desk.problems.show(error)

    def _show_none(self) -> None:
        self._answered = ""
        self._rows = ()
        self._open_when_answered = False
        self.search_view.show_nothing_typed()

    def _open_current(self) -> None:
        """Enter: never a result of words that stood there before the last key."""
        if self._answered != self._words():
            self._open_when_answered = True
            self._soon.stop()
            self._ask()
            return
        self._open_when_answered = False
        self._open(self.search_view.results.row)

    def _open(self, row: int) -> None:
        if not 0 <= row < len(self._rows):
            return
        desk, words, route = self.desk, self._words(), self._rows[row].route
        desk.replace(routes.search(words))  # so that the way back finds the words again
        desk.go(route)

    def _turn_hiding(self) -> None:
        self._hide_private(not self._memory.hide_private)

    def _hide_private(self, hiding: bool) -> None:
        self._memory.hide_private = hiding
        self.search_view.show_hiding(hiding)
        self._answered = ""
        if hiding:
            self.search_view.show_nothing_typed()  # out of sight now, not when the answer comes
        self._ask()


def _find(session: Any, words: str, private: bool, most: int) -> SearchState:
    people = most if most > AT_ONCE else FEW_PEOPLE
    return search(session, words, private=private, limit=most, people=people)
