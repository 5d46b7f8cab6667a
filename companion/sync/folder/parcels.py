"""What a folder has to know of a parcel: whose it is and for whom. The rest is for whoever opens it to check."""

from __future__ import annotations

from collections.abc import Callable

from companion.crypto.cbor import uuid_bytes
from companion.crypto.envelope import MOST_BYTES, TYPE, digest_of
from companion.crypto.signed import SignedRead, read_signed
from companion.errors import KnownError
from companion.sync.wire import Credentials, OutParcel, PutStatus

SHORT_DIGEST_BYTES = 16
_TEAM, _PARCEL, _AUTHOR, _RECIPIENTS = 2, 3, 4, 8
_ID_BYTES = 16


def id_bytes(parcel: str) -> bytes:
    """The 16 bytes of a parcel's id."""
    return uuid_bytes(parcel)


def short_digest(digest: bytes) -> bytes:
    """As much of a digest as is remembered."""
    return digest[:SHORT_DIGEST_BYTES]


def id_of(parcel: bytes) -> bytes | None:
    """The id in its header; None for what is no parcel."""
    read = _read(parcel)
    told = None if read is None else _header(read).get(_PARCEL)
    return told if isinstance(told, bytes) and len(told) == _ID_BYTES else None


def is_for(parcel: bytes, member: str) -> bool:
    """Whether this member is to have it. What is no parcel at all, in a signed bundle, is for everyone to see."""
    read = _read(parcel)
    recipients = None if read is None else _header(read).get(_RECIPIENTS)
    if not isinstance(recipients, list):
        return True
    wanted = uuid_bytes(member)
    return any(one[:1] == [wanted] if isinstance(one, list) else True for one in recipients)


def fault_of(parcel: OutParcel, who: Credentials, key_of: Callable[[str], bytes | None]) -> PutStatus | None:
    """Why this parcel is not taken; None for one of this member's that is what it says it is, signed by the device that
    it names: this one, or one that this one has taken the place of. `key_of`: a device's public key.
    """
    if len(parcel.data) > MOST_BYTES:
        return PutStatus.TOO_LARGE
    read = _read(parcel.data)
    key = None if read is None else key_of(read.device)
    if read is None or key is None or digest_of(parcel.data) != parcel.digest:
        return PutStatus.REFUSED
    header = _header(read)
    named = (header.get(_TEAM), header.get(_PARCEL), header.get(_AUTHOR))
    if named != (uuid_bytes(who.team), uuid_bytes(parcel.id), uuid_bytes(who.member)):
        return PutStatus.REFUSED
    return None if read.verified(key) else PutStatus.BAD_SIGNATURE


def _read(parcel: bytes) -> SignedRead | None:
    try:
        return read_signed(parcel, TYPE, MOST_BYTES)
    except KnownError:
        return None


def _header(read: SignedRead) -> dict[object, object]:
    return read.extra if isinstance(read.extra, dict) else {}
