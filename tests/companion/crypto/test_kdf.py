"""From a passphrase to a key."""

from dataclasses import replace

import pytest

from companion.crypto.kdf import (
    CEILING,
    DEFAULT,
    FLOOR,
    KdfParameters,
    check_parameters,
    normalised,
    stretched,
)
from companion.errors import Code, KnownError

SALT = bytes(range(32))
VECTOR = "285d8b98d1b0769efa74a7a940e1c146d6c470988e0ba0a418e144c6d6dfaa61"


def test_the_derivation_stays_the_same() -> None:
    # Made once with these inputs and frozen: another answer would lock every vault.
    assert stretched("otter canal lamp", SALT, FLOOR).hex() == VECTOR


def test_the_default_works_and_differs_from_the_floor() -> None:
    assert stretched("otter canal lamp", SALT, DEFAULT) != stretched("otter canal lamp", SALT, FLOOR)


@pytest.mark.parametrize("field", ["memory_kib", "passes", "lanes"])
def test_less_than_the_floor_is_a_downgrade(field: str) -> None:
    check_parameters(FLOOR)
    with pytest.raises(KnownError) as caught:
        stretched("x", SALT, replace(FLOOR, **{field: getattr(FLOOR, field) - 1}))
    assert caught.value.code is Code.KDF_DOWNGRADED
    assert caught.value.facts[field] == getattr(FLOOR, field) - 1


@pytest.mark.parametrize("field", ["memory_kib", "passes", "lanes"])
def test_more_than_the_ceiling_is_refused_before_it_is_tried(field: str) -> None:
    check_parameters(CEILING)
    with pytest.raises(KnownError) as caught:
        check_parameters(replace(CEILING, **{field: 2**40}))
    assert caught.value.code is Code.KDF_EXCESSIVE


def test_the_default_lies_between() -> None:
    check_parameters(DEFAULT)
    assert KdfParameters(memory_kib=262_144, passes=3, lanes=4) == DEFAULT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("caf\u00e9", "cafe\u0301"),  # composed, decomposed
        ("a\u00a0b\u3000c", "a b c"),  # spaces of other keyboards
    ],
)
def test_the_same_on_every_keyboard(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


@pytest.mark.parametrize(("one", "other"), [("Otter", "otter"), ("ﬁ", "fi"), (" a", "a")])
def test_what_looks_different_is_different(one: str, other: str) -> None:
    assert normalised(one) != normalised(other)


def test_even_half_a_character_has_bytes() -> None:
    assert normalised("\ud800") == b"\xed\xa0\x80"
