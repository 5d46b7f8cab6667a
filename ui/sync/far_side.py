"""What runs on the thread of a place, and what is told from there: whatever happens becomes an answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from companion.errors import Code, KnownError
from companion.logs import log_bug
from companion.services.sync.driving import FarSide
from companion.sync import commands as ask

TELL_EVERY_SECONDS = 0.1


class Heard:
    """What a place answered to the question of a turn: an answer, or why there is none."""

    def __init__(
        self,
        turn: int,
        answer: Any = None,
        *,
        faulty: bool = False,
        code: Code | None = None,
        facts: tuple[tuple[str, str | int], ...] = (),
    ) -> None:
        self.turn, self.answer, self.faulty, self.code, self.facts = turn, answer, faulty, code, facts


class Within:
    """How far one question has come."""

    def __init__(self, done: int, of: int) -> None:
        self.done, self.of = done, of


class Throttled:
    """Tells of progress on the way, ten times a second at most."""

    def __init__(self, tell: Callable[[object], None]) -> None:
        self._tell = tell
        self._last = 0.0

    def __call__(self, done: int, of: int) -> None:
        now = time.monotonic()
        if now - self._last >= TELL_EVERY_SECONDS:
            self._last = now
            self._tell(Within(done, of))


def ask_far(
    far_side: FarSide, command: ask.CarrierCommand, turn: int, tell: Callable[[object], None]
) -> None:
    """On the place's thread: whatever happens becomes an answer, and one that nobody waits for is dropped."""
    try:
        heard = Heard(turn, far_side.ask(command))
    except KnownError as error:
        heard = Heard(turn, faulty=True, code=error.code, facts=tuple(error.facts.items()))
    except Exception as error:  # noqa: BLE001 - the lane outlives every fault
        if far_side.live.is_set():  # else it was ended, and so it does
            log_bug(error)
        heard = Heard(turn, faulty=True)
    if far_side.live.is_set():
        tell(heard)


def tidy_far(far_side: FarSide, done: tuple[str, ...]) -> None:
    """On the place's thread, after a round that went well: what does not work now will do another day."""
    try:
        far_side.prune(done)
    except KnownError:
        pass
    except Exception as error:  # noqa: BLE001 - the lane outlives every fault
        if far_side.live.is_set():
            log_bug(error)
    finally:
        far_side.close()
