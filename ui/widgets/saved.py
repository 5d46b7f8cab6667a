"""The quiet sentence that says whether words are on the disk; only ever painted after the commit."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.announce import announce
from ui.widgets.words import Muted


class SavedState(Muted):
    """ "Saved on this laptop 10:42". Screen readers hear it when it turns to trouble and back, not each time.

    Signals:
        changed(): it says something else, which may need more room or less.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, wrap=False)
        self.trouble = False
        self.whole = ""
        self._short = ""
        self._in_short = False

    def show_saved(self, at: datetime) -> None:
        """Words reached the disk at this moment (aware; shown in local time)."""
        time = clock_words(at)
        was, self.trouble = self.trouble, False
        self._say(
            self.tr("Saved on this laptop {time}").format(time=time),
            self.tr("Saved {time}").format(time=time),
        )
        if was:
            announce(self, self.whole)

    def show_trouble(self) -> None:
        """Words are on screen but not on the disk yet."""
        was, self.trouble = self.trouble, True
        self._say(self.tr("Not saved yet. Trying again."), self.tr("Not saved yet"))
        if not was:
            announce(self, self.whole, now=True)

    def clear_state(self) -> None:
        """Nothing to say."""
        self.trouble = False
        self._say("", "")

    def show_short(self, short: bool) -> None:
        """In fewer words where there is little room; screen readers hear the whole sentence."""
        self._in_short = short
        self.setAccessibleName(self.whole if short else "")
        self.show_words(self._short if short else self.whole)

    def width_of(self, *, short: bool) -> int:
        """How wide it is in fewer words, or in all, in pixels."""
        return self.fontMetrics().horizontalAdvance(self._short if short else self.whole)

    def _say(self, whole: str, short: str) -> None:
        self.whole, self._short = whole, short
        self.show_short(self._in_short)
        self.changed.emit()


def clock_words(at: datetime) -> str:
    """Hours and minutes where the laptop is, as 10:42."""
    return at.astimezone().strftime("%H:%M")
