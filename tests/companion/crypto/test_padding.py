"""Padding: few lengths, and one way to write each."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion.crypto.padding import FLOOR, MOST, padded, padded_length, padme, unpadded

from .refusing import refusal


@given(st.integers(2, 1 << 40))
@example(4096)
@example(1_048_576)
def test_padme_as_its_paper_has_it(length: int) -> None:
    exponent = math.frexp(length)[1] - 1
    last = exponent - (math.frexp(exponent)[1] if exponent else 0)
    assert 2**exponent <= length < 2 ** (exponent + 1)
    rounded = padme(length)
    assert rounded == math.ceil(length / 2**last) * 2**last
    assert length <= rounded <= length * 1.12 + 1
    assert padme(rounded) == rounded


def test_few_lengths_are_seen() -> None:
    seen = {padded_length(inner) for inner in range(0, 1_040_000, 7)}
    assert min(seen) == FLOOR
    assert max(seen) <= MOST
    assert len(seen) < 200


@given(st.binary(max_size=12_000))
def test_there_and_back(inner: bytes) -> None:
    plaintext = padded(inner)
    assert len(plaintext) == padded_length(len(inner))
    assert unpadded(plaintext) == inner


def test_as_much_as_a_parcel_holds() -> None:
    assert len(padded(bytes(MOST - 4))) == MOST
    assert refusal(lambda: padded(bytes(MOST - 3))) == "too_large"


@pytest.mark.parametrize(
    "plaintext",
    [
        b"",
        b"\0\0\0",
        bytes(4),
        bytes(FLOOR - 1),
        bytes(FLOOR + 1),
        padded(b"hello")[:-1] + b"\1",
        padded(b"hello")[:9] + b"\1" + padded(b"hello")[10:],
        padded(b"hello") + bytes(256),
        b"\0\0\x0f\xfd" + bytes(FLOOR - 4),  # says one byte more than there is room for
        b"\xff\xff\xff\xff" + bytes(FLOOR - 4),
        b"\0\0\0\5" + bytes(padded_length(5000) - 4),
    ],
    ids=len,
)
def test_what_is_not_padded_as_it_should_be(plaintext: bytes) -> None:
    assert refusal(lambda: unpadded(plaintext)) == "bad_padding"
