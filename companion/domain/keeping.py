"""How long a record is kept: the years a team agreed on, and decisions to keep it longer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from companion.domain.record import Record


@dataclass(frozen=True, kw_only=True)
class Keeping(Record):
    """A decision to keep someone's record although its time is over. It is looked at again on a day."""

    KIND: ClassVar[str] = "keeping"

    person_id: str
    look_again_on: date
    reason: str = ""


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 1 March where there was no 29 February."""
    year = max(day.year - years, 1)
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def year_after(day: date) -> date:
    """The same day a year later; 1 March where there is no 29 February."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)
