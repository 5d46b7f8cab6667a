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
    """Give up the bytes of parcels older than `days`; their ids are remembered. Returns how many."""
    with connection.transaction():
        connection.execute(
            "create temporary table gone on commit drop as "
            "select team, parcel, device, octet_length(data) as bytes from parcel "
            "where data is not null and stored_at < now() - make_interval(days => %s)",
            (days,),
        )
        connection.execute(
            "update usage set bytes = greatest(0, usage.bytes - freed.bytes) "
            "from (select team, device, sum(bytes) as bytes from gone group by 1, 2) as freed "
            "where usage.team = freed.team and usage.device = freed.device"
        )
        pruned = connection.execute(
            "update parcel set data = null from gone where parcel.team = gone.team and parcel.parcel = gone.parcel"
        )
        return pruned.rowcount
