"""How times, dates, texts and numbers are written in what is signed and sealed: each in one form, or refused."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime

from companion.crypto.refusals import Refusal, refused

FIRST_YEAR, LAST_YEAR = 1971, 2999  # what every system can also show in its own time zone


def time_text(moment: datetime) -> str:
    """RFC 3339 in UTC with a Z; a fraction of six digits where there is one."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def read_time(value: object) -> datetime:
    """The moment again, aware. Raises PARCEL_REFUSED (not_as_named) for any other form, and for a year that
    no clock shows.
    """
    if isinstance(value, str) and value.endswith("Z"):
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            raise refused(Refusal.NOT_AS_NAMED) from None
        if FIRST_YEAR <= moment.year <= LAST_YEAR and time_text(moment) == value:
            return moment
    raise refused(Refusal.NOT_AS_NAMED)


def read_date(value: object) -> date:
    """A date written as YYYY-MM-DD."""
    if isinstance(value, str):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise refused(Refusal.NOT_AS_NAMED) from None
        if day.isoformat() == value:
            return day
    raise refused(Refusal.NOT_AS_NAMED)


def read_number(value: object, least: int, most: int = (1 << 63) - 1) -> int:
    """A whole number within its bounds (true and false are none)."""
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise refused(Refusal.NOT_AS_NAMED)
    return value


def read_bytes(value: object, length: int) -> bytes:
    """Exactly so many bytes."""
    if not isinstance(value, bytes) or len(value) != length:
        raise refused(Refusal.NOT_AS_NAMED)
    return value


def read_text(value: object) -> str:
    """Text, of any length."""
    if not isinstance(value, str):
        raise refused(Refusal.NOT_AS_NAMED)
    return value


def require_plain_text(value: object) -> None:
    """Raise PARCEL_REFUSED (bad_text) where any text in a value, however deep, is not NFC or has a NUL."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            if "\0" in one or not (one.isascii() or unicodedata.is_normalized("NFC", one)):
                raise refused(Refusal.BAD_TEXT)
        elif isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            waiting.extend(one)
            waiting.extend(one.values())
