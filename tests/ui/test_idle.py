"""Nobody there, and the laptop asleep: noticed by the clock."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
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
    assert heard.said == [f"warned {left}" for left in (30, 25, 20, 15, 10, 5)] + [
        "cleared",
        "expired",
    ]


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


def test_sleep_ends_the_warning(idle: Idle, clock: HandClock) -> None:
    heard = Heard(idle)
    pass_time(idle, clock, 275)
    clock.move(40)
    idle.look()
    assert heard.said == ["warned 30", "warned 25", "cleared", "slept"]


def test_where_the_lock_was_refused_it_counts_again(idle: Idle, clock: HandClock) -> None:
    heard = Heard(idle)
    pass_time(idle, clock, 300)
    assert idle.on
    heard.said.clear()
    pass_time(idle, clock, 300)
    assert heard.said[-1] == "expired"


@given(
    st.lists(st.sampled_from(["a minute", "a few seconds", "sleep", "touch", "stop", "start"]), max_size=30)
)
@settings(max_examples=60)
def test_a_warning_stands_only_while_it_is_true(deeds: list[str]) -> None:
    """Whatever happens in whatever order: the bar, which shows and goes as it is told, never outlives its reason."""
    clock = HandClock()
    idle = Idle(clock, lambda: 90)
    bar: list[int] = []
    idle.warned.connect(bar.append)
    idle.cleared.connect(bar.clear)
    for signal in (idle.expired, idle.slept):
        signal.connect(lambda: told.append(bool(bar)))
    told: list[bool] = []
    idle.start()
    for deed in deeds:
        _do(idle, clock, deed)
        assert not bar or (idle.on and 0 < bar[-1] <= WARNING_SECONDS)
        if deed in ("touch", "stop", "start", "sleep"):
            assert bar == []
    assert not any(told)


def _do(idle: Idle, clock: HandClock, deed: str) -> None:
    if deed in ("a minute", "a few seconds"):
        pass_time(idle, clock, 60 if deed == "a minute" else 7)
    elif deed == "sleep":
        idle.start()
        clock.move(3600)
        idle.look()
    else:
        {"touch": idle.touch, "stop": idle.stop, "start": idle.start}[deed]()


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
