"""The shortcut sheet: every key that does something here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.look.theme import ems
from ui.screen import Command
from ui.shell.commands import keys_words
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.words import Strong, Subheading, Text


class ShortcutSheet(Dialog):
    """What works on this screen first, then what works everywhere."""

    def __init__(
        self, here: Sequence[Command], everywhere: Sequence[Command], parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Keys"), parent)
        for title, commands in ((self.tr("On this screen"), here), (self.tr("Everywhere"), everywhere)):
            with_keys = [command for command in commands if command.keys]
            if with_keys:
                self.add(Subheading(title, self))
                self.add(_Table(with_keys, self))
        self.close_button = self.add_button(Button(self.tr("Close"), "primary", parent=self.buttons))
        self.close_button.clicked.connect(self.accept)
        self.close_button.setFocus()


class _Table(QWidget):
    """Keys beside what they do."""

    def __init__(self, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(ems(self, 0.35))
        grid.setHorizontalSpacing(ems(self, 1))
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, command in enumerate(commands):
            grid.addWidget(Strong(keys_words(command.keys), self, content=True, wrap=False), row, 0, top)
            grid.addWidget(Text(command.words, self), row, 1, top)
