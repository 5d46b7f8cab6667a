"""Invites and requests in a folder. Both are closed by a secret; a hash in front says whether a file is whole."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from companion.crypto.signed import read_signed
from companion.errors import KnownError
from companion.sync.folder.disk import read_or_wait, write_beside
from companion.sync.folder.files import HASH_BYTES, sha
from companion.sync.folder.identity import Keys
from companion.sync.folder.layout import INVITES, REQUESTS, Found, list_devices, list_inside, list_teams
from companion.sync.folder.writer import Writer

REQUEST_TYPE = "companion/join-request/v1"
MOST_POSTED = 4 * 1024 + 64
MOST_REQUEST = 8 * 1024
MOST_REQUESTS = 256
"""As many are looked at; a folder that holds more was littered by somebody."""


def leave(writer: Writer, kind: str, locator: bytes, data: bytes) -> None:
    """Leave it in our directory, under the locator. Raises OSError."""
    write_beside(writer.own_place(kind) / locator.hex(), sha(data) + data)


def take_away(writer: Writer, kind: str, locator: bytes) -> None:
    """Take ours away again. Raises OSError."""
    for path in writer.own_place(kind).iterdir():
        if path.name.lower().startswith(locator.hex()):
            path.unlink(missing_ok=True)


def find_invite(share: Path, locator: bytes) -> bytes | None:
    """The posted invite, of whichever team: a joiner with twelve words does not know which."""
    for device in list_devices(list_teams(share)):
        for file in list_inside(device, INVITES):
            if file.name.startswith(locator.hex()) and (posted := _whole(file, MOST_POSTED)) is not None:
                return posted
    return None


def list_requests(share: Path, team: str, keys: Keys) -> tuple[bytes, ...]:
    """Requests of devices that are not in the team."""
    files = [file for place in list_devices(list_teams(share), team) for file in list_inside(place, REQUESTS)]
    found = {data for file in files[:MOST_REQUESTS] if (data := _whole(file, MOST_REQUEST)) is not None}
    return tuple(sorted(one for one in found if _is_outside(one, keys)))


def clear_requests(share: Path, team: str, device: str) -> None:
    """Our own, once we are in. One that cannot be removed is litter, and no harm."""
    for place in list_devices(list_teams(share), team):
        for file in list_inside(place, REQUESTS) if place.id == device else ():
            with suppress(OSError):
                file.path.unlink()


def _whole(file: Found, most: int) -> bytes | None:
    data = read_or_wait(file.path, HASH_BYTES + most) or b""
    return data[HASH_BYTES:] if sha(data[HASH_BYTES:]) == data[:HASH_BYTES] else None


def _is_outside(request: bytes, keys: Keys) -> bool:
    try:
        return keys(read_signed(request, REQUEST_TYPE, MOST_REQUEST).device) is None
    except KnownError:
        return False
