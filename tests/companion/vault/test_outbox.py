"""The outbox: frozen bytes, numbers that are never given twice, and what became of each parcel where."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from companion.errors import BugError
from companion.vault.db import Vault
from companion.vault.outbox import (
    START,
    DeliveryRow,
    DeliveryState,
    WaitingCount,
    count_waiting,
    count_waiting_at,
    drop_parcel,
    get_newest_delivered,
    get_next,
    get_next_counters,
    get_parcel,
    get_seq,
    has_sealed,
    is_counter_missing,
    list_deliveries,
    list_on_the_way,
    list_parcels_of,
    list_recipients,
    list_refused,
    list_waiting,
    put_delivered,
    put_deliveries,
    put_parcel,
    put_refused,
    put_tried,
    put_waiting_again,
)
from companion.vault.sharing_counts import count_refused
from tests.companion.vault.team_samples import (
    ADA,
    DEVICE,
    SAM,
    add_carrier,
    add_parcels,
    digest,
    minute,
    sealed,
)
from tests.companion.vault_fixtures import open_test_vault

PLENTY = 1 << 20
HERE, THERE = "carrier-1", "carrier-2"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = open_test_vault(tmp_path)
    add_carrier(vault, HERE)
    add_carrier(vault, THERE, kind="hub")
    yield vault
    vault.close()


def waiting(vault: Vault, carrier: str = HERE, most: int = 99, most_bytes: int = PLENTY) -> list[str]:
    return [row.parcel for row in list_waiting(vault, carrier, most, most_bytes)]


def test_the_first_parcel_follows_nothing(vault: Vault) -> None:
    assert get_next(vault, DEVICE) == (1, START)
    assert get_next_counters(vault, DEVICE, [SAM, ADA]) == {SAM: 1, ADA: 1}


def test_each_parcel_follows_the_one_before(vault: Vault) -> None:
    add_parcels(vault, 2)
    assert get_next(vault, DEVICE) == (3, digest("parcel-2"))
    assert get_next(vault, "device-2") == (1, START)
    assert get_next_counters(vault, DEVICE, [SAM, ADA]) == {SAM: 3, ADA: 1}
    assert get_next_counters(vault, "device-2", [SAM]) == {SAM: 1}
    assert list_recipients(vault, "parcel-2") == {SAM: 2}


@pytest.mark.parametrize("seq", [0, 1, 3])
def test_a_number_is_not_given_twice_and_none_is_left_out(vault: Vault, seq: int) -> None:
    add_parcels(vault, 1)
    with pytest.raises(BugError), vault.transaction():
        put_parcel(vault, sealed(seq, parcel="other"), {SAM: 2}, [HERE])
    assert waiting(vault) == ["parcel-1"]


def test_a_parcel_is_frozen_in_the_transaction_that_decided_it(vault: Vault) -> None:
    with pytest.raises(BugError):
        put_parcel(vault, sealed(1), {SAM: 1}, [HERE])


def test_the_bytes_come_back_as_they_were(vault: Vault) -> None:
    (row,) = add_parcels(vault, 1)
    assert get_parcel(vault, "parcel-1") == row
    assert get_parcel(vault, "parcel-9") is None
    assert list_waiting(vault, HERE, 1, PLENTY) == [row]


def test_what_waits_is_taken_oldest_first_within_its_limits(vault: Vault) -> None:
    size = len(add_parcels(vault, 5)[0].data)
    assert waiting(vault) == [f"parcel-{seq}" for seq in range(1, 6)]
    assert waiting(vault, most=2) == ["parcel-1", "parcel-2"]
    assert waiting(vault, most_bytes=3 * size) == ["parcel-1", "parcel-2", "parcel-3"]
    assert waiting(vault, most_bytes=1) == ["parcel-1"]
    assert waiting(vault, THERE) == []


def test_delivered_here_it_still_waits_there(vault: Vault) -> None:
    add_parcels(vault, 1, (HERE, THERE))
    put_tried(vault, HERE, ["parcel-1"], minute(5))
    put_tried(vault, HERE, ["parcel-1"], minute(6))
    put_delivered(vault, HERE, ["parcel-1"], minute(7))
    assert list_deliveries(vault, ["parcel-1", "parcel-2"]) == [
        DeliveryRow(
            parcel="parcel-1",
            carrier=HERE,
            state=DeliveryState.DELIVERED,
            attempts=2,
            first_tried_at=minute(5),
            delivered_at=minute(7),
        ),
        DeliveryRow(parcel="parcel-1", carrier=THERE),
    ]
    assert waiting(vault) == []
    assert waiting(vault, THERE) == ["parcel-1"]
    assert count_waiting(vault) == WaitingCount(parcels=1, since=minute(1))
    assert (count_waiting_at(vault, HERE), count_waiting_at(vault, THERE)) == (0, 1)
    put_delivered(vault, THERE, ["parcel-1"], minute(8))
    assert count_waiting(vault) == WaitingCount(parcels=0, since=None)


def test_nothing_waits_in_an_empty_outbox(vault: Vault) -> None:
    assert count_waiting(vault) == WaitingCount(parcels=0, since=None)
    assert list_deliveries(vault, []) == []


def test_without_any_carrier_it_is_on_its_way_all_the_same(vault: Vault) -> None:
    add_parcels(vault, 2, ())
    assert count_waiting(vault) == WaitingCount(parcels=2, since=minute(1))
    with vault.transaction():
        drop_parcel(vault, "parcel-1", "replaced")
    assert count_waiting(vault) == WaitingCount(parcels=1, since=minute(2))


def test_refused_it_waits_for_someone_to_say_so(vault: Vault) -> None:
    add_parcels(vault, 2)
    put_refused(vault, HERE, "parcel-1", "too_large")
    assert waiting(vault) == ["parcel-2"]
    assert [(one.parcel, one.reason) for one in list_refused(vault, 9)] == [("parcel-1", "too_large")]
    put_waiting_again(vault, HERE, "parcel-1")
    put_waiting_again(vault, HERE, "parcel-2")
    assert waiting(vault) == ["parcel-1", "parcel-2"]
    assert list_refused(vault, 9) == []
    assert {one.reason for one in list_deliveries(vault, ["parcel-1"])} == {""}


def test_a_receipt_that_is_refused_needs_nobody(vault: Vault) -> None:
    """It was for somebody who has left: there is nothing to do about it."""
    with vault.transaction():
        put_parcel(vault, sealed(1, kind=3), {SAM: 1}, (HERE,))
        put_parcel(vault, sealed(2), {SAM: 2}, (HERE,))
    for parcel in ("parcel-1", "parcel-2"):
        put_refused(vault, HERE, parcel, "recipient_not_standing")
    assert [one.parcel for one in list_refused(vault, 9)] == ["parcel-2"]
    assert count_refused(vault) == 1
    assert waiting(vault) == []


def test_what_arrived_after_all_is_delivered(vault: Vault) -> None:
    add_parcels(vault, 1)
    put_refused(vault, HERE, "parcel-1", "too_large")
    put_delivered(vault, HERE, ["parcel-1"], minute(9))
    put_waiting_again(vault, HERE, "parcel-1")
    (only,) = list_deliveries(vault, ["parcel-1"])
    assert (only.state, only.reason) == (DeliveryState.DELIVERED, "")


def test_dropped_it_goes_nowhere_and_its_number_stays_taken(vault: Vault) -> None:
    rows = add_parcels(vault, 2, (HERE, THERE))
    put_delivered(vault, HERE, ["parcel-2"], minute(5))
    with vault.transaction():
        drop_parcel(vault, "parcel-2", "consent_withdrawn")
    dropped = replace(rows[1], dropped_why="consent_withdrawn", data=b"")
    assert get_parcel(vault, "parcel-2") == dropped
    assert get_next(vault, DEVICE) == (3, digest("parcel-2"))
    assert waiting(vault, THERE) == ["parcel-1"]
    states = [one.state for one in list_deliveries(vault, ["parcel-2"])]
    assert states == [DeliveryState.DELIVERED, DeliveryState.DROPPED]
    assert count_waiting(vault).parcels == 1


def test_the_counter_of_what_never_went_is_given_again(vault: Vault) -> None:
    add_parcels(vault, 3)
    with vault.transaction():
        drop_parcel(vault, "parcel-2", "consent_withdrawn")
    assert get_next_counters(vault, DEVICE, [SAM]) == {SAM: 2}
    assert is_counter_missing(vault, DEVICE, SAM)
    with vault.transaction():
        put_parcel(vault, sealed(4), {SAM: 2}, [HERE])
    assert get_next_counters(vault, DEVICE, [SAM]) == {SAM: 4}
    assert not is_counter_missing(vault, DEVICE, SAM)
    with vault.transaction():
        put_tried(vault, HERE, ["parcel-4"], minute(9))
        drop_parcel(vault, "parcel-4", "consent_withdrawn")
        drop_parcel(vault, "parcel-3", "consent_withdrawn")
    assert get_next_counters(vault, DEVICE, [SAM, ADA]) == {SAM: 2, ADA: 1}
    assert not is_counter_missing(vault, DEVICE, SAM)


def test_the_counter_of_what_a_carrier_has_is_not_given_again(vault: Vault) -> None:
    add_parcels(vault, 2)
    put_delivered(vault, HERE, ["parcel-2"], minute(5))
    with vault.transaction():
        drop_parcel(vault, "parcel-2", "consent_withdrawn")
    assert get_next_counters(vault, DEVICE, [SAM]) == {SAM: 3}


def test_a_new_carrier_takes_everything_that_was_not_dropped(vault: Vault) -> None:
    add_parcels(vault, 4)
    put_delivered(vault, HERE, ["parcel-1"], minute(5))
    with vault.transaction():
        drop_parcel(vault, "parcel-2", "replaced")
        put_deliveries(vault, THERE)
        put_deliveries(vault, HERE)
    assert waiting(vault, THERE) == ["parcel-1", "parcel-3", "parcel-4"]
    assert waiting(vault) == ["parcel-3", "parcel-4"]


def test_the_parcels_of_an_item_are_told_without_their_bytes(vault: Vault) -> None:
    add_parcels(vault, 2)
    with vault.transaction():
        put_parcel(vault, sealed(3, item="item-2"), {SAM: 3}, [HERE])
    lines: list[Any] = list_parcels_of(vault, "item-1")
    assert [line.seq for line in lines] == [1, 2]
    assert not hasattr(lines[0], "data")
    assert "sealedsealed" not in repr(get_parcel(vault, "parcel-1"))


def test_nothing_goes_by_a_carrier_that_is_not_there(vault: Vault) -> None:
    with pytest.raises(BugError), vault.transaction():
        put_parcel(vault, sealed(1), {SAM: 1}, ["nowhere"])
    assert get_next(vault, DEVICE) == (1, START)


def test_a_parcel_that_was_sealed_here_stays_known_when_its_bytes_are_gone(vault: Vault) -> None:
    (row,) = add_parcels(vault, 1)
    with vault.transaction():
        drop_parcel(vault, "parcel-1", "by_mistake")
    assert has_sealed(vault, "parcel-1", row.digest) and has_sealed(vault, "parcel-1", row.digest[:16])
    assert not has_sealed(vault, "parcel-1", digest("another")) and not has_sealed(vault, "parcel-2", b"")


def test_on_the_way_is_what_waits_somewhere_or_for_a_place(vault: Vault) -> None:
    add_parcels(vault, 4, (HERE, THERE))
    with vault.transaction():
        put_parcel(vault, sealed(5), {SAM: 5}, [])
        put_delivered(vault, HERE, ["parcel-1", "parcel-2"], minute(1))
        put_delivered(vault, THERE, ["parcel-1"], minute(1))
        drop_parcel(vault, "parcel-3", "by_mistake")
    assert [one.seq for one in list_on_the_way(vault, DEVICE)] == [2, 4, 5]
    assert list_on_the_way(vault, "device-2") == []


def test_the_newest_that_a_carrier_has_is_told_for_one_device(vault: Vault) -> None:
    rows = add_parcels(vault, 3, (HERE, THERE))
    assert get_newest_delivered(vault, HERE, DEVICE) is None
    with vault.transaction():
        put_delivered(vault, HERE, [rows[1].parcel], minute(1))
    assert get_newest_delivered(vault, HERE, DEVICE) == rows[1].seq
    assert get_newest_delivered(vault, HERE, "another device") is None
    assert get_newest_delivered(vault, THERE, DEVICE) is None
    assert get_seq(vault, rows[2].parcel) == rows[2].seq
    assert get_seq(vault, "a parcel of nobody") is None
