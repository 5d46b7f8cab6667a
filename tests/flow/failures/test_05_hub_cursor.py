"""Failure test 5: many write to a hub at once, some stall in mid-transaction, the database moves house: none is missed.

Numbers are given out when a row is written. A reader who goes by them alone passes a writer that has not committed yet,
for ever; the first test shows that it would, and that a mailbox does not.
"""

from __future__ import annotations

import asyncio
import random
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from companion.errors import Code, KnownError
from companion.hub.configuration import Configuration
from companion.hub.database import make_pool
from companion.sync.hub_client import HubCarrier
from companion.sync.wire import FROM_THE_START, OutParcel, PutStatus
from tests.companion.hub.calling import carrier_of, enrolled
from tests.companion.sync.carrier_contract import digests
from tests.companion.sync.contract_team import ContractTeam, sha
from tests.loopback.fixtures import MANY_CALLS, hub, hub_database, postgres
from tests.loopback.hub import HubProcess, command
from tests.loopback.postgres import Postgres, start_postgres

__all__ = ["hub", "hub_database", "postgres"]
AUTHORS = (0, 2)
READER = 1


class _Reader:
    """Reads a mailbox for as long as it is told, and keeps what came."""

    def __init__(self, carrier: HubCarrier) -> None:
        self.carrier = carrier
        self.cursor = FROM_THE_START
        self.got: list[bytes] = []

    def read(self) -> int:
        page = self.carrier.pull(self.cursor)
        self.cursor = page.cursor
        self.got += [sha(one) for one in page.parcels]
        return len(page.parcels)

    def read_until(self, done: Callable[[], bool]) -> None:
        idle = 0
        while idle < 5:
            found = self.read()
            idle = idle + 1 if done() and not found else 0
            time.sleep(0.005)


@contextmanager
def _stalled(database: str, team: ContractTeam, parcel: OutParcel) -> Iterator[psycopg.Connection]:
    """A writer that has written its rows, number and all, and then does nothing for a while."""
    with psycopg.connect(database) as connection:
        connection.execute(
            "insert into parcel (team, parcel, device, digest, data) values (%s::uuid, %s::uuid, %s::uuid, %s, %s)",
            (team.id, parcel.id, team.fellows[0].device, parcel.digest, parcel.data),
        )
        connection.execute(
            # its number is lower than any that others get: each connection draws some ahead, so give it one for sure
            "insert into delivery (team, member, era, seq, parcel, bytes) "
            "select %s::uuid, %s::uuid, max(number), 0, %s::uuid, %s from era",
            (team.id, team.fellows[READER].member, parcel.id, len(parcel.data)),
        )
        yield connection


def test_a_writer_that_stalls_is_waited_for(hub: HubProcess, hub_database: str) -> None:
    team = enrolled(hub.address, hub_database)
    late, quick = team.parcel(0, [READER]), [team.parcel(0, [READER]) for _each in range(5)]
    with carrier_of(hub.address, team.fellows[READER]) as carrier, psycopg.connect(hub_database) as naive:
        naive.autocommit = True
        reader, last, by_number = _Reader(carrier), 0, []
        with _stalled(hub_database, team, late) as writer, carrier_of(hub.address, team.fellows[0]) as author:
            assert set(author.put_batch(quick)) == {PutStatus.STORED}
            last, by_number = _by_number(naive, team, last, by_number)
            assert reader.read() == 0  # they wait behind the one that stalls
            writer.commit()
        assert reader.read() == 6
        last, by_number = _by_number(naive, team, last, by_number)
    assert reader.got == [sha(late.data), *(one.digest for one in quick)]
    assert late.id not in by_number, "the trap does not bite any more: this test shows nothing"


def test_a_writer_that_gives_up_is_not_waited_for(hub: HubProcess, hub_database: str) -> None:
    team = enrolled(hub.address, hub_database)
    lost, kept = team.parcel(0, [READER]), team.parcel(0, [READER])
    with carrier_of(hub.address, team.fellows[READER]) as carrier:
        reader = _Reader(carrier)
        with _stalled(hub_database, team, lost) as writer, carrier_of(hub.address, team.fellows[0]) as author:
            author.put_batch([kept])
            writer.rollback()
        reader.read()
        assert reader.got == [kept.digest]
        with carrier_of(hub.address, team.fellows[0]) as author:
            assert author.put_batch([lost]) == (PutStatus.STORED,)
        reader.read()
        assert reader.got == [kept.digest, lost.digest]


def _by_number(
    connection: psycopg.Connection, team: ContractTeam, last: int, got: list[str]
) -> tuple[int, list[str]]:
    """What a reader would get who goes by the numbers alone."""
    rows = connection.execute(
        "select seq, parcel::text from delivery where team = %s::uuid and member = %s::uuid and seq > %s order by seq",
        (team.id, team.fellows[READER].member, last),
    ).fetchall()
    return (rows[-1][0] if rows else last), got + [row[1] for row in rows]


