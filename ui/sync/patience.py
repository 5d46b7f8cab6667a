"""Whether something that goes on is worth a word: only when it lasts, and then for long enough to be read."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

SLOW_MILLISECONDS = 700
"""What is over sooner is not worth a word."""
READ_MILLISECONDS = 700
"""What was said stays for so long: words that flash by are noise."""


class Patience(QObject):
    """Signals:
    changed(): `shown` is another.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shown = False
        self._since = 0.0
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MILLISECONDS)
        self._slow.timeout.connect(self._show)
        self._read = QTimer(self, singleShot=True)
        self._read.timeout.connect(self.forget)

    def follow(self, going: bool) -> None:
        """Whether it goes on now."""
        if going:
            self._read.stop()
            if not self.shown and not self._slow.isActive():
                self._slow.start()
            return
        self._slow.stop()
        if self.shown and not self._read.isActive():
            left = self._since + READ_MILLISECONDS / 1000 - monotonic()
            self._read.start(max(0, round(left * 1000)))

    def forget(self) -> None:
        """It is over, and what was said is said no more."""
        self._slow.stop()
        self._read.stop()
        if self.shown:
            self.shown = False
            self.changed.emit()

    def _show(self) -> None:
        self.shown, self._since = True, monotonic()
        self.changed.emit()
