"""A lane: one worker that runs what it is given, one piece after the other."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from threading import Thread
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


class FarLane:
    """A lane for work that may hang, out in a network: nobody waits for it, not even the end of the program."""

    def __init__(self, name: str) -> None:
        self._queue: SimpleQueue[tuple[Callable[[], None], Future[None]] | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, work: Callable[[], None], /) -> Future[None]:
        """Queue one piece of work; what it raises is in the future."""
        future: Future[None] = Future()
        self._queue.put((work, future))
        return future

    def shutdown(self, wait: bool = False, *, cancel_futures: bool = False) -> None:
        """Take nothing more. What has not begun is called off; what has begun is waited for if `wait` says so."""
        del cancel_futures
        self._queue.put(None)
        if wait:
            self._thread.join()

    def _run(self) -> None:
        while (asked := self._queue.get()) is not None:
            work, future = asked
            try:
                work()
            except Exception as error:  # noqa: BLE001 - the lane outlives every fault
                future.set_exception(error)
            else:
                future.set_result(None)
            del asked, work, future  # nothing of it is held on to while waiting for the next