def test_a_hub_that_stalls_is_ended_by_the_database(hub_database: str) -> None:
    async def limit() -> object:
        async with make_pool(Configuration(hub_database)) as pool, pool.connection() as connection:
            return await (await connection.execute("show idle_in_transaction_session_timeout")).fetchone()

    assert asyncio.run(limit()) == ("10s",)


@pytest.mark.soak(name="hub-writers", rounds=1, long=60)
@pytest.mark.timeout(300)
def test_many_writers_at_once_lose_nothing(rounds: int, postgres: Postgres) -> None:
    """Every insert of a delivery dawdles by chance, so that numbers and commits come in different orders."""
    with postgres.new_database() as database:
        command(database, "init")
        _let_it_dawdle(database)
        with HubProcess(database, workers=2, more=MANY_CALLS) as own:
            for _round in range(rounds):
                _write_and_read(own, database, random.SystemRandom().randrange(1 << 32))


def _let_it_dawdle(database: str) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute(
            "create function dawdle() returns trigger language plpgsql as "
            "$$ begin perform pg_sleep(random() * random() * 0.06); return null; end $$"
        )
        connection.execute(
            "create trigger dawdles after insert on delivery for each statement execute function dawdle()"
        )


def _write_and_read(own: HubProcess, database: str, seed: int) -> None:
    dice = random.Random(seed)
    team = enrolled(own.address, database)
    sent = [team.parcel(dice.choice(AUTHORS), [READER]) for _each in range(160)]
    by_author = {who: [one for one in sent if _author(team, one) == who] for who in AUTHORS}
    hands = [(who, by_author[who][start::4]) for who in AUTHORS for start in range(4)]
    writers = [threading.Thread(target=_put_all, args=(own, team, who, mine)) for who, mine in hands]
    with carrier_of(own.address, team.fellows[READER]) as carrier:
        reader = _Reader(carrier)
        for writer in writers:
            writer.start()
        reader.read_until(lambda: not any(writer.is_alive() for writer in writers))
    assert len(reader.got) == len(set(reader.got)), f"seed {seed}: twice"
    assert set(reader.got) == digests(sent), f"seed {seed}: missed {len(sent) - len(set(reader.got))}"


def _author(team: ContractTeam, parcel: OutParcel) -> int:
    from companion.crypto.envelope import read_parcel

    device = read_parcel(parcel.data).header.device
    return next(who for who in AUTHORS if team.fellows[who].device == device)


def _put_all(own: HubProcess, team: ContractTeam, who: int, parcels: list[OutParcel]) -> None:
    with carrier_of(own.address, team.fellows[who]) as carrier:
        for at in range(0, len(parcels), 3):
            assert set(carrier.put_batch(parcels[at : at + 3])) == {PutStatus.STORED}


@pytest.mark.timeout(240)
def test_a_cursor_after_dump_and_restore(postgres: Postgres, tmp_path: Path) -> None:
    """Into another cluster, whose transactions count from far below: the old cursor is refused, nothing is missed."""
    dump = tmp_path / "hub.sql"
    with postgres.new_database() as database:
        command(database, "init")
        with psycopg.connect(database, autocommit=True) as connection:
            for _each in range(3000):
                connection.execute("select pg_current_xact_id()")
        with HubProcess(database, more=MANY_CALLS) as before:
            team = enrolled(before.address, database)
            sent = [team.parcel(0, [READER]) for _each in range(12)]
            with carrier_of(before.address, team.fellows[0]) as author:
                author.put_batch(sent[:8])
            with carrier_of(before.address, team.fellows[READER]) as carrier:
                reader = _Reader(carrier)
                reader.read()
                first = carrier.identity()
        subprocess.run([postgres.programs / "pg_dump", "-d", database, "-f", dump], check=True)
    with _another_cluster(tmp_path) as other, other.new_database() as database:
        subprocess.run(
            [other.programs / "psql", "-q", "-d", database, "-f", dump], check=True, capture_output=True
        )
        with HubProcess(database, more=MANY_CALLS) as after:
            _read_on(after, team, reader, sent)
            with carrier_of(after.address, team.fellows[0]) as carrier:
                assert carrier.identity().id == first.id


def _read_on(after: HubProcess, team: ContractTeam, reader: _Reader, sent: list[OutParcel]) -> None:
    with carrier_of(after.address, team.fellows[0]) as author:
        assert set(author.put_batch(sent[:8])) == {PutStatus.ALREADY}
        assert set(author.put_batch(sent[8:])) == {PutStatus.STORED}
    with carrier_of(after.address, team.fellows[READER]) as carrier:
        with pytest.raises(KnownError) as caught:
            carrier.pull(reader.cursor)
        assert caught.value.code is Code.CURSOR_EXPIRED
        again = _Reader(carrier)
        again.read_until(lambda: True)
    assert again.got == [one.digest for one in sent]


@contextmanager
def _another_cluster(folder: Path) -> Iterator[Postgres]:
    with tempfile.TemporaryDirectory(prefix="companion-other-") as place:
        other = start_postgres(Path(place) / "pg", afterwards="delete")
        try:
            yield other
        finally:
            other.server.cleanup()
