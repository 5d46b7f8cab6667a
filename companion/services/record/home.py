"""Home: who I meet today, who waits and for how long, what is unfinished. One indexed query a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from companion.domain.introduction import days_since
from companion.domain.member import Member
from companion.services.glances import note_glance
from companion.services.session import Session
from companion.services.sharing.count import SharingCount, count_sharing
from companion.services.supervision.answers import AnswerLine, list_new_answers
from companion.services.supervision.waiting import WaitingCount, count_waiting_for_us
from companion.services.vaults.backups import last_backup
from companion.vault.lists import (
    Listed,
    count_people,
    list_due,
    list_meetings_on,
    list_on_the_way,
    list_unfinished,
    list_waiting,
)
from companion.vault.rows import get_record

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

    def lines(listed: Iterable[Listed], *, waits: bool = False) -> tuple[HomeLine, ...]:
        return tuple(
            HomeLine(
                person_id=one.person_id,
                person_name=one.person_name,
                record_id=one.record_id,
                day=one.day,
                days=days_since(one.day, today) if waits else None,
                text=one.text,
            )
            for one in listed
        )

    return HomeState(
        member=get_record(vault, Member, session.member_id),
        today=today,
        people=count_people(vault),
        meeting_today=lines(list_meetings_on(vault, today, LONGEST_LIST)),
        waiting=lines(list_waiting(vault, LONGEST_LIST), waits=True),
        drafts=lines(list_unfinished(vault, LONGEST_LIST)),
        due=lines(list_due(vault, today, LONGEST_LIST)),
        on_the_way=lines(list_on_the_way(vault, LONGEST_LIST), waits=True),
        last_backup=last_backup(session),
        answers=list_new_answers(session),
        shared_with_me=count_waiting_for_us(session),
        sharing=count_sharing(session),
    )


def count_everyone(session: Session) -> int:
    """How many people stand in the vault."""
    return count_people(session.vault)
