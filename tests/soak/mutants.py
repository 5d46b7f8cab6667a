"""`dev.py soak mutants --since REV`: change lines that were changed since, wrongly, and see whether a test notices.

One small wrong change at a time (tests/soak/code_changes.py) is made in a copy of the project, never in the tree, and
the tests of its folder run: first those named after the module, then all of them. What no test noticed is printed: a
line without a test, a test without a claim, or a change that makes no difference. A person says which.
"""

import argparse
import itertools
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.soak.code_changes import Change, changes_of
from tests.soak.fresh_machine import unpack

ROOT = Path(__file__).resolve().parents[2]
CODE = ("companion", "ui")
SECONDS = 1800
PYTEST = (
    sys.executable,
    "-m",
    "pytest",
    "-x",
    "-q",
    "--no-header",
    "-p",
    "no:randomly",
    "-p",
    "no:cacheprovider",
    "-n0",
)
_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@")
KILLED, SURVIVED, UNSOUND = "killed", "survived", "unsound"
"""UNSOUND: the tests of the folder do not pass as it is, so they can say nothing."""


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """A change to one file (its path in the project, with forward slashes)."""

    path: str
    change: Change

    def __str__(self) -> str:
        """Say where, and what would have to be noticed."""
        return f"{self.path}:{self.change.line}: {_short(self.change.was)}  ->  {_short(self.change.now)}"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 90 else f"{line[:87]}..."


class Copy:
    """A copy of the project to make changes in; it goes when the block is left, however that is."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = tempfile.TemporaryDirectory(prefix="companion-mutants-", ignore_cleanup_errors=True)
        self._seconds: dict[tuple[str, ...], float | None] = {}
        self.home = Path(self._folder.name)

    def __enter__(self) -> "Copy":
        """Copy what belongs to the project."""
        unpack(self._root, self.home)
        return self

    def __exit__(self, *_raised: object) -> None:
        """Let it go."""
        self._folder.cleanup()

    def judge(self, mutant: Mutant) -> str:
        """Say whether a test notices the change: KILLED, SURVIVED or UNSOUND."""
        place = self.home / mutant.path
        whole = place.read_text("utf-8")
        for tests in watchers_of(self.home, mutant.path):
            usual = self._usual_seconds(tests)
            if usual is None:
                return UNSOUND
            place.write_text(mutant.change.source, "utf-8")
            try:
                if not self._passes(tests, 20 + 3 * usual):
                    return KILLED
            finally:
                place.write_text(whole, "utf-8")
        return SURVIVED

    def _usual_seconds(self, tests: tuple[str, ...]) -> float | None:
        """How long these tests take without any change; None where they do not pass."""
        if tests not in self._seconds:
            begun = time.monotonic()
            passes = self._passes(tests, None)
            self._seconds[tests] = time.monotonic() - begun if passes else None
        return self._seconds[tests]

    def _passes(self, tests: tuple[str, ...], seconds: float | None) -> bool:
        try:
            ran = subprocess.run(
                [*PYTEST, *tests],
                cwd=self.home,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return False
        return ran.returncode == 0


def watchers_of(root: Path, path: str) -> Iterator[tuple[str, ...]]:
    """Give the tests that should notice a change to a file: those of its name, then those of its folder."""
    folder = root / "tests" / Path(path).parent
    while not any(folder.glob("test_*.py")) and folder != root / "tests":
        folder = folder.parent
    named = sorted(folder.glob(f"test_{Path(path).stem.lstrip('_')}*.py"))
    if named:
        yield tuple(one.relative_to(root).as_posix() for one in named)
    yield (folder.relative_to(root).as_posix(),)


def changed_since(root: Path, revision: str) -> dict[str, set[int]]:
    """Ask git for the lines of our code that are other than they were. Raises RuntimeError where it cannot tell."""
    command = [
        "git",
        "diff",
        "--unified=0",
        "--no-color",
        "--no-ext-diff",
        "--diff-filter=d",
        revision,
        "--",
        *CODE,
    ]
    try:
        asked = subprocess.run(
            command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False
        )
    except FileNotFoundError:
        raise RuntimeError("Git is needed to know what was changed; or name the files.") from None
    if asked.returncode:
        raise RuntimeError(asked.stderr.strip())
    return changed_lines(asked.stdout)


def changed_lines(diff: str) -> dict[str, set[int]]:
    """Read a diff without context: path -> the numbers of its new lines."""
    found: dict[str, set[int]] = {}
    path = ""
    for line in diff.splitlines():
        if line.startswith("+++ "):
            path = line.removeprefix("+++ ").removeprefix("b/")
        elif (hunk := _HUNK.match(line)) and path.endswith(".py"):
            first, count = int(hunk[1]), int(hunk[2] or 1)
            found.setdefault(path, set()).update(range(first, first + count))
    return {path: lines for path, lines in found.items() if lines}


def mutants_of(root: Path, wanted: Mapping[str, set[int] | None]) -> list[Mutant]:
    """Make all changes, one of each file in turn: whatever the time, every file gets its share."""
    of_files = [
        [Mutant(path=path, change=change) for change in changes_of((root / path).read_text("utf-8"), lines)]
        for path, lines in sorted(wanted.items())
    ]
    turns = itertools.zip_longest(*of_files)
    return [mutant for turn in turns for mutant in turn if mutant is not None]


def try_all(root: Path, mutants: Sequence[Mutant], seconds: float) -> int:
    """Try them until the time is over and print what no test noticed; returns how many that were."""
    counts = dict.fromkeys((KILLED, SURVIVED, UNSOUND), 0)
    until = time.monotonic() + seconds
    with Copy(root) as project:
        for mutant in mutants:
            if time.monotonic() > until:
                break
            verdict = project.judge(mutant)
            counts[verdict] += 1
            if verdict != KILLED:
                print(f"{verdict}: {mutant}", flush=True)
    untried = len(mutants) - sum(counts.values())
    print(f"{counts[KILLED]} noticed, {counts[SURVIVED]} not, {untried} not tried.")
    if counts[UNSOUND]:
        print(f"{counts[UNSOUND]} more stand where tests fail without any change.")
    return counts[SURVIVED] + counts[UNSOUND]


def main() -> int:
    """0 when every change that was tried was noticed."""
    parser = argparse.ArgumentParser(prog="dev.py soak mutants")
    parser.add_argument("files", nargs="*", help="whole files instead of changed lines")
    parser.add_argument("--since", default="HEAD~1", help="lines changed since this revision (HEAD~1)")
    parser.add_argument("--seconds", type=float, default=SECONDS, help=f"how long ({SECONDS})")
    asked = parser.parse_args()
    try:
        wanted = dict.fromkeys(asked.files) if asked.files else changed_since(ROOT, asked.since)
    except RuntimeError as trouble:
        print(trouble)
        return 1
    mutants = mutants_of(ROOT, wanted)
    print(f"{len(mutants)} changes to {len(wanted)} files.", flush=True)
    return 1 if try_all(ROOT, mutants, asked.seconds) else 0


if __name__ == "__main__":
    sys.exit(main())
