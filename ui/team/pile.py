"""A pile of widgets that is taken down and built anew, when what it shows has changed."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.theme import ems
from ui.widgets.buttons import Button, Kind
from ui.widgets.flow import FlowLayout

W = TypeVar("W", bound=QWidget)


class Pile(QWidget):
    """One under the other, with air between."""

    def __init__(self, parent: QWidget | None = None, *, air_ems: float = 0.9) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ems(self, air_ems))
        self._parts: list[QWidget] = []
        self.hide()

    def add(self, widget: W) -> W:
        """Put one at the end."""
        self._column.addWidget(widget)
        self._parts.append(widget)
        self.show()
        widget.show()  # a layout would do it a moment later, and until then nothing in it can have the keyboard
        return widget

    def clear(self) -> None:
        """Take all of them down."""
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        self.hide()


def row_of(parent: QWidget, *widgets: QWidget) -> QWidget:
    """Widgets side by side; they wrap when there is no room."""
    row = QWidget(parent)
    flow = FlowLayout(row)
    for widget in widgets:
        flow.addWidget(widget)
    return row


def button_for(name: str, words: str, kind: Kind = "quiet", icon: str = "") -> Button:
    """A button that stands beside others of its words: screen readers also say what it belongs to."""
    button = Button(words, kind, icon)
    button.setAccessibleName(f"{words}: {name}")
    return button
