"""A day in a form: typed in any usual way or chosen in a calendar, and said back in full before it counts."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.forms.calendar import DayCalendar
from ui.forms.fields import FieldSpec
from ui.widgets.buttons import Button
from ui.widgets.field import LineField
from ui.widgets.words import Muted
from ui.words.dates import DayError, day_typed, full_day_words, to_day


class DayControl(LineField):
    """A day, typed in any usual way or chosen in a calendar; how it was understood stands under the field at each key.

    Signals:
        given(date | None): a day we can keep, or None for an emptied field.
    """

    given = Signal(object)

    def __init__(self, spec: FieldSpec, today: date, parent: QWidget | None = None) -> None:
        super().__init__(spec.label, spec.hint, parent, longest=60)
        self.share_history()
        self._past = spec.past
        self._today = today
        self._understood = Muted("", self, content=True)
        self._understood.hide()
        self.line.setPlaceholderText(self.tr("Day / month / year"))
        self.open_calendar = Button("", "quiet", "calendar", self)
        self.open_calendar.setToolTip(self.tr("Calendar"))
        self.open_calendar.clicked.connect(self._open)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            place = column.indexOf(self.line)
            beside = QHBoxLayout()
            beside.addWidget(self.line, 1)
            beside.addWidget(self.open_calendar)
            column.insertLayout(place, beside)
            column.insertWidget(place + 1, self._understood)
        self.name_calendar(spec.label)
        self.line.textEdited.connect(self._edit_day)
        self.settled.connect(self._read)

    def name_calendar(self, label: str) -> None:
        """Call the calendar's button by the field it stands beside."""
        self.open_calendar.setAccessibleName(self.tr("Calendar: {question}").format(question=label))

    def show_value(self, value: Any) -> None:
        """Show a day from the vault, unless a typed day says the same or cannot be read yet."""
        try:
            if self.words() and self._understand(self.words()) == value:
                self._say(value)
                return
        except DayError:
            return
        self.show_words(day_typed(value))
        self._say(value)

    def take(self, day: date) -> None:
        """Put in the day that was chosen in the calendar, as if it had been typed."""
        self.line.setText(day_typed(day))
        self._edit_day(self.line.text())
        self._settling.touch()
        self.settle()

    def _edit_day(self, _typed: str) -> None:
        """Say at each key how it would be read. Until it is kept as a day it stands nowhere else."""
        self._stand_apart(True)
        try:
            self._say(self._understand(self.words()))
        except DayError:
            self._say(None)

    def _understand(self, typed: str) -> date | None:
        return to_day(typed, self._today, past=self._past)

    def _read(self, typed: str) -> None:
        try:
            day = self._understand(typed)
        except DayError as error:
            self._say(None)
            self.show_trouble(str(error))
            return
        self.show_trouble("")
        self._say(day)
        self.given.emit(day)

    def _say(self, day: date | None) -> None:
        self._understood.show_words("" if day is None else full_day_words(day))
        self._understood.setVisible(day is not None)

    def _open(self) -> None:
        try:
            day = self._understand(self.words())
        except DayError:
            day = None
        calendar = DayCalendar(
            self.label.text(), day or self._today, self._today, past=self._past, parent=self
        )
        calendar.chosen.connect(self.take)
        calendar.open_below(self.open_calendar.mapToGlobal(QPoint(0, self.open_calendar.height())))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
