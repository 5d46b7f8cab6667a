"""Playing tours in a program of their own, and reading what they left."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def run_tour(*words: str) -> subprocess.CompletedProcess[str]:
    """The tour as dev.py calls it."""
    return subprocess.run(
        [sys.executable, "-m", "tests.tour", *words],
        cwd=ROOT,
        env=dict(os.environ) | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def report_of(out: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((out / "report.json").read_text("utf-8"))
    return report


def disguises(word: str) -> set[bytes]:
    """A word as bytes in every form in which it could lie in a file."""
    plain = {word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")}
    plain |= {one.lower() for one in plain} | {word.upper().encode(), word[::-1].encode()}
    coded = {one.hex().encode() for one in plain}
    for one in plain:
        for shift in range(3):
            whole = base64.b64encode(b"\0" * shift + one)
            # Its first and last group depend on what stands around it.
            coded.add(whole[4 if shift else 0 : len(whole) - 4])
    return plain | {one for one in coded if len(one) >= 8}


def files_in(folder: Path) -> list[Path]:
    return [one for one in folder.rglob("*") if one.is_file()]
