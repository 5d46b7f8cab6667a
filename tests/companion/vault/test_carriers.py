"""Carriers: which ones are used, and how it stands with each."""

from dataclasses import replace

import pytest

from companion.errors import Code, KnownError
from companion.vault.carriers import (
    CarrierState,
    drop_carrier,
    get_carrier,
    list_carriers,
    put_carrier_facts,
    put_carrier_place,
)
from companion.vault.db import Vault
from companion.vault.outbox import count_waiting, count_waiting_at, list_deliveries, put_delivered
from tests.companion.vault.team_samples import add_carrier, add_parcels, minute


def test_a_new_carrier_has_been_read_to_nowhere(vault: Vault) -> None:
    row = get_carrier(vault, add_carrier(vault).id)
    assert (row.state, row.cursor, row.roster_cursor, row.identity) == (CarrierState.WAITING, b"", -1, None)


def test_one_that_is_not_there_is_not_found(vault: Vault) -> None:
    with pytest.raises(KnownError) as caught:
        get_carrier(vault, "nowhere")
    assert caught.value.code is Code.NOT_FOUND


def test_how_it_stands_is_kept_and_what_it_is_stays(vault: Vault) -> None:
    row = add_carrier(vault)
    changed = replace(
        row,
        kind="hub",
        place="elsewhere",
        identity=b"i" * 32,
        cursor=b"cursor",
        roster_cursor=7,
        state=CarrierState.WAITING,
        reason="carrier_busy",
        facts={"retry_after": 30, "where": "/made/up"},
        attempts=3,
        last_try_at=minute(1),
        last_success_at=minute(2),
        next_try_at=minute(3),
    )
    with vault.sync_door() as door, door.transaction():
        put_carrier_facts(door, changed)
    assert get_carrier(vault, row.id) == replace(changed, kind=row.kind, place=row.place)


def test_one_that_is_not_used_any_more_is_not_listed_and_nothing_waits_for_it(vault: Vault) -> None:
    first, second = add_carrier(vault, "carrier-1"), add_carrier(vault, "carrier-2")
    add_parcels(vault, 2)
    put_delivered(vault, first.id, ["parcel-1"], minute(3))
    with vault.transaction():
        drop_carrier(vault, first.id, minute(9))
    assert list_carriers(vault) == [second]
    assert get_carrier(vault, first.id) == replace(first, left_at=minute(9))
    assert count_waiting_at(vault, first.id) == 0
    assert [one.parcel for one in list_deliveries(vault, ["parcel-1", "parcel-2"])] == ["parcel-1"]
    assert count_waiting(vault).parcels == 1  # it waits for whatever carrier comes next


def test_it_can_be_found_somewhere_else(vault: Vault) -> None:
    row = add_carrier(vault)
    with vault.transaction():
        put_carrier_place(vault, row.id, "/media/stick")
    assert get_carrier(vault, row.id) == replace(row, place="/media/stick")
