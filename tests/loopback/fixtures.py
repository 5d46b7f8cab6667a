"""Fixtures for tests that need a hub: one PostgreSQL for a whole run, a database and a hub process for each worker."""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from companion.clock import SystemClock
from companion.hub.enrolment import new_code, put_code
from tests.loopback.hub import HubProcess, command
from tests.loopback.postgres import Postgres, start_postgres

MANY_CALLS = {"COMPANION_HUB_OPEN_CALLS_A_MINUTE": "1000000"}
"""All tests call from one address."""
_OF_A_TEAM = (
    "team",
    "roster_entry",
    "member",
    "device",
    "parcel",
    "delivery",
    "usage",
    "invite",
    "join_request",
    "nonce",
    "mark",
)


@pytest.fixture(scope="session")
def postgres() -> Postgres:
    """The PostgreSQL of this run. It stops, and its folder goes, with the last worker that uses it."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid.uuid4().hex
    # not in pytest's own folder: under root the server runs as another user, who could not reach it there
    folder = Path(tempfile.gettempdir()) / f"companion-postgres-{run[:12]}"
    return start_postgres(folder, afterwards="delete")


@pytest.fixture(scope="session")
def hub_database(postgres: Postgres) -> Iterator[str]:
    """A prepared database of this worker's own."""
    with postgres.new_database() as address:
        command(address, "init")
        yield address


@pytest.fixture(scope="session")
def hub(hub_database: str) -> Iterator[HubProcess]:
    """A hub over it. Its teams are those of the tests, each its own."""
    with HubProcess(hub_database, more=MANY_CALLS) as process:
        yield process


def enrolment_code(database: str) -> str:
    """A new code, as create-team prints it."""
    code = new_code()
    with psycopg.connect(database, autocommit=True) as connection:
        put_code(connection, code, SystemClock().now())
    return code


def forget_team(database: str, team: str) -> None:
    """As if the hub had never heard of a team: for tests whose teams have the same ids every time."""
    with psycopg.connect(database, autocommit=True) as connection:
        for table in _OF_A_TEAM:
            connection.execute(f"delete from {table} where team = %s::uuid".encode(), (team,))
