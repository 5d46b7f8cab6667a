"""The bar at the top: where we are, the way back, Search, Hide and Lock."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look.colours import CARE
from ui.look.theme import ems
from ui.shell.bar import Bar, lines_of, shortened
from ui.shell.bar_button import BarButton
from ui.widgets.flow import FlowLayout
from ui.widgets.icons import Icon
from ui.widgets.words import Strong, Subheading

LEAST_TITLE = 9.0  # ems: room for two lines of a title before buttons give up their words for it


class Header(Bar):
    """One line at every letter size: words beside the icons where there is room, Hide and Lock the last to lose them.

    In a low window the title keeps to one line, and "Practice" stands before it on the practice band's own ground.

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
        self._made_up = practice
        self._can_search = False
        self._words = ""
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._practice = _PracticeStrip(self)
        self._column.addWidget(self._practice)
        self._row = QHBoxLayout()
        self._mark = _PracticeMark(self)
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
        self._row.addWidget(self._mark)
        self._row.addWidget(self.title, 1)
        self._row.addWidget(self.tools, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(self._row)
        self.back.clicked.connect(self.back_asked)
        self.search.clicked.connect(self.search_asked)
        self.hide_now.clicked.connect(self.hide_asked)
        self.lock.clicked.connect(self.lock_asked)
        self._explain()
        self.begin()

    def show_title(self, words: str) -> None:
        """What the page is called."""
        self._words = words
        self.choose_words()

    def show_state(self, *, can_go_back: bool, unlocked: bool, can_search: bool) -> None:
        """Which of the buttons mean something here."""
        self.back.setVisible(can_go_back)
        self._can_search = unlocked and can_search
        self.hide_now.setVisible(unlocked)
        self.lock.setVisible(unlocked)
        self.tools.setVisible(unlocked)
        self.fit()

    def show_practice(self, made_up: bool) -> None:
        """Say on every screen that the people are made up, or stop saying it."""
        self._made_up = made_up
        self.fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with a soft line under it; the practice band's own where the band has given way."""
        surface = QPalette.ColorRole.Light if self._mark.isVisible() else QPalette.ColorRole.Base
        self.paint_surface(surface, line_below=True)

    def _explain(self) -> None:
        self.back.setAccessibleDescription(self.tr("Alt and Left arrow"))
        self.search.setAccessibleDescription(self.tr("Ctrl and F"))
        self.hide_now.setAccessibleDescription(self.tr("Ctrl and H, or Shift three times"))
        self.lock.setAccessibleDescription(self.tr("Ctrl and L"))

    def fit(self) -> None:
        """Follow the zoom, and the height of the window."""
        low = self.low
        self._practice.setVisible(self._made_up and not low)
        self._mark.setVisible(self._made_up and low)
        self._column.setContentsMargins(0, 0, 0, 0)
        side, gap, air = ems(self, 1 if low else 1.5), ems(self, 0.6), ems(self, 0.15 if low else 0.6)
        self._row.setContentsMargins(side if self.back.isHidden() else side - gap, air, side, air)
        self._row.setSpacing(gap)
        self.choose_words()

    def choose_words(self) -> None:
        """One line holds it all: Search and Back give up their words first, then Hide and Lock, then the title goes."""
        buttons = (self.search, self.back, self.hide_now, self.lock)
        self.search.setVisible(self._can_search and self._has_room_for_search())
        shown = [one for one in buttons if not one.isHidden()]
        room = left = self.width() - 2 * ems(self, 1.5) - ems(self, 0.6) * len(shown)
        if not self._mark.isHidden():
            room -= self._mark.sizeHint().width() + ems(self, 0.6)
        silent: tuple[BarButton, ...] = ()
        for silent in ((), buttons[:2], buttons):
            left = room - sum(one.width_alone() if one in silent else one.width_in_words() for one in shown)
            if self._holds_title(left):
                break
        for one in buttons:
            one.show_words(one not in silent)
        self._show_title_in(left)

    def _has_room_for_search(self) -> bool:
        """That these people are made up comes first; its key, and all commands, still search."""
        others = [one for one in (self.back, self.hide_now, self.lock) if not one.isHidden()]
        taken = sum(one.width_alone() + ems(self, 0.6) for one in (*others, self.search)) + ems(self, 2)
        return self._mark.isHidden() or taken + self._mark.sizeHint().width() <= self.width()

    def _holds_title(self, left: int) -> bool:
        """In a low window whole in one line; else in two."""
        in_line = lines_of(self.title.fontMetrics(), self._words, left) == 1
        return in_line if self.low else left >= ems(self, LEAST_TITLE)

    def _show_title_in(self, left: int) -> None:
        """Whole where there is room for it; else as much of it as fits, and the page's own heading says the rest."""
        words = shortened(self.title.fontMetrics(), self._words, left, 1) if self.low else self._words
        self.title.setAccessibleName(self._words if words != self._words else "")
        self.title.show_words(words)
        self.title.setVisible(left >= ems(self, LEAST_TITLE / 2) and bool(words or not self._words))


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


class _PracticeMark(QWidget):
    """The same in one word, where there is no room for a band."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setToolTip(self.tr("Practice. Everyone here is made up."))
        row = QHBoxLayout(self)
        row.setContentsMargins(ems(self, 0.3), 0, 0, 0)
        row.setSpacing(ems(self, 0.4))
        row.addWidget(Icon("leaf", CARE, self, size_ems=1.1))
        words = Strong(self.tr("Practice"), self, wrap=False)
        words.setAccessibleName(self.tr("Practice. Everyone here is made up."))
        row.addWidget(words)
