"""A problem, said calmly: what happened, what is safe, what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.announce import announce
from ui.look.colours import CARE
from ui.look.style import box, line_width
from ui.look.theme import ems
from ui.problems import Problem
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.icons import Icon
from ui.widgets.words import Strong, Text


class Notice(QWidget):
    """Stands at the top of a page while a problem lasts.

    Signals:
        action_asked(str): the action id of the problem.
        closed(): the worker has read it.
    """

    action_asked = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem: Problem | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._title, self._safe, self._next = Strong("", self), Text("", self), Text("", self)
        self._action = Button("", "quiet", parent=self)
        self._action.clicked.connect(self._ask)
        self._close = Button(self.tr("OK, I have read this"), "plain", parent=self)
        self._close.clicked.connect(self._closed)
        row = QHBoxLayout(self)
        side = ems(self, 1)
        row.setContentsMargins(side, side, side, ems(self, 0.75))
        row.setSpacing(side)
        row.addWidget(Icon("hand", CARE, self, size_ems=1.75), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(ems(self, 0.35))
        for part in (self._title, self._safe, self._next):
            column.addWidget(part)
        buttons = QWidget(self)
        flow = FlowLayout(buttons)
        flow.addWidget(self._action)
        flow.addWidget(self._close)
        column.addWidget(buttons)
        row.addLayout(column, 1)
        self.hide()

    def show_problem(self, problem: Problem) -> None:
        """Say it, on screen and to screen readers."""
        self._problem = problem
        self.setAccessibleName(problem.title)
        self._title.show_words(problem.title)
        self._safe.show_words(problem.safe)
        self._next.show_words(problem.next_step)
        self._action.setText(problem.action_words)
        self._action.setVisible(bool(problem.action))
        self.show()
        announce(self, " ".join((problem.title, problem.safe, problem.next_step)), now=True)

    @property
    def problem(self) -> Problem | None:
        """What is being said, while it is."""
        return None if self.isHidden() else self._problem

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with a line in the colour of care."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, em = self.palette(), ems(self, 1)
        fill = palette.color(QPalette.ColorRole.Base)
        box(painter, self.rect(), em, fill=fill, line=palette.color(CARE), width=line_width(em) * 1.5)
        painter.end()

    def _ask(self) -> None:
        if self._problem is not None:
            self.action_asked.emit(self._problem.action)

    def _closed(self) -> None:
        self.hide()
        self.closed.emit()
