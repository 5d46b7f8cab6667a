"""What the bars at the top and at the bottom have in common: a quiet surface, and less air in a low window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.colours import SOFT_LINE
from ui.look.style import line_width
from ui.look.theme import ems

LOW = 26.0  # ems: below this height each bar keeps to about a fifth of the window
TOO_MANY = 99


class Bar(QWidget):
    """Follows the zoom, its width and the height of what it stands in. Heirs say how in `fit` and `choose_words`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._ready = False
        if parent is not None:
            parent.installEventFilter(self)

    @property
    def low(self) -> bool:
        """Whether letters are so large for this window that every line counts."""
        holder = self.parentWidget()
        return holder is not None and holder.height() < ems(self, LOW)

    def begin(self) -> None:
        """All parts are made: fit them, now and whenever the room changes."""
        self._ready = True
        self.fit()

    def fit(self) -> None:
        """Margins and spacing, in this size of letters and this height of the window."""

    def choose_words(self) -> None:
        """What is said in words, in this width."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that becomes lower or higher."""
        if self._ready and event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self.fit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if self._ready and event.type() == QEvent.Type.FontChange:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width has room for other words."""
        super().resizeEvent(event)
        if self._ready:
            self.choose_words()

    def paint_surface(self, surface: QPalette.ColorRole, *, line_below: bool) -> None:
        """The bar's ground, and the soft line between it and the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(surface))
        width = round(line_width(ems(self, 1)))
        top = self.height() - width if line_below else 0
        painter.fillRect(0, top, self.width(), width, self.palette().color(SOFT_LINE))
        painter.end()


def lines_of(metrics: QFontMetrics, words: str, width: int) -> int:
    """How many lines a sentence takes in a width (pixels)."""
    wrapped = metrics.boundingRect(QRect(0, 0, max(1, width), 100_000), Qt.TextFlag.TextWordWrap, words)
    if wrapped.width() > width:
        return TOO_MANY  # a word is wider than that
    return max(1, round(wrapped.height() / metrics.lineSpacing()))


def shortened(metrics: QFontMetrics, words: str, width: int, lines: int) -> str:
    """As many words of a sentence as these lines hold, with dots where it goes on."""
    parts = words.split(" ")
    for count in range(len(parts), 0, -1):
        said = words if count == len(parts) else " ".join(parts[:count]) + "…"
        if lines_of(metrics, said, width) <= lines:
            return said
    return ""
