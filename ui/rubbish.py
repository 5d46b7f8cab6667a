"""Collects Python's cycles on the windows' thread only: a Qt object that dies on a lane takes the program with it."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MILLISECONDS = 1000
# How many objects, then collections of the younger generation, make one worth its while (CPython's own numbers).
_ENOUGH = (700, 10, 10)


class Rubbish(QObject):
    """Takes the collector over from Python, which would run it on whichever thread happens to allocate."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that has enough in it, and the younger ones with it."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > _ENOUGH[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Hand the collector back, once no lane runs any more."""
        self._timer.stop()
        gc.enable()
