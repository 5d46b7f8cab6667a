"""Nobody falls between the gaps: an introduction is open until someone arrived."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from companion.domain.introduction import Direction, Introduction, days_waiting, is_open
from companion.domain.record import RemovedWhy
from tests.companion.domain.records_for_tests import TODAY, made

IN = made(Introduction, person_id="p1", received_on=date(2026, 2, 14))
OUT = made(
    Introduction, person_id="p1", direction=Direction.OUT, sent_on=date(2026, 2, 28), to_service="Debt help"
)


def test_inward_is_open_until_the_first_conversation_was_held():
    assert is_open(IN)
    assert days_waiting(IN, TODAY) == 16
    welcomed = replace(IN, welcomed_on=TODAY, first_offered_on=TODAY)
    assert is_open(welcomed)
    held = replace(IN, first_held_on=TODAY)
    assert not is_open(held)
    assert days_waiting(held, TODAY) is None


@pytest.mark.parametrize("ending", ["arrived_on", "came_back_on"])
def test_outward_is_open_until_they_arrived_or_came_back(ending):
    assert is_open(replace(OUT, acknowledged_on=TODAY))
    assert days_waiting(OUT, TODAY) == 2
    assert not is_open(replace(OUT, **{ending: TODAY}))


def test_a_removed_one_is_closed_and_an_undated_one_has_no_wait():
    assert not is_open(replace(IN, removed=RemovedWhy.BY_MISTAKE))
    assert days_waiting(replace(IN, received_on=None), TODAY) is None


def test_a_day_ahead_of_the_clock_is_no_wait_yet():
    assert days_waiting(replace(IN, received_on=TODAY + timedelta(days=3)), TODAY) == 0
