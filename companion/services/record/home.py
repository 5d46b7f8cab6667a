"""Home: who I meet today, who waits and for how long, what is unfinished. One indexed query a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from companion.domain.conversation import Conversation
from companion.domain.introduction import Introduction, days_waiting
from companion.domain.member import Member
from companion.domain.person import Person
from companion.domain.strengths import Action
from companion.services.glances import note_glance
from companion.services.session import Session
from companion.services.sharing.count import SharingCount, count_sharing
from companion.services.supervision.answers import AnswerLine, list_new_answers
from companion.services.supervision.waiting import WaitingCount, count_waiting_for_us
from companion.services.vaults.backups import last_backup
from companion.vault.lists import (
    count_people,
    list_due,
    list_meetings_on,
    list_on_the_way,
    list_unfinished,
    list_waiting,
)
from companion.vault.rows import get_record

R = TypeVar("R", Conversation, Introduction, Action)

# More than fits a screen; each list says so when it is cut.
LONGEST_LIST = 50


@dataclass(frozen=True, kw_only=True)
class HomeLine:
    """One line of a list on home. `text` is the person's or worker's own words, or empty."""

    person_id: str
    person_name: str
    record_id: str
    day: date | None = None
    days: int | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class HomeState:
    """What home shows. Lists are oldest first and hold at most LONGEST_LIST lines.

    `answers` came about what was shared from here and are not marked as read; `shared_with_me` counts what waits;
    `sharing` is how what was shared from here stands.
    """

    member: Member
    today: date
    people: int
    meeting_today: tuple[HomeLine, ...]
    waiting: tuple[HomeLine, ...]
    drafts: tuple[HomeLine, ...]
    due: tuple[HomeLine, ...]
    on_the_way: tuple[HomeLine, ...]
    last_backup: datetime | None
    answers: tuple[AnswerLine, ...]
    shared_with_me: WaitingCount
    sharing: SharingCount = field(default_factory=SharingCount)


def see_home(session: Session) -> HomeState:
    """Today, as the vault has it. Seeing it is an audit event, once until something else is looked at."""
    note_glance(session, "home")
    vault, today = session.vault, session.clock.today()
    return HomeState(
        member=get_record(vault, Member, session.member_id),
        today=today,
        people=count_people(vault),
        meeting_today=_lines(session, list_meetings_on(vault, today, LONGEST_LIST), lambda _: {"day": today}),
        waiting=_lines(
            session,
            list_waiting(vault, LONGEST_LIST),
            lambda one: {"day": one.received_on, "days": days_waiting(one, today)},
        ),
        drafts=_lines(session, list_unfinished(vault, LONGEST_LIST), lambda one: {"day": one.held_on}),
        due=_lines(
            session, list_due(vault, today, LONGEST_LIST), lambda one: {"day": one.by_when, "text": one.text}
        ),
        on_the_way=_lines(
            session,
            list_on_the_way(vault, LONGEST_LIST),
            lambda one: {"day": one.sent_on, "days": days_waiting(one, today), "text": one.to_service},
        ),
        last_backup=last_backup(session),
        answers=list_new_answers(session),
        shared_with_me=count_waiting_for_us(session),
        sharing=count_sharing(session),
    )


def count_everyone(session: Session) -> int:
    """How many people stand in the vault."""
    return count_people(session.vault)


def _lines(
    session: Session, records: Sequence[R], told: Callable[[R], dict[str, Any]]
) -> tuple[HomeLine, ...]:
    """A line for each record; those of someone who was taken out of the lists are left out."""
    lines = []
    for record in records:
        person = get_record(session.vault, Person, record.person_id)
        if not person.removed:
            lines.append(
                HomeLine(person_id=person.id, person_name=person.name, record_id=record.id, **told(record))
            )
    return tuple(lines)
