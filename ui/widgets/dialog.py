"""A calm dialog: a heading, sentences, and buttons in words; never run as a nested loop."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QVBoxLayout, QWidget

from ui.look.theme import ems
from ui.reading_order import focus_step
from ui.widgets.flow import FlowLayout
from ui.widgets.words import Heading, Text

W = TypeVar("W", bound=QWidget)
WIDTH = 34.0  # ems
_SCROLLING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class Dialog(QDialog):
    """Open it with `desk.ask(dialog)`: it belongs to the window, is hidden by Hide and closed by Lock."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowTitle(self.tr("Companion"))
        self.setAccessibleName(heading)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._sheet = QWidget(self._scroll)
        self.body = QVBoxLayout(self._sheet)
        side = ems(self, 1.5)
        self.body.setContentsMargins(side, side, side, ems(self, 1))
        self.body.setSpacing(ems(self, 0.75))
        self.body.addWidget(Heading(heading, self._sheet))
        self._scroll.setWidget(self._sheet)
        outer.addWidget(self._scroll, 1)
        self.buttons = QWidget(self)
        self._row = FlowLayout(self.buttons, trailing=True)
        self._row.setContentsMargins(0, 0, 0, 0)
        foot = QVBoxLayout()
        foot.setContentsMargins(side, ems(self, 0.5), side, ems(self, 1.25))
        foot.addWidget(self.buttons)
        outer.addLayout(foot)

    def say(self, sentence: str, *, content: bool = False) -> Text:
        """A sentence in the dialog."""
        return self.add(Text(sentence, self._sheet, content=content))

    def add(self, widget: W) -> W:
        """A widget in the dialog."""
        self.body.addWidget(widget)
        return widget

    def add_button(self, button: W) -> W:
        """A button at the foot, in reading order."""
        self._row.addWidget(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Long words are scrolled by the keys that no control here wants."""
        if event.key() in _SCROLLING:
            QApplication.sendEvent(self._scroll, event)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes in reading order."""
        return focus_step(self, forward=forward)

    def sizeHint(self) -> QSize:
        """As high as its words, and never more than the screen has."""
        width = ems(self, WIDTH)
        room = self.screen().availableGeometry().size() if self.screen() else QSize(1280, 720)
        width = min(width, room.width() - ems(self, 2))
        sheet = self._sheet.layout()
        wanted = sheet.totalHeightForWidth(width) if sheet is not None else 0
        foot = self._row.heightForWidth(width - ems(self, 3)) + ems(self, 1.75)
        return QSize(width, min(wanted + foot + 2, round(room.height() * 0.9)))
