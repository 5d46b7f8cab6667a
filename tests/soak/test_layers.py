"""The layers of the fuzzer take what they begin with; else it would try nothing for ten minutes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.crypto.cbor import decode
from companion.errors import BugError, Code, KnownError
from tests.soak.layers import LAYERS, feed, seeds
from tests.soak.mutating import mutated


def test_every_layer_has_something_to_begin_with() -> None:
    assert {layer for layer, _ in seeds()} == set(LAYERS)


def test_what_it_begins_with_is_no_finding() -> None:
    for layer, data in seeds():
        feed(layer, data)


def test_the_first_of_each_is_read_to_the_end() -> None:
    """Nothing is refused of what is sound: the invite alone is tried in two forms, of which one is none."""
    firsts = dict(reversed(seeds()))
    for layer, data in firsts.items():
        if layer.__name__ != "invite":
            layer(data)


@settings(max_examples=300)
@given(st.integers(0, 1 << 32), st.sampled_from(range(12)))
def test_a_change_is_cbor_again_and_no_finding(seed: int, which: int) -> None:
    layer, data = seeds()[which]
    before = bytes([0]) + data
    after = mutated(before, seed, lambda raw: raw)
    assert after[:1] == before[:1]
    if after != before:
        decode(after[1:], most=len(after), depth=40)
    feed(layer, after[1:])


@pytest.mark.parametrize("error", [BugError("x"), ValueError(), KnownError(Code.DISK_FULL)])
def test_any_other_error_is_a_finding(error: Exception) -> None:
    def layer(_: bytes) -> None:
        raise error

    with pytest.raises(type(error)):
        feed(layer, b"")
