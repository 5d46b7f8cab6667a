"""Labels: headings and sentences, plain text always, wrapped, sized from the zoomed font."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from ui.look.colours import CARE, MUTED, STRENGTH


class Text(QLabel):
    """A sentence. `content` marks words that came from a person or a clock, not from us."""

    scale = 1.0
    bold = False
    role = QPalette.ColorRole.WindowText

    def __init__(
        self,
        words: str = "",
        parent: QWidget | None = None,
        *,
        content: bool = False,
        selectable: bool = False,
        wrap: bool = True,
    ) -> None:
        self._heights: dict[int, int] = {}
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)  # words of a person are never read as HTML
        self.setWordWrap(wrap)
        self.setForegroundRole(self.role)
        self.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        if content:
            self.setProperty("content", True)
        if selectable:
            flags = Qt.TextInteractionFlag
            self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self._fit_font()
        self.setText(words)

    def show_words(self, words: str) -> None:
        """Change the sentence."""
        if words != self.text():
            self.setText(words)

    def setText(self, words: str) -> None:
        """Change the sentence."""
        self._heights.clear()
        super().setText(words)

    def heightForWidth(self, width: int) -> int:
        """How high it is in this width. Layouts ask for it dozens of times for every time it changes."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def minimumSizeHint(self) -> QSize:
        """One line, when it wraps: how high it is follows from its width, and a guess would leave pages too long."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self.fontMetrics().lineSpacing()) if self.wordWrap() else hint

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        self._heights.clear()
        if event.type() == QEvent.Type.FontChange:
            self._fit_font()
        super().changeEvent(event)

    def _fit_font(self) -> None:
        if self.scale == 1.0 and not self.bold:
            return
        font = QFont(QApplication.font())
        font.setPixelSize(round(font.pixelSize() * self.scale))
        font.setBold(self.bold)
        if font != self.font():
            self.setFont(font)


class Heading(Text):
    """The name of a page."""

    scale = 1.625
    bold = True


class Subheading(Text):
    """The name of a section."""

    scale = 1.1875
    bold = True


class Strong(Text):
    """A sentence that carries the weight."""

    bold = True


class Muted(Text):
    """A sentence that supports another."""

    role = MUTED


class Strength(Text):
    """Words about a strength; a leaf stands beside them, colour never carries it alone."""

    role = STRENGTH


class Care(Text):
    """Words that ask for care; a hand stands beside them."""

    role = CARE
