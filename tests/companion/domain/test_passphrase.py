"""What is said of a passphrase."""

import sys
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from companion.domain.passphrase import (
    GUESSES_ALONE,
    GUESSES_STRONG,
    GUESSES_WITH_KEYRING,
    JUDGED,
    LEAST_ALONE,
    LEAST_WITH_KEYRING,
    PassphraseState,
    Strength,
    Weakness,
    passphrase_state,
)

NAMES = ("Sarah Ahmed", "Weaste Street Team")


@pytest.mark.parametrize(
    ("typed", "weakness"),
    [
        ("", Weakness.SHORT),
        ("canals", Weakness.SHORT),
        ("sarah1985", Weakness.NAME),
        ("qwertyuiop1234", Weakness.COMMON),
        ("liverpoolfc1", Weakness.COMMON),
        ("password1", Weakness.COMMON),
        ("P4ssw0rd!!", Weakness.COMMON),
        ("p@$$w0rd1", Weakness.COMMON),
        ("dragon monkey", Weakness.COMMON),
        ("manchesterunited1999", Weakness.COMMON),
        ("1990-04-17", Weakness.YEAR),
        ("abcdefghijkl", Weakness.IN_A_ROW),
        ("ertyhgfdcv", Weakness.IN_A_ROW),
        ("extraordinary", Weakness.ONE_WORD),
        ("upholstery lamp", Weakness.GUESSABLE),
        ("xkvj1qzp", Weakness.GUESSABLE),
        ("sunshinesunshine", Weakness.REPEATED),
        ("aaaaaaaaaaaaaaaaaaaaaa", Weakness.REPEATED),
        ("companion2026", Weakness.KNOWN),
    ],
)
def test_a_weak_one_is_refused_and_says_why(typed: str, weakness: Weakness) -> None:
    least = LEAST_WITH_KEYRING
    weak = PassphraseState(strength=Strength.TOO_WEAK, weakness=weakness, least=least)
    assert passphrase_state(typed, keyring=True) == weak


def test_the_floors_are_those_that_were_decided() -> None:
    """docs/decisions/passphrases-by-guesses.md; the lengths are those of NIST SP 800-63B-4."""
    assert (LEAST_WITH_KEYRING, LEAST_ALONE) == (8, 15)
    assert (GUESSES_WITH_KEYRING, GUESSES_ALONE, GUESSES_STRONG) == (10**10, 10**14, 10**16)
    assert passphrase_state("kwvjx2qz", keyring=True).weakness is Weakness.GUESSABLE  # long enough, at 8
    assert passphrase_state("kwvjx2q", keyring=True).weakness is Weakness.SHORT


def test_three_words_are_enough_and_a_sentence_is_strong() -> None:
    enough = PassphraseState(strength=Strength.ENOUGH, weakness=None, least=LEAST_WITH_KEYRING)
    assert passphrase_state("otter canal lamp", keyring=True) == enough
    assert passphrase_state("a quiet bench by the canal", keyring=False).strength is Strength.STRONG


def test_without_a_keyring_more_is_asked_and_said() -> None:
    short = passphrase_state("otter pond", keyring=False)
    assert (short.weakness, short.least) == (Weakness.SHORT_ALONE, LEAST_ALONE)
    assert passphrase_state("otter", keyring=False).weakness is Weakness.SHORT
    typed = "three blind mice"
    assert passphrase_state(typed, keyring=True).strength is Strength.ENOUGH
    assert passphrase_state(typed, keyring=False).weakness is Weakness.GUESSABLE_ALONE


@pytest.mark.parametrize("typed", ["Weaste Street Team", "weastestreetteam", "sarahahmed1985", "SARAH AHMED"])
def test_names_that_others_know_are_no_secret(typed: str) -> None:
    state = passphrase_state(typed, keyring=True, known=NAMES)
    assert state.weakness in {Weakness.KNOWN, Weakness.NAME}
    assert passphrase_state("weastestreetteam", keyring=True).weakness is None


def test_the_names_are_not_kept() -> None:
    passphrase_state("weastestreetteam", keyring=True, known=NAMES)
    assert sys.modules["zxcvbn"].matching.RANKED_DICTIONARIES["user_inputs"] == {}


def test_what_is_long_is_judged_by_its_beginning() -> None:
    beginning = "lamp otter canal " * 3
    assert passphrase_state(beginning + "x" * 900, keyring=True).weakness is None
    assert passphrase_state("a" * JUDGED + "otter canal lamp", keyring=True).weakness is Weakness.REPEATED


def test_judging_never_keeps_the_keyboard_waiting() -> None:
    """Each sign that stands for letters doubles what zxcvbn tries: all of them together took it five seconds."""
    begun = time.process_time()
    passphrase_state("4@8({[<369!1|0$57+%2" * 50, keyring=True)
    assert time.process_time() - begun < 1


@settings(max_examples=60)
@given(st.text(max_size=40), st.booleans(), st.lists(st.text(max_size=9), max_size=2))
@example("\u0130" * 12, True, ["\u0130" * 3])
@example("\ufb03" * 12, False, ["\ufb03\0"])
def test_too_weak_exactly_where_there_is_a_weakness(typed: str, keyring: bool, known: list[str]) -> None:
    state = passphrase_state(typed, keyring=keyring, known=known)
    assert (state.strength is Strength.TOO_WEAK) == (state.weakness is not None)
    assert len(typed) >= state.least or state.weakness is not None
