"""Lanes: in order, outliving every fault; a far one is waited for by nobody."""

from __future__ import annotations

import threading

import pytest

from ui.lane import FarLane, thread_lane


@pytest.mark.parametrize("make", [FarLane, thread_lane], ids=["far", "near"])
def test_work_is_done_in_order_and_a_fault_ends_nothing(make):
    lane, ran = make("a lane"), []

    def fault():
        raise ValueError("ours")

    futures = [lane.submit(one) for one in (lambda: ran.append(1), fault, lambda: ran.append(2))]
    assert futures[2].result(timeout=5) is None
    assert isinstance(futures[1].exception(timeout=5), ValueError)
    assert ran == [1, 2]
    lane.shutdown(wait=True, cancel_futures=True)


def test_a_far_lane_that_hangs_keeps_no_program_from_ending():
    lane, gate = FarLane("far"), threading.Event()
    lane.submit(lambda: gate.wait(30) and None)
    assert lane._thread.daemon
    lane.shutdown()
    gate.set()
    lane._thread.join(5)
    assert not lane._thread.is_alive()
