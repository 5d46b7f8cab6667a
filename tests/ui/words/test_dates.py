"""Typed days: every usual way is understood, everything else gets a sentence."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.words.dates import (
    DayError,
    date_words,
    day_typed,
    day_words,
    full_day_words,
    moment_words,
    near_day_words,
    to_day,
)

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
        ("10/12", date(2026, 12, 10)),
        ("24.11.", date(2026, 11, 24)),
        ("24.11", date(2026, 11, 24)),
        ("1/3", date(2027, 3, 1)),
        ("1/2", date(2027, 2, 1)),
        ("Tue 24 Nov", date(2026, 11, 24)),
        ("Tues. 24 Nov.", date(2026, 11, 24)),
        ("Thurs, 10 December 2026", date(2026, 12, 10)),
        ("Tue 24/11", date(2026, 11, 24)),
        ("24-Nov-2026", date(2026, 11, 24)),
        ("24/Nov/26", date(2026, 11, 24)),
        ("24nov", date(2026, 11, 24)),
        ("Dec 10", date(2026, 12, 10)),
        ("next Thursday", date(2026, 12, 3)),
        ("next monday", date(2026, 11, 30)),
        ("this Thu", date(2026, 11, 26)),
        ("Weds", date(2026, 11, 25)),
        ("Thursday week", date(2026, 12, 3)),
        ("in two weeks", date(2026, 12, 7)),
        ("in 10 days", date(2026, 12, 3)),
        ("Thursday 5 November", date(2026, 11, 5)),
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
        ("23/11/26", TODAY),
        ("22/11/27", date(1927, 11, 22)),
        ("10/12", date(2025, 12, 10)),
        ("last Thursday", date(2026, 11, 19)),
        ("Sun", date(2026, 11, 22)),
        ("Tue 10 Dec 2024", date(2024, 12, 10)),
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
        ("Tue 10 December", "10 December 2026 is a Thursday"),
        ("Tue 10/12/2026", "10 December 2026 is a Thursday"),
        ("31/11", "November has no day 31"),
        ("10:30", "not a day we can read"),
        ("20 weeks", "not a day we can read"),
        ("next week", "not a day we can read"),
        ("Tue or Wed", "not a day we can read"),
        ("202 11", "not a day we can read"),
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
    assert to_day(full_day_words(day), TODAY, past=True) == day


@given(
    st.dates(min_value=date(2018, 1, 1), max_value=date(2035, 1, 1)),
    st.dates(min_value=date(2025, 1, 1), max_value=date(2027, 12, 31)),
)
def test_whatever_is_shown_of_any_day_on_any_day_is_read_as_that_day(day, today):
    for past in {day <= today, False}:
        shown = (
            day_typed(day),
            date_words(day),
            day_words(day, today),
            near_day_words(day, today),
            full_day_words(day),
            day.isoformat(),
            f"{day.day}.{day.month}.{day.year}",
            f"{day:%a} {day.day} {day:%b} {day.year}",
        )
        assert [to_day(words, today, past=past) for words in shown] == [day] * len(shown)


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
    assert full_day_words(date(2026, 12, 10)) == "Thursday 10 December 2026"
    assert near_day_words(TODAY - timedelta(days=1), TODAY) == "Yesterday"
    assert near_day_words(TODAY + timedelta(days=1), TODAY, inside=True) == "tomorrow"
    assert near_day_words(TODAY + timedelta(days=2), TODAY, inside=True) == "Wednesday 25 November"
    assert day_typed(None) == ""


def test_moments_in_words():
    now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    here = now.astimezone()
    assert moment_words(now, here.date()) == f"today {here:%H:%M}"
    assert moment_words(now - timedelta(days=30), here.date()).startswith("Saturday 24 October ")
