"""Where a laptop stands with its reading of a folder: for each device the numbers of the bundles it has read."""

from __future__ import annotations

from collections.abc import Mapping

from companion.crypto.cbor import decode, encode, uuid_bytes, uuid_text
from companion.errors import Code, KnownError
from companion.sync.folder.ranges import Ranges, from_list, to_list
from companion.sync.wire import FROM_THE_START, MIB

_VERSION = 1


def to_cursor(folder: bytes, read: Mapping[str, Ranges]) -> bytes:
    """The cursor's bytes; the same for the same reading."""
    devices = sorted((uuid_bytes(device), to_list(ranges)) for device, ranges in read.items() if ranges)
    return encode([_VERSION, folder, [list(one) for one in devices]])


def from_cursor(cursor: bytes, folder: bytes) -> dict[str, Ranges]:
    """What was read. Raises CURSOR_EXPIRED for a cursor of another folder, or of no folder."""
    if cursor == FROM_THE_START:
        return {}
    try:
        match decode(cursor, most=MIB):
            case [int() as version, bytes() as known, list() as devices] if (version, known) == (
                _VERSION,
                folder,
            ):
                return dict(_device(one) for one in devices)
    except KnownError:
        pass
    raise KnownError(Code.CURSOR_EXPIRED)


def _device(told: object) -> tuple[str, Ranges]:
    match told:
        case [device, ranges] if (read := from_list(ranges)) is not None:
            return uuid_text(device), read
    raise KnownError(Code.CURSOR_EXPIRED)
