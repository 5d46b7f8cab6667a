"""`python -m tests.soak [NAME ...] [--rounds N] [--seconds N] [--since REV]`: run long versions; without a name, all.

A long version is an ordinary test that is marked `soak(name=..., rounds=..., long=...)` and asks for `rounds`. Others
are programs of their own: the fuzzer and the mutants run for so many seconds, the fresh machine until it is done.
"""

import argparse
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
FUZZ = "fuzz"
PROGRAMS = {FUZZ: "fuzz", "fresh-machine": "fresh_machine", "mutants": "mutants"}


def names() -> dict[str, list[Path]]:
    """Name of a long version -> the files of its tests."""
    found = {name: [TESTS / "soak" / f"{module}.py"] for name, module in PROGRAMS.items()}
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
    parser.add_argument("--seconds", type=int, help="how long the fuzzer (600) and the mutants (1800) run")
    parser.add_argument("--since", help="mutants: of lines that were changed since this revision (HEAD~1)")
    asked = parser.parse_args()
    if unknown := [name for name in asked.names if name not in known]:
        parser.error(
            f"there is no long version called {unknown[0]}; there are: {', '.join(known) or 'none yet'}"
        )
    failed = [name for name in asked.names or _possible(known) if _run(name, known[name], asked)]
    print(f"Did not hold: {', '.join(failed)}" if failed else "All of it held.")
    return 1 if failed else 0


def _options(name: str, asked: argparse.Namespace) -> list[str]:
    """What a program of its own is told."""
    seconds = ["--seconds", str(asked.seconds)] if asked.seconds else []
    since = ["--since", asked.since] if asked.since else []
    return {FUZZ: seconds, "mutants": [*seconds, *since]}.get(name, [])


def _possible(known: dict[str, list[Path]]) -> list[str]:
    """All of them; the fuzzer only where there is one."""
    if importlib.util.find_spec("atheris") is not None:
        return list(known)
    print("Left out: fuzz. The fuzzer is made for Linux and Python 3.11 to 3.13.")
    return [name for name in known if name != FUZZ]


def _run(name: str, paths: list[Path], asked: argparse.Namespace) -> int:
    print(f"--- {name}", flush=True)
    if name in PROGRAMS:
        command = [sys.executable, "-m", f"tests.soak.{PROGRAMS[name]}", *_options(name, asked)]
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
