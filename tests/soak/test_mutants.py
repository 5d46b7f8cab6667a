"""Tests of the mutants: which lines, which tests, and that the tree is never touched."""

import subprocess
from pathlib import Path

import pytest

from tests.soak import mutants
from tests.soak.mutants import changed_lines, changed_since, mutants_of, try_all, watchers_of

DIFF = """\
diff --git a/companion/a.py b/companion/a.py
--- a/companion/a.py
+++ b/companion/a.py
@@ -3 +3,2 @@ def f
-old
+new
+newer
@@ -9,2 +10,0 @@
-gone
@@ -20,0 +20 @@
+added
--- a/ui/words.toml
+++ b/ui/words.toml
@@ -1 +1 @@
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a module that is half tested."""
    for name, text in {
        ".gitignore": "__pycache__/\n",
        "companion/room/ages.py": "def grown(age):\n    return age >= 18\n\n\ndef small(age):\n    return age < 3\n",
        "tests/companion/room/test_ages.py": (
            "from companion.room.ages import grown\n\n\n"
            "def test_it():\n    assert [grown(17), grown(18), grown(19)] == [False, True, True]\n"
        ),
        "pyproject.toml": '[tool.pytest.ini_options]\npythonpath = ["."]\naddopts = "--import-mode=importlib"\n',
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_a_diff_gives_the_new_lines_of_modules() -> None:
    assert changed_lines(DIFF) == {"companion/a.py": {3, 4, 20}}


def test_the_tests_of_its_name_come_before_those_of_its_folder(project: Path) -> None:
    named, folder = "tests/companion/room/test_ages.py", "tests/companion/room"
    assert list(watchers_of(project, "companion/room/ages.py")) == [(named,), (folder,)]
    assert list(watchers_of(project, "companion/room/deeper/else.py")) == [(folder,)]


def test_what_no_test_notices_is_printed_and_the_tree_stays(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = "companion/room/ages.py"
    whole = (project / path).read_bytes()
    told = [f"{path}:2: age >= 18  ->  age > 18", f"{path}:6: age < 3  ->  age <= 3"]
    asked = [one for one in mutants_of(project, {path: None}) if str(one) in told]
    assert [str(one) for one in asked] == told
    assert try_all(project, asked, 60) == 1
    assert capsys.readouterr().out == f"survived: {told[1]}\n1 noticed, 1 not, 0 not tried.\n"
    assert (project / path).read_bytes() == whole


def test_tests_that_fail_anyway_say_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "tests/companion/room/test_ages.py").write_text("def test_it():\n    assert False\n", "utf-8")
    asked = mutants_of(project, {"companion/room/ages.py": {2}})
    assert try_all(project, asked[:1], 60) == 1
    assert "unsound: companion/room/ages.py:2" in capsys.readouterr().out


def test_when_the_time_is_over_it_says_how_many_were_not_tried(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = mutants_of(project, {"companion/room/ages.py": None})
    assert try_all(project, asked, -1) == 0
    assert f"{len(asked)} not tried" in capsys.readouterr().out


def test_without_git_the_files_can_be_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_command: object, **_asked: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "run", gone)
    with pytest.raises(RuntimeError, match="name the files"):
        changed_since(project, "HEAD")
    monkeypatch.setattr("sys.argv", ["mutants", "--since", "HEAD"])
    assert mutants.main() == 1
