"""Deterministic CBOR (RFC 8949, 4.2.1), as far as docs/format.md uses it; what strangers send is read by its rules.

Values are int (64 bits with a sign), bytes, str, bool, None, lists, dicts with int or str keys, and CBORTag 18 or 96;
what was decoded holds these very types, arrays as lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

import cbor2
from cbor2 import CBORTag

from companion.crypto.refusals import Refusal, refused
from companion.errors import BugError

MOST_DEPTH = 8
MOST_ITEMS = 65_536
TAGS = (18, 96)
_INTEGER, _NEGATIVE, _BYTES, _TEXT, _ARRAY, _MAP, _TAG, _SIMPLE = range(8)
_AS_IT_STANDS = frozenset({type(None), bool, bytes, str})
_SIMPLES = {20: False, 21: True, 22: None}
_NUMBERS, _STRINGS = (_INTEGER, _NEGATIVE), (_BYTES, _TEXT)
_KEYS = (_INTEGER, _NEGATIVE, _TEXT)
_ONE_BYTE = 24  # numbers below it are their own encoding
_SHORT_TEXT, _LONGER_TEXT = _TEXT << 5, (_TEXT << 5) + 24
_WIDER = {24: (1, 24), 25: (2, 1 << 8), 26: (4, 1 << 16), 27: (8, 1 << 32)}
"""For each short number that says so: how many bytes the real one has, and from what on it may have so many."""
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
    try:
        value, end = _Reading(data).item(0, depth)
    except (LookupError, ValueError):
        raise refused(Refusal.NOT_CBOR) from None
    if (
        end != len(data) or cbor2.dumps(value) != data
    ):  # what was read strictly is asked of the library once more
        raise refused(Refusal.NOT_CBOR)
    return value


def uuid_bytes(text: str) -> bytes:
    """The 16 bytes of an id. Text that is not the usual form of one is our bug."""
    try:
        read = bytes.fromhex(text.replace("-", ""))
    except ValueError:
        raise BugError("not an id") from None
    if len(read) != 16 or _usual(read) != text:
        raise BugError("not the usual form of an id")
    return read


def uuid_text(data: object) -> str:
    """The usual form of an id. Raises PARCEL_REFUSED (not_as_named) unless it is 16 bytes."""
    if not isinstance(data, bytes) or len(data) != 16:
        raise refused(Refusal.NOT_AS_NAMED)
    return _usual(data)


def _usual(data: bytes) -> str:
    digits = data.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _plain(value: object) -> object:
    """The same value of plain types alone, its maps in the order of their encoded keys."""
    if type(value) in _AS_IT_STANDS:
        return value
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, int) and _LEAST_INTEGER <= value <= _MOST_INTEGER:
        return int(value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {key: _plain(value[key]) for key in _in_order(*value)}
    if isinstance(value, CBORTag) and value.tag in TAGS:
        return CBORTag(value.tag, _plain(value.value))
    raise BugError(f"no CBOR for {type(value).__name__}")


@lru_cache(maxsize=256, typed=True)
def _in_order(*keys: object) -> Iterable[object]:
    """The keys of a map in order. The maps that are signed and sealed have few sets of names."""
    return sorted(keys, key=_place)


def _place(key: object) -> tuple[int, int, bytes]:
    """What sorts keys as their encodings sort: integers from 0 up, those below 0 down, then text by its length."""
    if isinstance(key, str):
        written = key.encode()
        return _TEXT, len(written), written
    if isinstance(key, bool) or not isinstance(key, int):
        raise BugError(f"no key of a map: {type(key).__name__}")
    _plain(key)
    return (_INTEGER, key, b"") if key >= 0 else (_NEGATIVE, -key, b"")


class _Reading:
    """One reading of bytes by whoever may have sent them, from front to back, once.

    Nothing is taken on trust: an array that promises more than there are bytes, or than may be, ends it at its head.
    Raises ValueError or LookupError at the first thing that our own encoding would not have.
    """

    def __init__(self, data: bytes) -> None:
        self._data, self._end = data, len(data)
        self._left = MOST_ITEMS - 1  # how many more items there may be

    def item(self, at: int, depth: int) -> tuple[object, int]:
        """The item that begins there, with so many levels at most, and where it ends."""
        first = self._data[at]
        at += 1
        if _SHORT_TEXT <= first < _LONGER_TEXT:  # most items are short texts or small numbers
            end = at + first - _SHORT_TEXT
            if end > self._end:
                raise ValueError
            return str(self._data[at:end], "utf-8"), end
        major, number = first >> 5, first & 0x1F
        if number >= 24 and major != _SIMPLE:
            number, at = self._wide(number, at)
        if major in _NUMBERS:
            return (-1 - number if major else number), at
        if major in _STRINGS:
            end = at + number
            written = self._bytes(at, end)
            return (written if major == _BYTES else str(written, "utf-8")), end
        if major == _SIMPLE:
            return _SIMPLES[number], at
        return self._opened(major, number, at, depth)

    def _wide(self, short: int, at: int) -> tuple[int, int]:
        """A number that has bytes of its own: as few as can be, and no more than 63 bits."""
        wide, least = _WIDER[short]
        end = at + wide
        number = int.from_bytes(self._bytes(at, end), "big")
        if not least <= number <= _MOST_INTEGER:
            raise ValueError
        return number, end

    def _bytes(self, at: int, end: int) -> bytes:
        if end > self._end:
            raise ValueError
        return self._data[at:end]

    def _opened(self, major: int, number: int, at: int, depth: int) -> tuple[object, int]:
        """An array, a map or a tag, and where it ends."""
        inside = 1 if major == _TAG else 2 * number if major == _MAP else number
        self._left -= inside
        if self._left < 0 or inside > self._end - at or (inside and not depth):
            raise ValueError
        if major == _MAP:
            return self._map(number, at, depth - 1)
        if major == _ARRAY:
            items = []
            for _each in range(number):
                item, at = self.item(at, depth - 1)
                items.append(item)
            return items, at
        if number not in TAGS:
            raise ValueError
        item, at = self.item(at, depth - 1)
        return CBORTag(number, item), at

    def _map(self, pairs: int, at: int, depth: int) -> tuple[object, int]:
        """A map whose keys are integers or texts, each behind the one before: so none is there twice."""
        read: dict[object, object] = {}
        data, before = self._data, b""
        key: object
        for _each in range(pairs):
            begun, first = at, data[at]
            if first < _ONE_BYTE:  # most keys are small numbers or short texts
                key, at = first, at + 1
            else:
                key, at = self.item(at, depth)
            written = data[begun:at]
            if written <= before or first >> 5 not in _KEYS:
                raise ValueError
            before = written
            read[key], at = self.item(at, depth)
        return read, at
