"""`python -m tests.bench [NAME ...] [--people N]`: measure, print the table, and say whether all goals are reached."""

import argparse
import importlib
import platform
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.corpus import PEOPLE
from tests.bench.measure import Row, table
from tests.bench.workplace import Workplace

NAMES = (
    "start",
    "unlock",
    "memory",
    "autosave",
    "backup",
    "keypress",
    "search",
    "screens",
    "plan",
    "growth",
    "folder",
    "shares",
    "hub",
    "size",
)


def main() -> int:
    """Run what was asked for, in the order of NAMES; returns 0 when every goal is reached."""
    parser = argparse.ArgumentParser(prog="dev.py bench")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one or more of: {', '.join(NAMES)}")
    parser.add_argument("--people", type=int, default=PEOPLE, help="size of the vault")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(NAMES):
        parser.error(
            f"there is no benchmark called {', '.join(sorted(unknown))}; there are: {', '.join(NAMES)}"
        )
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        place = Workplace(Path(folder), asked.people)
        for name in [one for one in NAMES if not asked.names or one in asked.names]:
            begun = time.monotonic()
            print(f"Measuring {name} ...", flush=True)
            rows += importlib.import_module(f"tests.bench.{name}_bench").measure(place)
            print(f"  took {time.monotonic() - begun:.0f} s", flush=True)
        place.lock()
    print(
        f"\nPython {platform.python_version()}, {platform.system()} {platform.machine()}, {asked.people} people"
    )
    print(table(rows))
    return 0 if all(row.good for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
