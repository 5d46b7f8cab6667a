"""What a parcel says on its outside, read at a glance: the one form of docs/format.md as one pattern over its bytes.

A hub reads thousands a second and opens none. What fits the pattern, the strict reader (companion/crypto) would have
read just the same: a test holds the two against each other. What does not fit goes to that reader, which decides, and
which alone says what is wrong.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from companion.crypto import signing
from companion.crypto.cbor import uuid_text
from companion.crypto.envelope import MOST_BYTES, TYPE
from companion.crypto.header import MOST_KEY_VERSION, ZEROS, read_header
from companion.crypto.padding import FLOOR, MOST, padme
from companion.crypto.signed import read_signed, to_be_signed


class Outside(NamedTuple):
    """Who sealed which parcel by which device, knowing the team's log up to which number, for which members (UUID
    text); and what the device signed, with its signature. Nothing of it is believed yet.
    """

    team: str
    parcel: str
    author: str
    device: str
    roster_number: int
    members: tuple[str, ...]
    covered: bytes
    signature: bytes

    def verified(self, public: bytes) -> bool:
        """Whether the device with this public key (32 bytes) signed every byte of the parcel."""
        return signing.verified(public, self.covered, self.signature)


def read_outside(data: bytes) -> Outside:
    """The outside of a parcel. Raises PARCEL_REFUSED where the strict reader would."""
    return _at_a_glance(data) or _strictly(data)


def _strictly(data: bytes) -> Outside:
    signed = read_signed(data, TYPE, MOST_BYTES)
    header = read_header(signed.extra, signed.device)
    return Outside(
        header.team,
        header.parcel,
        header.author,
        header.device,
        header.roster_number,
        tuple(one.member for one in header.recipients),
        to_be_signed(signed.protected, signed.payload),
        signed.signature,
    )


_NUMBER = rb"([\x00-\x17]|\x18[\x18-\xff]|\x19(?!\x00)..|\x1a(?!\x00\x00)....|\x1b(?!\x00\x00\x00\x00)[\x00-\x7f].{7})"
_LONG = rb"(\x58[\x18-\xff]|\x59(?!\x00)..|\x5a(?!\x00\x00)....)"  # the head of a string of 24 bytes or more
_ID = rb"\x50(.{16})"
_HASH = rb"\x58\x20(.{32})"
_RECIPIENT = rb"\x83" + _ID + _NUMBER + _NUMBER
_SOME = (
    rb"([\x81-\x97]|\x98[\x18-\x40])((?:"
    + _RECIPIENT.replace(rb"([", rb"(?:[").replace(rb"(.", rb"(?:.")
    + rb")+)"
)
_HEADER = re.compile(
    rb"\xd2\x84" + _LONG  # tag 18, four items, the first a string; in it a map of 1, 4, 16 and "companion"
    + rb"(\xa4\x01\x27\x04" + _ID + rb"\x10\x73companion/parcel/v1\x69companion"
    + rb"\xaa\x00\x01\x01[\x01-\x05]\x02" + _ID + rb"\x03" + _ID + rb"\x04" + _ID
    + rb"\x05" + _NUMBER + rb"\x06" + _HASH + rb"\x07\x82" + _NUMBER + _HASH
    + rb"\x08" + _SOME + rb"\x09" + _NUMBER
    + rb")\xa0" + _LONG,
    re.DOTALL,
)  # fmt: skip
_EACH = re.compile(_RECIPIENT, re.DOTALL)
_PAYLOAD = 14  # the last group
_SIGNATURE = b"\x58\x40"  # its head
_CONTEXT, _NOTHING_MORE = b"\x84\x6aSignature1", b"\x40"  # Sig_structure, RFC 9052, 4.4


def _at_a_glance(data: bytes) -> Outside | None:
    """The outside of what fits the pattern and keeps the rules that no pattern can tell."""
    if len(data) > MOST_BYTES or (found := _HEADER.match(data)) is None:
        return None
    declared, protected, device, team, parcel, author, seq, prev, number, _head, count, some, length, size = (
        found.groups()
    )
    end = found.end() + _number(size)
    if _number(declared) != len(protected) or data[end : -signing.SIGNATURE_BYTES] != _SIGNATURE:
        return None
    members = _members(some, _number(count))
    if (
        members is None
        or (seq == b"\x01") != (prev == ZEROS)
        or seq == b"\x00"
        or not _is_padded(_number(length))
    ):
        return None
    payload = data[found.start(_PAYLOAD) : end]
    return Outside(
        uuid_text(team),
        uuid_text(parcel),
        uuid_text(author),
        uuid_text(device),
        _number(number),
        members,
        b"".join((_CONTEXT, declared, protected, _NOTHING_MORE, payload)),
        data[-signing.SIGNATURE_BYTES :],
    )


def _members(some: bytes, count: int) -> tuple[str, ...] | None:
    """Whom it is for, when they ascend and are as many as was said, each with numbers that may be."""
    each = _EACH.findall(some)
    ids = [one[0] for one in each]
    if len(each) != count or ids != sorted(set(ids)):
        return None
    if any(_number(version) > MOST_KEY_VERSION or counter == b"\x00" for _id, version, counter in each):
        return None
    return tuple(map(uuid_text, ids))


def _is_padded(length: int) -> bool:
    return FLOOR <= length <= MOST and padme(length) == length


def _number(written: bytes) -> int:
    """A number, or the length that the head of a string or an array gives, in its one form."""
    return written[0] & 0x1F if len(written) == 1 else int.from_bytes(written[1:], "big")
