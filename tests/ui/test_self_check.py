"""Tests of the self-check: it goes through everything, leaves nothing, and tells a trouble by its code alone."""

import subprocess
import sys
from pathlib import Path

import pytest

from companion.clock import SystemClock
from companion.errors import Code, KnownError
from companion.paths import home_in
from ui.self_check import NotRightError, SelfCheck, _told

ROOT = Path(__file__).resolve().parents[2]


def test_the_program_checks_itself_and_leaves_nothing(tmp_path: Path) -> None:
    home = tmp_path / "stick"
    told = subprocess.run(
        [sys.executable, "-m", "ui", "self-check", "--home", home],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=90,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    lines = told.stdout.splitlines()
    assert len(lines) == 12
    assert all(" yes, " in line for line in lines)
    assert list(home.iterdir()) == []


def test_a_trouble_is_told_by_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    def lock() -> None:
        """Lock"""
        raise KnownError(Code.DISK_FULL, path="/home/someone/secret")

    assert not _told(lock)
    said = capsys.readouterr().out
    assert said.startswith("Lock ....")
    assert f"no ({Code.DISK_FULL.value})" in said
    assert "someone" not in said


def test_a_step_without_the_one_before_it_is_not_right(tmp_path: Path) -> None:
    check = SelfCheck(home_in(tmp_path), SystemClock(), None)
    with pytest.raises(NotRightError):
        check.record()
    check.tidy()


def test_words_that_can_be_read_on_the_disk_are_not_right(tmp_path: Path) -> None:
    """The step that locks looks at every file of the vault."""
    check = SelfCheck(home_in(tmp_path), SystemClock(), None)
    check.make()
    check.record()
    folder = next((tmp_path / "vaults").iterdir())
    (folder / "left-over").write_bytes(b"something that Maureen said")
    with pytest.raises(NotRightError):
        check.lock()
    check.tidy()
