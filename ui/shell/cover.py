"""The plain cover: "Paused" and a clock, and nothing that says what lies under it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.theme import ems
from ui.widgets.buttons import Button
from ui.widgets.saved import clock_words
from ui.widgets.words import Heading, Muted, Text


class _Clock(Text):
    """The time of day, large."""

    scale = 4.5


class Cover(QWidget):
    """Shown instead of everything else. A stray key or click does nothing: going on takes the button, or Enter.

    Signals:
        carry_on_asked(): the worker goes on.
        lose_asked(): lock although words could not be stored.
    """

    carry_on_asked = Signal()
    lose_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAccessibleName(self.tr("Paused"))
        column = QVBoxLayout(self)
        column.addStretch(3)
        self._time = _Clock("", self, content=True, wrap=False)
        self._word = Heading(self.tr("Paused"), self, wrap=False)
        self._more = Muted("", self)
        self.carry_on = Button(self.tr("Carry on"), "quiet", parent=self)
        self.carry_on.clicked.connect(self.carry_on_asked)
        self.lose = Button(self.tr("Lock now and lose the last words"), "quiet", parent=self)
        self.lose.clicked.connect(self.lose_asked)
        self.lose.hide()
        centre = Qt.AlignmentFlag.AlignHCenter
        for label in (self._time, self._word, self._more):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        for button in (self.carry_on, self.lose):
            column.addWidget(button, 0, centre)
        column.addStretch(4)

    def show_time(self, now: datetime) -> None:
        """The clock, in local time."""
        self._time.show_words(clock_words(now))

    def show_paused(self) -> None:
        """Hidden; a button goes on."""
        self._word.show_words(self.tr("Paused"))
        self._more.show_words("")
        self.carry_on.show()
        self.lose.hide()

    def show_locking(self) -> None:
        """Locking; there is nothing to press."""
        self._word.show_words(self.tr("Locking"))
        self._more.show_words("")
        self.carry_on.hide()
        self.lose.hide()

    def show_unsaved(self) -> None:
        """The disk refuses the last words: lock when it takes them, or lose them on purpose."""
        self._word.show_words(self.tr("Not locked yet"))
        self._more.show_words(
            self.tr("Your last words are not on the disk yet. Companion tries again and then locks.")
        )
        self.carry_on.show()
        self.lose.show()
        self._choose_parts()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Plain background, edge to edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        painter.end()

    def minimumSizeHint(self) -> QSize:
        """The window under it says how small it may become: large letters do not make it grow."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The clock is there where the words leave room for it."""
        super().resizeEvent(event)
        self._choose_parts()

    def _choose_parts(self) -> None:
        parts = [one for one in (self._word, self._more, self.carry_on, self.lose) if not one.isHidden()]
        words = sum(max(one.heightForWidth(self.width()), one.sizeHint().height()) for one in parts)
        clock = self._time.sizeHint().height()
        self._time.setVisible(words + clock + ems(self, 4) <= self.height())

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard, but leave the button to a deliberate Tab."""
        super().showEvent(event)
        self._choose_parts()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter carries on, where that can be pressed. Other keys that reach the cover itself go no further."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.isAutoRepeat() and self.carry_on.isVisible():
            self.carry_on_asked.emit()
        event.accept()
