"""A shared summary on screen: one widget for who is about to share it and for who reads it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.summaries import SummaryContent
from ui.forms.summary_words import SummaryLine, SummaryPart, heading_of, parts_of
from ui.look.colours import MUTED, STRENGTH
from ui.look.theme import ems
from ui.widgets.group import Group
from ui.widgets.icons import Icon
from ui.widgets.words import Muted, Strong, Subheading, Text

_MARKS = {"strengths": "leaf", "passages": "talk", "disagreements": "hand", "question": "help"}


class SummaryPage(QWidget):
    """Everything a recipient sees of one summary, and nothing else. It can be read and copied, not changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[SummaryContent | None, frozenset[str]] = (None, frozenset())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ems(self, 0.9))
        self._heading = Subheading("", self, content=True)
        self._column.addWidget(self._heading)
        self._parts: list[_Part] = []

    def display(self, content: SummaryContent, changed: Collection[str] = ()) -> None:
        """Show it. `changed` are keys of parts that are new or other since the last one; they are marked in words."""
        if self._shown == (content, frozenset(changed)):
            return
        self._shown = (content, frozenset(changed))
        self._heading.show_words(heading_of(content))
        self._clear()
        for part in parts_of(content):
            self._parts.append(_Part(part, part.key in changed, self))
            self._column.addWidget(self._parts[-1])

    def display_nothing(self) -> None:
        """Let go of every word of it: it was taken back."""
        self._shown = (None, frozenset())
        self._heading.show_words("")
        self._clear()

    def shown_words(self) -> tuple[str, ...]:
        """Every sentence that is on it, from top to bottom."""
        lines = [words for part in self._parts for words in part.shown_words()]
        return (self._heading.text(), *lines)

    def _clear(self) -> None:
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []


class _Part(Group):
    """A heading with its lines."""

    def __init__(self, part: SummaryPart, changed: bool, parent: QWidget) -> None:
        super().__init__(part.title, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ems(self, 0.45))
        self._title = Strong(part.title, self)
        column.addWidget(self._title)
        if changed:
            column.addWidget(Muted(self.tr("Changed since the last time"), self))
        self._lines = [_Line(line, _MARKS.get(part.key, ""), self) for line in part.lines]
        for line in self._lines:
            column.addWidget(line)

    def shown_words(self) -> tuple[str, ...]:
        """Its heading and its sentences."""
        return (self._title.text(), *(words for line in self._lines for words in line.shown_words()))


class _Line(QWidget):
    """One thing. The person's own words have a bar beside them; whose they are is said in words, too."""

    def __init__(self, line: SummaryLine, mark: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theirs = line.theirs
        across = QHBoxLayout(self)
        across.setContentsMargins(ems(self, 0.75), ems(self, 0.15), 0, ems(self, 0.15))
        across.setSpacing(ems(self, 0.5))
        if mark:
            icon = Icon(mark, STRENGTH if mark == "leaf" else MUTED, self, size_ems=1.125)
            across.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(ems(self, 0.1))
        across.addLayout(column, 1)
        self._labels: list[Text] = []
        if line.said:
            self._labels.append(Muted(line.said, self, content=True))
        self._labels.append(Text(line.words, self, content=True, selectable=True))
        self._labels.extend(Muted(words, self, content=True) for words in line.details)
        for label in self._labels:
            column.addWidget(label)

    def shown_words(self) -> tuple[str, ...]:
        """Its sentences."""
        return tuple(label.text() for label in self._labels)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A bar on the side where reading begins."""
        if not self._theirs:
            return
        painter = QPainter(self)
        width = max(2, ems(self, 0.2))
        left = 0 if self.isLeftToRight() else self.width() - width
        painter.fillRect(left, 0, width, self.height(), self.palette().color(QPalette.ColorRole.Mid))
        painter.end()
