"""A lane: one worker that runs what it is given, one piece after the other."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol


class Lane(Protocol):
    """One worker that runs what it is given in order: a thread pool of one, or its stand-in in tests."""

    def submit(self, work: Callable[[], None], /) -> Future[None]:
        """Queue one piece of work."""
        ...

    def shutdown(self, wait: bool = ..., *, cancel_futures: bool = ...) -> None:
        """Take nothing more."""
        ...


def thread_lane(name: str) -> Lane:
    """A lane of one background thread."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
