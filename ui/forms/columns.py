"""Widgets side by side as long as each has room; below that, under each other, in the same order."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.look.theme import ems

W = TypeVar("W", bound=QWidget)


class Columns(QWidget):
    """At most `most` columns of at least `least` ems each; reading order is row by row."""

    def __init__(self, least: float, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._most = most
        self._items: list[QWidget] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def add(self, widget: W) -> W:
        """Put a widget at the end."""
        self._items.append(widget)
        self._across = 0
        self._lay_out()
        return widget

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._across = 0
            self._lay_out()

    def _lay_out(self) -> None:
        gap = ems(self, 1.0)
        fits = (self.width() + gap) // (ems(self, self._least) + gap)
        across = max(1, min(self._most, fits))
        self._even_out(across, gap)
        if across == self._across:
            return
        self._across = across
        self._grid.setHorizontalSpacing(gap)
        self._grid.setVerticalSpacing(ems(self, 0.75))
        for index, widget in enumerate(self._items):
            self._grid.addWidget(widget, index // across, index % across, Qt.AlignmentFlag.AlignTop)
        for column in range(self._most):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def _even_out(self, across: int, gap: int) -> None:
        """Columns are equally wide, whatever stands in them."""
        each = (self.width() - gap * (across - 1)) // across
        for column in range(self._most):
            self._grid.setColumnMinimumWidth(column, each if across > 1 and column < across else 0)
