"""A section of a person's page: its lines, what can be done with each, and what can be added."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.forms.day import DayControl
from ui.forms.fields import FieldSpec, Shape
from ui.look.colours import STRENGTH
from ui.look.theme import ems
from ui.person.items import CHANGE, Item, Section
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import LineField
from ui.widgets.flow import FlowLayout
from ui.widgets.icons import Icon
from ui.widgets.words import Muted, Text
from ui.words.dates import DayError, to_day


class ItemRow(QWidget):
    """One line. It is filled again in place, so that the focus and typed words stay where they are.

    Signals:
        acted(str): the key of what was asked for.
        told(object): the words typed as the answer to its question, or the day.
    """

    acted = Signal(str)
    told = Signal(object)

    def __init__(self, item: Item, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shape = shape_of(item)
        self.buttons: dict[str, Button] = {}
        self._words = Text("", self, content=True)
        self._detail = Muted("", self, content=True)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(ems(self, 0.5))
        column = QVBoxLayout()
        column.setContentsMargins(0, ems(self, 0.45), 0, 0)  # level with the words of the button beside it
        column.setSpacing(ems(self, 0.15))
        if item.kind == "strength":
            leaf = QVBoxLayout()
            leaf.setContentsMargins(0, ems(self, 0.5), 0, 0)
            leaf.addWidget(Icon("leaf", STRENGTH, self, size_ems=1.125))
            leaf.addStretch(1)
            across.addLayout(leaf)
        across.addLayout(column, 1)
        column.addWidget(self._words)
        column.addWidget(self._detail)
        self.answer: LineField | None = None
        if item.asks:
            self.answer = self._make_answer(item, today, column)
        row = QWidget(self)
        flow = FlowLayout(row)
        for key, words in item.acts:
            button = Button(words, "plain", parent=row)
            button.clicked.connect(lambda _checked=False, key=key: self.acted.emit(key))
            self.buttons[key] = button
            if key == CHANGE:
                across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            else:
                flow.addWidget(button)
        column.addWidget(row)
        column.addStretch(1)
        row.setVisible(any(key != CHANGE for key, _words in item.acts))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.display(item)

    def _make_answer(self, item: Item, today: date, column: QVBoxLayout) -> LineField:
        """The field for the answer: words are handed over as they are typed, a day once it is said to be the one."""
        if not item.asks_day:
            words = LineField(item.asks, parent=self, longest=2000)
            words.share_history()
            words.settled.connect(self.told.emit)
            column.addWidget(words)
            return words
        day = DayControl(FieldSpec(name="day", shape=Shape.DAY, label=item.asks, narrow=True), today, self)
        take = Button(self.tr("Set this day"), parent=self)
        for said in (day.entered, take.clicked):
            said.connect(lambda: self._take_day(day, today))
        column.addWidget(day)
        column.addWidget(take)
        return day

    def _take_day(self, field: DayControl, today: date) -> None:
        """Hand over the day that stands in the field; where none can be read, the field says so itself."""
        field.settle()
        try:
            day = to_day(field.words(), today)
        except DayError:
            day = None
        if day is None:
            field.setFocus()
        else:
            self.told.emit(day)

    def display(self, item: Item) -> None:
        """Fill it in again; the item has the same shape."""
        self.setAccessibleName(item.words)
        self._words.show_words(item.words)
        self._detail.show_words(item.detail)
        self._detail.setVisible(bool(item.detail))
        for key, words in item.acts:
            self.buttons[key].setAccessibleName(f"{words}: {item.words}")
        if self.answer is not None and not item.asks_day:  # a typed day is not the vault's yet
            self.answer.show_words(item.told)


class SectionCard(Card):
    """A heading, lines, and buttons to add one more.

    Signals:
        acted(str, str, str): kind, id and key of something done with a line.
        told(str, str, object): kind, id and typed words, or a day.
        add_asked(str): what to add.
    """

    acted = Signal(str, str, str)
    told = Signal(str, str, object)
    add_asked = Signal(str)

    def __init__(self, title: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._today = today
        self.rows: dict[str, ItemRow] = {}
        self.adds: dict[str, Button] = {}
        self._adds_row = QWidget(self)
        FlowLayout(self._adds_row)
        self._empty = self.add(Muted("", self))
        self._lines = self.add(QWidget(self))
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ems(self, 0.75))
        self._top = QHBoxLayout()
        self._top.addWidget(self.heading, 1)
        self.body.insertLayout(0, self._top)
        self._adds_row.hide()
        self.add(self._adds_row)

    def display(self, section: Section) -> None:
        """Show the section: lines are kept, changed in place, made or taken out as need be."""
        self.setVisible(bool(section.items or section.adds))
        self._empty.show_words(section.empty)
        self._empty.setVisible(not section.items)
        self._lines.setVisible(bool(section.items))
        self._show_adds(section)
        focused = self._focused()
        gone = self.rows.keys() - {item.id for item in section.items}
        for record_id in gone:
            self._drop(record_id)
        for place, item in enumerate(section.items):
            self._show_item(place, item)
        if focused and not self._has_focus():
            self._focus_again(focused)

    def _show_item(self, place: int, item: Item) -> None:
        row = self.rows.get(item.id)
        if row is not None and row.shape == shape_of(item):
            row.display(item)
        else:
            if row is not None:
                self._drop(item.id)
            row = ItemRow(item, self._today, self._lines)
            row.acted.connect(lambda key, kind=item.kind, record=item.id: self.acted.emit(kind, record, key))
            row.told.connect(
                lambda words, kind=item.kind, record=item.id: self.told.emit(kind, record, words)
            )
            self.rows[item.id] = row
        if self._column.indexOf(row) != place:
            self._column.insertWidget(place, row)
        row.show()

    def _show_adds(self, section: Section) -> None:
        layout = self._adds_row.layout()
        if tuple(self.adds) == tuple(key for key, _words in section.adds) or layout is None:
            return
        for button in self.adds.values():
            button.hide()
            button.deleteLater()
        self.adds = {}
        for key, words in section.adds:
            button = Button(words, "plain", icon="plus", parent=self._adds_row)
            button.clicked.connect(lambda _checked=False, key=key: self.add_asked.emit(key))
            self.adds[key] = button
            if len(section.adds) == 1:  # one fits beside the heading at every zoom
                self._top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            else:
                layout.addWidget(button)
        self._adds_row.setVisible(len(section.adds) > 1)

    def _drop(self, record_id: str) -> None:
        row = self.rows.pop(record_id)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _focused(self) -> str:
        """The id of the line that holds the focus, or nothing."""
        return next((key for key, row in self.rows.items() if row.isAncestorOf(_focus_of(self))), "")

    def _has_focus(self) -> bool:
        return self.isAncestorOf(_focus_of(self))

    def _focus_again(self, record_id: str) -> None:
        row = self.rows.get(record_id)
        target = row.answer or next(iter(row.buttons.values()), None) if row is not None else None
        target = target or next(iter(self.adds.values()), None)
        if target is not None:
            target.setFocus()


def shape_of(item: Item) -> tuple[object, ...]:
    """What decides which widgets a line has; its words do not."""
    return (item.kind, item.acts, item.asks, item.asks_day)


def _focus_of(widget: QWidget) -> QWidget:
    return widget.window().focusWidget() or widget.window()
