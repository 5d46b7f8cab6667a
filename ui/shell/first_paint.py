"""Knows when a window has been painted for the first time, so that what can wait waits until then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Calls `then` once, when the window and all that is in it are on screen."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Lets everything through."""
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._window, self._then)  # what lies in the window is painted first
        return False


def load_what_unlocking_needs() -> None:
    """While the passphrase is typed: the database, the primitives and the deeds, a second's worth on an old laptop."""
    import companion.services.vaults.doors  # noqa: F401
