"""Deeds that take long: they come off the vault's thread for the long parts, so that typing is kept meanwhile.

A long deed is a generator. It runs on the vault's thread; what it yields is work that needs no open vault of its own,
runs on any thread, and whose answer (or fault) goes back into the deed.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, TypeVar

T = TypeVar("T")
LongDeed = Generator[Callable[[], Any], Any, T]


def run_through(deed: LongDeed[T]) -> T:
    """The whole of it on this thread, for callers with nothing else to do meanwhile."""
    try:
        work = next(deed)
        while True:
            work = _go_on(deed, work)
    except StopIteration as end:
        answer: T = end.value
        return answer


def _go_on(deed: LongDeed[Any], work: Callable[[], Any]) -> Callable[[], Any]:
    try:
        answer = work()
    except Exception as error:  # noqa: BLE001 - the deed's own to handle
        return deed.throw(error)
    return deed.send(answer)
