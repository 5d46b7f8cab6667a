"""The commands that work everywhere, gathered with those of the screen, for palette, sheet and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.screen import Command

# Seen by ui.shell.keys before any control, also in dialogs, hence no shortcut is made for them here.
WATCHED = frozenset({"Ctrl+H", "Ctrl+L"})


class Shortcuts(QObject):
    """Keeps the keyboard shortcuts of the window in step with what can be done."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._made: list[QShortcut] = []

    def use(self, commands: Iterable[Command]) -> None:
        """Make these commands' keys work, and no others."""
        for shortcut in self._made:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self._made = [
            self._make(keys, command.run)
            for command in commands
            for keys in command.keys.split("|")
            if keys and keys not in WATCHED
        ]

    def _make(self, keys: str, run: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self._window)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(run)
        return shortcut


def keys_words(keys: str) -> str:
    """The first of a command's keys as this system writes them."""
    return QKeySequence(keys.split("|", maxsplit=1)[0]).toString(QKeySequence.SequenceFormat.NativeText)
