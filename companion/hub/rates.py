"""How often calls that nobody signed may come from one address: a bucket that fills again with time."""

from __future__ import annotations

import ipaddress
from collections import OrderedDict
from collections.abc import Callable

from companion.hub.problems import Problem, ProblemCode

MOST_ADDRESSES = 20_000
_ONE_CALLER = 64  # bits of an IPv6 address: whoever has one has all that begin like it


class OpenCalls:
    """Lets `a_minute` calls of an address through in a minute, all at once if they like. Each process counts alone."""

    def __init__(self, a_minute: int, now: Callable[[], float]) -> None:
        self._most = float(a_minute)
        self._now = now
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # what is left, and when

    def let_in(self, address: str) -> None:
        """Take one call out of the bucket. Raises CALLS_LIMITED when it is empty."""
        caller = caller_at(address)
        left, now = self._left(caller)
        self._buckets.pop(caller, None)
        self._buckets[caller] = (left - 1 if left >= 1 else left, now)
        while len(self._buckets) > MOST_ADDRESSES:
            self._buckets.popitem(last=False)
        self._require(left)

    def require_left(self, address: str) -> None:
        """Raises CALLS_LIMITED when the bucket is empty; takes nothing. For work that may turn out to be for nobody."""
        self._require(self._left(caller_at(address))[0])

    def _left(self, caller: str) -> tuple[float, float]:
        """How many calls are left at this moment, and the moment."""
        now = self._now()
        left, seen = self._buckets.get(caller, (self._most, now))
        return min(self._most, left + (now - seen) * self._most / 60), now

    def _require(self, left: float) -> None:
        if left < 1:
            raise Problem(ProblemCode.CALLS_LIMITED, retry_after=max(1, round((1 - left) * 60 / self._most)))


def caller_at(address: str) -> str:
    """Who counts as one: an IPv4 address, a network of IPv6."""
    try:
        read = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(read, ipaddress.IPv4Address):
        return address
    if read.ipv4_mapped is not None:
        return str(read.ipv4_mapped)
    return str(ipaddress.ip_network((read.packed[: _ONE_CALLER // 8].ljust(16, b"\0"), _ONE_CALLER)))
