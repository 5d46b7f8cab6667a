"""Deterministic CBOR (RFC 8949, 4.2.1), as far as docs/format.md uses it; what strangers send is scanned first.

Values are int (64 bits with a sign), bytes, str, bool, None, lists, dicts with int or str keys, and CBORTag 18 or 96;
what was decoded holds these very types, arrays as lists.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping

import cbor2
from cbor2 import CBORTag

from companion.crypto.refusals import Refusal, refused
from companion.errors import BugError

MOST_DEPTH = 8
MOST_ITEMS = 65_536
TAGS = (18, 96)
_INTEGER, _NEGATIVE, _BYTES, _TEXT, _ARRAY, _MAP, _TAG, _SIMPLE = range(8)
_AS_IT_STANDS = frozenset({type(None), bool, bytes, str})
_SHORT_SIMPLES = (20, 21, 22)  # false, true, null
_LEAST_INTEGER, _MOST_INTEGER = -(1 << 63), (1 << 63) - 1  # what a database holds too


def encode(value: object) -> bytes:
    """The one encoding of a value. A type that the page does not name is our bug."""
    return cbor2.dumps(_plain(value))


def decode(data: bytes, *, most: int, depth: int = MOST_DEPTH) -> object:
    """The value of at most `most` bytes. Raises PARCEL_REFUSED (too_large, not_cbor) unless these are the very
    bytes that `encode` gives for it, in at most `depth` levels and 65,536 items.
    """
    if len(data) > most:
        raise refused(Refusal.TOO_LARGE)
    _scan(data, depth)
    try:
        value = _plain(cbor2.loads(data, max_depth=depth + 1))
    except (cbor2.CBORError, BugError):
        raise refused(Refusal.NOT_CBOR) from None
    if cbor2.dumps(value) != data:
        raise refused(Refusal.NOT_CBOR)
    return value


def uuid_bytes(text: str) -> bytes:
    """The 16 bytes of an id. Text that is not the usual form of one is our bug."""
    try:
        read = uuid.UUID(text)
    except ValueError:
        raise BugError("not an id") from None
    if str(read) != text:
        raise BugError("not the usual form of an id")
    return read.bytes


def uuid_text(data: object) -> str:
    """The usual form of an id. Raises PARCEL_REFUSED (not_as_named) unless it is 16 bytes."""
    if not isinstance(data, bytes) or len(data) != 16:
        raise refused(Refusal.NOT_AS_NAMED)
    return str(uuid.UUID(bytes=data))


def _plain(value: object) -> object:
    """The same value of plain types alone, its maps in the order of their encoded keys."""
    if type(value) in _AS_IT_STANDS:
        return value
    match value:
        case str():
            return str(value)
        case int() if _LEAST_INTEGER <= value <= _MOST_INTEGER:
            return int(value)
        case list() | tuple():
            return [_plain(each) for each in value]
        case Mapping():
            return {key: _plain(value[key]) for key in sorted(value, key=_place)}
        case CBORTag() if value.tag in TAGS:
            return CBORTag(value.tag, _plain(value.value))
    raise BugError(f"no CBOR for {type(value).__name__}")


def _place(key: object) -> tuple[int, int, bytes]:
    """What sorts keys as their encodings sort: integers from 0 up, those below 0 down, then text by its length."""
    if isinstance(key, str):
        written = key.encode()
        return _TEXT, len(written), written
    if isinstance(key, bool) or not isinstance(key, int):
        raise BugError(f"no key of a map: {type(key).__name__}")
    _plain(key)
    return (_INTEGER, key, b"") if key >= 0 else (_NEGATIVE, -key, b"")


def _scan(data: bytes, depth: int) -> None:
    """Walk the heads alone, building nothing: a bomb is told by its first bytes, at the cost of reading them."""
    left = [1]  # how many items are still to come, for each level that is open
    at = items = 0
    while left:
        if left[-1] == 0:
            left.pop()
            continue
        left[-1] -= 1
        items += 1
        at, inside = _head(data, at)
        if inside:
            left.append(inside)
        if len(left) > depth + 1 or items > MOST_ITEMS:
            raise refused(Refusal.NOT_CBOR)
    if at != len(data):
        raise refused(Refusal.NOT_CBOR)


def _head(data: bytes, at: int) -> tuple[int, int]:
    """Where the next item begins, and how many items this one opens."""
    if at >= len(data):
        raise refused(Refusal.NOT_CBOR)
    major, short = data[at] >> 5, data[at] & 0x1F
    if major == _SIMPLE:
        return _simple(at, short)
    number, at = _argument(data, at + 1, short)
    room = len(data) - at
    match major:
        case 2 | 3:
            return at + _within(number, room), 0
        case 4:
            return at, _within(number, room)
        case 5:
            return at, _within(2 * number, room)
        case 6 if number not in TAGS:
            raise refused(Refusal.NOT_CBOR)
        case 6:
            return at, 1
    return at, 0


def _simple(at: int, short: int) -> tuple[int, int]:
    if short not in _SHORT_SIMPLES:
        raise refused(Refusal.NOT_CBOR)
    return at + 1, 0


def _argument(data: bytes, at: int, short: int) -> tuple[int, int]:
    """The number in a head, and where the head ends. 28 to 31 are not used, or mean an indefinite length."""
    if short < 24:
        return short, at
    wide = {24: 1, 25: 2, 26: 4, 27: 8}.get(short)
    if wide is None or at + wide > len(data):
        raise refused(Refusal.NOT_CBOR)
    return int.from_bytes(data[at : at + wide], "big"), at + wide


def _within(number: int, room: int) -> int:
    if number > room:
        raise refused(Refusal.NOT_CBOR)
    return number
