"""Who watches work that takes long: hears how far it is, and may end it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from companion.errors import Code, KnownError


def _unheard(done: float) -> None:
    """Nobody watches."""


def _never() -> bool:
    return False


@dataclass(frozen=True, kw_only=True)
class Watch:
    """Who watches long work: `progress` is told 0.0 to 1.0, `cancelled` is asked and may end it (CANCELLED)."""

    progress: Callable[[float], None] = _unheard
    cancelled: Callable[[], bool] = _never

    def steps(self, start: float, share: float, total: int) -> Callable[[int], None]:
        """A callback for bytes done, which fills `share` of the whole from `start`."""
        done = 0

        def step(count: int) -> None:
            nonlocal done
            if self.cancelled():
                raise KnownError(Code.CANCELLED)
            done += count
            self.progress(start + share * min(1.0, done / max(1, total)))

        return step
