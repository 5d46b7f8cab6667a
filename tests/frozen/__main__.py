"""`python -m tests.frozen [FOLDER]`: start the frozen program, let it check itself, and weigh it.

The program is started the way a person starts it, in a home of its own, without our Python and without our folders
on its path: what the folder lacks is then really missing.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMIT_MB = 150
LARGEST = 12
SECONDS = 120


def main() -> int:
    """0 when the program works and weighs no more than it may."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist" / "companion"
    program = folder / ("companion.exe" if os.name == "nt" else "companion")
    if not program.is_file():
        print(f"There is no frozen program in {folder}. Make it with: python3 dev.py build")
        return 1
    weight = weigh(folder)
    code = try_out(program)
    print(
        "The frozen program works." if code == 0 else f"The frozen program does NOT work (exit code {code})."
    )
    print(
        f"Installed size {weight:.1f} MB, limit {LIMIT_MB} MB: {'kept' if weight <= LIMIT_MB else 'NOT KEPT'}."
    )
    return 0 if code == 0 and weight <= LIMIT_MB else 1


def try_out(program: Path) -> int:
    """Make a vault, record, find, print, lock, unlock, verify, show; nothing may be left in the home afterwards."""
    with tempfile.TemporaryDirectory(prefix="frozen-") as name:
        home = Path(name)
        begun = time.monotonic()
        command = [str(program), "self-check", "--home", str(home / "stick")]
        code = subprocess.run(command, cwd=home, env=_bare(home), timeout=SECONDS, check=False).returncode
        print(f"It checked itself in {time.monotonic() - begun:.1f} s.")
        left = [path for path in (home / "stick").rglob("*") if path.is_file()]
        if code == 0 and left:
            print(f"It left {len(left)} files behind.")
            return 1
        return code


def _bare(home: Path) -> dict[str, str]:
    """An environment without our Python, and with a home that is nobody's."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "VIRTUAL_ENV", "QT_"))
    }
    places = {
        name: str(home)
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TMPDIR", "TEMP", "TMP")
    }
    return kept | places | {"QT_QPA_PLATFORM": "offscreen"}


def weigh(folder: Path) -> float:
    """Megabytes (10^6 bytes) on disk; prints the largest files."""
    files = [
        (path.stat().st_size, path) for path in folder.rglob("*") if path.is_file() and not path.is_symlink()
    ]
    print(f"{len(files)} files; the largest:")
    for size, path in sorted(files, reverse=True)[:LARGEST]:
        print(f"  {size / 1e6:6.1f} MB  {path.relative_to(folder)}")
    return sum(size for size, _path in files) / 1e6


if __name__ == "__main__":
    sys.exit(main())
