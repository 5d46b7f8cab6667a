"""HPKE: what another implementation made opens here, and nothing else does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.crypto import hpke

from .refusing import refusal

# Made by another implementation: @hpke/hybridkem-x-wing, a package for JavaScript.
FOREIGN = json.loads(
    Path(__file__).with_name("vectors").joinpath("hpke-mlkem768-x25519.json").read_text("utf-8")
)
PRIVATE = bytes(range(96))
PUBLIC = hpke.member_public(PRIVATE)


@pytest.mark.parametrize("vector", FOREIGN["vectors"], ids=lambda one: f"{len(one['plaintext']) // 2} bytes")
def test_what_another_implementation_sealed(vector: dict[str, str]) -> None:
    raw = {name: bytes.fromhex(value) for name, value in vector.items()}
    private = raw["mlkem768_seed"] + raw["x25519_private"]
    assert hpke.member_public(private) == raw["public"]
    assert hpke.open_(private, raw["enc"] + raw["ct"], raw["info"]) == raw["plaintext"]
    assert hpke.open_(private, raw["enc"] + raw["ct"], raw["info"] + b"!") is None
    assert hpke.open_(PRIVATE, raw["enc"] + raw["ct"], raw["info"]) is None


def test_sizes() -> None:
    private = hpke.new_member_key()
    assert len(private) == hpke.PRIVATE_BYTES
    assert private != hpke.new_member_key()
    assert len(hpke.member_public(private)) == hpke.PUBLIC_BYTES
    assert len(hpke.seal(PUBLIC, bytes(32), b"")) == hpke.ENC_BYTES + 32 + hpke.TAG_BYTES


@given(st.binary(max_size=64), st.binary(max_size=64), st.integers(0, 1136 * 8 - 1))
def test_there_and_back_and_no_bit_changed(secret: bytes, info: bytes, bit: int) -> None:
    sealed = bytearray(hpke.seal(PUBLIC, secret, info))
    assert hpke.open_(PRIVATE, bytes(sealed), info) == secret
    assert hpke.open_(PRIVATE, bytes(sealed), info + b"\0") is None
    assert hpke.open_(bytes(96), bytes(sealed), info) is None
    sealed[bit // 8] ^= 1 << bit % 8
    assert hpke.open_(PRIVATE, bytes(sealed), info) is None


@given(st.binary(max_size=1300))
def test_anything_may_be_tried(sealed: bytes) -> None:
    assert hpke.open_(PRIVATE, sealed, b"") is None


@pytest.mark.parametrize("part", [bytes(32), b"\1" + bytes(31), b"\xff" * 32])
def test_the_curve_half_of_small_order(part: bytes) -> None:
    """The library finds no shared secret there; that is a refusal like any other."""
    sealed = hpke.seal(PUBLIC, bytes(32), b"")
    assert hpke.open_(PRIVATE, sealed[: hpke.ENC_BYTES - 32] + part + sealed[hpke.ENC_BYTES :], b"") is None
    assert hpke.open_(PRIVATE, sealed[: hpke.ENC_BYTES], b"") is None


def test_two_seals_have_nothing_in_common() -> None:
    one, other = hpke.seal(PUBLIC, bytes(32), b""), hpke.seal(PUBLIC, bytes(32), b"")
    assert one[:32] != other[:32]
    assert one[-48:] != other[-48:]


def unusable() -> dict[str, bytes]:
    """Public keys to which nothing may be sealed."""
    return {
        "empty": b"",
        "short": PUBLIC[:-1],
        "long": PUBLIC + b"\0",
        "zeros of X25519": PUBLIC[:1184] + bytes(32),
        "one of X25519": PUBLIC[:1184] + b"\1" + bytes(31),
        "order 8": PUBLIC[:1184]
        + bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
        "coefficients above the modulus": b"\xff" * 1184 + PUBLIC[1184:],
    }


@pytest.mark.parametrize("name", unusable())
def test_keys_nothing_can_be_sealed_to(name: str) -> None:
    public = unusable()[name]
    assert not hpke.is_usable(public)
    assert refusal(lambda: hpke.seal(public, bytes(32), b"")) == "unusable_key"


def test_a_key_something_can_be_sealed_to() -> None:
    assert hpke.is_usable(PUBLIC)
