"""The bytes of a key bag: exactly these, or refused."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from companion.crypto.kdf import FLOOR
from companion.crypto.keybag import MOST_BYTES, from_bytes, to_bytes
from companion.crypto.slots import open_slot_b
from companion.errors import Code, KnownError

from .keybags import CODE, a_keybag


def refused(data: bytes) -> KnownError:
    with pytest.raises(KnownError) as caught:
        from_bytes(data)
    return caught.value


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    """The file with one thing changed, written in the right form again."""
    raw = json.loads(to_bytes(a_keybag()))
    change(raw)
    return json.dumps(raw, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def test_there_and_back() -> None:
    for bag in (a_keybag(), a_keybag(None)):
        assert from_bytes(to_bytes(bag)) == bag


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.pop("seal"),
        lambda raw: raw.update(format="other"),
        lambda raw: raw.update(version=0),
        lambda raw: raw.update(version="1"),
        lambda raw: raw.update(version=True),
        lambda raw: raw.update(more=1),
        lambda raw: raw.update(profile="me"),
        lambda raw: raw.update(profile=7),
        lambda raw: raw.update(profile=raw["profile"].upper() + " "),
        lambda raw: raw.update(slot_a=[]),
        lambda raw: raw["slot_a"].update(more=1),
        lambda raw: raw["slot_a"].pop("salt"),
        lambda raw: raw["slot_a"].update(device_secret=1),
        lambda raw: raw["slot_a"].update(nonce="00"),
        lambda raw: raw["slot_a"].update(nonce="zz" * 12),
        lambda raw: raw["slot_a"].update(nonce=raw["slot_a"]["nonce"].upper() + "  "),
        lambda raw: raw["slot_a"].update(wrapped=5),
        lambda raw: raw["slot_a"]["kdf"].update(passes="3"),
        lambda raw: raw["slot_a"]["kdf"].update(passes=True),
        lambda raw: raw["slot_a"]["kdf"].pop("lanes"),
        lambda raw: raw["slot_b"].update(recipient="age1x"),
        lambda raw: raw["slot_b"].update(recipient=None),
    ],
)
def test_another_shape_is_damage(change: Callable[[dict[str, Any]], object]) -> None:
    assert refused(changed(change)).code is Code.KEYBAG_DAMAGED


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe", b"[]", b"{}", b"[" * 10_000, b" " * (MOST_BYTES + 1), to_bytes(a_keybag(None))[:-1]],
)
def test_other_bytes_are_damage(data: bytes) -> None:
    assert refused(data).code is Code.KEYBAG_DAMAGED


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=70) | st.just("00" * 48),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=5,
)
PLACES = [
    ("profile",), ("version",), ("format",), ("seal",), ("slot_a",), ("slot_b",), ("slot_a", "kdf"),
    *(("slot_a", name) for name in ("salt", "nonce", "wrapped", "device_secret")),
    *(("slot_b", name) for name in ("salt", "nonce", "wrapped", "recipient")),
    *(("slot_a", "kdf", name) for name in ("memory_kib", "passes", "lanes")), ("another",),
]  # fmt: skip


@given(st.sampled_from(PLACES), ANYTHING | st.integers(10**3, 10**4000))
def test_anything_in_any_place_is_refused_by_a_code(place: tuple[str, ...], value: object) -> None:
    """Numbers of thousands of digits, brackets, text for bytes: never a fault of ours, and never taken for whole."""

    same = []

    def put(raw: dict[str, Any]) -> None:
        *way, name = place
        for step in way:
            raw = raw[step]
        same.append(name in raw and json.dumps(raw[name]) == json.dumps(value))
        raw[name] = value

    data = changed(put)
    assume(not any(same))
    try:
        found = from_bytes(data)
    except KnownError as refusal:
        assert refusal.code in {
            Code.KEYBAG_DAMAGED, Code.KEYBAG_TOO_NEW, Code.KDF_DOWNGRADED, Code.KDF_EXCESSIVE,
        }  # fmt: skip
        assert all(len(str(fact)) <= 40 for fact in refusal.facts.values())
    else:
        assert to_bytes(found) == data
        with pytest.raises(KnownError):
            open_slot_b(found, CODE)


def test_another_order_or_a_name_twice_is_damage() -> None:
    raw = json.loads(to_bytes(a_keybag()))
    backwards = json.dumps(dict(reversed(raw.items())), separators=(",", ":")).encode() + b"\n"
    assert refused(backwards).code is Code.KEYBAG_DAMAGED
    twice = to_bytes(a_keybag()).replace(b'{"format"', b'{"format":"x","format"', 1)
    assert refused(twice).code is Code.KEYBAG_DAMAGED


def test_a_newer_version_is_no_damage() -> None:
    trouble = refused(changed(lambda raw: raw.update(version=2, slot_c={})))
    assert trouble.code is Code.KEYBAG_TOO_NEW
    assert trouble.facts == {"version": 2}


def test_a_cheaper_derivation_is_a_downgrade_and_a_dear_one_an_attack() -> None:
    weak = changed(lambda raw: raw["slot_a"]["kdf"].update(memory_kib=FLOOR.memory_kib - 1))
    assert refused(weak).code is Code.KDF_DOWNGRADED
    dear = changed(lambda raw: raw["slot_a"]["kdf"].update(memory_kib=2**40))
    assert refused(dear).code is Code.KDF_EXCESSIVE


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_no_changed_byte_goes_unseen_by_format_or_seal(place: int, flip: int) -> None:
    bag = a_keybag()
    data = bytearray(to_bytes(bag))
    data[place % len(data)] ^= flip
    try:
        assert from_bytes(bytes(data)) != bag
    except KnownError as trouble:
        assert trouble.code in {
            Code.KEYBAG_DAMAGED,
            Code.KEYBAG_TOO_NEW,
            Code.KDF_DOWNGRADED,
            Code.KDF_EXCESSIVE,
        }


def test_the_parts_are_told_apart() -> None:
    bag = a_keybag()
    assert to_bytes(replace(bag, seal=bytes(32))) != to_bytes(bag)
