"""Twelve words for a secret and six to compare, as BIP 39 makes them; typed words are forgiven much."""

from __future__ import annotations

import unicodedata
from functools import cache

from mnemonic import Mnemonic

from companion.errors import Code, KnownError
from companion.team.word_list import NEWEST, numbers, word_list

WORDS = 12
BEGINNING = 4
_BITS = 11
_CHECK = WORDS * _BITS - 128


def to_words(secret: bytes, version: int = NEWEST) -> tuple[str, ...]:
    """Give the twelve words of a secret of 16 bytes, from the list of a version."""
    words, known = word_list(version), numbers()
    return tuple(words[known[word]] for word in _bip_39().to_mnemonic(secret).split(" "))


def from_words(typed: str) -> bytes:
    """Give the secret of twelve words, whatever their case and what stands between them, with four letters for each
    enough. Words of every version are read, also mixed: none stands for two numbers.

    Raises INVITE_MISTYPED with `why`: "count" (with `words` and `expected`), "word" (with `word`, its place from 1) or
    "check" (each is a word of the list, but not all are those of an invite). Never with what was typed.
    """
    given = _split(typed)
    if len(given) != WORDS:
        raise KnownError(Code.INVITE_MISTYPED, why="count", words=len(given), expected=WORDS)
    number = 0
    for place, word in enumerate(given, 1):
        number = number << _BITS | _index(word, place)
    secret = (number >> _CHECK).to_bytes(16, "big")
    if numbers()[to_words(secret)[-1]] != number & (1 << _BITS) - 1:
        raise KnownError(Code.INVITE_MISTYPED, why="check")
    return secret


def words_of(digest: bytes, count: int, version: int = NEWEST) -> tuple[str, ...]:
    """Give the first 11 × `count` bits as words of a version."""
    words = word_list(version)
    number = int.from_bytes(digest, "big") >> (8 * len(digest) - _BITS * count)
    return tuple(words[number >> _BITS * place & 2047] for place in reversed(range(count)))


def _split(typed: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", typed).casefold()
    return "".join(one if one.isalpha() else " " for one in plain).split()


def _index(word: str, place: int) -> int:
    known = numbers()
    if word in known:
        return known[word]
    fits = {number for one, number in known.items() if one.startswith(word)}
    if len(word) < BEGINNING or len(fits) != 1:
        raise KnownError(Code.INVITE_MISTYPED, why="word", word=place)
    return fits.pop()


@cache
def _bip_39() -> Mnemonic:
    return Mnemonic("english")
