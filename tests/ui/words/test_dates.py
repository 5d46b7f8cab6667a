"""Typed days: every usual way is understood, everything else gets a sentence."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.words.dates import DayError, date_words, day_typed, day_words, moment_words, near_day_words, to_day

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24/11/2026", date(2026, 11, 24)),
        ("24.11.26", date(2026, 11, 24)),
        ("2026-11-24", date(2026, 11, 24)),
        ("24 11 2026", date(2026, 11, 24)),
        ("24 November", date(2026, 11, 24)),
        ("Tuesday 24 November", date(2026, 11, 24)),
        ("24th of Nov 2027", date(2027, 11, 24)),
        ("November 24, 2026", date(2026, 11, 24)),
        ("3 March", date(2027, 3, 3)),
        ("29 Feb", date(2028, 2, 29)),
        ("today", TODAY),
        (" Tomorrow ", date(2026, 11, 24)),
        ("yesterday", date(2026, 11, 22)),
        ("Monday", TODAY),
        ("sunday", date(2026, 11, 29)),
        ("\u200f24/11/2026\u200e", date(2026, 11, 24)),
        ("２４/11/2026", date(2026, 11, 24)),
        ("", None),
        (" \u200f ", None),
    ],
)
def test_days_to_come(typed, day):
    assert to_day(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12/04/88", date(1988, 4, 12)),
        ("12/04/09", date(2009, 4, 12)),
        ("24 November", date(2025, 11, 24)),
        ("sunday", date(2026, 11, 22)),
        ("29 february", date(2024, 2, 29)),
    ],
)
def test_days_that_have_been(typed, day):
    assert to_day(typed, TODAY, past=True) == day


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31 Feb", "February has no day 31"),
        ("31/02/2026", "February has no day 31"),
        ("12/13/2026", "no such day"),
        ("0/0/0000", "no such day"),
        ("01/01/0202", "202 is too far"),
        ("01/01/9999", "9999 is too far"),
        ("soon", "not a day we can read"),
        ("🙂", "not a day we can read"),
        ("24 Nonember", "not a day we can read"),
        ("1/2", "not a day we can read"),
    ],
)
def test_what_is_no_day_gets_a_sentence(typed, said):
    with pytest.raises(DayError, match=said):
        to_day(typed, TODAY)


def test_a_day_to_come_where_it_had_to_have_been():
    with pytest.raises(DayError, match="has not come yet"):
        to_day("24/11/2026", TODAY, past=True)


@given(st.dates(min_value=date(1910, 1, 1), max_value=TODAY))
def test_what_is_shown_is_read_back_as_the_same_day(day):
    assert to_day(day_typed(day), TODAY, past=True) == day
    assert to_day(date_words(day), TODAY, past=True) == day


@given(st.text(max_size=30), st.booleans())
def test_anything_typed_is_a_day_nothing_or_a_sentence(typed, past):
    try:
        day = to_day(typed, TODAY, past=past)
    except DayError as error:
        assert str(error).endswith(".")
    else:
        assert day is None or abs(day.year - TODAY.year) <= 125


def test_days_in_words():
    assert day_words(date(2026, 11, 24), TODAY) == "Tuesday 24 November"
    assert day_words(date(2027, 1, 1), TODAY) == "Friday 1 January 2027"
    assert near_day_words(TODAY - timedelta(days=1), TODAY) == "Yesterday"
    assert near_day_words(TODAY + timedelta(days=1), TODAY, inside=True) == "tomorrow"
    assert near_day_words(TODAY + timedelta(days=2), TODAY, inside=True) == "Wednesday 25 November"
    assert day_typed(None) == ""


def test_moments_in_words():
    now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    here = now.astimezone()
    assert moment_words(now, here.date()) == f"today {here:%H:%M}"
    assert moment_words(now - timedelta(days=30), here.date()).startswith("Saturday 24 October ")
