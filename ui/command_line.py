"""The words one may type after `companion`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from companion.paths import Home, home_in, system_home


@dataclass(frozen=True, kw_only=True)
class Options:
    """What was typed: a deed ("run", "verify" or "self-check"), practice or not, and the folder to live in."""

    deed: str = "run"
    practice: bool = False
    home: Path | None = None

    def folders(self) -> Home:
        """Where vaults, settings and logs live."""
        return home_in(self.home) if self.home is not None else system_home()


def read_options(argv: list[str]) -> Options:
    """Options out of the arguments; leaves the program with a sentence when they make no sense."""
    if not argv:
        return Options()
    import argparse

    parser = argparse.ArgumentParser(prog="companion", description="A notebook for peer workers.")
    parser.add_argument(
        "deed",
        nargs="?",
        choices=("run", "verify", "self-check"),
        default="run",
        help="run opens the window; verify checks the record of who did what; self-check tries everything out",
    )
    parser.add_argument("--practice", action="store_true", help="made-up people, safe to break")
    parser.add_argument(
        "--home", type=Path, metavar="DIR", help="keep everything in this folder (a stick, a test)"
    )
    typed = parser.parse_args(argv)
    return Options(deed=typed.deed, practice=typed.practice, home=typed.home)
