"""How good a passphrase is, in codes a screen can put into words. Length counts most; rules about signs do not."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

LEAST_WITH_KEYRING = 8
LEAST_ALONE = 15
"""Characters. NIST SP 800-63B-4: 8 beside a second secret, 15 where the passphrase stands alone."""
STRONG_FROM = 20
FEWEST_DIFFERENT = 5


class Strength(StrEnum):
    """TOO_WEAK is refused; ENOUGH is taken; STRONG deserves a kind word."""

    TOO_WEAK = "too_weak"
    ENOUGH = "enough"
    STRONG = "strong"


class Weakness(StrEnum):
    """Why a passphrase is too weak, or not yet strong."""

    COMMON = "common"
    FEW_DIFFERENT = "few_different"
    IN_A_ROW = "in_a_row"
    SHORT = "short"
    STANDS_ALONE = "stands_alone"


@dataclass(frozen=True, kw_only=True)
class PassphraseState:
    """`least` is how many characters are asked for here; `weaknesses` are in the order to be told."""

    strength: Strength
    weaknesses: tuple[Weakness, ...]
    least: int


_ROWS = ("0123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_COMMON_WORDS = (
    "password passphrase passwort letmein welcome iloveyou sunshine princess football baseball monkey dragon "
    "master admin administrator trustno changeme secret superman batman liverpool chelsea arsenal manchester "
    "charlie computer internet companion livingwell notebook whatever starwars pokemon freedom summer winter "
    "spring autumn january december monday friday"
)
_COMMON = frozenset(_COMMON_WORDS.split())
_LOOKALIKES = str.maketrans("013457@$!", "oleastasi")


def passphrase_state(typed: str, *, keyring: bool) -> PassphraseState:
    """What can be said of a passphrase. Without a keyring it stands alone, and more is asked of it."""
    least = LEAST_WITH_KEYRING if keyring else LEAST_ALONE
    text = unicodedata.normalize("NFC", typed).casefold()
    weaknesses = [weakness for weakness, found in _found(text, least) if found]
    if Weakness.SHORT in weaknesses and not keyring and len(text) >= LEAST_WITH_KEYRING:
        weaknesses.append(Weakness.STANDS_ALONE)
    good = Strength.STRONG if len(text) >= STRONG_FROM else Strength.ENOUGH
    return PassphraseState(
        strength=Strength.TOO_WEAK if weaknesses else good, weaknesses=tuple(weaknesses), least=least
    )


def _found(text: str, least: int) -> tuple[tuple[Weakness, bool], ...]:
    return (
        (Weakness.SHORT, len(text) < least),
        (Weakness.FEW_DIFFERENT, len(set(text)) < FEWEST_DIFFERENT),
        (Weakness.IN_A_ROW, _in_a_row(text)),
        (Weakness.COMMON, _common(text)),
    )


def _in_a_row(text: str) -> bool:
    """Whether it is nothing but a walk along a row of keys or the alphabet, either way, over and over."""
    for row in _ROWS:
        walk = row * (len(text) // len(row) + 2)
        if text in walk or text in walk[::-1]:
            return bool(text)
    return False


def _common(text: str) -> bool:
    """Whether one well-known word, its digits read as letters or cut off, is all there is to it."""
    bare = "".join(one for one in text if one.isalnum())
    readings = {bare, bare.strip("0123456789"), bare.translate(_LOOKALIKES)}
    readings |= {one[: len(one) // 2] for one in tuple(readings) if one == one[: len(one) // 2] * 2}
    return bool(readings & _COMMON)
