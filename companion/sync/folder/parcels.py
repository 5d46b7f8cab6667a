"""What a folder has to know of a parcel: whose it is, for whom, and that it is one. Nothing is opened here."""

from __future__ import annotations

from companion.crypto.cbor import uuid_bytes
from companion.crypto.envelope import MOST_BYTES, TYPE, digest_of, read_parcel
from companion.crypto.header import Header, read_header
from companion.crypto.signed import read_signed
from companion.errors import KnownError
from companion.sync.wire import Credentials, OutParcel, PutStatus

SHORT_DIGEST_BYTES = 16


def id_bytes(parcel: str) -> bytes:
    """The 16 bytes of a parcel's id."""
    return uuid_bytes(parcel)


def short_digest(digest: bytes) -> bytes:
    """As much of a digest as is remembered."""
    return digest[:SHORT_DIGEST_BYTES]


def header_of(parcel: bytes) -> Header | None:
    """Its header; None for what is no parcel."""
    try:
        signed = read_signed(parcel, TYPE, MOST_BYTES)
        return read_header(signed.extra, signed.device)
    except KnownError:
        return None


def is_for(parcel: bytes, member: str) -> bool:
    """Whether this member is to have it. What is no parcel at all, in a signed bundle, is for everyone to see."""
    header = header_of(parcel)
    return header is None or any(one.member == member for one in header.recipients)


def fault_of(parcel: OutParcel, who: Credentials, own_key: bytes) -> PutStatus | None:
    """Why this parcel is not taken; None for one that is whole, signed by this device, and what it says it is."""
    if len(parcel.data) > MOST_BYTES:
        return PutStatus.TOO_LARGE
    try:
        sealed = read_parcel(parcel.data)
    except KnownError:
        return PutStatus.REFUSED
    header = sealed.header
    wanted = (parcel.id, parcel.digest, who.team, who.device)
    if (header.parcel, digest_of(parcel.data), header.team, header.device) != wanted:
        return PutStatus.REFUSED
    return None if sealed.verified(own_key) else PutStatus.BAD_SIGNATURE
