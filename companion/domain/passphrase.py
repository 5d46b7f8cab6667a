"""How good a passphrase is, in codes a screen can put into words: how soon a guesser who knows people would have it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

LEAST_WITH_KEYRING = 8
LEAST_ALONE = 15
"""Characters. NIST SP 800-63B-4: 8 beside a second secret, 15 where the passphrase stands alone."""
GUESSES_WITH_KEYRING = 10**10
GUESSES_ALONE = 10**14
GUESSES_STRONG = 10**16
"""Guesses a cracker needs, as zxcvbn counts them. Why these: docs/decisions/passphrases-by-guesses.md."""
JUDGED = 64
"""Characters that are judged. What follows can only make it harder; the cost of judging grows with the square."""


class Strength(StrEnum):
    """TOO_WEAK is refused; ENOUGH is taken; STRONG deserves a kind word."""

    TOO_WEAK = "too_weak"
    ENOUGH = "enough"
    STRONG = "strong"


class Weakness(StrEnum):
    """Why a passphrase is too weak."""

    COMMON = "common"
    GUESSABLE = "guessable"
    GUESSABLE_ALONE = "guessable_alone"
    IN_A_ROW = "in_a_row"
    KNOWN = "known"
    NAME = "name"
    ONE_WORD = "one_word"
    REPEATED = "repeated"
    SHORT = "short"
    SHORT_ALONE = "short_alone"
    YEAR = "year"


@dataclass(frozen=True, kw_only=True)
class PassphraseState:
    """`least` is how many characters are asked for here; `weakness` is None where it is good enough."""

    strength: Strength
    weakness: Weakness | None
    least: int


_OF_PATTERNS = {
    "date": Weakness.YEAR,
    "regex": Weakness.YEAR,
    "repeat": Weakness.REPEATED,
    "sequence": Weakness.IN_A_ROW,
    "spatial": Weakness.IN_A_ROW,
}
_OF_LISTS = {
    "female_names": Weakness.NAME,
    "male_names": Weakness.NAME,
    "passwords": Weakness.COMMON,
    "surnames": Weakness.NAME,
    "user_inputs": Weakness.KNOWN,
}
_KNOWN_OF_EVERYBODY = ("companion", "notebook", "passphrase", "vault")
# Signs that zxcvbn reads as one letter: with all of them in one text it tries every mixture, for seconds.
_ALIKE = str.maketrans("@$|{[<", "451(((")


def passphrase_state(typed: str, *, keyring: bool, known: Iterable[str] = ()) -> PassphraseState:
    """Judge a passphrase. Without a keyring it stands alone, and more is asked of it.

    `known` are names that others know of whoever types: their own, their organisation's, their team's. Nothing of
    what was typed is kept.
    """
    text = unicodedata.normalize("NFC", typed)
    least = LEAST_WITH_KEYRING if keyring else LEAST_ALONE
    if len(text) < least:
        long_enough_beside_a_key = len(text) >= LEAST_WITH_KEYRING
        return _weak(Weakness.SHORT_ALONE if long_enough_beside_a_key else Weakness.SHORT, least)
    guesses, sequence = _judged(text[:JUDGED], known)
    if guesses < GUESSES_WITH_KEYRING:
        return _weak(_reason(sequence), least)
    if not keyring and guesses < GUESSES_ALONE:
        return _weak(Weakness.GUESSABLE_ALONE, least)
    strength = Strength.STRONG if guesses >= GUESSES_STRONG else Strength.ENOUGH
    return PassphraseState(strength=strength, weakness=None, least=least)


def _weak(weakness: Weakness, least: int) -> PassphraseState:
    return PassphraseState(strength=Strength.TOO_WEAK, weakness=weakness, least=least)


def _judged(text: str, known: Iterable[str]) -> tuple[float, list[Mapping[str, Any]]]:
    """How many guesses it takes, and the parts a guesser would put it together from."""
    from zxcvbn import matching, zxcvbn  # its lists are read when somebody chooses a passphrase, not before

    try:
        found = zxcvbn(text.translate(_ALIKE), user_inputs=_names(known))
    finally:
        matching.RANKED_DICTIONARIES["user_inputs"] = {}  # else it would keep the names
    return float(found["guesses"]), found["sequence"]


def _names(known: Iterable[str]) -> list[str]:
    """The names, each word of them, and each name written together."""
    names = {unicodedata.normalize("NFC", name).casefold() for name in (*_KNOWN_OF_EVERYBODY, *known)}
    parts = {part for name in names for part in (*name.split(), "".join(name.split()))}
    return sorted(part for part in names | parts if len(part) > 2)


def _reason(sequence: list[Mapping[str, Any]]) -> Weakness:
    """What its longest part is, which is what makes it weak."""
    longest = max(sequence, key=lambda part: len(part["token"]))
    if longest["pattern"] == "dictionary":
        word = Weakness.ONE_WORD if len(sequence) == 1 else Weakness.GUESSABLE
        return _OF_LISTS.get(longest["dictionary_name"], word)
    return _OF_PATTERNS.get(longest["pattern"], Weakness.GUESSABLE)
