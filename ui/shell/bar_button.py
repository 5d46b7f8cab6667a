"""A button of the bars: its words step back behind its icon where large letters leave no room for them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.look.theme import ems
from ui.widgets.buttons import Button, Kind


class BarButton(Button):
    """Called by its words for screen readers, and in its tool tip, also while only the icon is seen."""

    def __init__(self, words: str, kind: Kind, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(words, kind, icon, parent)
        self._words = words
        self._shown = True

    @property
    def words(self) -> str:
        """What it is called, whether that is shown or not."""
        return self._words

    def change_words(self, words: str) -> None:
        """Say something else, if only to screen readers."""
        self._words = words
        self._say()

    def width_in_words(self) -> int:
        """How wide it is with its words, in pixels, whether they are shown or not."""
        return self.width_alone() + ems(self, 0.5) + self.fontMetrics().horizontalAdvance(self._words)

    def width_alone(self) -> int:
        """How wide it is as an icon alone."""
        return ems(self, 1.25) + 2 * self._side()

    def show_words(self, shown: bool) -> None:
        """With its words beside the icon, or the icon alone."""
        if shown != self._shown:
            self._shown = shown
            self._say()

    def _say(self) -> None:
        self.setText(self._words if self._shown else "")
        self.setAccessibleName("" if self._shown else self._words)
        self.setToolTip("" if self._shown else self._words)
