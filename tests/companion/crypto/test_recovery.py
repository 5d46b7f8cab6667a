"""The recovery code on paper and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.crypto.recovery import ALPHABET, CODE_BYTES, from_text, new_recovery_code, to_text
from companion.errors import Code, KnownError

CODES = st.binary(min_size=CODE_BYTES, max_size=CODE_BYTES)
VECTOR = "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-KDQW"


@given(CODES)
def test_what_is_printed_can_be_typed_back(code: bytes) -> None:
    text = to_text(code)
    assert [len(group) for group in text.split("-")] == [4] * 9
    assert from_text(text) == code


@given(CODES, st.sampled_from(["", " ", "-", " - ", "\n"]), st.booleans())
def test_case_spaces_and_lookalikes_are_forgiven(code: bytes, between: str, lower: bool) -> None:
    text = between.join(to_text(code).split("-")).replace("0", "O").replace("1", "L")
    assert from_text(text.lower() if lower else text) == code


def test_i_is_read_as_1() -> None:
    text = to_text(bytes(20)).replace("0", "o")
    assert from_text(text) == bytes(20)
    one = bytes(19) + b"\x01"
    assert from_text(to_text(one).replace("1", "i")) == one


@given(CODES, st.integers(0, 35), st.sampled_from(ALPHABET))
def test_one_wrong_symbol_is_named(code: bytes, place: int, other: str) -> None:
    symbols = to_text(code).replace("-", "")
    typed = symbols[:place] + other + symbols[place + 1 :]
    if typed == symbols:
        return
    with pytest.raises(KnownError) as caught:
        from_text(typed)
    assert caught.value.code is Code.RECOVERY_CODE_MISTYPED
    assert caught.value.facts == {"symbols": 36, "expected": 36}


@pytest.mark.parametrize("typed", ["", "ABCD", "U" * 36, "é" * 36, to_text(bytes(20)) + "0"])
def test_what_is_no_code_is_named(typed: str) -> None:
    with pytest.raises(KnownError) as caught:
        from_text(typed)
    assert caught.value.code is Code.RECOVERY_CODE_MISTYPED
    assert typed not in caught.value.facts.values() or not typed


def test_the_printed_form_stays_the_same() -> None:
    assert to_text(bytes(range(20))) == VECTOR


def test_codes_are_not_made_twice() -> None:
    assert len({new_recovery_code() for _ in range(50)}) == 50
