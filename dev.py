#!/usr/bin/env python3
"""The one door to work on Companion: run, test, tour, hub, bench, soak, build, lock.

Needs Python 3.11 to 3.14 and nothing else. Each command first sets up what it needs in `.venv`.
"""

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 14):
    sys.exit(
        "Companion needs Python 3.11, 3.12, 3.13 or 3.14. This is Python %d.%d.\n"  # noqa: UP031 (older Pythons read this line too)
        "Nothing was changed. Start it again with one of those, for example: python3.12 dev.py run"
        % sys.version_info[:2]
    )

import argparse
import os
from collections.abc import Callable

from tests.workshop import checks, environment, lock, program, system
from tests.workshop.progress import StepError


def read_arguments(arguments: list[str]) -> tuple[str, list[str]]:
    """The command, and the words that are handed on to it as they stand."""
    parser = argparse.ArgumentParser(prog="dev.py", description="The one door to work on Companion.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, what in (
        ("run", "open Companion (more words are handed to it, such as --practice)"),
        ("test", "format, lint, types, layers, tests, coverage (words after -- go to pytest)"),
        ("tour", "play a scenario, leave pictures and papers [--scenario FILE] [--out DIR]"),
        ("hub", "start a hub on this machine, over a real PostgreSQL, to try it [--port N] [--workers N]"),
        ("bench", "measure speed and size against peers, as ratios [NAME ...]"),
        (
            "soak",
            "long versions of tests, fuzzer, mutants [NAME ...] [--rounds N] [--seconds N] [--since REV]",
        ),
        ("build", "make the folder that people install, and try it"),
        ("lock", "renew the lock files from pyproject.toml"),
    ):
        commands.add_parser(name, help=what, add_help=False)
    command: str = parser.parse_args(arguments[:1]).command
    return command, [word for word in arguments[1:] if word != "--"]


def run(words: list[str]) -> int:
    """Open the program, or perform the tour where there is no screen to open it on."""
    if not system.has_screen():
        print("There is no screen here, so no window can open. Performing the tour instead.", flush=True)
        return tour(words if "--scenario" in words or "--out" in words else [])
    system.provide(system.WINDOWS + system.SCREEN)
    python = environment.provide("run")
    return program.call([python, "-m", "ui", *words])


def tour(words: list[str]) -> int:
    """Play a scenario through the program; without one, drive the real windows from first start to plan."""
    return module("tests.tour", words, offscreen=not system.has_screen())


def module(name: str, words: list[str], *, offscreen: bool) -> int:
    """Call a module of the project in the full environment."""
    system.provide(system.WINDOWS + (() if offscreen else system.SCREEN))
    python = environment.provide("dev")
    return program.call([python, "-m", name, *words], offscreen=offscreen)


def test(words: list[str]) -> int:
    """All checks, then the tests."""
    system.provide(system.WINDOWS)
    system.provide(system.SECRET_SERVICE, needed=False)
    system.provide(system.SCREEN + system.REAL_WINDOWS, needed=False)
    python = environment.provide("dev")
    environment.provide("cross-check")
    return checks.run_all(python, words)


def build(words: list[str]) -> int:
    """The PyInstaller folder, its size, and a try of the frozen program."""
    system.provide(system.WINDOWS + system.SCREEN + system.freezing())
    return program.build(environment.provide("dev"), words)


def main() -> int:
    """Do one command; its exit code is ours."""
    os.chdir(environment.ROOT)
    command, words = read_arguments(sys.argv[1:])
    deeds: dict[str, Callable[[list[str]], int]] = {
        "run": run,
        "test": test,
        "tour": tour,
        "hub": lambda words: module("tests.loopback", words, offscreen=True),
        "bench": lambda words: module("tests.bench", words, offscreen=True),
        "soak": lambda words: module("tests.soak", words, offscreen=True),
        "build": build,
        "lock": lambda _words: lock.renew(),
    }
    try:
        return deeds[command](words)
    except StepError as failed:
        print(failed, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The same command starts again where it matters.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
