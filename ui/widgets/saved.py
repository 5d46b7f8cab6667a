"""The quiet sentence that says whether words are on the disk; only ever painted after the commit."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from ui.announce import announce
from ui.widgets.words import Muted


class SavedState(Muted):
    """ "Saved on this laptop 10:42". Screen readers hear it when it turns to trouble and back, not each time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, wrap=False)
        self._trouble = False

    def show_saved(self, at: datetime) -> None:
        """Words reached the disk at this moment (aware; shown in local time)."""
        self.setText(self.tr("Saved on this laptop {time}").format(time=clock_words(at)))
        if self._trouble:
            self._trouble = False
            announce(self, self.text())

    def show_trouble(self) -> None:
        """Words are on screen but not on the disk yet."""
        self.setText(self.tr("Not saved yet. Trying again."))
        if not self._trouble:
            self._trouble = True
            announce(self, self.text(), now=True)

    def clear_state(self) -> None:
        """Nothing to say."""
        self._trouble = False
        self.setText("")


def clock_words(at: datetime) -> str:
    """Hours and minutes where the laptop is, as 10:42."""
    return at.astimezone().strftime("%H:%M")
