"""CBOR: one encoding for each value, and nothing that costs more than its bytes."""

from __future__ import annotations

import time
import tracemalloc
from enum import IntEnum, StrEnum

import cbor2
import pytest
from cbor2 import CBORTag
from hypothesis import given
from hypothesis import strategies as st

from companion.crypto.cbor import MOST_ITEMS, decode, encode, uuid_bytes, uuid_text
from companion.errors import BugError, Code, KnownError

from .refusing import refusal

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(1 << 63), (1 << 63) - 1)
    | st.binary(max_size=40)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
)
KEYS = st.integers(-(1 << 63), (1 << 63) - 1) | st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
VALUES = st.recursive(
    SCALARS,
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.dictionaries(KEYS, inside, max_size=4)
        | st.builds(CBORTag, st.sampled_from([18, 96]), inside)
    ),
    max_leaves=12,
)


def levels(value: object) -> int:
    """How deep a value goes; what holds nothing is no level."""
    match value:
        case CBORTag():
            return 1 + levels(value.value)
        case list() if value:
            return 1 + max(map(levels, value))
        case dict() if value:
            return 1 + max(map(levels, value.values()))
    return 0


@given(VALUES)
def test_there_and_back(value: object) -> None:
    data = encode(value)
    if levels(value) > 8:
        assert refusal(lambda: decode(data, most=len(data))) == "not_cbor"
        return
    read = decode(data, most=len(data))
    assert read == value
    assert encode(read) == data
    assert isinstance(read, list) == isinstance(value, list)


@given(st.binary(max_size=200))
def test_bytes_of_a_stranger_are_a_value_in_its_one_form_or_refused(data: bytes) -> None:
    try:
        value = decode(data, most=200)
    except KnownError as error:
        assert error.code is Code.PARCEL_REFUSED
    else:
        assert encode(value) == data


@given(VALUES, st.data())
def test_no_other_bytes_give_the_same_value(value: object, draw: st.DataObject) -> None:
    data = bytearray(encode(value))
    at = draw.draw(st.integers(0, len(data) - 1))
    data[at] ^= draw.draw(st.integers(1, 255))
    try:
        other = decode(bytes(data), most=len(data))
    except KnownError:
        return
    assert encode(other) != encode(value)


def test_keys_of_maps_are_in_the_order_of_their_bytes() -> None:
    # RFC 8949, 4.2.1: the older canonical form puts the shorter key first.
    assert encode({"a": 2, 1000: 1, -1: 3}) == bytes.fromhex("a3 1903e8 01 20 03 6161 02")
    assert decode(bytes.fromhex("a31903e8012003616102"), most=99) == {1000: 1, -1: 3, "a": 2}
    assert refusal(lambda: decode(bytes.fromhex("a320036161021903e801"), most=99)) == "not_cbor"


@given(st.lists(KEYS, unique=True, max_size=9))
def test_keys_are_sorted_as_their_encodings_are(keys: list[int | str]) -> None:
    read = decode(encode(dict.fromkeys(keys)), most=10_000)
    assert isinstance(read, dict)
    assert list(read) == sorted(keys, key=cbor2.dumps)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "1801",  # 1 in two bytes
        "0101",  # something after the end
        "9f01ff",  # indefinite lengths
        "bf0102ff",
        "5f4101ff",
        "7f6161ff",
        "ff",
        "f93c00",  # floats
        "fa3f800000",
        "fb3ff0000000000000",
        "f7",  # undefined and other simple values
        "f0",
        "f814",
        "f820",
        "c0 60",  # tags nobody needs: a date, a big number, a fraction, a shared value
        "c240",
        "c4820101",
        "d81c80",
        "d90100 80",
        "d9d9f701",
        "1c",
        "1d",
        "1e",
        "1f",
        "18",  # cut short
        "19 01",
        "4201",
        "6261",
        "8201",
        "a101",
        "d2",
        "d8",
        "61ff",  # no UTF-8
        "62c080",
        "63eda080",
        "a2 01 01 01 02",  # a key twice, in the wrong order, of a wrong type
        "a2 02 01 01 01",
        "a1 40 01",
        "a1 80 01",
        "a1 a0 01",
        "a1 f5 01",
        "a1 f6 01",
        "a1 d240 01",
        "1bffffffffffffffff",  # more than a database holds
        "3bffffffffffffffff",
        "1b8000000000000000",
        "8181818181818181" + "8101",  # nine levels
    ],
)
def test_what_is_refused(data: str) -> None:
    raw = bytes.fromhex(data)
    assert refusal(lambda: decode(raw, most=1000)) == "not_cbor"


def test_more_than_wanted_is_not_even_looked_at() -> None:
    assert refusal(lambda: decode(bytes(11), most=10)) == "too_large"


def test_depth_is_as_asked() -> None:
    assert decode(bytes.fromhex("818101"), most=9, depth=2) == [[1]]
    assert refusal(lambda: decode(bytes.fromhex("818101"), most=9, depth=1)) == "not_cbor"
    assert refusal(lambda: decode(bytes.fromhex("d281a10180"), most=9, depth=2)) == "not_cbor"


BOMBS = {
    "an array of everything": b"\x9b\x7f" + b"\xff" * 7,
    "a map of everything": b"\xbb\x7f" + b"\xff" * 7,
    "a text of everything": b"\x7b\x7f" + b"\xff" * 7,
    "bytes of everything": b"\x5b\xff" + b"\xff" * 7,
    "a map of more than half": b"\xba\x00\x09\x00\x00" + bytes(1_000_000),
    "only opening": b"\x81" * 1_000_000,
    "only tags": b"\xd2" * 1_000_000,
    "many small things": b"\x9a\x00\x0f\x42\x40" + b"\x80" * 1_000_000,
    "arrays that promise the rest": b"\x9a\x00\x0f\x00\x00" * 200_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_nothing(name: str) -> None:
    begun = time.process_time()
    tracemalloc.start()
    try:
        assert refusal(lambda: decode(BOMBS[name], most=1_310_720)) == "not_cbor"
        assert tracemalloc.get_traced_memory()[1] < 200_000
    finally:
        tracemalloc.stop()
    assert time.process_time() - begun < 10  # watched and traced, on a busy machine


def test_as_many_items_as_there_may_be() -> None:
    assert len(decode(encode([0] * (MOST_ITEMS - 1)), most=100_000)) == MOST_ITEMS - 1  # type: ignore[arg-type]
    data = encode([0] * MOST_ITEMS)
    assert refusal(lambda: decode(data, most=100_000)) == "not_cbor"


class Word(StrEnum):
    """A text that is more than one."""

    A = "a"


class Number(IntEnum):
    """An int that is more than one."""

    TWO = 2


def test_what_is_encoded_is_plain() -> None:
    assert encode({Word.A: (Number.TWO, b"x")}) == bytes.fromhex("a16161820241") + b"x"
    assert encode(Word.A) == encode("a")
    for value in (1.5, 1 << 63, object(), {1, 2}, {b"k": 1}, {True: 1}, CBORTag(2, b""), cbor2.undefined):
        with pytest.raises(BugError):
            encode(value)


def test_ids() -> None:
    text = "01990000-0000-7000-8000-0000000000ab"
    assert uuid_text(uuid_bytes(text)) == text
    for wrong in ("", "x", text.upper(), text.replace("-", ""), f"{{{text}}}"):
        with pytest.raises(BugError):
            uuid_bytes(wrong)
    for wrong_bytes in (b"", bytes(15), bytes(17), text, None, 5):
        assert refusal(lambda value=wrong_bytes: uuid_text(value)) == "not_as_named"
