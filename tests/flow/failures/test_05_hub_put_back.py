"""Failure test 5, of the hub itself: its data is put back to an earlier state, and what it lost arrives all the same.

Two ways in which it happens: a dump is read into the same database, and the data directory is copied back.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from companion.domain.summaries import SummaryContent
from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.vault.outbox import count_waiting
from tests.companion.services.carried import seal, summary_content, words_at
from tests.flow.failures.three_at_places import ThreeAtPlaces, three_at_places
from tests.loopback.fixtures import MANY_CALLS, postgres
from tests.loopback.hub import HubProcess, command, free_port
from tests.loopback.postgres import Postgres, start_postgres

__all__ = ["postgres"]


@dataclass
class Place:
    """A hub over a database that can be put back: `keep` remembers its state, `put_back` brings it again."""

    database: str
    keep: Callable[[], None]
    put_back: Callable[[], None]


@pytest.fixture(params=["dump", "directory"])
def place(request: pytest.FixtureRequest, postgres: Postgres, tmp_path: Path) -> Iterator[Place]:
    made = _with_dump(postgres, tmp_path) if request.param == "dump" else _with_directory()
    with made as place:
        command(place.database, "init")
        yield place


@contextmanager
def _with_dump(postgres: Postgres, folder: Path) -> Iterator[Place]:
    dump = folder / "hub.sql"
    with postgres.new_database() as database:

        def keep() -> None:
            subprocess.run([postgres.programs / "pg_dump", "-d", database, "-f", dump], check=True)

        def put_back() -> None:
            with psycopg.connect(database, autocommit=True) as connection:
                connection.execute("drop schema public cascade")
                connection.execute("create schema public")
            psql = [postgres.programs / "psql", "-q", "-d", database, "-f", dump]
            subprocess.run(psql, check=True, capture_output=True)

        yield Place(database, keep, put_back)


@contextmanager
def _with_directory() -> Iterator[Place]:
    """A cluster of its own, stopped while its files are copied."""
    with tempfile.TemporaryDirectory(prefix="companion-put-back-") as root:
        data, copy = Path(root) / "pg", Path(root) / "copy"
        running = [start_postgres(data, afterwards="stop")]
        with psycopg.connect(running[0].address(), autocommit=True) as connection:
            connection.execute("create database hub")

        def copied(source: Path, target: Path) -> None:
            running.pop().server.cleanup()
            subprocess.run(["rm", "-rf", target], check=True)
            subprocess.run(["cp", "-a", source, target], check=True)  # the files keep whose they are
            running.append(start_postgres(data, afterwards="stop"))

        try:
            yield Place(running[0].address("hub"), lambda: copied(data, copy), lambda: copied(copy, data))
        finally:
            running[0].server.cleanup()


def share(three: ThreeAtPlaces, words: str) -> None:
    content: SummaryContent = summary_content(words)
    seal(three.noor, three.sam, content)


def round_of(three: ThreeAtPlaces, session: Session) -> Code | None:
    """One round; the code where it ends otherwise than well."""
    try:
        three.sync(session)
    except KnownError as trouble:
        return trouble.code
    return None


def parcels_at(database: str) -> int:
    with psycopg.connect(database) as connection:
        (count,) = connection.execute("select count(*) from parcel").fetchone() or (0,)
    return int(count)


def test_what_a_hub_lost_when_it_was_put_back_arrives_once(place: Place, tmp_path: Path) -> None:
    port = free_port()

    def hub() -> HubProcess:
        return HubProcess(place.database, more=MANY_CALLS, port=port)

    with ExitStack() as stack:
        with hub() as running:
            three = stack.enter_context(three_at_places(tmp_path, None, running, place.database))
            share(three, "before")
            three.sync(three.noor, three.sam, three.noor)
        with psycopg.connect(place.database) as connection:
            connection.execute("update era set began_at = began_at - interval '2 hours'")
        place.keep()
        with psycopg.connect(place.database, autocommit=True) as connection:
            for _ in range(3000):  # so that who reads now has read further than what comes after
                connection.execute("select pg_current_xact_id()")
        with hub():
            share(three, "read before it was lost")
            three.sync(three.noor, three.sam)
            share(three, "delivered and lost")
            three.sync(three.noor)
        place.put_back()
        with hub():
            said = [round_of(three, one) for one in (three.noor, three.noor, three.sam, three.sam)]
            assert set(said) <= {None, Code.CURSOR_EXPIRED}
            assert said[1] is said[3] is None
            assert sorted(words_at(three.sam)) == ["before", "delivered and lost", "read before it was lost"]
            share(three, "afterwards")
            three.sync(three.noor, three.sam, three.noor)
            assert words_at(three.sam).count("afterwards") == 1
            assert len(words_at(three.sam)) == 4, "each once"
            there = parcels_at(place.database)
            for _ in range(2):
                assert [round_of(three, one) for one in (three.noor, three.sam)] == [None, None]
            assert parcels_at(place.database) == there
            assert count_waiting(three.noor.vault).parcels == 0
