"""The outside of a parcel at a glance: never anything that the strict reader would not have read the same."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion.crypto.cbor import encode
from companion.crypto.header import MOST_RECIPIENTS, ZEROS, Recipient, header_map
from companion.crypto.signed import header_bytes, signed_under
from companion.errors import KnownError
from companion.hub import outside
from tests.companion.crypto.forgeries import every_rule
from tests.companion.crypto.parcels import AUTHOR, DEVICE, PARCEL, SEED, TEAM, WISH, a_parcel, device_public
from tests.companion.crypto.parcels import wish as another_wish

_EDGES = (0, 1, 23, 24, 255, 256, 65535, 65536, 2**32 - 1, 2**32, 2**63 - 1)
_BYTES = (
    b"\x00\x01\x17\x18\x19\x1a\x1b\x20\x3b\x40\x50\x58\x59\x5a\x5b\x78\x80\x82\x98\xa0\xa4\xaa\xd2\xf6\xff"
)


def _strictly(data: bytes) -> outside.Outside | None:
    try:
        return outside._strictly(data)
    except KnownError:
        return None


def _agree(data: bytes) -> bool:
    """Whether a glance sees nothing, or just what the strict reader reads; returns whether it saw something."""
    seen = outside._at_a_glance(data)
    assert seen is None or seen == _strictly(data), data.hex()
    return seen is not None


def _with_header(header: dict[int, object], payload: bytes = bytes(5000)) -> bytes:
    return signed_under(header_bytes("companion/parcel/v1", DEVICE, header), payload, SEED)


def test_what_is_seen() -> None:
    data = a_parcel()
    seen = outside._at_a_glance(data)
    assert seen is not None
    assert seen == outside._strictly(data) == outside.read_outside(data)
    assert (seen.team, seen.parcel, seen.author, seen.device) == (TEAM, PARCEL, AUTHOR, DEVICE)
    assert seen.roster_number == WISH.roster_number
    assert seen.members == tuple(sorted(one.member for one in WISH.recipients))
    assert seen.verified(device_public())
    assert not seen.verified(bytes(reversed(device_public())))


@pytest.mark.parametrize("forgery", every_rule(), ids=lambda one: one.name)
def test_forgeries_of_every_rule(forgery: object) -> None:
    _agree(forgery.make())  # type: ignore[attr-defined]


def _numbers() -> st.SearchStrategy[int]:
    return st.one_of(st.sampled_from(_EDGES), st.integers(0, 2**63 - 1))


@given(
    seq=_numbers(),
    first=st.booleans(),
    number=_numbers(),
    length=st.one_of(_numbers(), st.sampled_from((4096, 4097, 4224, 1_048_576))),
    version=_numbers(),
    counter=_numbers(),
    count=st.one_of(st.integers(0, 3), st.integers(22, 26), st.integers(63, MOST_RECIPIENTS + 2)),
    tumbled=st.booleans(),
    payload=st.sampled_from((0, 23, 24, 255, 256, 5000, 65535, 65536)),
)
def test_every_number_in_every_form(
    seq: int,
    first: bool,
    number: int,
    length: int,
    version: int,
    counter: int,
    count: int,
    tumbled: bool,
    payload: int,
) -> None:
    some = tuple(
        Recipient(member=f"01990000-0000-7000-8000-{one:012x}", key_version=1, counter=counter)
        for one in range(count)
    )
    prev = ZEROS if first else bytes(range(32))
    header = header_map(another_wish(seq=seq, prev=prev, roster_number=number, recipients=some), length)
    recipients: list[list[object]] = header[8]  # type: ignore[assignment]
    for one in recipients:
        one[1] = version
    if tumbled:
        random.Random(seq).shuffle(recipients)
    data = _with_header(header, bytes(payload))
    assert outside._at_a_glance(data) == (_strictly(data) if payload >= 24 else None)


@given(at=st.integers(0, 420), put=st.sampled_from(_BYTES), cut=st.integers(0, 3), more=st.binary(max_size=3))
@example(at=2, put=0x59, cut=0, more=b"")
def test_changed_bytes(at: int, put: int, cut: int, more: bytes) -> None:
    data = a_parcel()
    _agree(data[:at] + bytes([put]) + more + data[at + cut :])
    _agree(data[: len(data) - at] + more)


def test_every_byte_of_a_header_with_every_value() -> None:
    data = a_parcel()
    begins = data.index(b"\xa0\x59") + 4  # where the payload's own bytes begin
    saw = sum(
        _agree(data[:at] + bytes([value]) + data[at + 1 :]) for at in range(begins) for value in range(256)
    )
    assert saw > begins * 100  # most of a header are ids and hashes, and those may be anything


def test_other_forms_of_the_same() -> None:
    """A longer head than needed, or what stands behind the signature, is not seen at a glance and refused."""
    data = a_parcel()
    assert data[2] == 0x58 or data[2] == 0x59
    longer = data[:2] + b"\x5a\x00\x00" + (b"\x00" if data[2] == 0x58 else b"") + data[3:]
    for one in (longer, data + b"\0", data[:-1], encode([1]), b"", data[1:]):
        assert not _agree(one)
        assert _strictly(one) is None
