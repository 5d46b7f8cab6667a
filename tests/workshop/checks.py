"""The test command: format, lint, types, layers, tests, coverage; pytest's closing line comes last."""

import os
import subprocess
import tempfile
import threading
import time
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.workshop.environment import ROOT
from tests.workshop.program import surroundings
from tests.workshop.progress import say, spent


@dataclass
class Outcome:
    """How each step went, in order."""

    failed: list[str] = field(default_factory=list)
    timings: list[str] = field(default_factory=list)

    def note(self, name: str, seconds: float, *, well: bool) -> None:
        """Keep one step's verdict."""
        self.timings.append(f"{name} {spent(seconds)}{'' if well else ' FAILED'}")
        if not well:
            self.failed.append(name)


def run_all(python: Path, words: Sequence[str]) -> int:
    """All steps, even after one failed: one run shows everything. Words go to pytest as they stand.

    Types take one core for most of a minute when nothing is remembered of an earlier run, so they are looked at
    while the rest goes on.
    """
    outcome = Outcome()
    with beside("types", _command(python, ["mypy"]), outcome):
        for name, arguments in (
            ("format", ["ruff", "format", "--check", "."]),
            ("lint", ["ruff", "check", "."]),
            ("layers", ["importlinter.cli", "lint-imports"]),
        ):
            _check(name, _command(python, arguments), outcome)
        closing = _test(python, words, outcome)
    if words:
        say("Coverage was not judged: only some of the tests ran.")
    elif "tests" not in outcome.failed:
        _cover(python, outcome)
    say("Timings: " + ", ".join(outcome.timings))
    if outcome.failed:
        say(f"Not well: {', '.join(outcome.failed)}")
    say(closing)
    return 1 if outcome.failed else 0


def _command(python: Path, arguments: Sequence[str]) -> list[str]:
    if arguments[0] == "importlinter.cli":
        return [str(python), "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-logo"]
    return [str(python), "-m", *arguments]


@contextmanager
def beside(name: str, command: Sequence[str], outcome: Outcome) -> Iterator[None]:
    """Let a check run beside what is done meanwhile; what it says is shown in one piece at the end."""
    begun, ended = time.monotonic(), [0.0]
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
        ) as process,
    ):

        def wait() -> None:
            process.wait()
            ended.append(time.monotonic())

        waiting = threading.Thread(target=wait)
        waiting.start()
        try:
            yield
        except BaseException:
            process.kill()
            raise
        finally:
            waiting.join()
        say(f"--- {name}")
        said.seek(0)
        say(said.read().decode("utf-8", "replace").rstrip())
    outcome.note(name, ended[-1] - begun, well=process.returncode == 0)


def _check(name: str, command: Sequence[str], outcome: Outcome) -> None:
    say(f"--- {name}")
    begun = time.monotonic()
    code = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode
    outcome.note(name, time.monotonic() - begun, well=code == 0)


def _test(python: Path, words: Sequence[str], outcome: Outcome) -> str:
    """Run pytest under coverage; its output passes through but for the closing line, which is returned."""
    say("--- tests")
    begun = time.monotonic()
    for old in ROOT.glob(".coverage*"):
        old.unlink()
    command = [
        str(python),
        "-m",
        "coverage",
        "run",
        "-m",
        "pytest",
        "-n",
        "auto",
        "--dist",
        "worksteal",
        *words,
    ]
    closing: str | None = None
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=_test_surroundings(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if closing is not None:
                say(closing)
            closing = line.rstrip("\n")
    outcome.note("tests", time.monotonic() - begun, well=process.returncode == 0)
    return closing or ""


def _test_surroundings() -> dict[str, str]:
    """Compiled modules are kept, whatever we were told: each worker and each program of a test needs them all."""
    kept = surroundings(offscreen=True) | {"PYTHONUNBUFFERED": "1"}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return kept


def _cover(python: Path, outcome: Outcome) -> None:
    """Judge the files that are to stay at 100 %."""
    say("--- coverage")
    begun = time.monotonic()
    quiet = dict(os.environ)
    coverage = [str(python), "-m", "coverage"]
    subprocess.run([*coverage, "combine", "-q"], cwd=ROOT, env=quiet, check=False)
    listed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["companion"]["fully_covered"]
    report = [*coverage, "report", "--show-missing", "--fail-under", "100", "--include", ",".join(listed)]
    code = subprocess.run(report, cwd=ROOT, env=quiet, check=False).returncode
    outcome.note("coverage", time.monotonic() - begun, well=code == 0)
