"""Which backups stay: the newest of each of the last days, weeks and months that have one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta

DAILY, WEEKLY, MONTHLY = 7, 4, 6
AHEAD = timedelta(days=1)
"""How far a date may lie ahead before it counts for nothing: time zones and small corrections of a clock are none."""


def is_ahead(made_at: datetime, now: datetime) -> bool:
    """Tell whether a backup's date has not come yet: the clock was wrong then, or it is wrong now."""
    return made_at > now + AHEAD


def to_keep(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """Of these moments, the ones whose backups are kept: at most 17, always the newest.

    Days, weeks (ISO) and months without a backup do not count, so a worker who was away loses nothing. Those dated
    ahead of `now` are counted apart by the same rule: they take no place of the others, and are not thrown away on
    the word of a clock.
    """
    moments = set(made)
    ahead = {one for one in moments if is_ahead(one, now)}
    return _kept(moments - ahead) | _kept(ahead)


def _kept(made: set[datetime]) -> set[datetime]:
    newest_first = sorted(made, reverse=True)
    return (
        _newest_of_each(newest_first, datetime.date, DAILY)
        | _newest_of_each(newest_first, lambda one: one.isocalendar()[:2], WEEKLY)
        | _newest_of_each(newest_first, lambda one: (one.year, one.month), MONTHLY)
    )


def _newest_of_each(
    newest_first: list[datetime], span: Callable[[datetime], Hashable], most: int
) -> set[datetime]:
    seen: dict[Hashable, datetime] = {}
    for one in newest_first:
        seen.setdefault(span(one), one)
    return set(list(seen.values())[:most])
