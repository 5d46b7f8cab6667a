"""Deeds that go beside the lane: answers and faults come back, others go on, closing ends them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from companion.domain.changes import Changes
from companion.errors import BugError, Code, KnownError
from tests.ui.lanes import Notebook, answered, close, jobs, notebook
from ui.bus import Bus
from ui.jobs import Jobs
from ui.lane import thread_lane

# fixtures, for this file too
__all__ = ["jobs", "notebook"]


def long_deed(session: Notebook, seen: list[str]) -> Generator[Callable[[], Any], Any, Changes]:
    """Goes beside the lane twice: once for an answer, once for a fault that it handles."""
    answer = yield lambda: (seen.append("beside"), session.open)
    seen.append(f"back with {answer[1]}")
    try:
        yield lambda: 1 // 0
    except ZeroDivisionError:
        seen.append("fault came back")
    return Changes(made="p1")


def test_a_long_deed_comes_back_with_answers_and_faults(jobs: Jobs, notebook: Notebook, qtbot: QtBot) -> None:
    told: list[Changes] = []
    jobs._bus.changed.connect(told.append)
    seen: list[str] = []
    assert answered(jobs, qtbot, long_deed, seen) == Changes(made="p1")
    assert seen == ["beside", "back with True", "fault came back"]
    assert told == [Changes(made="p1")]


def test_a_fault_in_a_long_deed_is_known(jobs: Jobs, notebook: Notebook, qtbot: QtBot) -> None:
    def deed(_session: Notebook) -> Generator[Callable[[], Any], Any, None]:
        yield lambda: None
        raise KnownError(Code.DISK_FULL)

    errors: list[KnownError] = []
    owner = QObject()
    jobs.on_vault(deed, owner=owner, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert errors[0].code is Code.DISK_FULL


def test_other_deeds_go_on_beside_a_long_one_and_closing_ends_it(qtbot: QtBot) -> None:
    jobs, session, gate, cleaned = Jobs(Bus(), close, thread_lane), Notebook(), threading.Event(), []
    owner = QObject()
    jobs.open_session(lambda: (session, None), owner=owner)

    def deed(_session: Notebook, *, progress: Callable[[int, int], bool]) -> Any:
        def work() -> None:
            while progress(0, 1):
                gate.wait(0.01)

        try:
            yield work
        finally:
            cleaned.append(threading.current_thread().name)

    errors: list[KnownError] = []
    jobs.on_vault(deed, owner=owner, failed=errors.append, progress=lambda _done, _total: None)
    assert answered(jobs, qtbot, lambda _session: "typed") == "typed"
    assert cleaned == []
    jobs.close_session()
    assert jobs.wait(5)
    assert session.open is False
    assert [name.startswith("vault") for name in cleaned] == [True]
    qtbot.waitUntil(lambda: bool(errors))
    assert errors[0].code is Code.CANCELLED
    jobs.shut(5)


def test_whatever_fails_in_a_deed_after_its_vault_was_closed_is_nobodys_fault(qtbot: QtBot) -> None:
    jobs, begun, go_on = Jobs(Bus(), close, thread_lane), threading.Event(), threading.Event()
    owner = QObject()
    jobs.open_session(lambda: (Notebook(), None), owner=owner)

    def deed(_session: Notebook, *, progress: Callable[[int, int], bool]) -> Any:
        def work() -> None:
            begun.set()
            go_on.wait(5)

        try:
            yield work
        finally:
            raise BugError("a closed vault does not answer")

    heard: list[object] = []
    jobs.broke.connect(lambda: heard.append("broke"))
    jobs.on_vault(deed, owner=owner, failed=heard.append, progress=lambda _done, _total: None)
    assert begun.wait(5)
    jobs.close_session()
    go_on.set()
    assert jobs.wait(5)
    qtbot.waitUntil(lambda: bool(heard))
    assert [one.code for one in heard if isinstance(one, KnownError)] == [Code.CANCELLED]
    assert "broke" not in heard
    jobs.shut(5)
