"""`python -m tests.soak [NAME ...] [--rounds N] [--seconds N]`: run long versions; without a name, all, in turn.

A long version is an ordinary test that is marked `soak(name=..., rounds=..., long=...)` and asks for `rounds`; the
fuzzer is a program of its own, which runs for so many seconds.
"""

import argparse
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
FUZZ = "fuzz"


def names() -> dict[str, list[Path]]:
    """Name of a long version -> the files of its tests."""
    found: dict[str, list[Path]] = {FUZZ: [TESTS / "soak" / "fuzz.py"]}
    for path in sorted(TESTS.rglob("test_*.py")):
        for name in re.findall(r"mark\.soak\(\s*name=\"([\w-]+)\"", path.read_text("utf-8")):
            found.setdefault(name, []).append(path)
    return found


def main() -> int:
    """Run what was asked for; returns 0 when every one of them held."""
    known = names()
    parser = argparse.ArgumentParser(prog="dev.py soak")
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"one or more of: {', '.join(known) or 'none yet'}"
    )
    parser.add_argument("--rounds", type=int, help="how often; without it each test has its own number")
    parser.add_argument("--seconds", type=int, help="how long the fuzzer runs (600)")
    asked = parser.parse_args()
    if unknown := [name for name in asked.names if name not in known]:
        parser.error(
            f"there is no long version called {unknown[0]}; there are: {', '.join(known) or 'none yet'}"
        )
    failed = [name for name in asked.names or _possible(known) if _run(name, known[name], asked)]
    print(f"Did not hold: {', '.join(failed)}" if failed else "All of it held.")
    return 1 if failed else 0


def _possible(known: dict[str, list[Path]]) -> list[str]:
    """All of them; the fuzzer only where there is one."""
    if importlib.util.find_spec("atheris") is not None:
        return list(known)
    print("Left out: fuzz. The fuzzer is made for Linux and Python 3.11 to 3.13.")
    return [name for name in known if name != FUZZ]


def _run(name: str, paths: list[Path], asked: argparse.Namespace) -> int:
    print(f"--- {name}", flush=True)
    if name == FUZZ:
        command = [sys.executable, "-m", "tests.soak.fuzz"]
        command += ["--seconds", str(asked.seconds)] if asked.seconds else []
    else:
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-s",
            "-q",
            "--soak",
            name,
            *map(str, dict.fromkeys(paths)),
        ]
        command += ["--rounds", str(asked.rounds)] if asked.rounds else []
    return subprocess.run(command, cwd=TESTS.parent, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
