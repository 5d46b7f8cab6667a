"""Home: see today, and go where the work is."""

from __future__ import annotations

from companion.domain.changes import Changes
from companion.domain.conversation import Conversation, MeetingState
from companion.domain.introduction import Introduction
from companion.domain.keeping import Keeping
from companion.domain.member import Member
from companion.domain.person import Person
from companion.domain.strengths import Action
from companion.services.record.conversations import note_meeting
from companion.services.record.home import LONGEST_LIST, HomeState, see_home
from companion.services.record.keeping import keep_for_a_year
from companion.services.supervision.answers import AnswerLine, mark_answer_read
from ui import routes
from ui.desk import Desk
from ui.home.state import ANSWERS, DRAFTS, MEETINGS, OVER, REQUESTS, SHARED_WITH_ME, WHAT_I_SHARED, to_view
from ui.home.view import HomePage
from ui.routes import Route
from ui.screen import Command, Screen


class HomeScreen(Screen):
    """Shows today; everything on it leads somewhere else."""

    kinds = frozenset(
        {
            *(noun.KIND for noun in (Person, Conversation, Introduction, Action, Member, Keeping)),
            *("received", "outbox", "delivery", "carrier", "arrival", "join_request", "roster_entry"),
        }
    )

    def __init__(self, desk: Desk, _route: Route) -> None:
        self.page = HomePage()
        super().__init__(desk, self.page)
        self._answers: tuple[AnswerLine, ...] = ()
        self._meetings: dict[str, str] = {}
        self._lengths: dict[str, int] = {}
        self.page.start_asked.connect(self._start)
        self.page.find_asked.connect(self._find)
        self.page.backup_asked.connect(lambda: desk.go(routes.settings()))
        self.page.chosen.connect(self._open)
        self.page.acted.connect(self._act)
        self.page.more_asked.connect(self._show_more)

    def load(self) -> None:
        """Look at today."""
        self.desk.jobs.on_vault(see_home, dict(self._lengths), owner=self, done=self._show)

    def commands(self) -> tuple[Command, ...]:
        """The first step, and looking someone up."""
        return (
            Command(self.tr("Start a conversation"), self._start, keys="Ctrl+N"),
            Command(self.tr("Find someone"), self._find, keys="Ctrl+E"),
        )

    def _show(self, state: HomeState) -> None:
        self._answers = state.answers
        self._meetings = {one.record_id: one.person_id for one in state.meetings}
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
        elif section == MEETINGS:
            self.desk.go(routes.person(self._meetings[record_id]))
        else:
            self.desk.go(routes.conversation(record_id) if section == DRAFTS else routes.person(record_id))

    def _show_more(self, section: str) -> None:
        self._lengths[section] = self._lengths.get(section, LONGEST_LIST) + LONGEST_LIST
        self.load()

    def _act(self, section: str, record_id: str, act: str) -> None:
        """Say what became of a meeting, or keep a record longer; the person's page has what else is to be said."""
        if section == OVER:
            self.desk.jobs.on_vault(keep_for_a_year, record_id, owner=self, done=self._say_kept)
            return
        became, person_id = MeetingState(act), self._meetings[record_id]
        held = became is MeetingState.HELD
        self.desk.jobs.on_vault(
            note_meeting,
            record_id,
            became,
            owner=self,
            done=lambda _changes: (
                self.desk.say(self.tr("Noted. Ctrl+Z takes it back."))
                if held
                else self.desk.go(routes.person(person_id))
            ),
        )

    def _say_kept(self, _changes: Changes) -> None:
        self.desk.say(self.tr("Kept for another year. Say why on their page."))

    def _read(self, answer_id: str) -> None:
        """Go where the answer stands in full, on the person's page; from then on it counts as read."""
        person_id = next((one.person_id for one in self._answers if one.id == answer_id), "")
        go = routes.person(person_id)
        self.desk.jobs.on_vault(
            mark_answer_read, answer_id, owner=self, done=lambda _changes: self.desk.go(go)
        )
