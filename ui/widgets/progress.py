"""Work that takes a while: said in words, with a way to stop it where stopping is safe."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.announce import announce
from ui.look.colours import BORDER, PRIMARY
from ui.look.style import box, line_width
from ui.look.theme import ems
from ui.widgets.buttons import Button
from ui.widgets.words import Muted, Text


class _Bar(QWidget):
    """How far the work is, as a bar; the words beside it say the same."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._part = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(ems(self, 0.75))

    def show_part(self, part: float) -> None:
        """From 0 to 1."""
        self._part = min(max(part, 0.0), 1.0)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A frame and what is done."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, em = self.palette(), ems(self, 1)
        fill = palette.color(QPalette.ColorRole.Base)
        box(painter, self.rect(), em, fill=fill, line=palette.color(BORDER), width=line_width(em))
        done = self.rect().adjusted(2, 2, -2, -2)
        done.setWidth(round(done.width() * self._part))
        if done.width() > 2:
            box(painter, done, em * 0.6, fill=palette.color(PRIMARY), line=None)
        painter.end()


class Progress(QWidget):
    """Words, a bar and a way to stop.

    Signals:
        cancel_asked(): the worker wants it to stop.
    """

    cancel_asked = Signal()

    def __init__(self, words: str, parent: QWidget | None = None, *, can_stop: bool = True) -> None:
        super().__init__(parent)
        self.setAccessibleName(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Text(words, self))
        self._bar = _Bar(self)
        self._steps = Muted("", self)
        self.stop = Button(self.tr("Stop"), "quiet", parent=self)
        self.stop.setVisible(can_stop)
        self.stop.clicked.connect(self.cancel_asked)
        for part in (self._bar, self._steps, self.stop):
            column.addWidget(part)

    def show_progress(self, done: int, total: int) -> None:
        """`done` of `total` steps; 0 of 0 while nobody knows how many."""
        self._bar.show_part(done / total if total else 0.0)
        self._steps.show_words(self.tr("{done} of {total}").format(done=done, total=total))
        for part in (self._bar, self._steps):
            part.setVisible(total > 0)


class Busy(Text):
    """What is going on, in words, where no steps can be counted; screen readers hear it."""

    role = QPalette.ColorRole.WindowText

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setVisible(bool(words))

    def show_busy(self, words: str) -> None:
        """Say what is going on; no words: nothing is."""
        self.show_words(words)
        self.setVisible(bool(words))
        announce(self, words)
