"""Which backups stay: the newest of each of the last days, weeks and months that have one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime

DAILY, WEEKLY, MONTHLY = 7, 4, 6


def to_keep(made: Iterable[datetime]) -> set[datetime]:
    """Of these moments, the ones whose backups are kept: at most 17, always the newest.

    Days, weeks (ISO) and months without a backup do not count, so a worker who was away loses nothing.
    """
    newest_first = sorted(set(made), reverse=True)
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
