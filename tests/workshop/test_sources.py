"""Tests of finding the project's files without git, and that nothing else asks for git."""

import ast
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.workshop.sources import source_files

ROOT = Path(__file__).resolve().parents[2]


def test_what_is_ignored_is_left_out_wherever_it_lies(tmp_path: Path) -> None:
    kept = [".ci/run", ".gitignore", "a.py", "part/b.py", "part/built.txt"]
    for name in [
        *kept,
        ".git/HEAD",
        ".venv/lib/c.py",
        "part/__pycache__/d.pyc",
        "build/e",
        ".coverage.7",
        "x.egg-info/f",
    ]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    shutil.copy(ROOT / ".gitignore", tmp_path / ".gitignore")
    assert [path.relative_to(tmp_path).as_posix() for path in source_files(tmp_path)] == kept


@pytest.mark.parametrize("pattern", ["!kept", "docs/pictures", "/top"])
def test_what_we_do_not_understand_is_not_guessed(tmp_path: Path, pattern: str) -> None:
    (tmp_path / ".gitignore").write_text(f"# a word\n\n{pattern}\n", "utf-8")
    with pytest.raises(ValueError, match="not a name"):
        source_files(tmp_path)


def test_git_says_the_same_where_it_is() -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("an archive, or a machine without git: then the walk alone tells")
    asked = [git, "ls-files", "-z", "--cached", "--others", "--exclude-per-directory=.gitignore"]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    listed = {ROOT / name for name in told.split("\0") if name}
    assert set(source_files(ROOT)) == {path for path in listed if path.is_file()}


def test_nothing_else_calls_git() -> None:
    """The README asks for a Python and nothing more."""
    calling = {
        path.relative_to(ROOT).as_posix()
        for path in source_files(ROOT)
        if path.suffix == ".py" and path != Path(__file__).resolve() and _calls_git(path)
    }
    assert calling <= {
        "tests/soak/mutants.py"
    }  # it asks for what was changed since, and says so where there is no git


def _calls_git(path: Path) -> bool:
    text = path.read_text("utf-8")
    return '"git"' in text and any(
        isinstance(node, ast.List | ast.Tuple)
        and node.elts
        and isinstance(node.elts[0], ast.Constant)
        and node.elts[0].value == "git"
        for node in ast.walk(ast.parse(text))
    )
