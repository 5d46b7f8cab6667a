"""Clearing away what is over: nonces whose time is past, requests nobody answered, invites long gone."""

from __future__ import annotations

from typing import LiteralString

from psycopg import AsyncConnection, Connection

from companion.hub.configuration import Configuration

_LOCK = 0x636F6D70_68756232  # of several processes, one sweeps
_OLD: tuple[LiteralString, ...] = (
    "delete from join_request where arrived_at < now() - interval '30 days'",
    "delete from invite where expires_at < now() - interval '30 days'",
    "delete from enrolment where expires_at < now() - interval '30 days' and team is null",
)
PRUNED_AT_ONCE = 1_000
_LONG_STORED: LiteralString = """
select team, parcel, octet_length(data) from parcel
where data is not null and stored_at < now() - make_interval(days => %s)
"""
_PRUNED: LiteralString = """
with pruned as (
    update parcel set data = null
    from unnest(%s::uuid[], %s::uuid[], %s::int[]) as old(team, parcel, bytes)
    where parcel.team = old.team and parcel.parcel = old.parcel and parcel.data is not null
    returning parcel.team, parcel.device, old.bytes
), freed as (
    update usage set bytes = greatest(0, usage.bytes - gone.bytes)
    from (select team, device, sum(bytes) as bytes from pruned group by 1, 2) as gone
    where usage.team = gone.team and usage.device = gone.device
)
select count(*) from pruned
"""


async def sweep(connection: AsyncConnection, configuration: Configuration) -> None:
    """One round. A nonce is kept for twice the time that its signature is good for, and a little longer."""
    async with connection.transaction():
        row = await (await connection.execute("select pg_try_advisory_xact_lock(%s)", (_LOCK,))).fetchone()
        if row is None or not row[0]:
            return
        await connection.execute(
            "delete from nonce where seen_at < now() - make_interval(secs => %s)",
            (2 * configuration.signature_seconds + 60,),
        )
        for statement in _OLD:
            await connection.execute(statement)


def prune(connection: Connection, days: int) -> int:
    """Give up the bytes of parcels older than `days`; their ids are remembered. Returns how many.

    A few at a time: mailboxes are served up to the oldest transaction that writes, and would wait for a long one.
    What is old is looked up before, and read on from a cursor that no transaction stays open for.
    """
    count = 0
    with connection.cursor("old", withhold=True) as old:
        old.execute(_LONG_STORED, (days,))
        while some := old.fetchmany(PRUNED_AT_ONCE):
            row = connection.execute(_PRUNED, [list(column) for column in zip(*some, strict=True)]).fetchone()
            assert row is not None
            count += row[0]
    return count
