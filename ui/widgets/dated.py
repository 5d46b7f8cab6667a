"""A list of dated sentences: when on the left, what on the right; each may be opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.look.theme import ems
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.words import Muted, Text


@dataclass(frozen=True)
class DatedSentence:
    """One line: the date in words, the sentence, and the id to open (none: it only stands there).

    `acts` is what can be done with it there, as (key, words).
    """

    date_words: str
    sentence: str
    id: str = ""
    open_words: str = ""
    acts: tuple[tuple[str, str], ...] = ()


class DatedList(QWidget):
    """Lines in the order given; rebuilt only when they differ.

    Signals:
        chosen(str): the id of the line to open.
        acted(str, str): the id of a line and the key of what is to be done with it.
    """

    chosen = Signal(str)
    acted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None, *, open_words: str = "", date_ems: float = 6.5) -> None:
        super().__init__(parent)
        self._open_words = open_words
        self._date_ems = date_ems
        self._shown: tuple[DatedSentence, ...] = ()
        self._buttons: list[Button] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._fit()

    def display(self, lines: Sequence[DatedSentence]) -> None:
        """Show these lines."""
        if tuple(lines) == self._shown:
            return
        self._shown = tuple(lines)
        asked_for = not self.isHidden()
        self.hide()  # or Qt lays out all that is there already for each line that appears
        for part in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._buttons = []
        for row, line in enumerate(self._shown):
            self._add(2 * row, line)
            if line.acts:
                self._add_acts(2 * row + 1, line)
        self.setVisible(asked_for)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        # Said here, or Qt asks the style for it line by line: 10,000 times for a hundred of them.
        self._grid.setSpacing(ems(self, 0.625))

    def _add(self, row: int, line: DatedSentence) -> None:
        when = Muted(line.date_words, self, content=True, wrap=False)
        when.setMinimumWidth(ems(self, self._date_ems))
        said = Text(line.sentence, self, content=True)
        if self._open_words:  # level with the words of the button
            for label in (when, said):
                label.setContentsMargins(0, ems(self, 0.45), 0, 0)
        self._grid.addWidget(when, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(said, row, 1, Qt.AlignmentFlag.AlignTop)
        words = line.open_words or self._open_words
        if line.id and words:
            button = Button(words, "plain", parent=self)
            button.setAccessibleName(f"{words}: {line.sentence}, {line.date_words}")
            button.clicked.connect(lambda _checked=False, line_id=line.id: self.chosen.emit(line_id))
            self._grid.addWidget(button, row, 2, Qt.AlignmentFlag.AlignTop)
            self._buttons.append(button)

    def _add_acts(self, row: int, line: DatedSentence) -> None:
        """What can be done with a line, under its sentence."""
        place = QWidget(self)
        flow = FlowLayout(place)
        for key, words in line.acts:
            button = Button(words, "plain", parent=place)
            button.setAccessibleName(f"{words}: {line.sentence}, {line.date_words}")
            button.clicked.connect(lambda _checked=False, key=key: self.acted.emit(line.id, key))
            flow.addWidget(button)
        self._grid.addWidget(place, row, 1, 1, 2)

    def first_button(self) -> Button | None:
        """What opens the first line that can be opened."""
        return self._buttons[0] if self._buttons else None
