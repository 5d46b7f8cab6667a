"""Home: who I meet today, who waits and for how long, what is unfinished. One indexed query a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from companion.domain.introduction import FIRST_CONVERSATION_DAYS, days_since
from companion.domain.member import Member
from companion.services.glances import note_glance
from companion.services.record.keeping import count_whose_time_is_over, list_whose_time_is_over
from companion.services.session import Session
from companion.services.sharing.count import SharingCount, count_sharing
from companion.services.supervision.answers import AnswerLine, count_new_answers, list_new_answers
from companion.services.supervision.waiting import WaitingCount, count_waiting_for_us
from companion.services.team.policy import get_agreed
from companion.services.vaults.backups import last_backup
from companion.vault.lists import (
    DUE,
    MEETINGS,
    ON_THE_WAY,
    UNFINISHED,
    WAITING,
    Listed,
    ListOf,
    count_lines,
    count_people,
    list_lines,
)
from companion.vault.rows import get_record

LONGEST_LIST = 50
"""More than fits a screen. Whoever wants to see the rest of a list asks for more of it."""


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
    """What home shows. Lists are oldest first and hold what was asked for of them; `counts` how many there are of
    each, by the list's name.

    `meetings` are all that stand open, their state as `text`. `answers` came about what was shared from here and are
    not marked as read; `shared_with_me` counts what waits; `sharing` is how what was shared from here stands.
    `waiting_days` is what the team agreed: after the first a wait is long, after the second too long.
    """

    member: Member
    today: date
    people: int
    meetings: tuple[HomeLine, ...]
    waiting: tuple[HomeLine, ...]
    drafts: tuple[HomeLine, ...]
    due: tuple[HomeLine, ...]
    on_the_way: tuple[HomeLine, ...]
    over: tuple[HomeLine, ...] = ()
    counts: Mapping[str, int]
    waiting_days: tuple[int, int] = FIRST_CONVERSATION_DAYS
    last_backup: datetime | None
    answers: tuple[AnswerLine, ...]
    shared_with_me: WaitingCount
    sharing: SharingCount = field(default_factory=SharingCount)


def see_home(session: Session, lengths: Mapping[str, int] | None = None) -> HomeState:
    """Today, as the vault has it: of each list as many lines as `lengths` says, by its name, or LONGEST_LIST.

    Seeing it is an audit event, once until something else is looked at.
    """
    note_glance(session, "home")
    vault, today = session.vault, session.clock.today()
    asked, counts = lengths or {}, {}

    def lines(name: str, of: ListOf, *values: str, waits: bool = False) -> tuple[HomeLine, ...]:
        most = asked.get(name, LONGEST_LIST)
        listed = list_lines(vault, of, most, *values)
        counts[name] = len(listed) if len(listed) < most else count_lines(vault, of, *values)
        return tuple(_line(one, today if waits else None) for one in listed)

    most_answers = asked.get("answers", LONGEST_LIST)
    answers = list_new_answers(session, most_answers)
    counts["answers"] = len(answers) if len(answers) < most_answers else count_new_answers(session)
    over, counts["over"] = _over(session, asked.get("over", LONGEST_LIST))
    return HomeState(
        member=get_record(vault, Member, session.member_id),
        today=today,
        people=count_people(vault),
        meetings=lines("meetings", MEETINGS),
        waiting=lines("waiting", WAITING, waits=True),
        drafts=lines("drafts", UNFINISHED),
        due=lines("due", DUE, today.isoformat()),
        on_the_way=lines("on_the_way", ON_THE_WAY, waits=True),
        over=over,
        counts=counts,
        waiting_days=get_agreed(session).waiting_days,
        last_backup=last_backup(session),
        answers=answers,
        shared_with_me=count_waiting_for_us(session),
        sharing=count_sharing(session),
    )


def _line(one: Listed, waits_until: date | None) -> HomeLine:
    return HomeLine(
        person_id=one.person_id,
        person_name=one.person_name,
        record_id=one.record_id,
        day=one.day,
        days=None if waits_until is None else days_since(one.day, waits_until),
        text=one.text,
    )


def _over(session: Session, most: int) -> tuple[tuple[HomeLine, ...], int]:
    """Whose time is over, and how many they are: `day` is that of the last conversation."""
    lines = list_whose_time_is_over(session, most)
    count = len(lines) if len(lines) < most else count_whose_time_is_over(session)
    return tuple(
        HomeLine(
            person_id=one.person_id, person_name=one.person_name, record_id=one.person_id, day=one.ended_on
        )
        for one in lines
    ), count


def count_everyone(session: Session) -> int:
    """How many people stand in the vault."""
    return count_people(session.vault)
