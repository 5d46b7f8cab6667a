"""Real hub processes on loopback, over a database that was prepared by the hub's own command."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
STARTS_WITHIN = 30  # seconds


def command(database: str, *words: str, more: Mapping[str, str] | None = None) -> str:
    """Do one command of companion-hub and give back what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "companion.hub.command", *words],
        cwd=ROOT,
        env=surroundings(database, more),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"companion-hub {words[0]}: {done.stderr.strip()}")
    return done.stdout.strip()


def surroundings(database: str, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a hub's command."""
    return dict(os.environ) | {"COMPANION_HUB_DATABASE": database} | dict(more or {})


class HubProcess:
    """`companion-hub serve`, as whoever runs it would start it. `log` holds the lines it wrote."""

    def __init__(
        self, database: str, *, workers: int = 1, port: int = 0, more: Mapping[str, str] | None = None
    ) -> None:
        self.port = port or free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log: list[str] = []
        self._scratch = tempfile.TemporaryDirectory(
            prefix="companion-hub-test-"
        )  # a killed hub tidies up nothing
        words = ["serve", "--port", str(self.port), "--workers", str(workers)]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "companion.hub.command", *words],
            cwd=ROOT,
            env=surroundings(database, more) | {"TMPDIR": self._scratch.name},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._keep_log, daemon=True)
        self._reader.start()
        try:
            self._wait()
        except BaseException:  # a test whose time is over among them: nobody else would end it
            self.kill()
            raise

    def stop(self) -> None:
        """Ask it to end, and wait for that."""
        if self._process.poll() is None:
            self._process.terminate()
        self._process.wait(30)
        self._reader.join(10)
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._scratch.cleanup()

    def kill(self) -> None:
        """End it and its workers at once, as a power cut would."""
        if sys.platform == "win32":
            self._process.kill()
        else:
            with suppress(ProcessLookupError):  # it has ended by itself
                os.killpg(self._process.pid, signal.SIGKILL)
        self.stop()

    def pids(self) -> set[int]:
        """The processes that wrote into the log."""
        return {int(found[1]) for line in self.log if (found := re.search(r'"pid": (\d+)', line))}

    def __enter__(self) -> HubProcess:
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def _keep_log(self) -> None:
        assert self._process.stdout is not None
        self.log.extend(line.rstrip("\n") for line in self._process.stdout)

    def _wait(self) -> None:
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until and self._process.poll() is None:
            try:
                if httpx.get(self.address + "/readyz", timeout=5).status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.02)
        raise RuntimeError("the hub does not start:\n" + "\n".join(self.log))


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
