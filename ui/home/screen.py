"""Home: see today, and go where the work is."""

from __future__ import annotations

from companion.domain.conversation import Conversation
from companion.domain.introduction import Introduction
from companion.domain.member import Member
from companion.domain.person import Person
from companion.domain.strengths import Action
from companion.services.record.home import HomeState, see_home
from companion.services.supervision.answers import AnswerLine, mark_answer_read
from ui import routes
from ui.desk import Desk
from ui.home.state import ANSWERS, DRAFTS, REQUESTS, SHARED_WITH_ME, WHAT_I_SHARED, to_view
from ui.home.view import HomePage
from ui.routes import Route
from ui.screen import Command, Screen


class HomeScreen(Screen):
    """Shows today; everything on it leads somewhere else."""

    kinds = frozenset(
        {
            *(noun.KIND for noun in (Person, Conversation, Introduction, Action, Member)),
            *("received", "outbox", "delivery", "carrier", "arrival", "join_request", "roster_entry"),
        }
    )

    def __init__(self, desk: Desk, _route: Route) -> None:
        self.page = HomePage()
        super().__init__(desk, self.page)
        self._answers: tuple[AnswerLine, ...] = ()
        self.page.start_asked.connect(self._start)
        self.page.find_asked.connect(self._find)
        self.page.backup_asked.connect(lambda: desk.go(routes.settings()))
        self.page.chosen.connect(self._open)

    def load(self) -> None:
        """Look at today."""
        self.desk.jobs.on_vault(see_home, owner=self, done=self._show)

    def commands(self) -> tuple[Command, ...]:
        """The first step, and looking someone up."""
        return (
            Command(self.tr("Start a conversation"), self._start, keys="Ctrl+N"),
            Command(self.tr("Find someone"), self._find, keys="Ctrl+E"),
        )

    def _show(self, state: HomeState) -> None:
        self._answers = state.answers
        self.page.display(to_view(state))
        self.retitle(self.tr("Home"))

    def _start(self) -> None:
        self.desk.go(routes.people("talk"))

    def _find(self) -> None:
        self.desk.go(routes.people("see"))

    def _open(self, section: str, record_id: str) -> None:
        if section == SHARED_WITH_ME:
            self.desk.go(routes.inbox())
        elif section == WHAT_I_SHARED:
            self.desk.go(routes.sending())
        elif section == REQUESTS:
            self.desk.go(routes.team())
        elif section == ANSWERS:
            self._read(record_id)
        else:
            self.desk.go(routes.conversation(record_id) if section == DRAFTS else routes.person(record_id))

    def _read(self, answer_id: str) -> None:
        """Go where the answer stands in full, on the person's page; from then on it counts as read."""
        person_id = next((one.person_id for one in self._answers if one.id == answer_id), "")
        go = routes.person(person_id)
        self.desk.jobs.on_vault(
            mark_answer_read, answer_id, owner=self, done=lambda _changes: self.desk.go(go)
        )
