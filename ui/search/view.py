"""The search screen: a field, what was found, and a switch that keeps private notes out of sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.announce import announce
from ui.search.results import Results
from ui.search.state import ResultRow
from ui.widgets.buttons import Button
from ui.widgets.empty import EmptyState
from ui.widgets.field import LineField
from ui.widgets.page import Page
from ui.widgets.words import Muted

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}


class SearchView(Page):
    """The keyboard stays in the field: arrows move through the results, Enter opens the current one.

    Signals:
        typed(str): at every key.
        opened(int): the row to go to.
        open_asked(): Enter in the field.
        hiding_chosen(bool): whether private notes are to be hidden.
        more_asked(): further results.
    """

    typed = Signal(str)
    opened = Signal(int)
    open_asked = Signal()
    hiding_chosen = Signal(bool)
    more_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Search"))
        self.field = self.add(
            LineField(
                self.tr("What are you looking for?"),
                self.tr("A name, or words that were said. Arrow keys choose, Enter opens."),
            )
        )
        self.field.line.installEventFilter(self)
        self.field.changed.connect(self.typed)
        self.field.entered.connect(self.open_asked)
        self.hide_private = QCheckBox(self.tr("Hide my private notes"), self)
        self.hide_private.setAccessibleDescription(self.tr("Someone beside you may see the screen."))
        self.hide_private.clicked.connect(lambda ticked: self.hiding_chosen.emit(bool(ticked)))
        self.add(self.hide_private)
        self._count = self.add(Muted("", self))
        self.results = Results(self.tr("What was found"), self)
        self.results.opened.connect(self.opened)
        self.body.insertWidget(self.body.count() - 1, self.results, 1000)
        self.more = Button(self.tr("Show more"), icon="down")
        self._more_row = self.add_row(self.more)
        self.more.clicked.connect(self.more_asked)
        self._empty = self.add(
            EmptyState(
                self.tr("Type a name or a word. You find people, and everything you wrote."), icon="search"
            )
        )
        self._nothing = self.add(
            EmptyState(
                self.tr("Nothing found. Try fewer letters, or another word they might have used."),
                icon="search",
            )
        )
        self.show_nothing_typed()

    def show_hiding(self, hiding: bool) -> None:
        """Whether private notes are hidden."""
        with QSignalBlocker(self.hide_private):
            self.hide_private.setChecked(hiding)

    def show_nothing_typed(self) -> None:
        """The field is empty."""
        self._show((), self._empty)
        self._say("")

    def display(self, rows: Sequence[ResultRow], *, more: bool) -> None:
        """What was found; `more`: there is more than is shown."""
        self._show(rows, None if rows else self._nothing, more=more)
        self._say(self._count_words(len(rows), more=more))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the field move through the results."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.results.isVisible():
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.results.move_to(self.results.row + step)
                self._show_current()
                return True
        return super().eventFilter(watched, event)

    def _show_current(self) -> None:
        """Scroll the page too, where there is no room for the whole list, and say the row."""
        spot = self.results.visualRect(self.results.currentIndex())
        corner = self.results.viewport().mapTo(self._sheet, spot.center())
        self.ensureVisible(corner.x(), corner.y(), 0, spot.height() // 2)
        announce(self.results, self.results.spoken)

    def _show(self, rows: Sequence[ResultRow], instead: EmptyState | None, *, more: bool = False) -> None:
        self.results.display(rows)
        self.results.setVisible(bool(rows))
        for state in (self._empty, self._nothing):
            state.setVisible(state is instead)
        self._count.setVisible(bool(rows))
        self._more_row.setVisible(more)

    def _say(self, words: str) -> None:
        self._count.show_words(words)
        announce(self.field, words)

    def _count_words(self, rows: int, *, more: bool) -> str:
        if more:
            return self.tr("There is more. You see the %n newest. Add a word to find fewer.", "", rows)
        if not rows:
            return self.tr("Nothing found.")
        return self.tr("%n results, newest first.", "", rows)
