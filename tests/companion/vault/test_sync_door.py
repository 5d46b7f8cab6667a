"""Working through the sync door: beside the vault, on another thread, and what ends it."""

import threading
from pathlib import Path

import pytest

from companion.errors import BugError, Code, KnownError
from companion.vault.db import Vault
from companion.vault.inbox import ArrivalState, list_arrivals, put_arrival
from companion.vault.outbox import put_delivered, put_refused, put_tried
from tests.companion.vault.team_samples import add_carrier, add_parcels, arrival
from tests.companion.vault_fixtures import open_test_vault


def test_what_sync_has_to_do_it_can_do(vault: Vault) -> None:
    add_carrier(vault)
    add_parcels(vault, 2)
    with vault.sync_door() as door, door.transaction():
        assert put_arrival(door, arrival(1))
        put_tried(door, "carrier-1", ["parcel-1", "parcel-2"], arrival(1).arrived_at)
        put_delivered(door, "carrier-1", ["parcel-1"], arrival(1).arrived_at)
        put_refused(door, "carrier-1", "parcel-2", "too_large")
    assert list_arrivals(vault, ArrivalState.NEW, 9) == [arrival(1)]


def test_half_of_a_transaction_is_none_of_it(vault: Vault) -> None:
    with vault.sync_door() as door:
        with pytest.raises(RuntimeError), door.transaction():
            put_arrival(door, arrival(1))
            raise RuntimeError
        with door.transaction():
            put_arrival(door, arrival(2))
            with pytest.raises(RuntimeError), door.transaction():
                put_arrival(door, arrival(3))
                raise RuntimeError
        put_arrival(door, arrival(4))  # by itself: kept at once
    assert list_arrivals(vault, ArrivalState.NEW, 9) == [arrival(2), arrival(4)]


def test_it_is_open_while_the_vault_writes_on_another_thread(vault: Vault) -> None:
    def pull() -> None:
        for number in range(20):
            with vault.sync_door() as door, door.transaction():
                put_arrival(door, arrival(number))

    thread = threading.Thread(target=pull)
    thread.start()
    for number in range(100, 120):
        with vault.transaction():
            put_arrival(vault, arrival(number))
    thread.join(30)
    assert len(list_arrivals(vault, ArrivalState.NEW, 99)) == 40


def test_closing_the_vault_stops_what_runs_in_the_door(tmp_path: Path) -> None:
    vault, inside, ended = open_test_vault(tmp_path), threading.Event(), []
    with vault.transaction():
        for number in range(100):
            put_arrival(vault, arrival(number))

    def run() -> None:
        with pytest.raises(KnownError) as caught, vault.sync_door() as door:
            inside.set()
            names = ", ".join(f"arrival AS a{place}" for place in range(8))
            door.execute(f"SELECT count(*) FROM {names}").fetchone()
        ended.append(caught.value.code)

    thread = threading.Thread(target=run)
    thread.start()
    assert inside.wait(10)
    vault.close()
    thread.join(10)
    assert ended == [Code.CANCELLED]
    with pytest.raises(KnownError) as caught, vault.sync_door():
        pass
    assert caught.value.code is Code.CANCELLED


def test_it_belongs_to_the_thread_that_opened_it(vault: Vault) -> None:
    told: list[BaseException] = []
    with vault.sync_door() as door:

        def elsewhere() -> None:
            with pytest.raises(BugError) as caught:
                door.execute("SELECT count(*) FROM outbox")
            told.append(caught.value)

        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join(10)
    assert len(told) == 1


def test_where_it_would_wait_for_itself_it_is_a_bug(vault: Vault) -> None:
    with vault.transaction(), pytest.raises(BugError), vault.sync_door():
        pass
    with vault.sync_door(), pytest.raises(BugError), vault.sync_door():
        pass
    with vault.sync_door() as door:
        put_arrival(door, arrival(1))
