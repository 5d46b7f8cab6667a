"""Nobody there, and the laptop asleep: noticed by the clock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from tests.ui.ground import HandClock
from ui.idle import WARNING_SECONDS, Idle


class Heard:
    """What an Idle said."""

    def __init__(self, idle: Idle) -> None:
        self.said: list[str] = []
        idle.warned.connect(lambda left: self.said.append(f"warned {left}"))
        idle.cleared.connect(lambda: self.said.append("cleared"))
        idle.expired.connect(lambda: self.said.append("expired"))
        idle.slept.connect(lambda: self.said.append("slept"))


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def idle(clock: HandClock, qapp: QObject) -> Idle:
    made = Idle(clock, lambda: 300)
    made.start()
    return made


def pass_time(idle: Idle, clock: HandClock, seconds: int) -> None:
    """Time passes as it does while the laptop is awake: looked at every five seconds."""
    while seconds > 0:
        step = min(5, seconds)
        clock.move(step)
        seconds -= step
        if idle.on:
            idle.look()


def test_warns_thirty_seconds_before_and_then_expires(idle: Idle, clock: HandClock) -> None:
    heard = Heard(idle)
    pass_time(idle, clock, 300 - WARNING_SECONDS - 5)
    assert heard.said == []
    pass_time(idle, clock, 5)
    assert heard.said == ["warned 30"]
    pass_time(idle, clock, 30)
    assert heard.said == [f"warned {left}" for left in (30, 25, 20, 15, 10, 5)] + ["expired"]
    assert not idle.on


def test_a_key_clears_the_warning_and_starts_again(idle: Idle, clock: HandClock) -> None:
    heard = Heard(idle)
    pass_time(idle, clock, 275)
    idle.touch()
    assert heard.said[-1] == "cleared"
    pass_time(idle, clock, 260)
    assert heard.said[-1] == "cleared"


def test_a_key_without_a_warning_says_nothing(idle: Idle) -> None:
    heard = Heard(idle)
    idle.touch()
    assert heard.said == []


def test_a_jump_of_the_clock_means_it_slept(idle: Idle, clock: HandClock) -> None:
    heard = Heard(idle)
    clock.move(40)
    idle.look()
    assert heard.said == ["slept"]


def test_a_slow_minute_is_no_sleep(idle: Idle, clock: HandClock) -> None:
    heard = Heard(idle)
    clock.move(20)
    idle.look()
    assert heard.said == []


def test_a_clock_set_back_neither_sleeps_nor_locks(idle: Idle, clock: HandClock) -> None:
    heard = Heard(idle)
    clock.move(-3600)
    idle.look()
    assert heard.said == []


def test_stopping_forgets_the_warning(idle: Idle, clock: HandClock) -> None:
    heard = Heard(idle)
    pass_time(idle, clock, 280)
    idle.stop()
    assert heard.said[-1] == "cleared"
    assert not idle.on
