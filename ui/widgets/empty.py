"""An empty place: what belongs here, and the one next step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.colours import STRENGTH
from ui.look.theme import ems
from ui.widgets.buttons import Button
from ui.widgets.icons import Icon
from ui.widgets.words import Muted


class EmptyState(QWidget):
    """Stands where a list would be.

    Signals:
        next_asked(): the worker takes the next step.
    """

    next_asked = Signal()

    def __init__(
        self, what_belongs_here: str, next_step: str = "", icon: str = "leaf", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, ems(self, 1), 0, ems(self, 1))
        column.setSpacing(ems(self, 0.75))
        column.addWidget(Icon(icon, STRENGTH, self, size_ems=2.25), 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(Muted(what_belongs_here, self))
        self.next_step = Button(next_step, "primary", parent=self)
        self.next_step.setVisible(bool(next_step))
        self.next_step.clicked.connect(self.next_asked)
        column.addWidget(self.next_step, 0, Qt.AlignmentFlag.AlignLeading)
