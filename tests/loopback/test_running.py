"""A hub as who runs it meets it: an address that is taken, a database that comes later, and being told to end."""

from __future__ import annotations

import configparser
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from companion.hub.configuration import Configuration
from companion.hub.database import connect_patiently
from tests.loopback.fixtures import hub, hub_database, postgres
from tests.loopback.hub import ROOT, HubProcess, command, free_port, surroundings
from tests.loopback.postgres import start_postgres

__all__ = ["hub", "hub_database", "postgres"]
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a hub for more than trying out runs on Linux"
)


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_second_hub_on_an_address_is_refused(hub: HubProcess, hub_database: str, workers: str) -> None:
    serve = ["serve", "--port", str(hub.port), "--workers", workers]
    second = subprocess.run(
        [sys.executable, "-m", "companion.hub.command", *serve],
        cwd=ROOT,
        env=surroundings(hub_database),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert second.returncode == 1
    assert f"serves at 127.0.0.1 port {hub.port}" in second.stderr


def test_a_hub_waits_for_a_database_that_comes_later_and_serves() -> None:
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="companion-later-") as place:
        data = Path(place) / "pg"
        postgres = start_postgres(data, afterwards="stop")
        database = postgres.address()
        command(database, "init")
        postgres.server.cleanup()
        serve = ["serve", "--port", str(port), "--workers", "1"]
        with subprocess.Popen(
            [sys.executable, "-m", "companion.hub.command", *serve],
            cwd=ROOT,
            env=surroundings(database),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as waiting:
            try:
                assert waiting.stdout is not None
                assert "waiting for the database" in waiting.stdout.readline()
                assert not _listens(port)
                postgres = start_postgres(data, afterwards="stop")
                _await(lambda: _listens(port), 30)
            finally:
                waiting.kill()
                postgres.server.cleanup()


def test_a_database_that_never_comes_is_given_up(hub_database: str) -> None:
    away = f"host=127.0.0.1 port={free_port()} dbname=hub connect_timeout=2"
    begun = time.monotonic()
    with pytest.raises(psycopg.OperationalError):
        connect_patiently(Configuration(database=away), seconds=1.0)
    assert 1.0 <= time.monotonic() - begun < 20
    with connect_patiently(Configuration(database=hub_database)) as connection:
        assert connection.execute("select 1").fetchone() == (1,)


def test_what_is_told_to_end_ends_what_it_started(tmp_path: Path) -> None:
    port = free_port()
    trying = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.loopback",
            "--port",
            str(port),
            "--workers",
            "1",
            "--data",
            str(tmp_path),
        ],
        cwd=ROOT,
        env=dict(os.environ),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(lambda: _listens(port), 90)
        trying.send_signal(signal.SIGTERM)
        trying.wait(60)
    finally:
        trying.kill()
        trying.wait()
    _await(lambda: not _listens(port), 10)
    assert not (tmp_path / "postgres" / "postmaster.pid").exists(), "its database runs on"


def test_the_unit_of_the_guide_is_ordered_restarted_and_can_be_enabled() -> None:
    page = (ROOT / "docs" / "running-a-hub.md").read_text("utf-8")
    (block,) = re.findall(r"```\n(\[Unit\].*?)```", page, re.DOTALL)
    unit = configparser.ConfigParser(strict=False)
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(block)
    assert "postgresql.service" in unit["Unit"]["After"]
    assert "network-online.target" in unit["Unit"]["Wants"]
    assert unit["Service"]["Restart"] == "always"
    assert int(unit["Service"]["RestartSec"]) > 0
    assert unit["Install"]["WantedBy"] == "multi-user.target"


def _listens(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def _await(there: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.1)
