"""A hub as who runs it meets it: an address that is taken, a database that comes later, and being told to end."""

from __future__ import annotations

import configparser
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from companion.hub.configuration import Configuration
from companion.hub.database import connect_patiently
from tests.loopback.fixtures import hub, hub_database, postgres
from tests.loopback.hub import ROOT, HubProcess, free_port, surroundings

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


def test_a_hub_waits_for_a_database_that_comes_later(hub_database: str) -> None:
    """The database is there already; what comes later is the way to it."""
    port = free_port()
    asked = [sys.executable, "-m", "companion.hub.command", "serve", "--port", "0", "--workers", "1"]
    away = f"host=127.0.0.1 port={port} dbname=hub connect_timeout=2"
    with subprocess.Popen(
        asked, cwd=ROOT, env=surroundings(away), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as waiting:
        assert waiting.stdout is not None
        assert "waiting for the database" in waiting.stdout.readline()
        assert waiting.poll() is None
        waiting.kill()
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


def _await(there: object, seconds: float) -> None:
    end = time.monotonic() + seconds
    while not there():  # type: ignore[operator]
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.1)
