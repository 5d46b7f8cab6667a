"""One person: look, note what happened, and go where the work is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from companion.domain.changes import Changes
from companion.domain.consent import ConsentDecision
from companion.domain.conversation import Conversation, MeetingState, Passage
from companion.domain.introduction import Direction, Introduction
from companion.domain.keeping import Keeping
from companion.domain.person import Person
from companion.domain.plan import Plan
from companion.domain.strengths import Action, ActionState
from companion.domain.summaries import Summary
from companion.services.drafts import DRAFT
from companion.services.record.conversations import change_conversation, note_meeting
from companion.services.record.entries import ENTRIES, change_entry
from companion.services.record.introductions import (
    note_acknowledged,
    note_arrived,
    note_came_back,
    note_offered,
    note_sent,
    note_welcomed,
)
from companion.services.record.keeping import keep_for_a_year, say_why_kept
from companion.services.record.people import PersonState, see_person
from companion.services.session import Session
from companion.services.supervision.answers import mark_answer_read
from companion.services.supervision.shared_of_person import SharedOfPerson, see_shared_of_person
from ui import routes
from ui.deciding.press import DecisionPress
from ui.desk import Desk
from ui.person.items import CHANGE
from ui.person.state import PersonView, to_view
from ui.person.view import PersonPage
from ui.routes import Route
from ui.screen import Command, Screen
from ui.widgets.confirm import Confirm
from ui.words.sharing_words import taken_back_words

_STEPS: dict[str, Callable[..., Changes]] = {
    "welcomed": note_welcomed,
    "offered": note_offered,
    "sent": note_sent,
    "acknowledged": note_acknowledged,
    "arrived": note_arrived,
    "came_back": note_came_back,
}


class PersonScreen(Screen):
    """Shows one person and turns wishes into deeds and routes."""

    names = frozenset({"roster_entry"})
    kinds = frozenset(
        {
            *(*ENTRIES, Person.KIND, Conversation.KIND, Passage.KIND, Plan.KIND, Summary.KIND, Keeping.KIND),
            *("shared_copy", "outbox", "delivery", "received", DRAFT),
        }
    )

    def __init__(self, desk: Desk, route: Route) -> None:
        self.page = PersonPage(desk.clock.today())
        super().__init__(desk, self.page)
        self._person_id = route.id("person")
        self.about = (self._person_id,)
        self._shown: PersonView | None = None
        self._press = DecisionPress(desk, self, self._person_id)
        self._press.made.connect(self._say_what_it_took_back)
        self._press.refused.connect(desk.problems.show)
        page = self.page
        page.continue_asked.connect(self._go_on)
        page.plan_asked.connect(self._open_plan)
        page.details_asked.connect(self._open_details)
        page.acted.connect(self._act)
        page.told.connect(self._keep_told)
        page.add_asked.connect(self._add)
        page.talk_chosen.connect(self._open_talk)
        page.shared.share_asked.connect(lambda talk: desk.go(routes.sharing(talk)))
        page.shared.take_back_asked.connect(self._ask_take_back)
        page.shared.read_asked.connect(lambda one: desk.jobs.on_vault(mark_answer_read, one, owner=self))
        page.shared.stuck_asked.connect(lambda: desk.go(routes.sending()))

    def load(self) -> None:
        """Look at the person as they stand."""
        self.desk.jobs.on_vault(_look, self._person_id, owner=self, done=self._show)

    def commands(self) -> tuple[Command, ...]:
        """The first three buttons, and each thing that can be added."""
        adds = tuple(
            Command(words, partial(self._add, key))
            for section in (self._shown.sections if self._shown else ())
            for key, words in section.adds
        )
        return (
            Command(self.tr("Start or continue a conversation"), self._go_on, keys="Ctrl+Return"),
            Command(self.tr("Open the plan"), self._open_plan, keys="Ctrl+P"),
            Command(self.tr("Change details"), self._open_details, keys="Ctrl+E"),
            *adds,
        )

    def _show(self, looked: tuple[PersonState, SharedOfPerson]) -> None:
        state, shared = looked
        if state.person.removed:
            self.desk.replace(routes.home())
            return
        self.about = (self._person_id, *(one.item for one in shared.lines if one.item))
        self._shown = to_view(state, shared)
        self.page.display(self._shown)
        self.retitle(self._shown.name)

    def _go_on(self) -> None:
        if self._shown is not None and self._shown.draft:
            self.desk.go(routes.conversation(self._shown.draft))
        else:
            self.desk.go(routes.before(self._person_id))

    def _open_talk(self, talk_id: str) -> None:
        self.desk.go(routes.conversation(talk_id))

    def _open_plan(self) -> None:
        self.desk.go(routes.plan(self._person_id))

    def _open_details(self) -> None:
        self.desk.go(routes.details(self._person_id))

    def _add(self, key: str) -> None:
        if key == Plan.KIND:
            self._open_plan()
        elif key in (Direction.IN, Direction.OUT):
            self.desk.go(routes.entry(Introduction.KIND, self._person_id, direction=key))
        else:
            self.desk.go(routes.entry(key, self._person_id))

    def _act(self, kind: str, record_id: str, key: str) -> None:
        if kind == Plan.KIND:
            self._open_plan()
        elif key == CHANGE:
            self.desk.go(routes.entry(kind, self._person_id, record_id))
        elif kind == Conversation.KIND:
            self.desk.jobs.on_vault(note_meeting, record_id, MeetingState(key), owner=self)
        elif kind == Keeping.KIND:
            self.desk.jobs.on_vault(keep_for_a_year, self._person_id, owner=self)
        elif kind == Action.KIND:
            self._change(kind, record_id, "state", ActionState(key))
        elif kind == ConsentDecision.KIND:
            self._press.withdraw(record_id)
        elif kind == Introduction.KIND:
            self.desk.jobs.on_vault(_STEPS[key], record_id, owner=self)

    def _say_what_it_took_back(self, changes: Changes) -> None:
        if words := taken_back_words(changes):
            self.desk.say(words)

    def _ask_take_back(self, item: str, names: str) -> None:
        """Say what it can do and what it cannot, and only then do it."""
        what = self.tr(
            "What has not gone yet is stopped. "
            "Companion asks the laptop of each of these to destroy its copy: {names}. "
            "You will see here when it is gone. "
            "What somebody has read, printed or written down cannot be taken back."
        )
        confirm = Confirm(
            self.tr("Take this back?"),
            what.format(names=names),
            self.tr("Take it back"),
            keep_words=self.tr("Leave it shared"),
        )
        confirm.confirmed.connect(
            lambda: self.desk.jobs.on_vault(_take_back, item, owner=self, done=self._taken_back)
        )
        self.desk.ask(confirm)

    def _taken_back(self, _changes: Changes) -> None:
        self.desk.say(self.tr("Taking it back. You will see here when it is gone."))

    def _keep_told(self, kind: str, record_id: str, told: object) -> None:
        if isinstance(told, date):
            self.keep(f"{record_id} day", _put_meeting, record_id, {"next_meeting_on": told})
        elif kind == Conversation.KIND:
            self.keep(f"{record_id} told", _put_meeting, record_id, {"next_meeting_why": told})
        elif kind == Keeping.KIND:
            self.keep(f"{record_id} told", say_why_kept, record_id, told)
        else:
            self.keep(f"{record_id} told", _put_one, kind, record_id, "got_in_the_way", told)

    def _change(self, kind: str, record_id: str, name: str, value: Any) -> None:
        self.desk.jobs.on_vault(_put_one, kind, record_id, name, value, owner=self)


def _look(session: Session, person_id: str) -> tuple[PersonState, SharedOfPerson]:
    """The person, and what was shared of them."""
    return see_person(session, person_id), see_shared_of_person(session, person_id, again=True)


def _take_back(session: Session, item: str) -> Changes:
    """Take an item back, as a deed."""
    from companion.services.sharing.sharing import take_back  # brings the team along

    return take_back(session, item)


def _put_meeting(session: Session, conversation_id: str, values: dict[str, Any]) -> Changes:
    """The day of a meeting, or what got in its way, as a deed."""
    return change_conversation(session, conversation_id, **values)


def _put_one(session: Any, kind: str, record_id: str, name: str, value: Any) -> Changes:
    """One field of one thing, as a deed."""
    return change_entry(session, kind, record_id, **{name: value})
