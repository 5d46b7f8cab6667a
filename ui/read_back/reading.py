"""Letters for reading along: larger than elsewhere, because two people look at this page."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.words import Text
from ui.widgets.words_edit import WordsEdit

SCALE = 1.25


class ReadText(Text):
    """Words to be read along."""

    scale = SCALE


class ReadEdit(WordsEdit):
    """Words to be read along and changed."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.share_history()
        self._enlarge()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.FontChange):
            self._enlarge()
        super().changeEvent(event)

    def _enlarge(self) -> None:
        font = QFont(QApplication.font())
        font.setPixelSize(round(font.pixelSize() * SCALE))
        if font != self.font():
            self.setFont(font)
