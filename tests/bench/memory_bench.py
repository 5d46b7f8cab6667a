"""Memory at full size: after unlocking and nothing else, and after plans were looked at and the vault was locked."""

import os
import subprocess
import sys
from pathlib import Path

from tests.bench.measure import Row
from tests.bench.workplace import Workplace

LIMIT_MB = 130
LIMIT_AFTER_MB = 140
PLANS = 5
ROUNDS = 3
PROGRAM = """
import sys
from pathlib import Path
from ui.memory import tune_memory
tune_memory()
from companion.clock import SystemClock
from companion.paths import home_in
from companion.services.vaults.unlocking import Door
from tests.bench.window import open_screen, open_window, settle
from ui import routes

door = Door(home=home_in(Path(sys.argv[1])), clock=SystemClock(), keychain=None, profile=sys.argv[2])
with open_window(door) as shell:
    for person in sys.argv[3:]:
        open_screen(shell, routes.plan(person))
    locked = [] if sys.argv[3:] else [True]
    shell.guard.unlocked = True
    if not locked:
        shell.guard.lock_then(lambda: locked.append(True))
    while not locked:
        settle(shell)
    print(Path("/proc/self/status").read_text())
"""


def measure(place: Workplace) -> list[Row]:
    """Resident memory with home on screen; only Linux says it without help."""
    if not Path("/proc/self/status").exists():
        print("  this system does not say how much memory a program holds")
        return []
    home, profile = str(place.door.home.data), place.door.profile
    rows = place.session.vault.execute("SELECT DISTINCT person_id FROM plan WHERE head LIMIT ?", (PLANS,))
    people = [row[0] for row in rows.fetchall()]
    place.lock()
    return [
        _row("memory after unlock", LIMIT_MB, home, profile),
        _row("memory after plans and lock", LIMIT_AFTER_MB, home, profile, *people),
    ]


def _row(name: str, limit: float, *args: str) -> Row:
    held = sorted(_resident(*args) for _round in range(ROUNDS))
    return Row(name, held[ROUNDS // 2], limit, "the limit", 1.0, ROUNDS, unit="MB")


def _resident(*args: str) -> float:
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, *args],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    ).stdout
    (kilobytes,) = [int(line.split()[1]) for line in told.splitlines() if line.startswith("VmRSS")]
    return kilobytes / 1024
