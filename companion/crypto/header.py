"""The header of a parcel, which the carrier sees: docs/format.md, Header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from companion.crypto.cbor import uuid_bytes, uuid_text
from companion.crypto.padding import FLOOR, MOST, padme
from companion.crypto.refusals import Refusal, refused
from companion.crypto.written import read_bytes, read_number

VERSION = 1
HASH_BYTES = 32
ZEROS = bytes(HASH_BYTES)
MOST_RECIPIENTS = 64
MOST_KEY_VERSION = (1 << 32) - 1


class Kind(IntEnum):
    """What a parcel is."""

    SUMMARY = 1
    REPLY = 2
    RECEIPT = 3
    WITHDRAWAL = 4
    GRANT = 5


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """A member a parcel is sealed for, by which version of their key; `counter` counts this device's parcels
    to them from 1.
    """

    member: str
    key_version: int
    counter: int

    def kid(self) -> bytes:
        """How the sealed part names them (20 bytes)."""
        return uuid_bytes(self.member) + self.key_version.to_bytes(4, "big")


@dataclass(frozen=True, kw_only=True)
class HeaderWish:
    """The header as its author wants it: ids are UUID text, hashes 32 bytes; seq counts this device's parcels
    from 1, and prev is the digest of the one before (zeros for the first).
    """

    kind: Kind
    team: str
    parcel: str
    author: str
    device: str
    seq: int
    prev: bytes
    roster_number: int
    roster_head: bytes
    recipients: tuple[Recipient, ...]


@dataclass(frozen=True, kw_only=True)
class Header(HeaderWish):
    """The header as it was sealed: recipients ascend by member. `length` is that of the padded plaintext."""

    length: int


def header_map(wish: HeaderWish, length: int) -> dict[int, object]:
    """What is encoded. The device stands elsewhere, in COSE's own key."""
    recipients = sorted(wish.recipients, key=Recipient.kid)
    return {
        0: VERSION,
        1: int(wish.kind),
        2: uuid_bytes(wish.team),
        3: uuid_bytes(wish.parcel),
        4: uuid_bytes(wish.author),
        5: wish.seq,
        6: wish.prev,
        7: [wish.roster_number, wish.roster_head],
        8: [[uuid_bytes(one.member), one.key_version, one.counter] for one in recipients],
        9: length,
    }


def read_header(value: object, device: str) -> Header:
    """The header of a decoded map. Raises PARCEL_REFUSED (unknown_version, not_as_named, bad_padding)."""
    if not isinstance(value, dict) or 0 not in value:
        raise refused(Refusal.NOT_AS_NAMED)
    if read_number(value[0], 0) != VERSION:
        raise refused(Refusal.UNKNOWN_VERSION)
    if value.keys() != set(range(10)):
        raise refused(Refusal.NOT_AS_NAMED)
    roster = read_list(value[7], 2, 2)
    header = Header(
        kind=read_kind(value[1]),
        team=uuid_text(value[2]),
        parcel=uuid_text(value[3]),
        author=uuid_text(value[4]),
        device=device,
        seq=read_number(value[5], 1),
        prev=read_bytes(value[6], HASH_BYTES),
        roster_number=read_number(roster[0], 0),
        roster_head=read_bytes(roster[1], HASH_BYTES),
        recipients=tuple(map(_recipient, read_list(value[8], 1, MOST_RECIPIENTS))),
        length=read_number(value[9], 0),
    )
    _require_order(header)
    if not FLOOR <= header.length <= MOST or padme(header.length) != header.length:
        raise refused(Refusal.BAD_PADDING)
    return header


def read_kind(value: object) -> Kind:
    """One of the kinds."""
    return Kind(read_number(value, Kind.SUMMARY, Kind.GRANT))


def read_list(value: object, least: int, most: int) -> Sequence[object]:
    """An array of so many items."""
    if not isinstance(value, list) or not least <= len(value) <= most:
        raise refused(Refusal.NOT_AS_NAMED)
    return value


def _recipient(value: object) -> Recipient:
    member, key_version, counter = read_list(value, 3, 3)
    return Recipient(
        member=uuid_text(member),
        key_version=read_number(key_version, 0, MOST_KEY_VERSION),
        counter=read_number(counter, 1),
    )


def _require_order(header: Header) -> None:
    """The first parcel follows nothing, any other something; members ascend, none twice."""
    members = [one.member for one in header.recipients]
    if (header.seq == 1) != (header.prev == ZEROS) or members != sorted(set(members)):
        raise refused(Refusal.NOT_AS_NAMED)
