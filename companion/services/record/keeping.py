"""Whose time is over, since the years that the team agreed on have passed; and decisions to keep them longer."""

from __future__ import annotations

from datetime import date

from companion.domain.changes import Changes
from companion.domain.keeping import Keeping, year_after, years_before
from companion.services.records import add_record, change_record
from companion.services.session import Session
from companion.services.team.policy import get_agreed
from companion.vault.lists import Kept, count_over, list_over
from companion.vault.rows import list_records


def list_whose_time_is_over(session: Session, most: int) -> list[Kept]:
    """People whose last conversation is longer ago than the team keeps a record; none where nothing was agreed."""
    ended = _ended_before(session)
    return [] if ended is None else list_over(session.vault, ended, session.clock.today(), most)


def count_whose_time_is_over(session: Session) -> int:
    """How many people that is."""
    ended = _ended_before(session)
    return 0 if ended is None else count_over(session.vault, ended, session.clock.today())


def is_over(session: Session, last_talked: date | None) -> bool:
    """Whether the years have passed since a day."""
    ended = _ended_before(session)
    return ended is not None and last_talked is not None and last_talked < ended


def get_keeping(session: Session, person_id: str) -> Keeping | None:
    """What was decided last about keeping someone's record, if ever."""
    decided = list_records(session.vault, Keeping, person_id)
    return decided[-1] if decided else None


def keep_for_a_year(session: Session, person_id: str) -> Changes:
    """Decide that someone's record is kept, and looked at again in a year. An earlier decision stays as a version."""
    look_again = year_after(session.clock.today())
    with session.vault.transaction():
        before = get_keeping(session, person_id)
        if before is not None:
            return change_record(session, Keeping, before.id, look_again_on=look_again)
        return add_record(session, Keeping, person_id=person_id, look_again_on=look_again)


def say_why_kept(session: Session, keeping_id: str, reason: str) -> Changes:
    """Note why a record is kept."""
    return change_record(session, Keeping, keeping_id, reason=reason)


def _ended_before(session: Session) -> date | None:
    years = get_agreed(session).retention_years
    return None if years is None else years_before(session.clock.today(), years)
