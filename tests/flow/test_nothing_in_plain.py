"""A day in the real program leaves no word anywhere but in the vault: no file, no log, no terminal, no process list."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from companion.clock import SystemClock
from companion.paths import home_in
from companion.services.record.finding import search
from companion.services.vaults.profiles import list_vaults
from companion.services.vaults.unlocking import Door, unlock_vault
from companion.services.vaults.vaults import lock_vault, verify_vault
from tests.companion.disguises import Search
from tests.flow.canaries import HOPE, PASSPHRASE, PLAN, TYPED_ON, WORKER, canaries

ROOT = Path(__file__).parents[2]
PLACES = ("home", "user", "tmp", "run")
WORDS = Search(canaries())


class Laptop:
    """A laptop with nothing on it: a home, a folder for what passes, and a stick for what the worker saves."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.stick = root / "stick"
        for name in (*PLACES, "stick"):
            (root / name).mkdir()

    def begin(self, *how: str) -> subprocess.Popen[str]:
        """Start the day; what it says goes into files that are searched, too."""
        user = self.root / "user"
        surroundings = {
            name: value for name, value in os.environ.items() if not name.startswith(("XDG", "DBUS"))
        }
        surroundings |= {
            "HOME": str(user),
            "USERPROFILE": str(user),
            "APPDATA": str(user / "roaming"),
            "LOCALAPPDATA": str(user / "local"),
            "TMPDIR": str(self.root / "tmp"),
            "XDG_RUNTIME_DIR": str(self.root / "run"),
            "XDG_CACHE_HOME": str(self.root / "user" / "cache"),
            "CUPS_SERVER": "/nobody/answers/here",
            "PYTHONIOENCODING": "utf-8",
        }
        with (self.root / "user" / "said-in-the-terminal").open("ab") as said:
            return subprocess.Popen(
                [sys.executable, "-m", "tests.flow.canary_day", self.root / "home", self.stick, *how],
                cwd=ROOT,
                env=surroundings,
                stdout=subprocess.PIPE,
                stderr=said,
                encoding="utf-8",
            )

    def found(self) -> set[tuple[str, str]]:
        """Which words lie in which files; a name of a file or folder counts as well."""
        return {
            (path.relative_to(self.root).as_posix(), word)
            for path, data in self._files()
            for word in WORDS.found_in(data)
        }

    def _files(self) -> Iterator[tuple[Path, bytes]]:
        for name in PLACES:
            for path in (self.root / name).rglob("*"):
                try:
                    yield path, os.fsencode(path) + (path.read_bytes() if path.is_file() else b"")
                except OSError:  # it passed meanwhile
                    continue

    def unlock(self):  # type: ignore[no-untyped-def]
        """The vault, by its passphrase."""
        (about,) = list_vaults(home_in(self.root / "home"))
        door = Door(
            home=home_in(self.root / "home"), clock=SystemClock(), keychain=None, profile=about.profile
        )
        return unlock_vault(door, PASSPHRASE).session


def said_of(process: subprocess.Popen[str]) -> bytes:
    """What the system tells everyone about a process: its command and its surroundings."""
    told = b""
    for name in ("cmdline", "environ"):
        path = Path("/proc", str(process.pid), name)
        try:
            told += path.read_bytes()
        except OSError:  # no such thing on this system, or not for us
            continue
    return told


@pytest.mark.timeout(240)
def test_a_day_leaves_its_words_in_the_vault_alone(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    lines, told = [], b""
    day = laptop.begin()
    assert day.stdout is not None
    for line in day.stdout:
        lines.append(line.strip())
        if lines[-1] in {"_find", "locked"}:  # while the vault is open, and while it is locked
            assert laptop.found() == set(), lines[-1]
            told += said_of(day)
    assert (day.wait(), lines[-2:]) == (0, ["_quit", "over"]), lines
    day.stdout.close()
    assert laptop.found() == set()
    assert WORDS.found_in(told) == set()
    assert "title Companion" in lines
    _look_around(laptop)
    _look_into(laptop)


def _look_around(laptop: Laptop) -> None:
    """What is there is what is meant to be there."""
    home = laptop.root / "home"
    (vault,) = (home / "vaults").iterdir()
    assert json.loads((vault / "about.json").read_bytes()) == {"format": 1, "label": WORKER}
    assert {one.name for one in vault.iterdir()} == {
        "about.json", "backups", "keybag", "keybag.1", "keybag.2", "lock", "vault.db", "vault.freshness",
    }  # fmt: skip
    assert {one.name for one in home.iterdir()} <= {"vaults", "logs", "config"}
    assert list((laptop.root / "tmp").iterdir()) == []
    noted = home / "config" / "QtProject.conf"
    if noted.exists():
        assert not [line for line in noted.read_text().splitlines() if "file:" in line]
    assert (laptop.root / "user" / "said-in-the-terminal").read_bytes() == b""
    assert "ValueError" in (home / "logs" / "companion.log").read_text()


def _look_into(laptop: Laptop) -> None:
    """The words are in the vault, and on the paper that was asked for: a search that finds nothing could be blind."""
    session = laptop.unlock()
    assert search(session, HOPE).lines
    assert search(session, "Snoutergill").lines == ()  # a field that is not searched for
    assert verify_vault(session).whole
    lock_vault(session)
    assert WORDS.found_in(f"x {PLAN} y".encode("utf-16-le")) == {PLAN}
    with pypdfium2.PdfDocument(laptop.stick / "plan.pdf") as pdf:
        assert PLAN in " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert {one.suffix for one in laptop.stick.iterdir()} == {".pdf", ".companion-backup"}
    for backup in laptop.stick.glob("*.companion-backup"):
        assert WORDS.found_in(backup.read_bytes()) == set()


@pytest.mark.timeout(240)
@pytest.mark.soak(name="plain", rounds=1, long=50)
def test_a_kill_leaves_no_word(rounds: int, tmp_path: Path) -> None:
    for number in range(rounds):
        root = tmp_path / str(number)
        root.mkdir()
        laptop = Laptop(root)
        day = laptop.begin("kill")
        assert day.stdout is not None
        assert day.stdout.readline().strip() == "typing"
        time.sleep(2.5 + number % 10 / 3)
        assert day.poll() is None
        day.kill()
        day.wait()
        day.stdout.close()
        (vault,) = (root / "home" / "vaults").iterdir()
        assert (vault / "vault.db-wal").is_file()
        assert laptop.found() == set()
        session = laptop.unlock()
        assert search(session, TYPED_ON).lines
        lock_vault(session)
        assert laptop.found() == set()
