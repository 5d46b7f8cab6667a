"""A shared summary on screen: one widget for who is about to share it and for who reads it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.summaries import SummaryContent
from companion.domain.summary_changes import SummaryChanges
from ui.forms.summary_marks import Mark, earlier_parts, line_marks, mark_words, part_marks
from ui.forms.summary_words import SummaryLine, SummaryPart, heading_of, parts_of
from ui.look.colours import MUTED, STRENGTH
from ui.look.theme import ems
from ui.widgets.group import Group
from ui.widgets.icons import Icon
from ui.widgets.words import Muted, Strong, Subheading, Text

_ICONS = {"strengths": "leaf", "passages": "talk", "disagreements": "hand", "question": "help"}


class SummaryPage(QWidget):
    """Everything a recipient sees of one summary, and nothing else. It can be read and copied, not changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ems(self, 0.9))
        self._heading = Subheading("", self, content=True)
        self._column.addWidget(self._heading)
        self._parts: list[_Part] = []

    def display(
        self,
        content: SummaryContent,
        changed: Collection[str] = (),
        changes: SummaryChanges | None = None,
    ) -> None:
        """Show it. What is new or other since the last one is marked in words: line by line where `changes` are given,
        by keys of whole parts in `changed`.
        """
        shown = (content, frozenset(changed), changes)
        if self._shown == shown:
            return
        self._shown = shown
        self._heading.show_words(heading_of(content))
        self._clear()
        marks, wholes = line_marks(changes), part_marks(changes) | frozenset(changed)
        for part in parts_of(content):
            self._parts.append(_Part(part, part.key in wholes, self, marks.get(part.key, {})))
            self._column.addWidget(self._parts[-1])

    def display_nothing(self) -> None:
        """Let go of every word of it: it was taken back."""
        self._shown = ()
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


class EarlierWords(QWidget):
    """What the summary before said and this one does not. It stands beside a summary, never in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[SummaryPart, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ems(self, 0.9))
        self._parts: list[_Part] = []
        self.hide()

    def display(self, earlier: SummaryContent | None, changes: SummaryChanges | None) -> None:
        """Show it; nothing where there is none."""
        parts = () if earlier is None or changes is None else earlier_parts(earlier, changes)
        self.setVisible(bool(parts))
        if parts == self._shown:
            return
        self._shown = parts
        for old in self._parts:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._parts = [_Part(part, False, self) for part in parts]
        for part in self._parts:
            self._column.addWidget(part)

    def shown_words(self) -> tuple[str, ...]:
        """Every sentence that is on it."""
        return tuple(words for part in self._parts for words in part.shown_words())


class _Part(Group):
    """A heading with its lines."""

    def __init__(
        self,
        part: SummaryPart,
        changed: bool,
        parent: QWidget,
        marks: Mapping[int, Mark] = MappingProxyType({}),
    ) -> None:
        super().__init__(part.title, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ems(self, 0.45))
        self._title = Strong(part.title, self)
        column.addWidget(self._title)
        if changed:
            column.addWidget(Muted(self.tr("Changed since the last time"), self))
        self._lines = [
            _Line(line, _ICONS.get(part.key, ""), self, marks.get(place))
            for place, line in enumerate(part.lines)
        ]
        for line in self._lines:
            column.addWidget(line)

    def shown_words(self) -> tuple[str, ...]:
        """Its heading and its sentences."""
        return (self._title.text(), *(words for line in self._lines for words in line.shown_words()))


class _Line(QWidget):
    """One thing. The person's own words have a bar beside them; whose they are is said in words, too."""

    def __init__(self, line: SummaryLine, icon_name: str, parent: QWidget, mark: Mark | None = None) -> None:
        super().__init__(parent)
        self._theirs = line.theirs
        across = QHBoxLayout(self)
        across.setContentsMargins(ems(self, 0.75), ems(self, 0.15), 0, ems(self, 0.15))
        across.setSpacing(ems(self, 0.5))
        if icon_name:
            icon = Icon(icon_name, STRENGTH if icon_name == "leaf" else MUTED, self, size_ems=1.125)
            across.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(ems(self, 0.1))
        across.addLayout(column, 1)
        if mark is not None:
            column.addWidget(Strong(mark_words(mark), self))
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
