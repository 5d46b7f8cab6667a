"""A page: one heading, a comfortable line length, and a scroll bar when there is more."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.look.theme import ems
from ui.widgets.flow import FlowLayout
from ui.widgets.words import Heading, Muted

W = TypeVar("W", bound=QWidget)
WIDEST = 46.0  # ems, about 90 letters: longer lines are hard to follow


class Page(QScrollArea):
    """The view of a screen derives from it, or holds one.

    `body` is the layout that `add` fills. `wide` lets the page use the whole window (two columns).

    Signals:
        room_changed(int): how many pixels beside the page its scroll bar takes now, 0 where there is none.
    """

    room_changed = Signal(int)

    def __init__(self, heading: str = "", parent: QWidget | None = None, *, wide: bool = False) -> None:
        super().__init__(parent)
        self._wide = wide
        seen = QWidget(
            self
        )  # Qt's own would be looked for among all its classes, at the start of the program
        seen.setAutoFillBackground(True)
        self.setViewport(seen)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(heading)
        self._sheet = QWidget(self)
        self._column = QWidget(self._sheet)
        self.body = QVBoxLayout(self._column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.heading = Heading(heading, self._column)
        self.heading.setVisible(bool(heading))
        self.body.addWidget(self.heading)
        across = QHBoxLayout(self._sheet)
        across.addStretch(1)
        across.addWidget(self._column, 100)
        across.addStretch(1)
        across.setAlignment(self._column, Qt.AlignmentFlag(0))
        self._column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setWidget(self._sheet)
        self.body.addStretch(1)
        self._fit()

    def title(self, words: str, *, content: bool = False) -> None:
        """Set the page's heading and its name for screen readers; `content` where it is a person's name."""
        self.heading.show_words(words)
        self.heading.setProperty("content", content)
        self.heading.setVisible(bool(words))
        self.setAccessibleName(words)

    def lead(self, sentence: str) -> Muted:
        """A quiet sentence under the heading."""
        return self.add(Muted(sentence, self._column))

    def add(self, widget: W) -> W:
        """Put a widget at the end of the page."""
        self.body.insertWidget(self.body.count() - 1, widget)
        return widget

    def add_row(self, *widgets: QWidget) -> QWidget:
        """Put widgets side by side; they wrap when there is no room."""
        row = QWidget(self._column)
        flow = FlowLayout(row)
        for widget in widgets:
            flow.addWidget(widget)
        return self.add(row)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the sheet as wide as what is seen."""
        super().resizeEvent(event)
        seen = event.size().width()  # a scroll area hears the size of its viewport
        self._sheet.setMaximumWidth(seen)
        self.room_changed.emit(self.width() - seen)

    def _fit(self) -> None:
        if not hasattr(self, "_sheet"):
            return
        side = ems(self, 1.5)
        layout = self._sheet.layout()
        if layout is not None:
            layout.setContentsMargins(side, ems(self, 1.5), side, ems(self, 2))
        self.body.setSpacing(ems(self, 0.9))
        if not self._wide:
            self._column.setMaximumWidth(ems(self, WIDEST))
        self.verticalScrollBar().setSingleStep(ems(self, 1.5))
