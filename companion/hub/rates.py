"""How often calls that nobody signed may come from one address: a bucket that fills again with time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from companion.hub.problems import Problem, ProblemCode

MOST_ADDRESSES = 20_000


class OpenCalls:
    """Lets `a_minute` calls of an address through in a minute, all at once if they like. Each process counts alone."""

    def __init__(self, a_minute: int, now: Callable[[], float]) -> None:
        self._most = float(a_minute)
        self._now = now
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # what is left, and when

    def let_in(self, address: str) -> None:
        """Take one call out of the bucket. Raises CALLS_LIMITED when it is empty."""
        now = self._now()
        left, seen = self._buckets.pop(address, (self._most, now))
        left = min(self._most, left + (now - seen) * self._most / 60)
        self._buckets[address] = (left - 1 if left >= 1 else left, now)
        while len(self._buckets) > MOST_ADDRESSES:
            self._buckets.popitem(last=False)
        if left < 1:
            raise Problem(ProblemCode.CALLS_LIMITED, retry_after=max(1, round((1 - left) * 60 / self._most)))
