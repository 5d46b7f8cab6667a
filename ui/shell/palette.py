"""The command palette: everything that can be done here, found by typing a few letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.announce import announce
from ui.look.theme import ems
from ui.screen import Command
from ui.shell.commands import keys_words
from ui.widgets.dialog import Dialog
from ui.widgets.field import LineField
from ui.widgets.words import Muted


class _List(QListWidget):
    """As high as there is room for."""

    def sizeHint(self) -> QSize:
        """A dozen lines."""
        return QSize(ems(self, 30), ems(self, 24))

    def minimumSizeHint(self) -> QSize:
        """Three lines."""
        return QSize(ems(self, 10), ems(self, 6))


class Palette(Dialog):
    """Type, choose with the arrows, Enter."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("All commands"), parent)
        self._commands = tuple(commands)
        self.field = self.add(LineField(self.tr("What would you like to do?"), parent=self))
        self.list = self.add(_List(self))
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setTabKeyNavigation(False)
        self.none = self.add(Muted(self.tr("Nothing is called that. Try another word."), self))
        self.none.hide()
        self.field.changed.connect(self._show_matching)
        self.field.entered.connect(self._run_chosen)
        self.field.line.installEventFilter(self)
        self.list.itemActivated.connect(lambda _item: self._run_chosen())
        self.list.itemClicked.connect(lambda _item: self._run_chosen())
        self._show_matching("")
        self.field.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while the words stay in the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._step(step)
                return True
        return super().eventFilter(watched, event)

    def _step(self, step: int) -> None:
        count = self.list.count()
        if count:
            self.list.setCurrentRow((self.list.currentRow() + step) % count)
            announce(self, self.list.currentItem().text())

    def _show_matching(self, typed: str) -> None:
        self.list.clear()
        found = [(place, one) for place, one in enumerate(self._commands) if matches(one.words, typed)]
        said = typed.strip().casefold()
        found.sort(key=lambda one: said not in one[1].words.casefold())  # as it was typed comes first
        for place, command in found:
            item = QListWidgetItem(_line(command), self.list)
            item.setData(Qt.ItemDataRole.UserRole, place)
        self.list.setCurrentRow(0)
        self.none.setVisible(self.list.count() == 0)
        self.list.setVisible(self.list.count() > 0)

    def _run_chosen(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        run: Callable[[], object] = self._commands[item.data(Qt.ItemDataRole.UserRole)].run
        self.accept()
        run()


def matches(words: str, typed: str) -> bool:
    """Whether every typed word begins, or stands inside, a word of the command."""
    found = words.casefold()
    return all(part in found for part in typed.casefold().split())


def _line(command: Command) -> str:
    return f"{command.words}   ({keys_words(command.keys)})" if command.keys else command.words
