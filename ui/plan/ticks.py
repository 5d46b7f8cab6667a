"""A list of things with a tick each: long words wrap, a step hangs under its hope, each row is one target."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.look.theme import ems
from ui.plan.state import Tick
from ui.widgets.words import Strong, Text


class _Row(QWidget):
    """One box and its words. A check box of Qt's cannot wrap, so the words stand beside it."""

    clicked = Signal()

    def __init__(self, tick: Tick, question: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.tick = tick
        self.box = QCheckBox(self)
        self.box.setAccessibleName(tick.words)
        self.box.setAccessibleDescription(question)
        self.box.setProperty("content", True)
        self.box.clicked.connect(self.clicked)
        self._words = Text(tick.words, self, content=True)
        self._words.setCursor(Qt.CursorShape.PointingHandCursor)
        self._words.installEventFilter(self)
        self._grid = QGridLayout(self)
        self._grid.addWidget(self.box, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self._words, 0, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(1, 1)
        self._grid.setSpacing(0)
        self._fit()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def enable(self, able: bool) -> None:
        """Whether the tick counts: a step of a hope that is left out does not."""
        self.box.setEnabled(able)
        self._words.setEnabled(able)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._fit()

    def _fit(self) -> None:
        self._grid.setContentsMargins(ems(self, 2) if self.tick.under else 0, 0, 0, 0)
        self.box.setFixedWidth(ems(self, 2))  # as wide as it is high: a target that a shaking hand can hit
        air = max(0, self.box.sizeHint().height() - self._words.fontMetrics().height()) // 2
        self._words.setContentsMargins(0, air, 0, 0)  # the first line stands level with the box

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on the words is a click on the box."""
        if (
            event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and event.button() == Qt.MouseButton.LeftButton
            and self.box.isEnabled()
        ):
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
            self.box.click()
        return super().eventFilter(watched, event)


class Ticks(QWidget):
    """A question and its rows; hidden while there is nothing to tick.

    Signals:
        changed(): the worker ticked or cleared one.
    """

    changed = Signal()

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(question)
        self._question = question
        self._rows: list[_Row] = []
        self._shown: tuple[Tick, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ems(self, 0.2))
        self._column.addWidget(Strong(question, self))
        self.hide()

    def display(self, ticks: Sequence[Tick]) -> None:
        """Show these; rows are made anew only when there are others, so the keyboard keeps its place."""
        same = [(one.id, one.words) for one in ticks] == [(one.id, one.words) for one in self._shown]
        self._shown = tuple(ticks)
        if not same:
            self._rebuild()
        for row, tick in zip(self._rows, ticks, strict=True):
            row.box.setChecked(tick.ticked)
        self._follow()
        self.setVisible(bool(ticks))

    def unticked(self) -> frozenset[str]:
        """The ids whose box is empty."""
        return frozenset(row.tick.id for row in self._rows if not row.box.isChecked())

    def _rebuild(self) -> None:
        for row in self._rows:
            row.hide()
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = [_Row(tick, self._question, self) for tick in self._shown]
        for row in self._rows:
            row.clicked.connect(self._clicked)
            self._column.addWidget(row)

    def _clicked(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        empty = self.unticked()
        for row in self._rows:
            row.enable(row.tick.under not in empty)
