"""The `.venv` folder: made from the hashed lock files, and known by a stamp. Inside it, one more of its own."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Literal

from tests.workshop import system
from tests.workshop.progress import StepError, run_quietly, say

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / ".venv"
CROSS_CHECK = HOME / "cross-check"
STAMP = "companion-stamp.json"
UNFINISHED = "companion-unfinished"
LOCKS = {
    "run": ROOT / "requirements.lock",
    "dev": ROOT / "requirements-dev.lock",
    "hub": ROOT / "requirements-hub.lock",  # for who runs one: no environment here is made from it
    "cross-check": ROOT / "requirements-cross-check.lock",
}
HOMES = {"run": HOME, "dev": HOME, "cross-check": CROSS_CHECK}
TITLES = {
    "run": "Setting up .venv",
    "dev": "Setting up .venv for testing and building",
    "cross-check": "Setting up what checks our parcels independently",
}

Level = Literal["run", "dev", "cross-check"]
"""`run`: what Companion needs. `dev`: that, and what testing and building need. `cross-check`: another
implementation of our formats, in an environment of its own, since it needs older releases of what we need.
"""


def python_path(home: Path = HOME) -> Path:
    """The interpreter of a virtual environment."""
    return home / "Scripts" / "python.exe" if os.name == "nt" else home / "bin" / "python"


def provide(level: Level) -> Path:
    """Set up the environment of a level unless it stands already; returns its Python."""
    home = HOMES[level]
    wanted = wanted_stamp(level)
    found = read_stamp(home)
    if all(found.get(key) == value for key, value in wanted.items()):
        return python_path(home)
    if not _usable(home):
        _make_empty(home)
    (home / UNFINISHED).touch()
    (home / STAMP).unlink(missing_ok=True)
    _install(level)
    kept = found if found.get("python") == wanted["python"] else {}
    (home / STAMP).write_text(json.dumps(kept | wanted, indent=1), "utf-8")
    (home / UNFINISHED).unlink()
    return python_path(home)


def wanted_stamp(level: Level) -> dict[str, str]:
    """What the stamp says when this level is whole."""
    version = ".".join(map(str, sys.version_info[:3]))
    return {"python": version} | {
        name: hashlib.sha256(LOCKS[name].read_bytes()).hexdigest() for name in _parts(level)
    }


def read_stamp(home: Path = HOME) -> dict[str, str]:
    """What stands; empty when nothing stands whole."""
    if (home / UNFINISHED).exists() or not python_path(home).exists():
        return {}
    try:
        stamp = json.loads((home / STAMP).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _parts(level: Level) -> list[str]:
    """The locks whose packages make up a level."""
    return ["run", "dev"] if level == "dev" else [level]


def _usable(home: Path) -> bool:
    """A whole environment of this very Python can be brought up to date in place; any other is made anew."""
    if (home / UNFINISHED).exists():
        say("An earlier set-up was interrupted; starting it again.")
        return False
    if not python_path(home).exists():
        return False
    question = "import pip, sys; print(*sys.version_info[:3], sep='.')"
    try:
        asked = subprocess.run(
            [python_path(home), "-c", question], capture_output=True, text=True, check=False
        )
    except OSError:
        return False
    return asked.stdout.strip() == ".".join(map(str, sys.version_info[:3]))


def _make_empty(home: Path) -> None:
    if home.exists():
        shutil.rmtree(home)
    system.provide_venv()
    say(f"Making {home.relative_to(ROOT)} with Python {sys.version.split()[0]}")
    home.mkdir(parents=True)
    (home / UNFINISHED).touch()
    try:
        venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(home)
    except (OSError, subprocess.CalledProcessError) as error:
        raise StepError(f"Python could not make .venv ({error}). Is there room on the disk?") from None


def _install(level: Level) -> None:
    total = sum(len(locked_names(LOCKS[name])) for name in _parts(level))
    seen: set[str] = set()

    def count(text: str) -> str:
        nonlocal total
        if text.startswith("Ignoring "):
            total -= 1
        elif match := re.match(r"(?:Collecting|Requirement already satisfied:) ([\w.\-]+)", text):
            seen.add(match[1])
        elif text.startswith("Installing collected packages"):
            return f"unpacking {total} packages"
        return f"{len(seen)} of {total} packages"

    run_quietly(
        [
            *(
                python_path(HOMES[level]),
                "-m",
                "pip",
                "install",
                "--require-hashes",
                "--no-deps",
                "--only-binary",
                ":all:",
            ),
            *("--no-input", "--disable-pip-version-check", "--progress-bar", "off", "-r", LOCKS[level]),
        ],
        TITLES[level],
        count=count,
        advice="The packages could not be fetched or did not match their hashes. Nothing outside .venv was "
        "changed. Check the network and give the same command again.",
    )


def locked_names(path: Path) -> list[str]:
    """Names of the packages that a lock file pins, in its order."""
    return re.findall(r"^([\w.\-]+)==", path.read_text("utf-8"), re.MULTILINE)
