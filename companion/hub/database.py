"""Connections to PostgreSQL: a pool for the calls, one for a command; limits on what each may hold up."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psycopg
from psycopg import AsyncConnection, Connection
from psycopg_pool import AsyncConnectionPool, PoolTimeout, TooManyRequests

from companion.hub.configuration import Configuration
from companion.hub.era import settle_era
from companion.hub.logs import note
from companion.hub.problems import Problem, ProblemCode

RETRY_AFTER = 5
START_SECONDS = 60.0
"""How long a hub that starts waits for its database."""
_LOOK_SECONDS = 0.5
_SETTINGS = (
    "set statement_timeout = '20s'",
    "set lock_timeout = '10s'",
    # a writer that stalls holds up what every mailbox may be read to: it is ended
    "set idle_in_transaction_session_timeout = '10s'",
    "set timezone = 'UTC'",
    # every statement finds its rows by key, whatever the values: planning it anew each time costs more than it brings
    "set plan_cache_mode = force_generic_plan",
)

_AWAY = (
    PoolTimeout,
    TooManyRequests,
    psycopg.OperationalError,
    psycopg.InterfaceError,
    psycopg.errors.ReadOnlySqlTransaction,  # a standby, or a database that was closed for writing
)

Pool = AsyncConnectionPool[AsyncConnection]


def make_pool(configuration: Configuration) -> Pool:
    """A pool that is not open yet. Connections commit each statement unless a transaction is begun."""
    return AsyncConnectionPool(
        configuration.database,
        min_size=1,
        max_size=configuration.connections,
        open=False,
        timeout=configuration.wait_seconds,
        max_waiting=configuration.calls_at_once,
        kwargs={"autocommit": True},
        configure=_configure,
        name="hub",
    )


async def _configure(connection: AsyncConnection) -> None:
    for setting in _SETTINGS:
        await connection.execute(setting)
    await settle_era(connection)


@asynccontextmanager
async def connected(pool: Pool) -> AsyncIterator[AsyncConnection]:
    """A connection for a few statements. A database that is away, full, held up or read-only is a problem, no fault."""
    try:
        async with pool.connection() as connection:
            yield connection
    except _AWAY:
        raise Problem(ProblemCode.UNAVAILABLE, retry_after=RETRY_AFTER) from None


def connect_patiently(configuration: Configuration, seconds: float = START_SECONDS) -> Connection:
    """Connect as soon as the database answers: after a power cut a machine may start the hub before it.

    Raises OperationalError when it does not within so many seconds.
    """
    until = time.monotonic() + seconds
    said = False
    while True:
        try:
            return connect(configuration)
        except psycopg.OperationalError:
            if time.monotonic() > until:
                raise
        if not said:
            note("waiting for the database", seconds=round(seconds))
            said = True
        time.sleep(_LOOK_SECONDS)


def connect(configuration: Configuration) -> Connection:
    """One connection, for a command."""
    connection = psycopg.connect(configuration.database, autocommit=True)
    connection.execute("set timezone = 'UTC'")
    return connection
