"""A line that folds out: what is not needed all the time stays out of the way until it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.buttons import Button
from ui.widgets.words import Muted


class Fold(QWidget):
    """A button, a line that says what is inside, and the inside, made when it is first opened."""

    def __init__(self, words: str, make: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self.inside: QWidget | None = None
        self.button = Button(words, "plain", "right", self)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._toggled)
        self._line = Muted("", self, content=True)
        self._line.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._line)

    def show_line(self, words: str) -> None:
        """What is inside, in one line."""
        self._line.show_words(words)
        self._line.setVisible(bool(words))
        self.button.setAccessibleDescription(words)

    def open(self, opened: bool = True) -> None:
        """Fold it out or in."""
        self.button.setChecked(opened)

    def _toggled(self, opened: bool) -> None:
        self.button.show_icon("down" if opened else "right")
        if opened and self.inside is None:
            self.inside = self._make()
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self.inside)
        if self.inside is not None:
            self.inside.setVisible(opened)
