"""Where a tour leaves what it made: everything is made aside and put in place at the end, the report last."""

from __future__ import annotations

import json
import shutil
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from companion.durable import replace_file
from tests.workshop.progress import StepError, say

REPORT = "report.json"
STUCK = "stuck.png"
PARTS = ("screens", "paper", "vaults", "carrier")
_RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}


class TourFolder:
    """A tour's own folder. Until `finish`, what an earlier tour left there stays as it is.

    `screens`, `paper` and `vaults` are where things are made, and `carrier`, which is there only if something was
    shared; `scratch` is for what nobody keeps.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self._making = out / ".making"
        self.screens, self.paper, self.vaults, self.carrier = (self._making / part for part in PARTS)
        self.scratch = self._making / "scratch"
        self._begun = time.monotonic()
        self._steps: list[dict[str, Any]] = []

    def __enter__(self) -> TourFolder:
        self._require_ours()
        shutil.rmtree(self._making, ignore_errors=True)
        for folder in (self.screens, self.paper, self.vaults, self.scratch):
            folder.mkdir(parents=True)
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self._making, ignore_errors=True)

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        """Say what goes on, and remember how long it took."""
        begun = time.monotonic()
        yield
        seconds = time.monotonic() - begun
        self._steps.append({"step": what, "seconds": round(seconds, 3)})
        say(f"  {what} ({seconds:.1f} s)")

    def finish(self, report: dict[str, Any]) -> Path:
        """Put everything in its place, then write the report over all of it, whole or not at all."""
        for name in (REPORT, STUCK):
            (self.out / name).unlink(missing_ok=True)
        for part in PARTS:
            shutil.rmtree(self.out / part, ignore_errors=True)
            if (self._making / part).exists():
                (self._making / part).rename(self.out / part)
        files = [
            {"path": file.relative_to(self.out).as_posix(), "bytes": file.stat().st_size}
            for part in PARTS
            for file in sorted((self.out / part).rglob("*"))
            if file.is_file()
        ]
        whole = {
            "format": 1,
            **report,
            "files": files,
            "timings": [
                *self._steps,
                {"step": "everything", "seconds": round(time.monotonic() - self._begun, 3)},
            ],
        }
        replace_file(self.out / REPORT, json.dumps(whole, ensure_ascii=False, indent=2).encode() + b"\n")
        return self.out / REPORT

    def _require_ours(self) -> None:
        """Refuse to clear away what no tour made."""
        if (self.out / REPORT).is_file():
            return
        there = [part for part in PARTS if (self.out / part).exists()]
        if there:
            raise StepError(
                f"{self.out} has a folder {there[0]} that no tour made. Nothing was changed. "
                "Choose an empty folder with --out."
            )


def file_name(words: str, taken: set[str]) -> str:
    """A name as a file name on every system, given once: letters and digits of any script, the rest as dashes."""
    kept = "".join(one if unicodedata.category(one)[0] in "LMN" else "-" for one in words)
    name = "-".join(part for part in kept.split("-") if part)[:60] or "unnamed"
    if name.casefold() in _RESERVED:
        name += "-"
    unique, number = name, 2
    while unique.casefold() in taken:
        unique, number = f"{name}-{number}", number + 1
    taken.add(unique.casefold())
    return unique
