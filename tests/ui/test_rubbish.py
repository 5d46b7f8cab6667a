"""Cycles are collected on the windows' thread, never on a lane."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

from ui.bus import Bus
from ui.jobs import Jobs
from ui.lane import thread_lane
from ui.rubbish import Rubbish


class Cycle(QObject):
    """A Qt object with a running timer, held by nothing but itself."""

    died_on: ClassVar[list[int]] = []

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        self._timer = QTimer(self, interval=10_000)
        self._timer.start()
        weakref.finalize(self, lambda: Cycle.died_on.append(threading.get_ident()))


def test_a_busy_lane_collects_nothing_and_the_windows_thread_does(qtbot):
    Cycle.died_on.clear()
    jobs = Jobs(Bus(), lambda _session: None, thread_lane)
    for _ in range(20):
        Cycle()
    made = threading.Event()

    def heap_up():
        kept = [[one] for one in range(200_000)]
        made.set()
        return len(kept)

    jobs.before_vault(heap_up, owner=jobs)
    assert made.wait(10)
    jobs.wait(5)
    assert Cycle.died_on == []
    gc.collect()
    assert set(Cycle.died_on) == {threading.get_ident()}
    assert len(Cycle.died_on) == 20
    jobs.shut(5)
    assert gc.isenabled()


def test_it_collects_by_itself_and_hands_the_collector_back(qtbot):
    Cycle.died_on.clear()
    rubbish = Rubbish()
    assert not gc.isenabled()
    Cycle()
    kept = [[one] for one in range(1000)]
    rubbish.collect()
    assert (len(Cycle.died_on), len(kept)) == (1, 1000)
    rubbish.stop()
    assert gc.isenabled()
