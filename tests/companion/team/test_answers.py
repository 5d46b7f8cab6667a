"""Answers to requests: the joiner believes the maker of the invite about this very request, and nobody else."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.crypto.answers import seal_answer, secret_of, sign_answer
from companion.crypto.cbor import encode
from companion.crypto.signing import public_of
from companion.team.answers import MOST_BYTES, AnswerWhy, make_answer, read_answer

SEED = bytes(range(32))
SECRET = secret_of(public_of(SEED))
ROOT, ASKED = hashlib.sha256(b"root").digest(), hashlib.sha256(b"asked").digest()
THIEF = bytes(reversed(range(32)))


@pytest.mark.parametrize("why", AnswerWhy)
def test_an_answer_and_back(why: AnswerWhy) -> None:
    data = make_answer(SECRET, SEED, ROOT, ASKED, why)
    assert read_answer(data, SECRET, ROOT, ASKED) is why
    assert len(data) <= MOST_BYTES


def test_an_answer_to_another_request_team_or_invite_says_nothing() -> None:
    data = make_answer(SECRET, SEED, ROOT, ASKED, AnswerWhy.TURNED_AWAY)
    assert read_answer(data, SECRET, ROOT, bytes(32)) is None
    assert read_answer(data, SECRET, bytes(32), ASKED) is None
    assert read_answer(data, bytes(16), ROOT, ASKED) is None


def test_who_only_read_the_invite_can_make_none() -> None:
    """They know the secret, and so can open and seal; the key that it vouches for they do not have."""
    assert read_answer(make_answer(SECRET, THIEF, ROOT, ASKED, AnswerWhy.OVER), SECRET, ROOT, ASKED) is None
    lent = {
        0: 1,
        1: public_of(SEED),
        2: "turned_away",
        3: sign_answer(THIEF, ROOT, ASKED, "turned_away"),
    }
    assert read_answer(seal_answer(SECRET, ASKED, encode(lent)), SECRET, ROOT, ASKED) is None


def test_what_was_said_of_one_cannot_be_turned_into_something_else() -> None:
    said = sign_answer(SEED, ROOT, ASKED, "second")
    told = {0: 1, 1: public_of(SEED), 2: "turned_away", 3: said}
    assert read_answer(seal_answer(SECRET, ASKED, encode(told)), SECRET, ROOT, ASKED) is None
    told[2] = "second"
    assert read_answer(seal_answer(SECRET, ASKED, encode(told)), SECRET, ROOT, ASKED) is AnswerWhy.SECOND


RIGHT: dict[int, object] = {0: 1, 1: public_of(SEED), 2: "over", 3: sign_answer(SEED, ROOT, ASKED, "over")}


@pytest.mark.parametrize(
    "inner",
    [
        {**RIGHT, 0: 2},
        {**RIGHT, 4: 0},
        {0: 1},
        {**RIGHT, 2: "bored"},
        {**RIGHT, 2: 3},
        {**RIGHT, 1: bytes(31)},
        {**RIGHT, 3: bytes(63)},
        {**RIGHT, 3: bytes(64)},
        [],
        {**RIGHT, 2: "x" * MOST_BYTES},
    ],
)
def test_what_the_page_does_not_name(inner: object) -> None:
    assert read_answer(seal_answer(SECRET, ASKED, encode(inner)), SECRET, ROOT, ASKED) is None


def test_what_is_no_cbor_says_nothing() -> None:
    assert read_answer(seal_answer(SECRET, ASKED, b"\xff"), SECRET, ROOT, ASKED) is None


@given(st.binary(max_size=300))
def test_whatever_lies_there_says_nothing(data: bytes) -> None:
    assert read_answer(data, SECRET, ROOT, ASKED) is None


@given(st.sampled_from(AnswerWhy), st.data())
def test_a_bit_that_differs_takes_all_of_it_away(why: AnswerWhy, data: st.DataObject) -> None:
    right = make_answer(SECRET, SEED, ROOT, ASKED, why)
    at, bit = data.draw(st.integers(0, len(right) - 1)), data.draw(st.integers(0, 7))
    wrong = right[:at] + bytes([right[at] ^ 1 << bit]) + right[at + 1 :]
    assert read_answer(wrong, SECRET, ROOT, ASKED) is None
