"""Call the program, as source or frozen."""

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from tests.workshop.environment import ROOT
from tests.workshop.progress import run_quietly, say, spent


def surroundings(*, offscreen: bool) -> dict[str, str]:
    """Our environment; with `offscreen` Qt paints into memory."""
    return dict(os.environ) | ({"QT_QPA_PLATFORM": "offscreen"} if offscreen else {})


def call(command: Sequence[str | Path], *, offscreen: bool = False) -> int:
    """Run to its end with our own terminal; returns its exit code. Told to end, the program is told so, too."""
    with subprocess.Popen(
        [str(word) for word in command], cwd=ROOT, env=surroundings(offscreen=offscreen)
    ) as process:
        before = signal.signal(signal.SIGTERM, lambda *_: process.terminate())
        try:
            return process.wait()
        finally:
            signal.signal(signal.SIGTERM, before)


def build(python: Path, words: Sequence[str]) -> int:
    """Freeze, then try the frozen program."""
    begun = time.monotonic()
    run_quietly(
        [
            *(python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
            *("--distpath", ROOT / "dist", "--workpath", ROOT / "build", ROOT / "build.spec"),
        ],
        "Freezing the program",
    )
    code = call([python, "-m", "tests.frozen", *words], offscreen=True)
    say(f"Built and tried in {spent(time.monotonic() - begun)}.")
    return code
