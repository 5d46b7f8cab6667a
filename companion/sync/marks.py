"""A mark: what a device leaves of itself at a hub, so that an old copy of its vault is noticed.

docs/format-carriers.md, Hub. In a folder the head and the bundles of a device say the same.
"""

from __future__ import annotations

from companion.crypto.cbor import decode, encode, uuid_bytes, uuid_text
from companion.crypto.signed import read_signed, signed
from companion.errors import KnownError
from companion.sync.wire import Credentials, Trail

MARK_TYPE = "companion/device-mark/v1"
MOST_MARK = 1024
_VERSION = 1
_HASH_BYTES = 32


def write_mark(who: Credentials, parcel: str, digest: bytes, audit: tuple[int, bytes]) -> bytes:
    """The mark of this device: the newest parcel of those that follow it, and the head of its audit chain."""
    told = {0: _VERSION, 1: uuid_bytes(who.team), 2: uuid_bytes(parcel), 3: digest, 4: list(audit)}
    return signed(MARK_TYPE, who.device, encode(told), who.device_seed)


def read_mark(data: bytes, team: str, device: str, public: bytes) -> Trail | None:
    """What a mark says; None for anything but one of this device in this team, signed by its key."""
    try:
        read = read_signed(data, MARK_TYPE, MOST_MARK)
        told = decode(read.payload, most=MOST_MARK)
        if read.extra is not None or read.device != device or not read.verified(public):
            return None
        return _trail(told, team, device)
    except KnownError:
        return None


def _trail(told: object, team: str, device: str) -> Trail | None:
    match told:
        case {
            0: 1 as version,
            1: of,
            2: parcel,
            3: bytes() as digest,
            4: [int() as seq, bytes() as head],
            **rest,
        }:
            is_odd = bool(rest) or isinstance(version, bool) or isinstance(seq, bool) or seq < 0
            if not is_odd and len(digest) == len(head) == _HASH_BYTES and uuid_text(of) == team:
                return Trail(device, ((uuid_text(parcel), digest),), ((seq, head),))
    return None
