"""Joplin's own command line as a peer: as many notes, end-to-end encrypted, through a folder on the same disk."""

import shutil
import subprocess
from pathlib import Path

from tests.bench.measure import seconds

PASSWORD = "a password for made-up notes"
LONGEST = 900  # seconds for one call
TIMES = 3


class JoplinError(Exception):
    """It did not do what it was asked."""


class Profile:
    """One laptop with Joplin; `share` is the folder it syncs with."""

    def __init__(self, command: str, profile: Path, share: Path) -> None:
        profile.mkdir(parents=True)
        self._command = [command, "--profile", str(profile)]
        self.call("config", "sync.target", "2")
        self.call("config", "sync.2.path", str(share))

    def call(self, *words: str) -> str:
        """What it says. Raises JoplinError."""
        done = subprocess.run(
            [*self._command, *words], capture_output=True, text=True, timeout=LONGEST, check=False
        )
        if done.returncode:
            raise JoplinError(done.stderr[-300:])
        return done.stdout


def joplin_seconds(folder: Path, notes: int, text: str) -> tuple[list[float], list[float]] | None:
    """Seconds to sync so many notes there, and to sync them back and decrypt them; None where it cannot be measured."""
    command = shutil.which("joplin")
    if command is None:
        return None
    there, back = [], []
    try:
        for number in range(TIMES):
            pushed, pulled = _once(command, folder / str(number), notes, text)
            there.append(pushed)
            back.append(pulled)
    except (JoplinError, OSError, subprocess.TimeoutExpired) as trouble:
        print(f"  joplin: {trouble}", flush=True)
        return None
    return there, back


def _once(command: str, folder: Path, notes: int, text: str) -> tuple[float, float]:
    share, written = folder / "share", folder / "notes"
    share.mkdir(parents=True)
    written.mkdir()
    for number in range(notes):
        (written / f"{number:04d}.md").write_text(f"{number}\n\n{text}", "utf-8")
    one, other = (Profile(command, folder / name, share) for name in ("one", "other"))
    one.call("import", "--format", "md", str(written))
    one.call("e2ee", "enable", "--password", PASSWORD)
    pushed = seconds(lambda: one.call("sync"))

    def pull() -> None:
        other.call("sync")
        other.call("e2ee", "decrypt", "--password", PASSWORD)

    return pushed, seconds(pull)
