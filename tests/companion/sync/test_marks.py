"""A mark says what its device has signed of itself, and nothing that is not exactly one is believed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from companion.crypto.cbor import encode, uuid_bytes
from companion.crypto.signed import signed
from companion.crypto.signing import new_device_key, public_of
from companion.sync.marks import MARK_TYPE, MOST_MARK, read_mark, write_mark
from companion.sync.wire import Credentials, Trail
from tests.companion.sync.contract_team import new_id

SEED = new_device_key()
WHO = Credentials(new_id(), new_id(), new_id(), SEED)
PARCEL, DIGEST, HEAD = new_id(), bytes(range(32)), bytes(range(32, 64))
SAID: dict[int, object] = {0: 1, 1: uuid_bytes(WHO.team), 2: uuid_bytes(PARCEL), 3: DIGEST, 4: [7, HEAD]}


def read(data: bytes) -> Trail | None:
    return read_mark(data, WHO.team, WHO.device, public_of(SEED))


def test_a_mark_is_read_as_it_was_written() -> None:
    mark = write_mark(WHO, PARCEL, DIGEST, (7, HEAD))
    assert mark == signed(MARK_TYPE, WHO.device, encode(SAID), SEED) and len(mark) <= MOST_MARK
    assert read(mark) == Trail(WHO.device, ((PARCEL, DIGEST),), ((7, HEAD),))


def test_nothing_is_no_mark() -> None:
    assert read(b"") is None


@pytest.mark.parametrize(
    "other",
    [
        replace(WHO, device_seed=new_device_key()),
        replace(WHO, device=new_id()),
        replace(WHO, team=new_id()),
    ],
)
def test_a_mark_of_another_key_device_or_team_says_nothing(other: Credentials) -> None:
    assert read(write_mark(other, PARCEL, DIGEST, (7, HEAD))) is None


@pytest.mark.parametrize(
    "changes",
    [
        {0: 2},
        {0: True},
        {1: b"short"},
        {2: b"short"},
        {3: bytes(31)},
        {3: "text"},
        {4: [7, bytes(31)]},
        {4: [-1, HEAD]},
        {4: [True, HEAD]},
        {4: [7]},
        {5: 0},
    ],
)
def test_what_is_not_as_the_page_says_is_no_mark(changes: dict[int, object]) -> None:
    assert read(signed(MARK_TYPE, WHO.device, encode(SAID | changes), SEED)) is None


def test_more_under_the_signature_than_the_page_names_is_no_mark() -> None:
    assert read(signed(MARK_TYPE, WHO.device, encode(SAID), SEED, {0: 1})) is None
    assert read(signed(MARK_TYPE, WHO.device, encode(list(SAID)), SEED)) is None
