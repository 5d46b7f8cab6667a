"""A banner: one thing to know before anything else on the page."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.look.colours import CARE, PRIMARY, STRENGTH
from ui.look.style import box, line_width
from ui.look.theme import ems
from ui.widgets.icons import Icon
from ui.widgets.words import Text

Kind = Literal["info", "strength", "care"]
_ROLES = {"info": PRIMARY, "strength": STRENGTH, "care": CARE}
_ICONS = {"info": "info", "strength": "leaf", "care": "hand"}


class Banner(QWidget):
    """An icon and words in a frame of the kind's colour; the words carry the meaning."""

    def __init__(
        self,
        words: str = "",
        kind: Kind = "info",
        icon: str = "",
        parent: QWidget | None = None,
        *,
        content: bool = False,
    ) -> None:
        super().__init__(parent)
        self._role: QPalette.ColorRole = _ROLES[kind]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._words = Text(words, self, content=content, selectable=False)
        row = QHBoxLayout(self)
        row.addWidget(Icon(icon or _ICONS[kind], self._role, self), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        if not words:
            self.hide()

    def show_words(self, words: str) -> None:
        """Say something else; no words, no banner."""
        self._words.show_words(words)
        self.setVisible(bool(words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with a strip in the kind's colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        em = ems(self, 1)
        palette = self.palette()
        box(
            painter,
            self.rect(),
            em,
            fill=palette.color(QPalette.ColorRole.Base),
            line=palette.color(self._role),
            width=line_width(em),
        )
        painter.end()
