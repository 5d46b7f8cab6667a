"""A shared summary on screen: one widget for who is about to share it and for who reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer, Signal
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


AT_FIRST = 24
"""Lines that stand at once: more than a window shows at 80 %."""
AT_ONCE = 12
"""Lines that follow between two keys: some thirty milliseconds of work."""


class _Parts(QWidget):
    """Parts under each other, the first lines at once and the rest between two turns of the event loop, in order.

    A summary may have two thousand lines: what is read first must not wait for the last, nor may a key.

    Signals:
        grown(): further lines stand; what comes after them has moved down.
    """

    grown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ems(self, 0.9))
        self._parts: list[_Part] = []
        self._to_come: list[_Told] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)

    def stands_whole(self) -> bool:
        """Whether every line is on it."""
        return not self._to_come and all(part.stands_whole() for part in self._parts)

    def _display_parts(self, told: Iterable[_Told]) -> None:
        self._clear()
        self._to_come = list(told)
        self._grow(AT_FIRST)

    def _part_words(self) -> tuple[str, ...]:
        """Every sentence of the parts: what is still to come is put there first."""
        while not self.stands_whole():
            self._grow(AT_ONCE)
        return tuple(words for part in self._parts for words in part.shown_words())

    def _go_on(self) -> None:
        self._grow(AT_ONCE)
        self.grown.emit()

    def _grow(self, count: int) -> None:
        while count > 0 and not self.stands_whole():
            if not self._parts or self._parts[-1].stands_whole():
                self._parts.append(_Part(self._to_come.pop(0), self))
                self._column.addWidget(self._parts[-1])
            count -= self._parts[-1].grow(count)
        if not self.stands_whole():
            self._soon.start()

    def _clear(self) -> None:
        self._soon.stop()
        self._to_come = []
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []


class SummaryPage(_Parts):
    """Everything a recipient sees of one summary, and nothing else. It can be read and copied, not changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()
        self._heading = Subheading("", self, content=True)
        self._column.addWidget(self._heading)

    def display(self, content: SummaryContent, changes: SummaryChanges | None = None) -> None:
        """Show it. What `changes` say is new or other since the last one is marked in words; None: it is the first."""
        shown = (content, changes)
        if self._shown == shown:
            return
        self._shown = shown
        self._heading.show_words(heading_of(content))
        marks, wholes = line_marks(changes), part_marks(changes)
        self._display_parts(
            _Told(part, part.key in wholes, marks.get(part.key, {})) for part in parts_of(content)
        )

    def display_nothing(self) -> None:
        """Let go of every word of it: it was taken back."""
        self._shown = ()
        self._heading.show_words("")
        self._clear()

    def shown_words(self) -> tuple[str, ...]:
        """Every sentence that is on it, from top to bottom."""
        return (self._heading.text(), *self._part_words())


class EarlierWords(_Parts):
    """What the summary before said and this one does not. It stands beside a summary, never in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[SummaryPart, ...] = ()
        self.hide()

    def display(self, earlier: SummaryContent | None, changes: SummaryChanges | None) -> None:
        """Show it; nothing where there is none."""
        parts = () if earlier is None or changes is None else earlier_parts(earlier, changes)
        self.setVisible(bool(parts))
        if parts == self._shown:
            return
        self._shown = parts
        self._display_parts(_Told(part) for part in parts)

    def shown_words(self) -> tuple[str, ...]:
        """Every sentence that is on it."""
        return self._part_words()


@dataclass(frozen=True)
class _Told:
    """A part, and what is marked in it."""

    part: SummaryPart
    changed: bool = False
    marks: Mapping[int, Mark] = field(default_factory=dict)


class _Part(Group):
    """A heading with its lines, as many of them as it was told to grow by."""

    def __init__(self, told: _Told, parent: QWidget) -> None:
        super().__init__(told.part.title, parent)
        self._told = told
        self._column = _spaced(QVBoxLayout(self), self)
        self._title = Strong(told.part.title, self)
        self._column.addWidget(self._title)
        if told.changed:
            self._column.addWidget(Muted(self.tr("Changed since the last time"), self))
        self._lines: list[_Line] = []

    def stands_whole(self) -> bool:
        """Whether every line is there."""
        return len(self._lines) == len(self._told.part.lines)

    def grow(self, most: int) -> int:
        """Put further lines there, at most so many, and say how many those were.

        Those of one turn stand in a box of their own: it knows how high they are, and they are not asked again.
        """
        part, begin = self._told.part, len(self._lines)
        box = QWidget(self)
        column = _spaced(_Remembering(box), box)
        for place, line in enumerate(part.lines[begin : begin + most], begin):
            made = _Line(line, _ICONS.get(part.key, ""), box, self._told.marks.get(place))
            self._lines.append(made)
            column.addWidget(made)
        self._column.addWidget(box)
        return len(self._lines) - begin

    def shown_words(self) -> tuple[str, ...]:
        """Its heading and its sentences."""
        return (self._title.text(), *(words for line in self._lines for words in line.shown_words()))


class _Remembering(QVBoxLayout):
    """Knows how high it is in every width until something in it changes: layouts around it ask again and again."""

    def __init__(self, parent: QWidget) -> None:
        self._heights: dict[int, int] = {}
        super().__init__(parent)

    def heightForWidth(self, width: int) -> int:
        """As it was the last time."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def minimumHeightForWidth(self, width: int) -> int:
        """The same: every line of it has one height."""
        return self.heightForWidth(width)

    def invalidate(self) -> None:
        """Something in it has changed."""
        self._heights.clear()
        super().invalidate()


def _spaced(column: QVBoxLayout, widget: QWidget) -> QVBoxLayout:
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(ems(widget, 0.45))
    return column


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
