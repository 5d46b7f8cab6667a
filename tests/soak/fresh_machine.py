"""`dev.py soak fresh-machine`: the whole test command in an archive of the project, with no git on the PATH.

It sets up an environment of its own from the lock files, as on a machine that never saw the project. For a system that
lacks more than git (Qt's libraries, a keyring), run it in a minimal root: see docs/building.md.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.workshop.sources import source_files

ROOT = Path(__file__).resolve().parents[2]


def unpack(root: Path, to: Path) -> None:
    """Copy what an archive of the project holds."""
    for path in source_files(root):
        place = to / path.relative_to(root)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, place)


def path_without(program: str, told: str, spare: Path) -> str:
    """Give a PATH on which everything is found but one program; `spare` is an empty folder for links."""
    folders = []
    for number, folder in enumerate(told.split(os.pathsep)):
        if shutil.which(program, path=folder) is None:
            folders.append(folder)
            continue
        links = spare / str(number)
        links.mkdir()
        for one in Path(folder).iterdir():
            if one.stem != program and not one.name.startswith(f"{program}-"):
                (links / one.name).symlink_to(one)
        folders.append(str(links))
    return os.pathsep.join(folders)


def main() -> int:
    """Pass on what the test command says; words behind -- go to it."""
    parser = argparse.ArgumentParser(prog="dev.py soak fresh-machine")
    parser.add_argument("words", nargs="*", help="handed on to `dev.py test`")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="companion-fresh-", ignore_cleanup_errors=True) as name:
        project, spare = Path(name, "archive"), Path(name, "path")
        spare.mkdir()
        unpack(ROOT, project)
        kept = {
            key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))
        }
        kept["PATH"] = path_without("git", os.environ["PATH"], spare)
        python = Path(sys.base_prefix, "python.exe" if os.name == "nt" else "bin/python3")
        return subprocess.run(
            [python, "dev.py", "test", *asked.words], cwd=project, env=kept, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
