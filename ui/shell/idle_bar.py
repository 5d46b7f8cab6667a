"""The warning before Companion locks by itself, in words, with a way to stay."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.announce import announce
from ui.look.theme import ems
from ui.widgets.buttons import Button
from ui.widgets.icons import Icon
from ui.widgets.words import Strong


class IdleBar(QWidget):
    """Stands over the page for the last half minute.

    Signals:
        stay_asked(): somebody is still here.
    """

    stay_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        side = ems(self, 1.5)
        row.setContentsMargins(side, ems(self, 0.6), side, ems(self, 0.6))
        row.setSpacing(ems(self, 0.75))
        row.addWidget(Icon("lock", parent=self))
        self.words = Strong("", self)
        row.addWidget(self.words, 1)
        self.stay = Button(self.tr("I'm still here"), "primary", parent=self)
        self.stay.clicked.connect(self.stay_asked)
        row.addWidget(self.stay)
        self.hide()

    def show_left(self, seconds: int) -> None:
        """Seconds left; screen readers hear it once, not every second."""
        first = self.isHidden()
        self.words.show_words(
            self.tr("Nobody has typed for a while. Companion locks in %n seconds.", "", seconds)
        )
        self.show()
        if first:
            announce(self, self.words.text(), now=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A band in the quiet colour."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Light))
        painter.end()
