"""What is said of a passphrase."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.passphrase import (
    LEAST_ALONE,
    LEAST_WITH_KEYRING,
    PassphraseState,
    Strength,
    Weakness,
    passphrase_state,
)


@pytest.mark.parametrize(
    ("typed", "weaknesses"),
    [
        ("", {Weakness.SHORT, Weakness.FEW_DIFFERENT}),
        ("canals", {Weakness.SHORT}),
        ("aaaabbbbaaaa", {Weakness.FEW_DIFFERENT}),
        ("1234567890123", {Weakness.IN_A_ROW}),
        ("9876543210", {Weakness.IN_A_ROW}),
        ("abcdefghijkl", {Weakness.IN_A_ROW}),
        ("QwErTyUiOp", {Weakness.IN_A_ROW}),
        ("password1", {Weakness.COMMON}),
        ("P4ssw0rd!!", {Weakness.COMMON}),
        ("liverpool2026", {Weakness.COMMON}),
        ("sunshinesunshine", {Weakness.COMMON}),
    ],
)
def test_a_weak_one_is_refused_and_says_why(typed: str, weaknesses: set[Weakness]) -> None:
    state = passphrase_state(typed, keyring=True)
    assert state.strength is Strength.TOO_WEAK
    assert set(state.weaknesses) == weaknesses


def test_words_in_a_row_are_enough_and_a_sentence_is_strong() -> None:
    enough = PassphraseState(strength=Strength.ENOUGH, weaknesses=(), least=LEAST_WITH_KEYRING)
    assert passphrase_state("otter canal lamp", keyring=True) == enough
    assert passphrase_state("a quiet bench by the canal", keyring=False).strength is Strength.STRONG


def test_without_a_keyring_more_is_asked_and_said() -> None:
    typed = "otter lamp"
    assert passphrase_state(typed, keyring=True).strength is Strength.ENOUGH
    alone = passphrase_state(typed, keyring=False)
    assert alone.weaknesses == (Weakness.SHORT, Weakness.STANDS_ALONE)
    assert alone.least == LEAST_ALONE


@given(st.text(max_size=40), st.booleans())
def test_too_weak_exactly_where_there_is_a_weakness(typed: str, keyring: bool) -> None:
    state = passphrase_state(typed, keyring=keyring)
    assert (state.strength is Strength.TOO_WEAK) == bool(state.weaknesses)
