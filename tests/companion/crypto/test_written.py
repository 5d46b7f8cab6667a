"""Times, dates, numbers and texts: one form each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.crypto.written import (
    read_bytes,
    read_date,
    read_number,
    read_text,
    read_time,
    require_plain_text,
    time_text,
)

from .refusing import refusal


@given(st.datetimes(datetime(1971, 1, 1), datetime(2999, 12, 31), timezones=st.just(UTC)))
def test_times_there_and_back(moment: datetime) -> None:
    assert read_time(time_text(moment)) == moment


def test_how_a_time_looks() -> None:
    summer = timezone(timedelta(hours=1))
    assert time_text(datetime(2026, 7, 1, 10, 30, tzinfo=summer)) == "2026-07-01T09:30:00Z"
    assert time_text(datetime(2026, 7, 1, 9, 30, 0, 5, UTC)) == "2026-07-01T09:30:00.000005Z"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "Z",
        "2026-07-01",
        "2026-07-01T09:30:00",
        "2026-07-01T09:30:00+00:00",
        "2026-07-01T09:30:00z",
        "2026-07-01 09:30:00Z",
        "2026-07-01T09:30Z",
        "20260701T093000Z",
        "2026-07-01T09:30:00.5Z",
        "2026-07-01T09:30:00.000000Z",
        "2026-07-01T09:30:60Z",
        "2026-13-01T09:30:00Z",
        "2026-W27-3T09:30:00Z",
        "٢٠٢٦-07-01T09:30:00Z",
        "1970-12-31T23:59:59Z",
        "3000-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        5,
        None,
        b"2026-07-01T09:30:00Z",
    ],
)
def test_other_times(value: object) -> None:
    assert refusal(lambda: read_time(value)) == "not_as_named"


def test_dates() -> None:
    assert read_date("2026-02-28") == date(2026, 2, 28)
    for wrong in ("", "2026-02-30", "20260228", "2026-W01-1", "2026-2-28", 20260228, None):
        assert refusal(lambda value=wrong: read_date(value)) == "not_as_named"


def test_numbers() -> None:
    assert read_number(5, 5) == 5
    assert read_number((1 << 63) - 1, 0) == (1 << 63) - 1
    for wrong in (4, 1 << 63, True, "5", 5.0, None):
        assert refusal(lambda value=wrong: read_number(value, 5)) == "not_as_named"
    assert refusal(lambda: read_number(9, 0, 8)) == "not_as_named"


def test_bytes_and_texts() -> None:
    assert read_bytes(b"ab", 2) == b"ab"
    assert read_text("") == ""
    wrong: list[Callable[[], object]] = [
        lambda: read_bytes(b"a", 2),
        lambda: read_bytes("ab", 2),
        lambda: read_text(b"ab"),
    ]
    for deed in wrong:
        assert refusal(deed) == "not_as_named"


def test_plain_text_at_every_depth() -> None:
    for fine in ("", "Zoë", "👩‍👩‍👧", "שלום", 5, None, True, [], {}, {"a": [{"b": "c"}, 1]}):
        require_plain_text(fine)
    for wrong in ("a\0b", "Zoe\u0308", "\u212b", "\u0958"):
        for value in (wrong, [wrong], {"a": wrong}, {wrong: 1}, {"a": [{"b": [wrong]}]}):
            assert refusal(lambda text=value: require_plain_text(text)) == "bad_text"
