"""COSE_Sign1: one header for everything signed."""

from __future__ import annotations

import hashlib

import pytest
from cbor2 import CBORTag
from hypothesis import given
from hypothesis import strategies as st

from companion.crypto import signing
from companion.crypto.cbor import encode
from companion.crypto.signed import header_bytes, read_signed, signed, signed_under

from .parcels import DEVICE, SEED
from .refusing import refusal

TYPE = "companion/roster-entry/v1"
PUBLIC = signing.public_of(SEED)


@given(st.binary(max_size=300), st.none() | st.dictionaries(st.integers(0, 9), st.integers(0, 9)))
def test_there_and_back(payload: bytes, extra: dict[int, object] | None) -> None:
    data = signed(TYPE, DEVICE, payload, SEED, extra)
    read = read_signed(data, TYPE, len(data))
    assert (read.device, read.payload, read.extra) == (DEVICE, payload, extra)
    assert read.verified(PUBLIC)
    assert not read.verified(signing.public_of(bytes(32)))
    assert read.bound() == hashlib.sha256(header_bytes(TYPE, DEVICE, extra)).digest()


def test_its_very_bytes() -> None:
    data = signed(TYPE, DEVICE, b"payload", SEED)
    protected = bytes.fromhex("a3 01 27 04 50 01990000000070008000 0000000000d1 10 78 19") + TYPE.encode()
    body = b"\xd2\x84\x58" + bytes([len(protected)]) + protected + b"\xa0\x47payload\x58\x40"
    assert data[:-64] == body
    to_sign = b"\x84\x6aSignature1\x58" + bytes([len(protected)]) + protected + b"\x40\x47payload"
    assert data[-64:] == signing.sign(SEED, to_sign)


def test_no_more_than_wanted() -> None:
    data = signed(TYPE, DEVICE, bytes(100), SEED)
    assert refusal(lambda: read_signed(data, TYPE, len(data) - 1)) == "too_large"


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ({1: -8, 4: bytes(16)}, "not_as_named"),
        ({1: -8, 4: bytes(16), 16: TYPE, "more": 1}, "not_as_named"),
        ({1: -8, 4: bytes(16), 16: TYPE, "companion": None}, "not_as_named"),
        ({1: -8, 4: "device", 16: TYPE}, "not_as_named"),
        ({1: -8, 4: bytes(16), 16: 16}, "not_as_named"),
        ({1: -8, 4: bytes(16), 16: "companion/parcel/v1"}, "not_as_named"),
        ({1: -8, 4: bytes(16), 16: "companion/roster-entry/v2"}, "unknown_version"),
        ({1: -7, 4: bytes(16), 16: TYPE}, "unknown_suite"),
        ({1: None, 4: bytes(16), 16: TYPE}, "unknown_suite"),
        ([], "not_as_named"),
    ],
)
def test_other_headers(header: object, reason: str) -> None:
    data = signed_under(encode(header), b"", SEED)
    assert refusal(lambda: read_signed(data, TYPE, 1000)) == reason


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        CBORTag(18, []),
        CBORTag(18, {}),
        CBORTag(96, [header_bytes(TYPE, DEVICE), {}, b"", bytes(64)]),
        CBORTag(18, [header_bytes(TYPE, DEVICE), {1: 1}, b"", bytes(64)]),
        CBORTag(18, [header_bytes(TYPE, DEVICE), {}, b"", bytes(63)]),
        CBORTag(18, [header_bytes(TYPE, DEVICE), {}, "", bytes(64)]),
    ],
)
def test_other_shapes(value: object) -> None:
    assert refusal(lambda: read_signed(encode(value), TYPE, 1000)) == "not_as_named"
