"""Memory after unlocking at full size: what the system counts for a program that has done nothing else."""

import os
import subprocess
import sys
from pathlib import Path

from tests.bench.measure import Row
from tests.bench.workplace import Workplace

LIMIT_MB = 130
ROUNDS = 3
PROGRAM = """
import sys
from pathlib import Path
from companion.clock import SystemClock
from companion.paths import home_in
from companion.services.vaults.unlocking import Door
from tests.bench.window import open_window

door = Door(home=home_in(Path(sys.argv[1])), clock=SystemClock(), keychain=None, profile=sys.argv[2])
with open_window(door):
    print(Path("/proc/self/status").read_text())
"""


def measure(place: Workplace) -> list[Row]:
    """Resident memory with home on screen; only Linux says it without help."""
    if not Path("/proc/self/status").exists():
        print("  this system does not say how much memory a program holds")
        return []
    home, profile = str(place.door.home.data), place.door.profile
    place.lock()
    held = sorted(_resident(home, profile) for _round in range(ROUNDS))
    return [Row("memory after unlock", held[ROUNDS // 2], LIMIT_MB, "the limit", 1.0, ROUNDS, unit="MB")]


def _resident(home: str, profile: str) -> float:
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, home, profile],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    ).stdout
    (kilobytes,) = [int(line.split()[1]) for line in told.splitlines() if line.startswith("VmRSS")]
    return kilobytes / 1024
