"""What is decided but not recorded: what recording it will do, and the press that does it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.look.theme import ems
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.group import Group
from ui.widgets.reveal import reveal
from ui.widgets.words import Strong, Text


class Pending(Group):
    """Hidden while there is nothing to record.

    Signals:
        record_asked(), drop_asked(): make it count; forget it.
    """

    record_asked = Signal()
    drop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ems(self, 0.5))
        heading = Strong(self.tr("Not recorded yet. When you record it:"), self)
        self.setAccessibleName(heading.text())
        self.told = Text("", self, content=True)
        row = QWidget(self)
        flow = FlowLayout(row)
        self.record = Button(self.tr("Record what they decided"), "primary", icon="check", parent=row)
        self.drop = Button(self.tr("Discard draft"), parent=row)
        flow.addWidget(self.record)
        flow.addWidget(self.drop)
        for each in (heading, self.told, row):
            column.addWidget(each)
        self.record.clicked.connect(self.record_asked)
        self.drop.clicked.connect(self.drop_asked)
        self.hide()

    def display(self, told: str) -> None:
        """What recording it will do; nothing to record where that is empty."""
        self.told.show_words(told)
        self.record.setAccessibleDescription(told)
        self.setVisible(bool(told))

    @property
    def shown(self) -> str:
        """What stands on screen."""
        return self.told.text() if self.isVisible() else ""

    def go_to(self, page: QScrollArea) -> None:
        """Show it on its page, with the keyboard on the press."""
        self.record.setFocus()
        reveal(page, self)
