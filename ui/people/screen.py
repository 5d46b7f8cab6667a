"""Everyone, to look up or to start a conversation with."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from companion.domain.changes import Changes
from companion.domain.person import Person
from companion.domain.text import is_blank
from companion.errors import KnownError
from companion.services.drafts import drop_typed, get_typed, keep_typed
from companion.services.record.home import count_everyone
from companion.services.record.introductions import meet_later
from companion.services.record.people import PersonRow, add_person, list_near, list_people
from companion.services.session import Session
from ui import routes
from ui.desk import Desk
from ui.people.view import PeoplePage
from ui.routes import Route
from ui.screen import Screen

MOST_ROWS = 200
# Where fewer are found, names that are close to what was typed stand below them.
_FEW = 5
"""A list longer than this is seldom read; a few more letters of the name are. Whoever wants to, goes on to its end."""


class PeopleScreen(Screen):
    """Finds people as you type. What happens with the one chosen depends on the route's goal."""

    kinds = frozenset({Person.KIND})

    def __init__(self, desk: Desk, route: Route) -> None:
        self._talk = route.id("goal") == "talk"
        super().__init__(desk, self._page())
        self._asked = ""
        self._most = MOST_ROWS
        self._form = f"people {'talk' if self._talk else 'find'}"
        self._opened = False
        self.page.typed.connect(self._look_up)
        self.page.name.settled.connect(lambda name: self.keep("name", keep_typed, self._form, {"name": name}))
        self.page.more_asked.connect(self._show_more)
        self.page.chosen.connect(self._choose)
        self.page.meet_asked.connect(self._meet)
        self.page.wait_asked.connect(self._wait)

    def load(self) -> None:
        """Look up what is typed."""
        if self._opened:
            self._look_up(self.page.name.words())
        else:
            self.desk.jobs.on_vault(get_typed, self._form, owner=self, done=self._open)
        if self._talk:
            self.retitle(self.tr("Start a conversation"))
        else:
            self.retitle(self.tr("Find someone"))

    def first_focus(self) -> QWidget | None:
        """The name."""
        return self.page.name.line

    def _page(self) -> PeoplePage:
        if self._talk:
            title = self.tr("Who are you meeting?")
            lead = self.tr("Type a name, and choose them. Or meet someone new.")
            meet = self.tr("Meet them now")
        else:
            title = self.tr("Find someone")
            lead = self.tr("Type a name, and choose them. Or add someone new.")
            meet = self.tr("Add them")
        self.page = PeoplePage(title, lead, meet)
        return self.page

    def _open(self, typed: Mapping[str, str]) -> None:
        """Begin with the name that was typed before; the next key replaces it."""
        self._opened = True
        name = self.page.name
        if not name.words():
            name.show_words(typed.get("name", ""))
            name.line.selectAll()
        self._look_up(name.words())

    def _show_more(self) -> None:
        self._most += MOST_ROWS
        self._look_up(self._asked)

    def _look_up(self, typed: str) -> None:
        if typed != self._asked:
            self._asked, self._most = typed, MOST_ROWS
        self.desk.jobs.on_vault(
            _find, typed, self._most, owner=self, done=lambda found: self._show(typed, *found)
        )

    def _show(self, typed: str, rows: list[PersonRow], near: list[PersonRow], everyone: int) -> None:
        if typed == self._asked:
            shown = rows[: self._most]
            more = len(rows) > self._most
            said = self._near_words(rows) if near else self._count_words(typed, rows, everyone)
            self.page.display([*shown, *near], said, more=more, sure=not near)

    def _near_words(self, rows: list[PersonRow]) -> str:
        if rows:
            return self.tr("%n people, then names that are close to it. Is it one of these?", "", len(rows))
        return self.tr("Nobody of just this name is written down. Is it one of these?")

    def _count_words(self, typed: str, rows: list[PersonRow], everyone: int) -> str:
        if len(rows) > self._most:
            words = self.tr("These are the first {shown} of %Ln people. Type more of the name.", "", everyone)
            if not is_blank(typed):
                words = self.tr("These are the first {shown}. There are more. Type more of the name.")
            return words.format(shown=f"{self._most:,}")
        if not everyone:
            return self.tr("Nobody is written down yet. Type the name of the first person you meet.")
        if not rows:
            return self.tr("Nobody of this name is written down yet.")
        if len(rows) == 1:
            return self.tr("One person is found. Press Enter to choose them.")
        return self.tr("%n people", "", len(rows))

    def _choose(self, person_id: str) -> None:
        self._go_to(routes.before(person_id) if self._talk else routes.person(person_id))

    def _meet(self, name: str) -> None:
        if self._named(name):
            self.desk.jobs.on_vault(add_person, name, owner=self, done=self._met, failed=self._refused)

    def _wait(self, name: str) -> None:
        if self._named(name):
            self.desk.jobs.on_vault(meet_later, name, owner=self, done=self._waits, failed=self._refused)

    def _named(self, name: str) -> bool:
        if is_blank(name):
            self.page.name.show_trouble(self.tr("Type a name to call them by. One letter is enough."))
            self.page.name.line.setFocus()
            return False
        return True

    def _met(self, changes: Changes) -> None:
        if changes.made is not None:
            self._choose(changes.made)

    def _waits(self, changes: Changes) -> None:
        if changes.made is not None:
            self._go_to(routes.person(changes.made))

    def _go_to(self, route: Route) -> None:
        """Somebody is found or met: the name has done what it was typed for."""
        self.settle()

        def go(_dropped: object) -> None:
            self.desk.replace(route)

        self.desk.jobs.on_vault(drop_typed, self._form, owner=self, done=go, failed=go)

    def _refused(self, error: KnownError) -> None:
        problem = self.desk.problems.problem_of(error)
        self.page.name.show_trouble(problem.in_one)
        self.page.name.line.setFocus()


def _find(session: Session, typed: str, most: int) -> tuple[list[PersonRow], list[PersonRow], int]:
    """Those whose name fits, one more than are shown; where there are few, names close to it; how many in all."""
    rows = list_people(session, typed, limit=most + 1)
    near = list_near(session, typed) if len(rows) < _FEW and not is_blank(typed) else []
    return rows, [one for one in near if one not in rows], count_everyone(session)
