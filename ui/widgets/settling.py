"""Typed words that settle: after a pause, at the latest every two seconds while typing, and on leaving the field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

PAUSE_MILLISECONDS = 600
LATEST_MILLISECONDS = 1500  # with the commit on top this stays under the two seconds that are promised


class Settling(QObject):
    """Decides when a field's words are handed over; a child of the field, so that it is found and dies with it.

    Signals:
        settled(str): the words as they stand; only when they differ from what was last handed over or shown.
    """

    settled = Signal(str)

    def __init__(self, field: QWidget, words: Callable[[], str]) -> None:
        super().__init__(field)
        self._words = words
        self._known = words()
        self._touched = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MILLISECONDS)
        self._pause.timeout.connect(self.settle)
        self._latest.timeout.connect(self.settle)

    @property
    def unsettled(self) -> bool:
        """Whether something was typed that has not been handed over."""
        return self._touched

    def touch(self) -> None:
        """Something was typed."""
        self._touched = True
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def settle(self) -> None:
        """Hand over now what has not been handed over."""
        self._pause.stop()
        self._latest.stop()
        if not self._touched:
            return
        self._touched = False
        words = self._words()
        if words != self._known:
            self._known = words
            self.settled.emit(words)

    def know(self, words: str) -> None:
        """These words came from the vault: nothing to hand over."""
        self._known = words
        self._touched = False
        self._pause.stop()
        self._latest.stop()


def settle_all(view: QWidget) -> None:
    """Settle every field inside a view."""
    for settling in view.findChildren(Settling):
        settling.settle()
