"""Tests of the environment's stamp: when a command starts at once, and when it sets up again."""

import json
import sys
from pathlib import Path

import pytest

from tests.workshop import environment
from tests.workshop.progress import StepError, run_quietly


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment folder of our own, with a Python that is only a file."""
    homes = {"run": tmp_path, "dev": tmp_path, "cross-check": tmp_path / "cross-check"}
    monkeypatch.setattr(environment, "HOMES", homes)
    for each in set(homes.values()):
        python = environment.python_path(each)
        python.parent.mkdir(parents=True)
        python.touch()
    return tmp_path


def stamp(level: environment.Level) -> None:
    """Say that a level stands."""
    place = environment.HOMES[level] / environment.STAMP
    place.write_text(json.dumps(environment.wanted_stamp(level)), "utf-8")


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The levels that were installed, and whether the folder was made anew."""
    done: list[str] = []
    monkeypatch.setattr(environment, "_install", done.append)
    monkeypatch.setattr(environment, "_make_empty", lambda _home: done.append("anew"))
    return done


def test_what_stands_is_not_set_up_again(home: Path, installed: list[str]) -> None:
    stamp("dev")
    environment.provide("dev")
    environment.provide("run")
    assert installed == []


def test_testing_needs_more_than_running(home: Path, installed: list[str]) -> None:
    stamp("run")
    environment.provide("dev")
    assert "dev" in installed
    environment.provide("dev")
    assert installed.count("dev") == 1


def test_the_cross_check_stands_by_itself(home: Path, installed: list[str]) -> None:
    stamp("dev")
    environment.provide("cross-check")
    assert installed == ["anew", "cross-check"]
    environment.provide("cross-check")
    environment.provide("dev")
    assert installed == ["anew", "cross-check"]


def test_a_set_up_that_was_cut_short_begins_anew(home: Path, installed: list[str]) -> None:
    stamp("dev")
    unfinished = home / environment.UNFINISHED
    unfinished.touch()
    environment.provide("run")
    assert installed == ["anew", "run"]
    assert not unfinished.exists()


def test_a_changed_lock_is_noticed(home: Path, installed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    stamp("run")
    changed = home / "changed.lock"
    changed.write_text("another==1.0\n", "utf-8")
    monkeypatch.setitem(environment.LOCKS, "run", changed)
    environment.provide("run")
    assert "run" in installed


def test_an_unreadable_stamp_is_no_stamp(home: Path) -> None:
    (home / environment.STAMP).write_text("{", "utf-8")
    assert environment.read_stamp(home) == {}


def test_a_step_that_fails_shows_its_end_and_what_to_do() -> None:
    with pytest.raises(StepError, match=r"last words[\s\S]*Check the network"):
        run_quietly(
            [sys.executable, "-c", "raise SystemExit(3)"], "Trying", advice="last words\nCheck the network"
        )
