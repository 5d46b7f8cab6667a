"""Jobs on both kinds of lane with an open session, for the tests of their contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.ui.ground import NowLane
from ui.bus import Bus
from ui.jobs import Jobs
from ui.lane import thread_lane


@dataclass
class Notebook:
    """A session for the lanes: it only remembers whether it is open."""

    open: bool = True
    made_up: bool = False
    profile: str = ""


def close(session: Notebook) -> None:
    """As a vault is closed."""
    session.open = False


@pytest.fixture(params=[thread_lane, NowLane], ids=["threads", "now"])
def jobs(request: pytest.FixtureRequest, qapp: object) -> Iterator[Jobs]:
    """Jobs on real threads, and on the stand-in."""
    made = Jobs(Bus(), close, request.param)
    yield made
    made.shut(deadline_seconds=5)


@pytest.fixture
def notebook(jobs: Jobs, qtbot: QtBot) -> Notebook:
    """The open session of the jobs."""
    session, owner, answers = Notebook(), QObject(), []
    jobs.open_session(lambda: (session, "facts"), owner=owner, done=answers.append)
    qtbot.waitUntil(lambda: answers == ["facts"])
    return session


def answered(jobs: Jobs, qtbot: QtBot, deed: Callable[..., Any], *args: Any) -> Any:
    """The answer of a deed."""
    answers: list[Any] = []
    owner = QObject()
    jobs.on_vault(deed, *args, owner=owner, done=answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]
