"""Renew the hashed lock files from pyproject.toml, without any download address in them."""

import re
import tempfile
import tomllib
import venv
from pathlib import Path

from tests.workshop.environment import LOCKS, ROOT, python_path
from tests.workshop.progress import run_quietly, say

HEADS = {
    "run": "# What Companion needs, each file by its hash. Renew with: python3 dev.py lock\n",
    "dev": "# What testing and building need besides. Renew with: python3 dev.py lock\n"
    "-r requirements.lock\n",
    "hub": "# What a hub needs besides. Renew with: python3 dev.py lock\n-r requirements.lock\n",
    "cross-check": "# What checks our parcels independently, in an environment of its own. "
    "Renew with: python3 dev.py lock\n",
}


def renew() -> int:
    """Resolve for every system and Python at once; write the files only when all went well."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        venv.EnvBuilder(with_pip=True).create(home / "venv")
        python = python_path(home / "venv")
        run_quietly(
            [python, "-m", "pip", "install", "--disable-pip-version-check", "uv"], "Fetching the resolver"
        )
        resolve: list[str | Path] = [
            *(python, "-m", "uv", "pip", "compile", "--universal", "--python-version", "3.11"),
            *("--generate-hashes", "--no-emit-index-url", "--no-header", "--no-annotate", "--upgrade"),
        ]
        full, run, hub, cross_check = (
            home / f"{name}.lock" for name in ("full", "run", "hub", "cross-check")
        )
        pyproject = ROOT / "pyproject.toml"
        run_quietly([*resolve, "--extra", "dev", pyproject, "-o", full], "Resolving everything")
        run_quietly([*resolve, "-c", full, pyproject, "-o", run], "Resolving what Companion needs")
        run_quietly(
            [*resolve, "-c", full, "--extra", "hub", pyproject, "-o", hub], "Resolving what a hub needs"
        )
        asked = home / "cross-check.in"
        groups = tomllib.loads(pyproject.read_text("utf-8"))["dependency-groups"]
        asked.write_text("\n".join(groups["cross-check"]), "utf-8")
        run_quietly([*resolve, asked, "-o", cross_check], "Resolving what checks our parcels")
        needed = entries(run.read_text("utf-8"))
        besides = {
            name: text for name, text in entries(full.read_text("utf-8")).items() if name not in needed
        }
        serving = {name: text for name, text in entries(hub.read_text("utf-8")).items() if name not in needed}
        checking = entries(cross_check.read_text("utf-8"))
    locked = {"run": needed, "dev": besides, "hub": serving, "cross-check": checking}
    for name, found in locked.items():
        LOCKS[name].write_text(HEADS[name] + "".join(found.values()), "utf-8", newline="\n")
    say(f"Locked {len(needed)} packages for Companion and {len(besides)} for testing and building.")
    return 0


def entries(text: str) -> dict[str, str]:
    """Name -> its pinned line with the hashes that follow."""
    found = re.findall(r"^(([\w.\-]+)==.*\n(?:    --hash=.*\n)+)", text, re.MULTILINE)
    return {name: entry for entry, name in found}
