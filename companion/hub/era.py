"""Eras: stretches of time in which one cluster counts transactions on, so that a cursor in a mailbox stays true.

A cursor says (era, transaction, number). Transaction ids mean something in one cluster only, and only while it has
not gone back: after a dump is read into another cluster, or a replica takes over, they begin elsewhere or are given
out a second time. So whatever makes them doubtful begins a new era; what was stored before comes before all that is
stored in it, and a cursor of an earlier era is refused, which costs a laptop one reading from the start.
"""

from __future__ import annotations

import secrets
from typing import LiteralString

from psycopg import AsyncConnection, Connection

EPOCH_BYTES = 8

CLUSTER: LiteralString = """(
    (select system_identifier::text from pg_control_system())
    || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8)
    || '/' || (select oid::text from pg_database where datname = current_database())
)"""
"""Which cluster this is, on which timeline (a promoted replica and a restore to a moment begin one), which database."""

_NEXT: LiteralString = (
    "insert into era (number, epoch, cluster) select coalesce(max(number), 0) + 1, %s, "
    + CLUSTER
    + " from era "
)
_WHERE_ANOTHER: LiteralString = (
    "having coalesce((array_agg(cluster order by number desc))[1], '') <> " + CLUSTER
)
_ONE_WINS: LiteralString = " on conflict do nothing"


_WHERE_QUIET: LiteralString = "having coalesce(max(began_at) < now() - interval '1 hour', true)"


async def begin_era_after_put_back(connection: AsyncConnection) -> None:
    """Begin an era because a cursor lies ahead of this cluster: its data directory was put back to an earlier state.

    Once in an hour at most: a cursor is the word of whoever brings it, and a new era costs everyone one reading.
    """
    await connection.execute(_NEXT + _WHERE_QUIET + _ONE_WINS, (secrets.token_bytes(EPOCH_BYTES),))


async def settle_era(connection: AsyncConnection) -> None:
    """Begin an era when this is not the cluster, timeline and database of the last one."""
    await connection.execute(_NEXT + _WHERE_ANOTHER + _ONE_WINS, (secrets.token_bytes(EPOCH_BYTES),))


def begin_era(connection: Connection, *, always: bool) -> bool:
    """The same for a command; `always` begins one in any case. Returns whether one was begun."""
    statement = _NEXT + ("" if always else _WHERE_ANOTHER) + _ONE_WINS
    return connection.execute(statement, (secrets.token_bytes(EPOCH_BYTES),)).rowcount == 1
