"""Failure test 1, the hub's part: all its processes are killed while laptops put. What it said is there, is; once."""

from __future__ import annotations

import random
import threading
import time
from contextlib import suppress

import psycopg
import pytest

from companion.errors import Code, KnownError
from companion.sync.wire import FROM_THE_START, OutParcel, PutStatus
from tests.companion.hub.calling import carrier_of, enrolled
from tests.companion.sync.carrier_contract import digests
from tests.companion.sync.contract_team import ContractTeam, sha
from tests.loopback.fixtures import MANY_CALLS, postgres
from tests.loopback.hub import HubProcess, command, free_port
from tests.loopback.postgres import Postgres

__all__ = ["postgres"]
AUTHORS, READER = (0, 2), 1
PARCELS, LIVES = 400, 3


class _Author(threading.Thread):
    """Puts its parcels, few at a time, until the hub is gone; knows what was acknowledged."""

    def __init__(
        self, address: str, team: ContractTeam, who: int, parcels: list[OutParcel], seed: int
    ) -> None:
        super().__init__()
        self.address, self.team, self.who, self.parcels = address, team, who, parcels
        self.dice = random.Random(seed)
        self.taken: set[bytes] = set()
        self.wrong: list[object] = []

    def run(self) -> None:
        waiting = list(self.parcels)
        with carrier_of(self.address, self.team.fellows[self.who]) as carrier:
            while waiting:
                batch, waiting = waiting[:5], waiting[5:]
                try:
                    statuses = carrier.put_batch(batch)
                except KnownError as error:
                    if error.code not in {Code.CARRIER_GONE, Code.CARRIER_BUSY}:
                        self.wrong.append(error.code)
                    return
                self.wrong += [one for one in statuses if not one.delivered]
                self.taken |= digests(batch)


@pytest.mark.soak(name="hub-kills", rounds=1, long=100)
@pytest.mark.timeout(300)
def test_a_hub_killed_in_mid_put(rounds: int, postgres: Postgres) -> None:
    with postgres.new_database() as database:
        command(database, "init")
        for _round in range(rounds):
            _one_round(database, random.SystemRandom().randrange(1 << 32))


def _one_round(database: str, seed: int) -> None:
    dice = random.Random(seed)
    port = free_port()
    hub = HubProcess(database, workers=2, port=port, more=MANY_CALLS)
    team = enrolled(hub.address, database)
    parcels = {who: [team.parcel(who, [READER]) for _each in range(PARCELS // 2)] for who in AUTHORS}
    taken: set[bytes] = set()
    for life in range(LIVES):
        if life:
            hub = HubProcess(database, workers=2, port=port, more=MANY_CALLS)
        taken |= _live(hub, team, parcels, dice, seed)
    with HubProcess(database, port=port, more=MANY_CALLS) as hub:
        there = _all_of(hub, team)
        assert taken <= set(there), f"seed {seed}: acknowledged and not there"
        for who in AUTHORS:
            with carrier_of(hub.address, team.fellows[who]) as carrier:
                assert all(one.delivered for one in carrier.put_batch(parcels[who]))
        there = _all_of(hub, team)
    assert len(there) == len(set(there)), f"seed {seed}: twice"
    assert set(there) == {one.digest for mine in parcels.values() for one in mine}, f"seed {seed}"


def _live(
    hub: HubProcess, team: ContractTeam, parcels: dict[int, list[OutParcel]], dice: random.Random, seed: int
) -> set[bytes]:
    """Let everyone put, kill the hub a little later; what was acknowledged until then."""
    authors = [
        _Author(hub.address, team, who, dice.sample(mine, len(mine)), seed) for who, mine in parcels.items()
    ]
    for author in authors:
        author.start()
    time.sleep(dice.uniform(0.02, 0.6))
    hub.kill()
    for author in authors:
        author.join()
        assert author.wrong == [], f"seed {seed}"
    return {digest for author in authors for digest in author.taken}


def _all_of(hub: HubProcess, team: ContractTeam) -> list[bytes]:
    got: list[bytes] = []
    with carrier_of(hub.address, team.fellows[READER]) as carrier:
        cursor, more = FROM_THE_START, True
        while more:
            page = carrier.pull(cursor)
            got += [sha(one) for one in page.parcels]
            cursor, more = page.cursor, page.more
    return got


def test_a_lost_answer_after_a_committed_put_is_no_harm(postgres: Postgres) -> None:
    """Failure test 4 has this through a folder and a hub; here the hub dies between the commit and its answer."""
    with postgres.new_database() as database:
        command(database, "init")
        port = free_port()
        hub = HubProcess(database, port=port, more=MANY_CALLS)
        team = enrolled(hub.address, database)
        batch = [team.parcel(0, [READER]) for _each in range(200)]

        def put() -> None:
            with suppress(KnownError), carrier_of(hub.address, team.fellows[0]) as carrier:
                carrier.put_batch(batch)

        putting = threading.Thread(target=put)
        putting.start()
        _wait_until_stored(database, team)
        hub.kill()
        putting.join()
        with HubProcess(database, port=port, more=MANY_CALLS) as again:
            with carrier_of(again.address, team.fellows[0]) as carrier:
                assert set(carrier.put_batch(batch)) == {PutStatus.ALREADY}
            assert sorted(_all_of(again, team)) == sorted(one.digest for one in batch)


def _wait_until_stored(database: str, team: ContractTeam) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        while connection.execute("select 1 from parcel where team = %s::uuid", (team.id,)).fetchone() is None:
            time.sleep(0.001)
