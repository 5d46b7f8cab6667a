"""`python -m tests.soak [NAME ...] [--rounds N]`: run long versions; without a name, all of them, one after another.

A long version is an ordinary test that is marked `soak(name=..., rounds=..., long=...)` and asks for `rounds`.
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]


def names() -> dict[str, Path]:
    """Name of a long version -> the file of its test."""
    found: dict[str, Path] = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        for name in re.findall(r"mark\.soak\(\s*name=\"([\w-]+)\"", path.read_text("utf-8")):
            found[name] = path
    return found


def main() -> int:
    """Run what was asked for; returns 0 when every one of them held."""
    known = names()
    parser = argparse.ArgumentParser(prog="dev.py soak")
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"one or more of: {', '.join(known) or 'none yet'}"
    )
    parser.add_argument("--rounds", type=int, help="how often; without it each test has its own number")
    asked = parser.parse_args()
    if unknown := [name for name in asked.names if name not in known]:
        parser.error(
            f"there is no long version called {unknown[0]}; there are: {', '.join(known) or 'none yet'}"
        )
    failed = [name for name in asked.names or known if _run(name, known[name], asked.rounds)]
    print(f"Did not hold: {', '.join(failed)}" if failed else "All of it held.")
    return 1 if failed else 0


def _run(name: str, path: Path, rounds: int | None) -> int:
    print(f"--- {name}", flush=True)
    command = [sys.executable, "-m", "pytest", "-s", "-q", "--soak", name, str(path)]
    if rounds:
        command += ["--rounds", str(rounds)]
    return subprocess.run(command, cwd=TESTS.parent, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
