"""The bar at the top: where we are, the way back, Search, Hide and Lock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.look.colours import CARE, SOFT_LINE
from ui.look.style import line_width
from ui.look.theme import ems
from ui.shell.bar_button import BarButton
from ui.widgets.flow import FlowLayout
from ui.widgets.icons import Icon
from ui.widgets.words import Strong, Subheading

LEAST_TITLE = 9.0  # ems: room for two lines of a title before buttons give up their words for it


class Header(QWidget):
    """One line at every letter size: words beside the icons where there is room, Hide and Lock the last to lose them.

    Signals:
        back_asked(), search_asked(), hide_asked(), lock_asked(): what the buttons wish.
    """

    back_asked = Signal()
    search_asked = Signal()
    hide_asked = Signal()
    lock_asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, practice: bool = False) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Top bar"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._practice = _PracticeStrip(self)
        self._practice.setVisible(practice)
        self._column.addWidget(self._practice)
        self._row = QHBoxLayout()
        self.back = BarButton(self.tr("Back"), "plain", "back", self)
        self.title = Subheading("", self, content=True)
        self.tools = QWidget(self)
        tools = FlowLayout(self.tools, trailing=True)
        self.search = BarButton(self.tr("Search"), "plain", "search", self.tools)
        self.hide_now = BarButton(self.tr("Hide"), "quiet", "eye-off", self.tools)
        self.lock = BarButton(self.tr("Lock"), "quiet", "lock", self.tools)
        for button in (self.search, self.hide_now, self.lock):
            tools.addWidget(button)
        self._row.addWidget(self.back)
        self._row.addWidget(self.title, 1)
        self._row.addWidget(self.tools, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(self._row)
        self.back.clicked.connect(self.back_asked)
        self.search.clicked.connect(self.search_asked)
        self.hide_now.clicked.connect(self.hide_asked)
        self.lock.clicked.connect(self.lock_asked)
        self._explain()
        self._fit()

    def show_state(self, *, can_go_back: bool, unlocked: bool, can_search: bool) -> None:
        """Which of the buttons mean something here."""
        self.back.setVisible(can_go_back)
        self.search.setVisible(unlocked and can_search)
        self.hide_now.setVisible(unlocked)
        self.lock.setVisible(unlocked)
        self.tools.setVisible(unlocked)
        self._fit()

    def show_practice(self, made_up: bool) -> None:
        """Say on every screen that the people are made up, or stop saying it."""
        self._practice.setVisible(made_up)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width has room for other words."""
        super().resizeEvent(event)
        self._choose_words()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with a soft line under it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        width = round(line_width(ems(self, 1)))
        painter.fillRect(0, self.height() - width, self.width(), width, self.palette().color(SOFT_LINE))
        painter.end()

    def _explain(self) -> None:
        self.back.setAccessibleDescription(self.tr("Alt and Left arrow"))
        self.search.setAccessibleDescription(self.tr("Ctrl and F"))
        self.hide_now.setAccessibleDescription(self.tr("Ctrl and H, or Shift three times"))
        self.lock.setAccessibleDescription(self.tr("Ctrl and L"))

    def _fit(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        side, air = ems(self, 1.5), ems(self, 0.6)
        self._row.setContentsMargins(side if self.back.isHidden() else side - air, air, side, air)
        self._row.setSpacing(air)
        self._choose_words()

    def _choose_words(self) -> None:
        """One line holds it all: Search and Back give up their words first, then Hide and Lock, then the title goes."""
        buttons = (self.search, self.back, self.hide_now, self.lock)
        shown = [one for one in buttons if not one.isHidden()]
        room = left = self.width() - 2 * ems(self, 1.5) - ems(self, 0.6) * len(shown)
        silent: tuple[BarButton, ...] = ()
        for silent in ((), buttons[:2], buttons):
            left = room - sum(one.width_alone() if one in silent else one.width_in_words() for one in shown)
            if left >= ems(self, LEAST_TITLE):
                break
        for one in buttons:
            one.show_words(one not in silent)
        self.title.setVisible(left >= ems(self, LEAST_TITLE / 2))


class _PracticeStrip(QWidget):
    """Says on every screen that these people are made up."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(ems(self, 1.5), ems(self, 0.4), ems(self, 1.5), ems(self, 0.4))
        row.addWidget(Icon("leaf", CARE, self, size_ems=1.1))
        row.addWidget(Strong(self.tr("Practice. Everyone here is made up."), self), 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A quiet band, so that it is seen and does not shout."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Light))
        painter.end()
