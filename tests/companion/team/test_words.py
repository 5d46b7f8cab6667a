"""Twelve words: forgiven their case, spaces and ends, and never repeated in a trouble."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mnemonic import Mnemonic

from companion.errors import Code, KnownError
from companion.team.words import from_words, to_words, words_of

SECRET = bytes(range(16))
WORDS = to_words(SECRET)
LIST = Mnemonic("english").wordlist


def mistyped(typed: str) -> dict[str, str | int]:
    with pytest.raises(KnownError) as refused:
        from_words(typed)
    assert refused.value.code is Code.INVITE_MISTYPED
    assert not any(word in str(refused.value.facts.values()) for word in typed.split() if len(word) > 3)
    assert refused.value.__cause__ is None
    return refused.value.facts


def test_known_words_of_bip_39() -> None:
    assert to_words(bytes(16), 1) == ("abandon",) * 11 + ("about",)
    assert to_words(b"\xff" * 16, 1) == ("zoo",) * 11 + ("wrong",)
    assert (
        from_words("legal winner thank year wave sausage worth useful legal winner thank yellow")
        == b"\x7f" * 16
    )


@given(st.binary(min_size=16, max_size=16))
def test_words_and_back(secret: bytes) -> None:
    older, words = to_words(secret, 1), to_words(secret)
    for said in (words, older, [*older[:6], *words[6:]]):
        assert from_words(" ".join(said)) == secret
        assert from_words(" ".join(word[:4] for word in said)) == secret


@pytest.mark.parametrize(
    "typed",
    [
        " ".join(WORDS).upper(),
        "  " + " \n\t ".join(WORDS) + " ",
        ", ".join(WORDS),
        "\n".join(f"{number}. {word}" for number, word in enumerate(WORDS, 1)),
        " ".join(WORDS).title() + ".",
        " ".join("".join(chr(ord(one) + 0xFEE0) for one in word) for word in WORDS),  # full width
        "\u00a0".join(WORDS),
    ],
)
def test_how_words_may_be_typed(typed: str) -> None:
    assert from_words(typed) == SECRET


def test_a_mistyped_word_is_told_by_its_place() -> None:
    for place in range(12):
        typed = [*WORDS]
        typed[place] = "xylophone"
        assert mistyped(" ".join(typed)) == {"why": "word", "word": place + 1}
    assert mistyped(" ".join([WORDS[0][:3], *WORDS[1:]]))["word"] == 1  # three letters may be two words
    assert (
        mistyped(" ".join(["zeb", *WORDS[1:]]))["word"] == 1
    )  # nor are they enough where they are one word's alone
    assert mistyped(" ".join([WORDS[0] + "s", *WORDS[1:]]))["word"] == 1


def test_short_words_of_the_list_are_words() -> None:
    short = [word for word in LIST if len(word) == 3]
    assert len(short) > 50
    for word in short:
        assert mistyped(" ".join([word] * 11))["why"] == "count"


def test_too_few_too_many_and_none() -> None:
    assert mistyped("") == {"why": "count", "words": 0, "expected": 12}
    assert mistyped(" ".join(WORDS[:11]))["words"] == 11
    assert mistyped(" ".join([*WORDS, "zoo"]))["words"] == 13


def test_words_of_the_list_that_are_no_invite() -> None:
    assert mistyped(" ".join(["zoo"] * 12)) == {"why": "check"}
    assert mistyped(" ".join([WORDS[1], WORDS[0], *WORDS[2:]])) == {"why": "check"}


def test_the_first_bits_as_words() -> None:
    assert words_of(b"\xff" * 32, 6) == ("zoo",) * 6
    assert words_of(bytes(32), 6, 1) == ("abandon",) * 6
    assert words_of(bytes(32), 6) == ("alpine",) * 6
    number = (5 << 55 | 2047 << 44 | 1 << 33 | 9) << 190
    assert words_of(number.to_bytes(32, "big"), 6, 1) == tuple(LIST[one] for one in (5, 2047, 1, 0, 0, 9))
