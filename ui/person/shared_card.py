"""What was shared of a person: how far each summary has come, what came back, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.look.theme import ems
from ui.person.shared import AnswerItem, SharedItem, SharedView
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.words import Muted, Strong, Text


class SharedCard(Card):
    """A card that is not there while this laptop is in no team and nothing was shared.

    Signals:
        take_back_asked(str, str): an item, and the names of those who may have it.
        share_asked(str): the id of a conversation. read_asked(str): the id of an answer.
        stuck_asked(): what needs attention.
    """

    take_back_asked = Signal(str, str)
    share_asked = Signal(str)
    read_asked = Signal(str)
    stuck_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title(self.tr("What is shared"))
        self._shown: SharedView | None = None
        self.rows: dict[str, SharedRow] = {}
        self._empty = self.add(Muted("", self))
        self._lines = self.add(QWidget(self))
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ems(self, 0.9))
        self.offer = Button("", icon="forward", parent=self)
        self.offer.setProperty("content", True)
        self._offer_row = self.add_row(self.offer)
        self.offer.clicked.connect(lambda: self.share_asked.emit(self._shown.offer if self._shown else ""))
        self.hide()

    def display(self, state: SharedView) -> None:
        """Show it; a summary about which nothing changed stays as it is, and so does the keyboard."""
        self._shown = state
        self.setVisible(state.shown)
        self._empty.show_words(state.empty)
        self._empty.setVisible(bool(state.empty))
        self.offer.setText(state.offer_words)
        self._offer_row.setVisible(bool(state.offer))
        self._lines.setVisible(bool(state.items))
        wanted = {one.key: one for one in state.items}
        for key in [key for key, row in self.rows.items() if row.state != wanted.get(key)]:
            row = self.rows.pop(key)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for place, one in enumerate(state.items):
            row = self.rows.get(one.key) or self._make(one)
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            row.show()

    def _make(self, one: SharedItem) -> SharedRow:
        row = self.rows[one.key] = SharedRow(one, self._lines)
        row.take_back_asked.connect(lambda: self.take_back_asked.emit(one.item, one.names))
        row.share_asked.connect(lambda: self.share_asked.emit(one.conversation))
        row.read_asked.connect(self.read_asked)
        row.stuck_asked.connect(self.stuck_asked)
        return row


class SharedRow(QWidget):
    """One summary.

    Signals:
        take_back_asked(), share_asked(), stuck_asked(); read_asked(str): the id of an answer.
    """

    take_back_asked = Signal()
    share_asked = Signal()
    stuck_asked = Signal()
    read_asked = Signal(str)

    def __init__(self, state: SharedItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(state.title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ems(self, 0.25))
        self._column.addWidget(Strong(state.title, self, content=True))
        for words in state.states:
            self._column.addWidget(Text(words, self, content=True))
        for answer in state.answers:
            self._add_answer(answer)
        row = QWidget(self)
        flow = FlowLayout(row)
        self.buttons: dict[str, Button] = {}
        for key, words, wanted, ask in (
            ("stuck", self.tr("See what needs attention"), state.stuck, self.stuck_asked),
            ("share", state.share_words, bool(state.conversation), self.share_asked),
            ("take_back", self.tr("Take back"), state.can_take_back, self.take_back_asked),
        ):
            if wanted:
                button = self.buttons[key] = Button(words, "plain", parent=row)
                button.setAccessibleName(f"{words}: {state.title}. {' '.join(state.states)}")
                button.clicked.connect(ask)
                flow.addWidget(button)
        row.setVisible(bool(self.buttons))
        self._column.addWidget(row)

    def _add_answer(self, answer: AnswerItem) -> None:
        block = QWidget(self)
        column = QVBoxLayout(block)
        column.setContentsMargins(ems(self, 0.75), ems(self, 0.25), 0, 0)
        column.setSpacing(ems(self, 0.1))
        column.addWidget(Muted(answer.said, block, content=True))
        column.addWidget(Text(answer.words, block, content=True, selectable=True))
        if answer.new:
            read = Button(self.tr("I have read this"), "plain", "check", block)
            read.setAccessibleName(f"{read.text()}: {answer.said}. {answer.words}")
            read.clicked.connect(lambda: self.read_asked.emit(answer.id))
            line = QWidget(block)
            FlowLayout(line).addWidget(read)
            column.addWidget(line)
        self._column.addWidget(block)
