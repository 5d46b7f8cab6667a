"""The end of the sharing page: whom it goes to, Share, and on to the plan; in sight where there is room."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.look.colours import SOFT_LINE
from ui.look.style import line_width
from ui.look.theme import ems
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.page import WIDEST
from ui.widgets.words import Muted


class Ending(QWidget):
    """Signals: shared(), plan_asked()."""

    shared = Signal()
    plan_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._under_the_page = False
        self._beside = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._across = QHBoxLayout(self)
        self._across.setSpacing(0)
        self._inside = QWidget(self)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ems(self, 0.3))
        self._across.addStretch(1)
        self._across.addWidget(self._inside, 100)
        self._across.addStretch(1)
        self.goes_to = Muted("", self._inside, content=True)
        keys = QCoreApplication.translate("SharingPage", "Ctrl+Enter")
        self.share = Button(QCoreApplication.translate("SharingPage", "Share"), "primary", "forward")
        self.share.setAccessibleDescription(keys)
        self.share.setToolTip(keys)
        self.plan = Button(QCoreApplication.translate("SharingPage", "On to the plan"), icon="leaf")
        row = QWidget(self._inside)
        flow = FlowLayout(row)
        flow.addWidget(self.share)
        flow.addWidget(self.plan)
        column.addWidget(self.goes_to)
        column.addWidget(row)
        self.share.clicked.connect(self.shared)
        self.plan.clicked.connect(self.plan_asked)
        self.stand(under_the_page=False)

    def stand(self, *, under_the_page: bool) -> None:
        """Be a bar of its own under the page, in line with what stands on it; or the last thing on the page."""
        self._under_the_page = under_the_page
        side, air, beside = (ems(self, 1.5), ems(self, 0.5), self._beside) if under_the_page else (0, 0, 0)
        self._across.setContentsMargins(side, air, side + beside, air)
        self._inside.setMaximumWidth(ems(self, WIDEST))
        self.update()

    def leave_room(self, beside: int) -> None:
        """The page's scroll bar takes so many pixels: stay in line with what stands left of it."""
        self._beside = beside
        self.stand(under_the_page=self._under_the_page)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with a soft line over it, where it is a bar."""
        if not self._under_the_page:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        line = round(line_width(ems(self, 1)))
        painter.fillRect(0, 0, self.width(), line, self.palette().color(SOFT_LINE))
        painter.end()
