"""Notices that nobody is there, and that the laptop slept: the two reasons to lock by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from companion.clock import Clock

WARNING_SECONDS = 30
SLEPT_SECONDS = 30  # a clock that jumped further than this between two looks means the machine was asleep
LOOK_MILLISECONDS = 5000


class Idle(QObject):
    """Counts the time since the last key or click, while it is on.

    Signals:
        warned(int): seconds left before locking; each second from 30 on.
        cleared(): the warning is over, for whatever reason: it always comes before what ended it is told.
        expired(): nobody came. Counting goes on from here until `stop`: a lock can be refused.
        slept(): the clock jumped: the laptop was asleep.
    """

    warned = Signal(int)
    cleared = Signal()
    expired = Signal()
    slept = Signal()

    def __init__(self, clock: Clock, seconds: Callable[[], int]) -> None:
        super().__init__()
        self._clock = clock
        self._seconds = seconds
        self._touched = clock.now()
        self._looked = clock.now()
        self._warning = False
        self._tick = QTimer(self)
        self._tick.timeout.connect(self.look)

    def start(self) -> None:
        """Begin counting (a vault was opened)."""
        self._looked = self._clock.now()
        self.touch()
        self._tick.start(LOOK_MILLISECONDS)

    def stop(self) -> None:
        """Count no more (locked)."""
        self._tick.stop()
        self._clear()

    @property
    def on(self) -> bool:
        """Whether it counts."""
        return self._tick.isActive()

    def touch(self) -> None:
        """A key, a click, or "I'm still here"."""
        self._touched = self._clock.now()
        self._clear()

    def look(self) -> None:
        """Look at the clock; called by the timer, and by tests."""
        now = self._clock.now()
        jump, self._looked = (now - self._looked).total_seconds(), now
        if jump > SLEPT_SECONDS + LOOK_MILLISECONDS / 1000:
            self.touch()
            self.slept.emit()
            return
        left = self._left(now)
        if left <= 0:
            self.touch()
            self.expired.emit()
        elif left <= WARNING_SECONDS:
            self._warning = True
            self._tick.setInterval(1000)
            self.warned.emit(left)
        else:
            # near the warning look each second, so that it comes on time
            self._tick.setInterval(1000 if left <= WARNING_SECONDS + 6 else LOOK_MILLISECONDS)

    def _left(self, now: datetime) -> int:
        return round(self._seconds() - (now - self._touched).total_seconds())

    def _clear(self) -> None:
        if self._warning:
            self._warning = False
            self._tick.setInterval(LOOK_MILLISECONDS)
            self.cleared.emit()
