"""A hub whose database takes no more, for it is full or may not be written, is not ready until it does again."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psycopg
import pytest

from tests.loopback.hub import HubProcess, command
from tests.loopback.postgres import start_postgres


@pytest.fixture
def small_disk() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="companion-small-") as place:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=160m,mode=0777", "tmpfs", place],
            capture_output=True,
            check=False,
        )
        if mounted.returncode:
            pytest.skip("no small disk can be made here")
        try:
            yield Path(place)
        finally:
            subprocess.run(["umount", "-l", place], check=True)


def ready(hub: HubProcess) -> int:
    return httpx.get(hub.address + "/readyz", trust_env=False).status_code


def test_a_hub_without_room_is_not_ready(small_disk: Path) -> None:
    postgres = start_postgres(small_disk / "pg", afterwards="stop")
    try:
        database = postgres.address()
        command(database, "init")
        with HubProcess(database) as hub:
            assert ready(hub) == 200
        filler = small_disk / "filler"
        with HubProcess(database) as hub:
            subprocess.run(["dd", "if=/dev/zero", f"of={filler}", "bs=64k"], capture_output=True, check=False)
            _await(hub, 503)  # a look at the room counts for some seconds
            assert httpx.get(hub.address + "/healthz", trust_env=False).status_code == 200
            filler.unlink()
            _await(hub, 200)
    finally:
        postgres.server.cleanup()


def test_a_hub_that_may_not_write_is_not_ready() -> None:
    """As at a standby: the sessions that are open hear of it, too."""
    with tempfile.TemporaryDirectory(prefix="companion-read-only-") as place:
        postgres = start_postgres(Path(place) / "pg", afterwards="stop")
        try:
            database = postgres.address()
            command(database, "init")
            with HubProcess(database) as hub, psycopg.connect(database, autocommit=True) as connection:
                connection.execute("alter system set default_transaction_read_only = on")
                connection.execute("select pg_reload_conf()")
                _await(hub, 503)
                connection.execute("set default_transaction_read_only = off")
                connection.execute("alter system reset default_transaction_read_only")
                connection.execute("select pg_reload_conf()")
                _await(hub, 200)
        finally:
            postgres.server.cleanup()


def _await(hub: HubProcess, status: int) -> None:
    end = time.monotonic() + 30
    while ready(hub) != status:
        assert time.monotonic() < end, f"never {status}"
        time.sleep(0.2)
