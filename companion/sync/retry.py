"""How long to wait for a carrier: full jitter (Brooker, AWS 2015), within bounds that no clock can break."""

from __future__ import annotations

from datetime import datetime, timedelta

FIRST = timedelta(seconds=2)
MOST = timedelta(minutes=15)
OBEYED_MOST = timedelta(hours=1)
"""The longest wait a carrier can ask for: one that asks for a year would silence a laptop."""
SHORTEST = timedelta(seconds=0.5)
_DOUBLINGS = 16
_LATEST = timedelta(days=2)
"""Near the end of the calendar nothing is added to a time any more."""


def pause(attempts: int, dice: float, *, most: timedelta = MOST) -> timedelta:
    """A wait after `attempts` tries in a row that failed (1 or more), spread by `dice` from [0, 1)."""
    doublings = min(max(attempts, 1) - 1, _DOUBLINGS)
    ceiling = min(most, FIRST * float(1 << doublings))
    return max(SHORTEST, ceiling * dice)


def asked_pause(retry_after: object) -> timedelta:
    """The wait a carrier asked for, in seconds: nothing where it asked for nothing sensible, an hour at most."""
    if not isinstance(retry_after, int) or retry_after <= 0:
        return timedelta(0)
    return min(OBEYED_MOST, timedelta(seconds=min(retry_after, 10**6)))


def later(now: datetime, wait: timedelta) -> datetime:
    """`now` and a wait, also on a laptop whose clock stands at the end of the calendar."""
    return now + min(wait, max(timedelta(0), datetime.max.replace(tzinfo=now.tzinfo) - now - _LATEST))


def is_due(now: datetime, asked_at: datetime | None, until: datetime | None) -> bool:
    """Whether a wait that began at `asked_at` is over.

    Only a wait that could have been asked for and that `now` lies within is kept. A clock that jumped, forward or
    back, by a day or by ten years, ends it: one try too many does no harm, a laptop that waits for 2036 does.
    """
    if asked_at is None or until is None or until - asked_at > MOST + OBEYED_MOST:
        return True
    return not asked_at <= now < until
