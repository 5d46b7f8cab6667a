"""Which backups stay."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.vault.backup_keeping import AHEAD, DAILY, MONTHLY, WEEKLY, is_ahead, to_keep

LATER = datetime(2029, 1, 1, tzinfo=UTC)
MOMENTS = st.sets(
    st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1)).map(lambda one: one.replace(tzinfo=UTC)),
    max_size=60,
)


def test_a_backup_every_day_for_a_year() -> None:
    newest = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
    kept = to_keep([newest - timedelta(days=back) for back in range(365)], newest)
    days = sorted((newest - one).days for one in kept)
    # Seven days; the Sundays of three weeks before; the last days of five months before.
    assert days == [0, 1, 2, 3, 4, 5, 6, 8, 15, 23, 54, 84, 115, 146]


def test_the_newest_of_a_day_stays() -> None:
    morning = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    evening = morning.replace(hour=17)
    assert to_keep([morning, evening], evening) == {evening}


@given(MOMENTS)
def test_rules_that_always_hold(made: set[datetime]) -> None:
    kept = to_keep(made, LATER)
    assert kept <= made
    assert len(kept) <= DAILY + WEEKLY + MONTHLY
    if made:
        assert max(made) in kept
    days = sorted({one.date() for one in made}, reverse=True)[:DAILY]
    assert set(days) <= {one.date() for one in kept}


@given(MOMENTS)
def test_looking_again_drops_nothing_more(made: set[datetime]) -> None:
    kept = to_keep(made, LATER)
    assert to_keep(kept, LATER) == kept


@given(MOMENTS)
def test_a_newer_backup_never_brings_a_dropped_one_back(made: set[datetime]) -> None:
    later = max(made, default=datetime(2028, 1, 1, tzinfo=UTC)) + timedelta(days=1)
    assert to_keep(made | {later}, LATER) - {later} <= to_keep(made, LATER)


@given(
    MOMENTS, st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1)).map(lambda one: one.replace(tzinfo=UTC))
)
def test_dates_ahead_of_the_clock_take_no_place_of_the_others(made: set[datetime], now: datetime) -> None:
    ahead = {one for one in made if is_ahead(one, now)}
    assert all(one > now + AHEAD for one in ahead)
    assert to_keep(made, now) - ahead == to_keep(made - ahead, now)
    assert to_keep(made, now) & ahead == to_keep(ahead, LATER)
