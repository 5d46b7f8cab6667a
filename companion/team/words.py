"""Twelve words for a secret and six to compare, from the list of BIP 39 in English; typed words are forgiven much."""

from __future__ import annotations

import unicodedata
from functools import cache

from mnemonic import Mnemonic

from companion.errors import Code, KnownError

WORDS = 12
BEGINNING = 4
_BITS = 11
_CHECK = WORDS * _BITS - 128


def to_words(secret: bytes) -> tuple[str, ...]:
    """The twelve words of a secret of 16 bytes."""
    return tuple(_list().to_mnemonic(secret).split(" "))


def from_words(typed: str) -> bytes:
    """The secret of twelve words, whatever their case, what stands between them, with four letters for each enough.

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
    if to_words(secret)[-1] != _list().wordlist[number & (1 << _BITS) - 1]:
        raise KnownError(Code.INVITE_MISTYPED, why="check")
    return secret


def words_of(digest: bytes, count: int) -> tuple[str, ...]:
    """The first 11 × `count` bits as words."""
    number = int.from_bytes(digest, "big") >> (8 * len(digest) - _BITS * count)
    return tuple(_list().wordlist[number >> _BITS * place & 2047] for place in reversed(range(count)))


def _split(typed: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", typed).casefold()
    return "".join(one if one.isalpha() else " " for one in plain).split()


def _index(word: str, place: int) -> int:
    words = _list().wordlist
    if word in words:
        return words.index(word)
    fits = [number for number, one in enumerate(words) if one.startswith(word)]
    if len(word) < BEGINNING or len(fits) != 1:
        raise KnownError(Code.INVITE_MISTYPED, why="word", word=place)
    return fits[0]


@cache
def _list() -> Mnemonic:
    return Mnemonic("english")
