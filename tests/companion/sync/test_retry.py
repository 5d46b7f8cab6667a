"""Waits that grow, that no clock breaks, and that obey who asks for quiet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from companion.sync.retry import FIRST, MOST, OBEYED_MOST, SHORTEST, asked_pause, is_due, later, pause

DICE = some.floats(0, 1, exclude_max=True)
TIMES = some.datetimes(timezones=some.just(UTC))
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@given(some.integers(-3, 10**9), DICE)
def test_a_pause_stays_within_its_bounds(attempts: int, dice: float) -> None:
    assert SHORTEST <= pause(attempts, dice) <= MOST


def test_the_ceiling_doubles_from_two_seconds_to_a_quarter_of_an_hour() -> None:
    almost = 1 - 1e-9
    ceilings = [round(pause(one, almost).total_seconds()) for one in range(1, 12)]
    assert ceilings == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]
    assert timedelta(seconds=2) == FIRST


def test_two_laptops_that_failed_together_do_not_come_back_together() -> None:
    assert pause(8, 0.1) != pause(8, 0.9)


def test_what_a_carrier_asks_for_is_obeyed_but_not_for_ever() -> None:
    assert asked_pause(90) == timedelta(seconds=90)
    assert asked_pause(10**30) == OBEYED_MOST
    assert {asked_pause(one) for one in (None, -5, 0, "soon")} == {timedelta(0)}


@given(TIMES, some.timedeltas(timedelta(0), MOST + OBEYED_MOST))
def test_adding_a_wait_never_leaves_the_calendar(now: datetime, wait: timedelta) -> None:
    assert now <= later(now, wait) <= now + wait if now.year < 9999 else now <= later(now, wait)


def test_a_wait_is_kept_only_while_now_is_within_it() -> None:
    until = NOW + timedelta(minutes=5)
    assert not is_due(NOW, NOW, until)
    assert not is_due(NOW + timedelta(minutes=4), NOW, until)
    assert is_due(until, NOW, until)
    assert is_due(NOW, None, until) and is_due(NOW, NOW, None)


@given(TIMES, TIMES, some.timedeltas(timedelta(0), MOST + OBEYED_MOST))
def test_no_jump_of_the_clock_makes_a_wait_longer_than_it_was(
    now: datetime, began: datetime, wait: timedelta
) -> None:
    until = later(began, wait)
    if not is_due(now, began, until):
        assert until - now <= wait


def test_a_wait_that_nobody_can_have_asked_for_is_over() -> None:
    assert is_due(NOW, NOW - timedelta(seconds=1), NOW + timedelta(days=3650))
