"""Years that are counted from a day, also from 29 February."""

from datetime import date

import pytest

from companion.domain.keeping import year_after, years_before


@pytest.mark.parametrize(
    ("day", "years", "before"),
    [
        (date(2026, 12, 1), 8, date(2018, 12, 1)),
        (date(2028, 2, 29), 20, date(2008, 2, 29)),
        (date(2028, 2, 29), 1, date(2027, 3, 1)),
        (date(2026, 3, 2), 9000, date(1, 3, 2)),
    ],
)
def test_years_before(day: date, years: int, before: date) -> None:
    assert years_before(day, years) == before


def test_a_year_after() -> None:
    assert year_after(date(2026, 12, 1)) == date(2027, 12, 1)
    assert year_after(date(2028, 2, 29)) == date(2029, 3, 1)
