"""What one PostgreSQL holds: filled by the hub's own statements, measured at 10,000, 100,000 and 1,000,000 deliveries.

Parcels have the sizes of real ones and random bytes (sealed ones do not shrink either). A put and a page are the hub's
statements over one connection, without HTTP and signatures: those are in `dev.py bench hub`.
"""

from __future__ import annotations

import asyncio
import hashlib
import secrets
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import psycopg
from psycopg import AsyncConnection

from companion.clock import SystemClock
from companion.hub import storing
from companion.hub.calls import mailbox
from companion.hub.database import _configure
from companion.hub.sweeping import prune
from companion.sync.hub_wire import MOST_BATCH
from companion.sync.wire import Limits
from tests.bench.measure import percentile
from tests.bench.scale.model import RECEIPT_INNER, REPLY_INNER, Model, parcel_bytes
from tests.loopback.hub import command
from tests.loopback.postgres import start_postgres

STEPS = (10_000, 100_000, 1_000_000)
MEMBERS = 50
TEAMS = 40
MIXES = ("summary", "receipt", "reply")  # as often as each other: tests/bench/scale/year.py
ROUNDS, WARM_UPS = 100, 20


@dataclass(frozen=True)
class Who:
    """One member of one team with one device."""

    team: str
    member: str
    device: str


class Filling:
    """A database that is being filled; `last` are the latest deliveries, as the hub has numbered them."""

    def __init__(self, connection: AsyncConnection, seed: int) -> None:
        self.connection = connection
        self.random = Random(seed)
        self.model = Model()
        self.clock = SystemClock()
        self.teams = [
            [Who(team, *_ids(2)) for _each in range(MEMBERS)]
            for team in (str(uuid.uuid4()) for _ in range(TEAMS))
        ]
        self.noise = secrets.token_bytes(2**20)
        self.deliveries = self.parcels = self.bytes = 0

    async def begin(self) -> None:
        """The teams as a roster would have made them."""
        for team in self.teams:
            await self.connection.execute(
                "insert into team (team, number, head) values (%s, 50, %s)",
                (team[0].team, secrets.token_bytes(32)),
            )
            for one in team:
                await self.connection.execute(
                    "insert into member values (%s, %s, true, false)", (one.team, one.member)
                )
                await self.connection.execute(
                    "insert into device (team, device, member, key, since, revoked) values (%s, %s, %s, %s, 1, false)",
                    (one.team, one.device, one.member, secrets.token_bytes(32)),
                )

    async def until(self, deliveries: int) -> float:
        """Fill up by batches of 500 from one device each. Returns the seconds it took."""
        begun = time.perf_counter()
        while self.deliveries < deliveries:
            await self.put(self.anyone(), Limits.batch_parcels)
        return time.perf_counter() - begun

    def anyone(self) -> Who:
        """Some member of some team."""
        return self.random.choice(self.random.choice(self.teams))

    def mates(self, who: Who) -> list[str]:
        """Everyone else in the team."""
        return next([one.member for one in team if one != who] for team in self.teams if who in team)

    async def put(self, who: Who, count: int) -> float:
        """Put so many parcels in one transaction, as `_store` of the hub does. Returns the seconds it took."""
        mates = self.mates(who)
        data, to = [], []
        for _each in range(count):
            one, recipients = self._parcel()
            data.append(one)
            to.append(self.random.sample(mates, recipients))
        ids = [self.clock.new_id() for _each in data]
        to_members = [member for members in to for member in members]
        said = {
            "team": who.team,
            "device": who.device,
            "era": 1,
            "members": list(set(to_members)),
            "ids": ids,
            "digests": [hashlib.sha256(one).digest() for one in data],
            "data": data,
            "to_parcels": [one for one, members in zip(ids, to, strict=True) for _member in members],
            "to_members": to_members,
        }
        begun = time.perf_counter()
        await (await self.connection.execute(storing.CHECK, said)).fetchall()
        await (await self.connection.execute(storing.STORE, said)).fetchall()
        taken = time.perf_counter() - begun
        self.parcels += count
        self.deliveries += len(to_members)
        self.bytes += sum(map(len, data))
        return taken

    def _parcel(self) -> tuple[bytes, int]:
        mix, model, random = self.random.choice(MIXES), self.model, self.random
        recipients = 1 if mix != "summary" or random.random() < model.to_one else model.to_several
        inner = {"summary": model.summary_inner(random), "receipt": RECEIPT_INNER, "reply": REPLY_INNER}[mix]
        size = parcel_bytes(inner, recipients)
        at = random.randrange(len(self.noise) - size)
        return self.noise[at : at + size], recipients

    async def page(self, who: Who, near: int, limit: int = Limits.page) -> float:
        """A page of the mailbox: with so many parcels after the cursor at the end of it. Seconds."""
        found = await self.connection.execute(
            "select era, xid::text as number, seq from delivery where team = %s and member = %s "
            "order by era desc, xid desc, seq desc offset %s limit 1",
            (who.team, who.member, near),
        )
        era, xid, seq = await found.fetchone() or (0, "0", 0)
        said = {"team": who.team, "device": who.device, "nonce": secrets.token_hex(12), "member": who.member}
        place = {"era": era, "xid": xid, "seq": seq, "limit": limit, "bytes": MOST_BATCH}
        begun = time.perf_counter()
        found = await self.connection.execute(mailbox._PAGE, said | place, binary=True)
        rows = await found.fetchall()
        taken = time.perf_counter() - begun
        got = len([one for one in rows if one[-1] is not None])
        assert got == min(near, limit) or era == 0, (got, near)
        return taken


