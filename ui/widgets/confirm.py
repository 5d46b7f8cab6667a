"""A pause before what cannot be undone; everything else has undo and asks nothing."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.announce import announce
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.words import Muted


class Confirm(Dialog):
    """Asks once, says what will happen, and makes the button wait a few seconds.

    Signals:
        confirmed(): the worker meant it.
    """

    confirmed = Signal()

    def __init__(
        self,
        question: str,
        what_happens: str,
        do_words: str,
        parent: QWidget | None = None,
        *,
        keep_words: str = "",
        pause_seconds: int = 3,
    ) -> None:
        super().__init__(question, parent)
        self._what = self.say(what_happens, content=True)
        self._left = pause_seconds
        self._pause = self.add(Muted("", self._sheet))
        self.keep = self.add_button(Button(keep_words or self.tr("Go back"), "quiet", parent=self.buttons))
        self.do = self.add_button(Button(do_words, "primary", parent=self.buttons))
        self.keep.clicked.connect(self.reject)
        self.do.clicked.connect(self._confirm)
        self.keep.setDefault(True)  # Enter anywhere but on the other button leaves everything as it is
        self.do.setEnabled(pause_seconds <= 0)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._count)
        if pause_seconds > 0:
            self._tick.start()
        self._show_pause()
        self.keep.setFocus()

    def what_happens(self) -> str:
        """What it says will happen."""
        return self._what.text()

    def _count(self) -> None:
        self._left -= 1
        self._show_pause()
        if self._left <= 0:
            self._tick.stop()
            self.do.setEnabled(True)
            announce(self, self._pause.text())

    def _show_pause(self) -> None:
        words = self.tr("A short pause, to be sure.") if self._left > 0 else self.tr("You can go on now.")
        self._pause.show_words(words)

    def _confirm(self) -> None:
        self.accept()
        self.confirmed.emit()
