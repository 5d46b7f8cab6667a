"""The inbox: what came is kept once, in its order, with what became of it and what is missing."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from companion.vault.db import Vault
from companion.vault.inbox import (
    ROW_BYTES,
    ArrivalState,
    Gap,
    drop_arrival_bytes,
    drop_arrival_data,
    drop_oldest_kept_apart,
    get_arrival,
    list_arrivals,
    list_arrivals_of,
    list_gaps,
    list_kept_apart,
    list_waiting_arrivals,
    put_arrival,
    put_arrival_state,
    put_counter,
    size_kept_apart,
)
from tests.companion.vault.team_samples import ADA, DEVICE, SAM, arrival, digest
from tests.companion.vault_fixtures import open_test_vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = open_test_vault(tmp_path)
    with vault.transaction():
        yield vault
    vault.close()


def test_the_same_bytes_come_once(vault: Vault) -> None:
    assert put_arrival(vault, arrival(1))
    assert not put_arrival(vault, arrival(1, carrier="carrier-2"))
    assert list_arrivals(vault, ArrivalState.NEW, 9) == [arrival(1)]


def test_they_are_opened_in_the_order_they_came(vault: Vault) -> None:
    for number in (3, 1, 2):  # whatever a clock said of them
        put_arrival(vault, arrival(number))
    assert list_arrivals(vault, ArrivalState.NEW, 2) == [arrival(3), arrival(1)]
    put_arrival_state(vault, arrival(3).digest, ArrivalState.OPENED)
    put_arrival_state(vault, arrival(1).digest, ArrivalState.WAITING, "roster_ahead")
    assert list_arrivals(vault, ArrivalState.NEW, 9) == [arrival(2)]
    (waiting,) = list_arrivals(vault, ArrivalState.WAITING, 9)
    assert waiting == replace(arrival(1), state=ArrivalState.WAITING, reason="roster_ahead")


def test_what_is_kept_apart_is_told_with_its_reason_and_without_its_bytes(vault: Vault) -> None:
    for number in (1, 2):
        put_arrival(vault, arrival(number, parcel=""))
        put_arrival_state(vault, arrival(number).digest, ArrivalState.KEPT_APART, "not_cbor")
    lines = list_kept_apart(vault, 9)
    assert [(line.digest, line.reason) for line in lines] == [
        (digest("arrival-2"), "not_cbor"),
        (digest("arrival-1"), "not_cbor"),
    ]
    assert not hasattr(lines[0], "data")
    assert list_kept_apart(vault, 1) == lines[:1]


def test_other_bytes_under_one_id_are_both_kept(vault: Vault) -> None:
    put_arrival(vault, arrival(1))
    put_arrival(vault, arrival(2, parcel="parcel-1"))
    assert [one.digest for one in list_arrivals_of(vault, "parcel-1")] == [
        arrival(1).digest,
        arrival(2).digest,
    ]


def test_destroyed_bytes_are_not_taken_in_again(vault: Vault) -> None:
    put_arrival(vault, arrival(1, state=ArrivalState.OPENED))
    put_arrival(vault, arrival(2, parcel="parcel-1"))
    drop_arrival_data(vault, "parcel-1")
    assert not put_arrival(vault, arrival(1))
    assert list_arrivals(vault, ArrivalState.OPENED, 9) == [arrival(1, state=ArrivalState.OPENED, data=b"")]
    assert list_arrivals(vault, ArrivalState.NEW, 9) == [arrival(2, parcel="parcel-1")], "not looked at yet"


def test_what_was_refused_is_measured_and_its_bytes_can_go(vault: Vault) -> None:
    put_arrival(vault, arrival(1))
    for number, state in ((2, ArrivalState.KEPT_APART), (3, ArrivalState.WAITING)):
        put_arrival(vault, arrival(number, state=state))
    assert size_kept_apart(vault) == 2 * ROW_BYTES
    assert [one.parcel for one in list_waiting_arrivals(vault, 9)] == ["parcel-3"]
    drop_arrival_bytes(vault, arrival(2).digest)
    assert size_kept_apart(vault) == ROW_BYTES
    assert get_arrival(vault, arrival(2).digest) == arrival(2, state=ArrivalState.KEPT_APART, data=b"")
    assert get_arrival(vault, b"other") is None


def test_of_rubbish_without_bytes_the_latest_are_remembered(vault: Vault) -> None:
    for number in range(1, 7):
        data = b"" if number != 2 else b"kept"
        put_arrival(vault, arrival(number, state=ArrivalState.KEPT_APART, data=data))
    put_arrival(vault, arrival(7, state=ArrivalState.OPENED, data=b""))
    for _again in range(2):
        drop_oldest_kept_apart(vault, 3)
        left = [one.parcel for one in list_kept_apart(vault, 9)]
        assert left == ["parcel-6", "parcel-5", "parcel-4", "parcel-2"]
    assert len(list_arrivals(vault, ArrivalState.OPENED, 9)) == 1
    drop_oldest_kept_apart(vault, 9)
    assert len(list_kept_apart(vault, 9)) == 4


def test_a_gap_is_what_was_numbered_and_has_not_come(vault: Vault) -> None:
    assert list_gaps(vault, SAM) == []
    for counter in (4, 1, 4):
        put_counter(vault, DEVICE, SAM, counter)
    put_counter(vault, "device-2", SAM, 1)
    put_counter(vault, DEVICE, ADA, 3)
    assert list_gaps(vault, SAM) == [Gap(device=DEVICE, member=SAM, missing=2)]


@pytest.mark.parametrize("counters", list(permutations((1, 2, 4, 7))))
def test_gaps_are_the_same_in_whatever_order_parcels_come(vault: Vault, counters: tuple[int, ...]) -> None:
    for counter in counters:
        put_counter(vault, DEVICE, SAM, counter)
    assert list_gaps(vault, SAM) == [Gap(device=DEVICE, member=SAM, missing=3)]
