"""What is read from CBOR in the team's log, an invite or a request: exactly these keys, types and lengths."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime

from companion.crypto.cbor import uuid_text
from companion.domain.member import Role
from companion.errors import BugError
from companion.team.refusals import Reason, as_roster, refused, require

HASH_BYTES = 32
ZEROS = bytes(HASH_BYTES)
MOST_NUMBER = 2**31 - 1
MOST_TEXT = 2000
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


def fields(value: object, keys: Sequence[int | str]) -> list[object]:
    """The values of a map with exactly these keys, in the order asked for."""
    require(isinstance(value, dict) and value.keys() == set(keys), Reason.NOT_AS_NAMED)
    assert isinstance(value, dict)
    return [value[key] for key in keys]


def array(value: object, most: int) -> list[object]:
    """A list of at most this many."""
    if not isinstance(value, list) or len(value) > most:
        raise refused(Reason.NOT_AS_NAMED)
    return value


def id_text(value: object) -> str:
    """An id: 16 bytes there, UUID text here."""
    with as_roster():
        return uuid_text(value)


def fixed(value: object, length: int) -> bytes:
    """Exactly this many bytes."""
    return some(value, length, length)


def some(value: object, least: int, most: int) -> bytes:
    """Bytes of a bounded length."""
    if not isinstance(value, bytes) or not least <= len(value) <= most:
        raise refused(Reason.NOT_AS_NAMED)
    return value


def number(value: object, most: int = MOST_NUMBER) -> int:
    """A whole number from 0."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise refused(Reason.NOT_AS_NAMED)
    return value


def number_or_none(value: object, most: int) -> int | None:
    """A whole number from 0, or nothing said."""
    return None if value is None else number(value, most)


def text(value: object, most: int = MOST_TEXT) -> str:
    """NFC text without NUL, of at most this many characters."""
    if not isinstance(value, str) or len(value) > most:
        raise refused(Reason.NOT_AS_NAMED)
    require("\0" not in value and unicodedata.is_normalized("NFC", value), Reason.NOT_AS_NAMED)
    return value


def time_text(at: datetime) -> str:
    """A time as it is written down: RFC 3339, UTC, whole seconds."""
    if at.utcoffset() is None:
        raise BugError("a time without its zone")
    return at.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def time(value: object) -> datetime:
    """That time again."""
    if not isinstance(value, str) or not _AT.fullmatch(value):
        raise refused(Reason.NOT_AS_NAMED)
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise refused(Reason.NOT_AS_NAMED) from None


def roles(value: object) -> tuple[Role, ...]:
    """At least one role, each once, in the order of Role."""
    given = tuple(value) if isinstance(value, list) else ()
    found = tuple(role for role in Role if role.value in given)
    require(bool(given) and given == tuple(role.value for role in found), Reason.NOT_AS_NAMED)
    return found


def in_order(wished: Sequence[Role]) -> tuple[Role, ...]:
    """Roles as they are written: each once, in their order."""
    return tuple(role for role in Role if role in wished)
