"""The lanes: one contract, kept by the real threads and by the stand-in that tests use."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from companion.domain.changes import Changes
from companion.errors import BugError, Code, KnownError
from tests.ui.ground import NowLane
from tests.ui.lanes import Notebook, answered, close, jobs, notebook
from ui.bus import Bus
from ui.jobs import Jobs
from ui.lane import thread_lane

# fixtures, for this file too
__all__ = ["jobs", "notebook"]


def test_deed_gets_session_and_arguments(jobs: Jobs, notebook: Notebook, qtbot: QtBot) -> None:
    assert answered(jobs, qtbot, lambda session, a, b: (session is notebook, a, b), 1, 2) == (True, 1, 2)


def test_answers_come_on_the_main_thread(jobs: Jobs, notebook: Notebook, qtbot: QtBot) -> None:
    seen: list[threading.Thread] = []
    owner = QObject()
    jobs.on_vault(
        lambda _session: None, owner=owner, done=lambda _none: seen.append(threading.current_thread())
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [threading.main_thread()]


def test_deeds_run_in_the_order_they_were_asked(jobs: Jobs, notebook: Notebook, qtbot: QtBot) -> None:
    ran: list[int] = []
    owner = QObject()
    for number in range(20):
        jobs.on_vault(lambda _session, number=number: ran.append(number), owner=owner)
    assert jobs.wait(5)
    assert ran == list(range(20))


def test_changes_are_announced_before_the_caller_hears(jobs: Jobs, notebook: Notebook, qtbot: QtBot) -> None:
    order: list[str] = []
    jobs._bus.changed.connect(lambda changes: order.append("bus " + str(changes.made)))
    owner = QObject()
    jobs.on_vault(
        lambda _session: Changes(made="p1"), owner=owner, done=lambda _changes: order.append("done")
    )
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == ["bus p1", "done"]


def test_an_answer_whose_owner_is_gone_is_dropped_but_changes_are_told(
    jobs: Jobs, notebook: Notebook, qtbot: QtBot
) -> None:
    told: list[Changes] = []
    called: list[object] = []
    jobs._bus.changed.connect(told.append)
    started, go_on = threading.Event(), threading.Event()
    threads = isinstance(jobs._vault, NowLane) is False

    def deed(_session: Notebook) -> Changes:
        started.set()
        if threads:
            go_on.wait(5)
        return Changes(made="p1")

    owner = QObject()
    if not threads:
        import shiboken6

        jobs.before_vault(lambda: shiboken6.delete(owner), owner=jobs)
    jobs.on_vault(deed, owner=owner, done=called.append)
    if threads:
        started.wait(5)
        import shiboken6

        shiboken6.delete(owner)
        go_on.set()
    qtbot.waitUntil(lambda: bool(told))
    assert called == []


def test_known_error_goes_to_failed(jobs: Jobs, notebook: Notebook, qtbot: QtBot) -> None:
    errors: list[KnownError] = []
    owner = QObject()

    def deed(_session: Notebook) -> None:
        raise KnownError(Code.DISK_FULL, path="/x")

    jobs.on_vault(deed, owner=owner, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert errors[0].code is Code.DISK_FULL


def test_known_error_nobody_takes_goes_to_the_window(jobs: Jobs, notebook: Notebook, qtbot: QtBot) -> None:
    def deed(_session: Notebook) -> None:
        raise KnownError(Code.NOT_FOUND)

    with qtbot.waitSignal(jobs.failed) as heard:
        jobs.on_vault(deed, owner=QObject())
    assert heard.args is not None and heard.args[0].code is Code.NOT_FOUND


def test_our_own_fault_is_said_and_logged_without_content(
    jobs: Jobs, notebook: Notebook, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def deed(_session: Notebook) -> None:
        raise ValueError("Mira said something")

    with caplog.at_level(logging.INFO, logger="companion"), qtbot.waitSignal(jobs.broke):
        jobs.on_vault(deed, owner=QObject())
    assert "ValueError" in caplog.text and "test_jobs.py" in caplog.text
    assert "Mira" not in caplog.text


def test_lane_outlives_a_fault(jobs: Jobs, notebook: Notebook, qtbot: QtBot) -> None:
    def deed(_session: Notebook) -> None:
        raise BugError("x")

    with qtbot.waitSignal(jobs.broke):
        jobs.on_vault(deed, owner=QObject())
    assert answered(jobs, qtbot, lambda _session: 7) == 7


def test_deed_while_locked_is_our_fault(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.broke):
        jobs.on_vault(lambda _session: None, owner=QObject())


def test_an_answer_that_comes_while_closing_begins_nothing_new(
    jobs: Jobs, notebook: Notebook, qtbot: QtBot
) -> None:
    owner, gate, heard = QObject(), threading.Event(), []
    jobs.broke.connect(lambda: heard.append("broke"))

    def ask_more(_answer: Any) -> None:
        heard.append("answer")
        jobs.on_vault(lambda _session: heard.append("begun"), owner=owner)

    def wait_and_answer(_session: Notebook) -> None:
        gate.wait(0 if isinstance(jobs._vault, NowLane) else 5)

    jobs.closing.connect(gate.set)
    jobs.on_vault(wait_and_answer, owner=owner, done=ask_more)
    jobs.close_session(owner=owner, done=lambda _none: heard.append("closed"))
    qtbot.waitUntil(lambda: "closed" in heard)
    qtbot.wait(20)
    assert "broke" not in heard
    assert not notebook.open
    again: list[Any] = []
    jobs.open_session(lambda: (Notebook(), "again"), owner=owner, done=again.append)
    assert answered(jobs, qtbot, lambda session: session.open)
    assert again == ["again"]


def test_closing_comes_after_what_was_asked_before(jobs: Jobs, notebook: Notebook, qtbot: QtBot) -> None:
    open_during: list[bool] = []
    owner = QObject()
    jobs.on_vault(lambda session: open_during.append(session.open), owner=owner)
    closed: list[object] = []
    jobs.close_session(owner=owner, done=closed.append)
    qtbot.waitUntil(lambda: closed == [None])
    assert open_during == [True]
    assert notebook.open is False


def test_opening_twice_is_our_fault(jobs: Jobs, notebook: Notebook, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.broke):
        jobs.open_session(lambda: (Notebook(), None), owner=QObject())


def test_progress_is_reported_and_can_be_stopped(jobs: Jobs, notebook: Notebook, qtbot: QtBot) -> None:
    steps: list[tuple[int, int]] = []
    owner = QObject()
    first_step = threading.Event()

    def deed(_session: Notebook, *, progress: Callable[[int, int], bool]) -> int:
        for step in range(1000):
            if not progress(step, 1000):
                return step
            first_step.set()
        return 1000

    stopped: list[int] = []
    job = jobs.on_vault(
        deed, owner=owner, done=stopped.append, progress=lambda done, total: steps.append((done, total))
    )
    qtbot.waitUntil(lambda: bool(stopped))
    assert steps[0] == (0, 1000)
    assert not job.cancelled

    late: list[int] = []

    def waiting(_session: Notebook, *, progress: Callable[[int, int], bool]) -> int:
        job_holder[0].cancel()
        return 0 if progress(1, 2) else 1

    job_holder: list[Any] = [job]
    if not isinstance(jobs._vault, NowLane):
        gate = threading.Event()
        jobs.before_vault(lambda: gate.wait(5), owner=owner)
        job_holder[0] = jobs.on_vault(waiting, owner=owner, done=late.append, progress=lambda _d, _t: None)
        gate.set()
        qtbot.waitUntil(lambda: late == [1])


def test_wait_says_when_the_deadline_came_first(qapp: object) -> None:
    jobs = Jobs(Bus(), close, thread_lane)
    gate = threading.Event()
    jobs.on_net(gate.wait, 5, owner=jobs)
    assert jobs.wait(0.05) is False
    gate.set()
    assert jobs.wait(5) is True
    jobs.shut(5)


def test_busy_is_said_once_for_many_jobs(jobs: Jobs, notebook: Notebook, qtbot: QtBot) -> None:
    heard: list[bool] = []
    jobs.busy.connect(heard.append)
    owner = QObject()
    for _ in range(3):
        jobs.on_vault(lambda _session: None, owner=owner)
    jobs.wait(5)
    qtbot.waitUntil(lambda: bool(heard) and heard[-1] is False)
    assert heard.count(True) == heard.count(False)


def test_net_lane_never_sees_the_session(jobs: Jobs, notebook: Notebook, qtbot: QtBot) -> None:
    answers: list[int] = []
    owner = QObject()
    jobs.on_net(lambda a, b: a + b, 2, 3, owner=owner, done=answers.append)
    qtbot.waitUntil(lambda: answers == [5])


def test_cancelled_work_needs_no_notice(jobs: Jobs, notebook: Notebook, qtbot: QtBot) -> None:
    shown: list[object] = []
    jobs.failed.connect(shown.append)

    def deed(_session: Notebook) -> None:
        raise KnownError(Code.CANCELLED)

    jobs.on_vault(deed, owner=QObject())
    jobs.wait(5)
    assert answered(jobs, qtbot, lambda _session: 1) == 1
    assert shown == []


def test_work_in_the_background_says_nothing_to_the_window(
    jobs: Jobs, notebook: Notebook, qtbot: QtBot
) -> None:
    heard: list[Any] = []
    jobs.busy.connect(heard.append)
    jobs.broke.connect(lambda: heard.append("broke"))
    told: list[str] = []
    owner = QObject()

    def deed(_session: Notebook) -> None:
        raise BugError("x")

    jobs.on_vault(deed, owner=owner, broke=lambda: told.append("mine"))
    jobs.on_vault(lambda _session: 7, owner=owner, done=lambda _: told.append("done"), broke=lambda: None)
    qtbot.waitUntil(lambda: told == ["mine", "done"])
    assert heard == []
