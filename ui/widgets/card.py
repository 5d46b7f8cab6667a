"""A card: things that belong together, with a heading, on a raised surface."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.colours import SOFT_LINE
from ui.look.style import box, line_width
from ui.look.theme import ems
from ui.widgets.flow import FlowLayout
from ui.widgets.group import Group
from ui.widgets.words import Subheading

W = TypeVar("W", bound=QWidget)


class Card(Group):
    """A named group. `add` puts a widget under the last one."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.body = QVBoxLayout(self)
        self.heading = Subheading(title, self)
        self.heading.setVisible(bool(title))
        self.body.addWidget(self.heading)
        self._fit()

    def title(self, words: str, *, content: bool = False) -> None:  # type: ignore[override] # it sets
        """Set the heading; `content` where it is a name and not ours."""
        self.heading.show_words(words)
        self.heading.setProperty("content", content)
        self.heading.setVisible(bool(words))
        self.setAccessibleName(words)

    def add(self, widget: W) -> W:
        """Put a widget at the end."""
        self.body.addWidget(widget)
        return widget

    def put_first(self, widget: W) -> W:
        """Put a widget under the heading, before the others."""
        self.body.insertWidget(1, widget)
        return widget

    def add_row(self, *widgets: QWidget) -> QWidget:
        """Put widgets side by side; they wrap when there is no room."""
        row = QWidget(self)
        flow = FlowLayout(row)
        for widget in widgets:
            flow.addWidget(widget)
        return self.add(row)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A quiet surface with a soft edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, em = self.palette(), ems(self, 1)
        fill, line = palette.color(QPalette.ColorRole.Base), palette.color(SOFT_LINE)
        box(painter, self.rect(), em * 1.5, fill=fill, line=line, width=line_width(em))
        painter.end()

    def _fit(self) -> None:
        side = ems(self, 1.125)
        self.body.setContentsMargins(side, ems(self, 0.9), side, side)
        self.body.setSpacing(ems(self, 0.625))
