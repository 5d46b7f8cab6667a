"""The commands by which a hub is installed, as they stand in the guide: nothing comes from a stranger by its name."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

from tests.workshop.sources import source_files

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "docs" / "running-a-hub.md"
HOME = "/opt/companion"


def commands() -> list[str]:
    """The lines of the first two blocks under "Setting up"."""
    part = GUIDE.read_text("utf-8").partition("## Setting up")[2]
    blocks = re.findall(r"^```\n(.*?)^```", part, re.MULTILINE | re.DOTALL)
    return [line for block in blocks[:2] for line in block.splitlines()]


def test_no_page_installs_a_package_by_its_name_alone() -> None:
    name = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["name"]
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for line in re.findall(r"pip install ([^`\n]*)", page.read_text("utf-8")):
            words = shlex.split(line)
            from_here = "--require-hashes" in words or "--no-index" in words or words == ["."]
            assert from_here, f"{page.name}: {line}"
    wheels = [word for line in commands() for word in shlex.split(line) if word.endswith(".whl")]
    assert wheels
    assert all(word.startswith(f"out/{name.replace('-', '_')}-") for word in wheels)


def test_each_command_names_files_that_are_there() -> None:
    files = [word for line in commands() for word in shlex.split(line) if word.endswith(".lock")]
    assert files
    assert all((ROOT / name).is_file() for name in files)


@pytest.mark.skipif(sys.platform == "win32", reason="a hub for more than trying out runs on Linux")
@pytest.mark.soak(name="hub-guide", rounds=0, long=1)
def test_the_commands_as_written_make_a_hub(rounds: int, tmp_path: Path) -> None:
    """Run them in a copy of the sources; what is locked is fetched in the long version alone."""
    sources, home = tmp_path / "sources", tmp_path / "opt"
    for path in source_files(ROOT):
        there = sources / path.relative_to(ROOT)
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, there)
    said = ""
    for line in commands():
        if "--require-hashes" in line and not rounds:
            (library,) = home.glob("lib/*/site-packages")
            (library / "lent.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
            continue
        done = _run(line.replace(HOME, str(home)), sources, alone=not rounds)
        assert done.returncode == 0, f"{line}: {done.stderr}"
        said = done.stdout
    assert "create-team" in said


def _run(line: str, folder: Path, *, alone: bool) -> subprocess.CompletedProcess[str]:
    """Run a line of the guide; `alone` without a network, with what builds a wheel lent from here, too."""
    lent = (
        {"PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0"} if alone else {}
    )  # pip reads the latter upside down
    if alone:
        line = re.sub(r"^python3 -m pip", f"{shlex.quote(sys.executable)} -m pip", line)
    return subprocess.run(
        line, shell=True, cwd=folder, env=os.environ | lent, capture_output=True, text=True, check=False
    )
