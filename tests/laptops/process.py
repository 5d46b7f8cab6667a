"""A laptop from outside: started, killed in the middle of anything, started again; what it acknowledged is kept."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0


class LaptopProcess:
    """One laptop over all its lives. `acknowledged` has every fact it said, in order. Faults go to `troubles`."""

    def __init__(
        self, name: str, home: Path, passphrase: str, troubles: Path, today: date | None = None
    ) -> None:
        self.name = name
        self.home = home
        self.kills = 0
        self.acknowledged: list[dict[str, Any]] = []
        self._passphrase = passphrase
        self._process: subprocess.Popen[str] | None = None
        self._lives_from = 0
        self._reader: threading.Thread | None = None
        self._troubles = troubles
        self._today = [today.isoformat()] if today else []

    def start(self) -> None:
        """Open the lid."""
        self._lives_from = len(self.acknowledged)
        with self._troubles.open("a") as troubles:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.laptops.at_work", str(self.home), *self._today],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=troubles,
                text=True,
            )
        assert self._process.stdin is not None
        self._process.stdin.write(self._passphrase + "\n")
        self._process.stdin.flush()
        self._reader = threading.Thread(target=self._read, args=(self._process,), daemon=True)
        self._reader.start()

    @property
    def at_work(self) -> bool:
        """Whether it has unlocked since it was started."""
        return any(fact["did"] == "began" for fact in self.acknowledged[self._lives_from :])

    def kill(self) -> None:
        """As a power cut would: in the middle of whatever it does."""
        assert self._process is not None
        if self._process.poll() is not None:
            raise RuntimeError(f"{self.name} ended by itself: {self._troubles.read_text()[-2000:]}")
        self._process.kill()
        self.kills += 1
        self._end()

    def stop(self) -> None:
        """Let it finish what it does, and lock."""
        assert self._process is not None and self._process.stdin is not None
        self._process.stdin.write("stop\n")
        self._process.stdin.flush()
        code = self._process.wait(PATIENCE)
        self._end()
        if code != 0:
            raise RuntimeError(f"{self.name} ended with {code}: {self._troubles.read_text()[-2000:]}")

    def wait_for(self, did: str, since: int = 0) -> None:
        """Until it has said this, counting from what was already said."""
        end = time.monotonic() + PATIENCE
        while not any(fact["did"] == did for fact in self.acknowledged[since:]):
            if time.monotonic() > end or self._process is None or self._process.poll() is not None:
                raise RuntimeError(f"{self.name} never {did}: {self._troubles.read_text()[-2000:]}")
            time.sleep(0.01)

    def said(self, did: str) -> list[dict[str, Any]]:
        """Everything of one sort that it acknowledged."""
        return [fact for fact in self.acknowledged if fact["did"] == did]

    def _end(self) -> None:
        assert self._process is not None and self._reader is not None
        self._reader.join(10)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()

    def _read(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            if line.endswith("\n"):  # a line that was cut off by a kill acknowledges nothing
                self.acknowledged.append(json.loads(line))
