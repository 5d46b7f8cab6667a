"""Many parcels at once go in by COPY, a few by a statement; what is there afterwards is the same."""

from __future__ import annotations

import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from companion.hub.storing import MANY
from companion.sync.wire import FROM_THE_START, OutParcel
from tests.companion.hub.calling import Caller, carrier_of, enrolled
from tests.companion.sync.contract_team import ContractTeam
from tests.loopback.hub import HubProcess

_USED = "select day_parcels, day_bytes, parcels, bytes from usage where team = %s and device = %s"
_ROWS = (
    "select parcel::text, device::text, digest, data, stored_at is not null from parcel where team = %s order by 1",
    "select parcel::text, member::text, era, bytes from delivery where team = %s order by 1, 2",
)


@pytest.fixture
def team(hub: HubProcess, hub_database: str) -> ContractTeam:
    return enrolled(hub.address, hub_database)


@pytest.fixture
def worker(hub: HubProcess, team: ContractTeam) -> Caller:
    return Caller(hub.address, team.fellows[0])


def _many(team: ContractTeam, count: int = MANY + 4) -> list[OutParcel]:
    return [team.parcel(0, [1, 2] if number % 3 else [1]) for number in range(count)]


def _codes(said: list[dict[str, object]]) -> Counter[object]:
    return Counter(one["code"] for one in said)


def _mailbox(hub: HubProcess, team: ContractTeam, who: int) -> list[bytes]:
    with carrier_of(hub.address, team.fellows[who]) as carrier:
        return list(carrier.pull(FROM_THE_START).parcels)


def test_many_lie_there_as_few_would(
    hub: HubProcess, hub_database: str, team: ContractTeam, worker: Caller
) -> None:
    batch = _many(team)
    assert _codes(worker.put(batch)) == {"stored": len(batch)}
    with psycopg.connect(hub_database) as connection:
        used = connection.execute(_USED, (team.id, team.fellows[0].device)).fetchone()
        by_copy = [connection.execute(rows.encode(), (team.id,)).fetchall() for rows in _ROWS]
    size = sum(len(one.data) for one in batch)
    assert used == (len(batch), size, len(batch), size)
    assert _mailbox(hub, team, 1) == [one.data for one in batch]
    assert _mailbox(hub, team, 2) == [one.data for number, one in enumerate(batch) if number % 3]
    with psycopg.connect(hub_database, autocommit=True) as connection:  # once more, by the statement
        for table in ("parcel", "delivery", "usage"):
            connection.execute(f"delete from {table} where team = %s".encode(), (team.id,))
    for at in range(0, len(batch), MANY - 1):
        worker.put(batch[at : at + MANY - 1])
    with psycopg.connect(hub_database) as connection:
        assert [connection.execute(rows.encode(), (team.id,)).fetchall() for rows in _ROWS] == by_copy
        assert connection.execute(_USED, (team.id, team.fellows[0].device)).fetchone() == used


def test_of_many_some_are_there(hub: HubProcess, team: ContractTeam, worker: Caller) -> None:
    batch = _many(team)
    worker.put(batch[3:5])
    taken = team.parcel(0, [1], id=batch[3].id)
    said = worker.put([*batch, *_many(team)])
    assert _codes(said) == {"stored": 2 * len(batch) - 2, "already": 2}
    assert [one["code"] for one in said[3:5]] == ["already", "already"]
    assert _codes(worker.put([*_many(team), taken])) == {"stored": len(batch), "id_conflict": 1}
    assert _codes(worker.put(batch)) == {"already": len(batch)}
    mailbox = _mailbox(hub, team, 1)
    assert len(mailbox) == len(set(mailbox)) == 3 * len(batch)


@pytest.mark.parametrize("stays", [True, False])
def test_another_was_quicker_with_one_of_many(
    hub: HubProcess, hub_database: str, team: ContractTeam, worker: Caller, stays: bool
) -> None:
    """It is written, and not committed, when the COPY begins: the COPY waits for it, and then stands or does not."""
    batch, said = _many(team), []
    own, one = team.fellows[0], batch[7]
    with psycopg.connect(hub_database) as slower:
        slower.execute(
            "insert into parcel (team, parcel, device, digest, data) values (%s, %s, %s, %s, %s)",
            (team.id, one.id, own.device, one.digest, one.data),
        )
        putting = threading.Thread(target=lambda: said.extend(worker.put(batch)))
        putting.start()
        _until_somebody_waits(hub_database)
        slower.commit() if stays else slower.rollback()
    putting.join(30)
    assert [each["code"] for each in said] == [
        "already" if stays and each is one else "stored" for each in batch
    ]
    expected = [each.data for each in batch if not (stays and each is one)]  # it came without a delivery here
    assert _mailbox(hub, team, 1) == expected


def test_many_that_cross_are_stored_once(hub: HubProcess, team: ContractTeam, worker: Caller) -> None:
    """The same parcels at once, in another order each: nobody waits for one who waits for them."""
    for _round in range(3):
        batch = _many(team, 100)
        orders = [batch, batch[::-1], batch[50:] + batch[:50], batch[::2] + batch[1::2]]
        with ThreadPoolExecutor(len(orders)) as laptops:
            said = list(laptops.map(worker.put, orders))
        assert sum((_codes(each) for each in said), Counter()) == {"stored": 100, "already": 300}
    mailbox = _mailbox(hub, team, 1)
    assert len(mailbox) == len(set(mailbox)) == 300


def _until_somebody_waits(database: str) -> None:
    """Until a COPY waits for another transaction's row."""
    with psycopg.connect(database, autocommit=True) as connection:
        for _turn in range(500):
            found = connection.execute(
                "select count(*) from pg_stat_activity where datname = current_database() "
                "and wait_event_type = 'Lock' and query like 'copy parcel%%'"
            ).fetchone()
            if found is not None and found[0]:
                return
            time.sleep(0.02)
    raise AssertionError("nobody waits")