def measure(steps: Sequence[int] = STEPS, seed: int = 1) -> None:
    """Fill, measure at each step, prune the older half, fill that much again; print it all."""
    with tempfile.TemporaryDirectory(prefix="companion-scale-") as folder:
        postgres = start_postgres(Path(folder) / "postgres", afterwards="delete")
        with postgres.new_database() as database:
            command(database, "init")
            asyncio.run(_measured(database, steps, seed))
        postgres.server.cleanup()


async def _measured(database: str, steps: Sequence[int], seed: int) -> None:
    async with await AsyncConnection.connect(database, autocommit=True) as connection:
        await _configure(connection)
        await connection.execute("set statement_timeout = 0")
        filling = Filling(connection, seed)
        await filling.begin()
        await _backdate(connection, 400)
        for step in steps:
            await connection.execute("set synchronous_commit = off")
            if step == steps[-1]:  # the older half is pruned afterwards
                await _backdate(connection, 400)
                await filling.until(step // 2)
                await _backdate(connection, 0)
            before, begun = filling.deliveries, time.perf_counter()
            await filling.until(step)
            rate = (filling.deliveries - before) / (time.perf_counter() - begun)
            await connection.execute("set synchronous_commit = on")
            await connection.execute("vacuum analyze")
            await _line(filling, rate)
        print(
            f"{filling.parcels} parcels of {filling.bytes / filling.parcels:.0f} bytes, "
            f"{filling.deliveries} deliveries"
        )
        await _parts(connection, filling)
    _pruned(database)
    async with await AsyncConnection.connect(database, autocommit=True) as connection:
        await _configure(connection)
        filling.connection = connection
        await connection.execute("set synchronous_commit = off")
        await filling.until(filling.deliveries + steps[-1] // 2)
        await connection.execute("set synchronous_commit = on")
        print(f"as much put again as was pruned: {await _size(connection) / 1e6:.0f} MB")
        await _line(filling, 0)


async def _line(filling: Filling, rate: float) -> None:
    """Everything in turns, beside one row of another table, so that a busy moment hits all of it."""
    connection = filling.connection
    await connection.execute("create table if not exists one_row (at timestamptz default now())")
    await connection.execute("checkpoint")
    size, deliveries, count = await _size(connection), filling.deliveries, filling.parcels
    taken: dict[str, list[float]] = {}
    for turn in range(WARM_UPS + ROUNDS):
        who = filling.anyone()
        for name, seconds in (
            ("one row", await _one_row(connection)),
            ("put 1", await filling.put(who, 1)),
            ("put 10", await filling.put(who, 10)),
            ("no news", await filling.page(who, 0)),
            ("10 new", await filling.page(who, 10)),
            ("a page", await filling.page(who, 10**9)),
        ):
            if turn >= WARM_UPS:
                taken.setdefault(name, []).append(seconds)
    waits = "".join(
        f"  {name} {statistics.median(each) * 1e3:.2f} ({percentile(each, 0.95) * 1e3:.1f})"
        for name, each in taken.items()
    )
    print(
        f"{deliveries:>9}, filled at {rate:.0f}/s, {size / 1e6:.0f} MB, {size / count:.0f} bytes a parcel; "
        f"ms, median (p95):{waits}",
        flush=True,
    )


async def _one_row(connection: AsyncConnection) -> float:
    begun = time.perf_counter()
    await connection.execute("insert into one_row default values")
    return time.perf_counter() - begun


async def _parts(connection: AsyncConnection, filling: Filling) -> None:
    found = await connection.execute(
        "select case when relname like 'delivery%' then 'delivery' else relname end as name, "
        "sum(pg_relation_size(oid)), sum(pg_indexes_size(oid)), "
        "sum(coalesce(pg_total_relation_size(nullif(reltoastrelid, 0)), 0)) "
        "from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace group by 1 "
        "having sum(pg_total_relation_size(oid)) > 2e6 order by 1"
    )
    for name, heap, indexes, toast in await found.fetchall():
        per = filling.deliveries if name == "delivery" else filling.parcels
        print(
            f"  {name:<12} rows {heap / per:.0f}, indexes {indexes / per:.0f}, bytes kept apart {toast / per:.0f} "
            f"(bytes for each {'delivery' if name == 'delivery' else 'parcel'})"
        )


def _pruned(database: str) -> None:
    with psycopg.connect(database, autocommit=True) as connection:
        begun = time.perf_counter()
        gone = prune(connection, 365)
        taken = time.perf_counter() - begun
        before = _size_now(connection)
        begun = time.perf_counter()
        connection.execute("vacuum analyze")
        vacuumed = time.perf_counter() - begun
        print(
            f"pruned {gone} parcels in {taken:.0f} s, {before / 1e6:.0f} MB; vacuum {vacuumed:.0f} s, then "
            f"{_size_now(connection) / 1e6:.0f} MB"
        )


async def _backdate(connection: AsyncConnection, days: int) -> None:
    """Parcels put from now on count as so many days old."""
    await connection.execute(
        f"alter table parcel alter column stored_at set default now() - interval '{days} days'".encode()
    )


async def _size(connection: AsyncConnection) -> int:
    row = await (await connection.execute("select pg_database_size(current_database())")).fetchone()
    assert row is not None
    return int(row[0])


def _size_now(connection: psycopg.Connection) -> int:
    row = connection.execute("select pg_database_size(current_database())").fetchone()
    assert row is not None
    return int(row[0])


def _ids(count: int) -> list[str]:
    return [str(uuid.uuid4()) for _each in range(count)]


if __name__ == "__main__":
    measure(tuple(map(int, sys.argv[1:])) or STEPS)
