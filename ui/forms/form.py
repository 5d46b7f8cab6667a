"""A form: fields under each other, every value given as soon as it settles, trouble said beside its field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.announce import announce
from ui.forms.columns import Columns
from ui.forms.controls import Control, LineControl, WordsControl, make_control
from ui.forms.day import DayControl
from ui.forms.fields import FieldSpec
from ui.forms.pick import PickControl
from ui.look.theme import ems
from ui.widgets.field import Field


class Form(QWidget):
    """Fields from their descriptions.

    Signals:
        given(str, object): a field's name and the value that the worker gave it.
    """

    given = Signal(str, object)

    def __init__(self, specs: Sequence[FieldSpec], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controls: dict[str, Control] = {}
        self._specs = {spec.name: spec for spec in specs}
        self._troubled: set[str] = set()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ems(self, 1.1))
        row: Columns | None = None
        for spec in specs:
            control = make_control(spec, today, self)
            control.given.connect(lambda value, name=spec.name: self._given(name, value))
            self._controls[spec.name] = control
            if not spec.narrow:
                row = None
                column.addWidget(control)
                continue
            if row is None:
                row = Columns(13.0, 3, self)
                column.addWidget(row)
            row.add(control)

    def display(self, values: Mapping[str, Any]) -> None:
        """Show values by field name; fields without a value, or with words that are wrong, stay as they are."""
        for name, control in self._controls.items():
            if name in values and name not in self._troubled:
                control.show_value(values[name])
                self._ask_after(name, values[name])

    def show_trouble(self, name: str, sentence: str) -> bool:
        """Say under a field what is wrong with it. False when the form has no such field."""
        control = self._controls.get(name)
        if control is None:
            return False
        control.show_trouble(sentence)
        if sentence:
            self._troubled.add(name)
            announce(control, sentence)
        else:
            self._troubled.discard(name)
        return True

    def share_history(self, shared: bool) -> None:
        """Leave Ctrl+Z to the history of everything, or, while nothing of the form is kept, to each field."""
        for control in self._controls.values():
            if isinstance(control, LineControl | WordsControl | DayControl):
                control.share_history(shared)

    def name_within(self, title: str) -> None:
        """Call every field by the part of a page it stands in too: the same form may be there twice."""
        for name, control in self._controls.items():
            label = f"{title}: {self._specs[name].label}"
            if isinstance(control, Field):
                control.control.setAccessibleName(label)
            if isinstance(control, PickControl):
                control.describe(label)
            if isinstance(control, DayControl):
                control.name_calendar(label)
            for button in control.findChildren(QAbstractButton):
                button.setAccessibleDescription(label)

    def control(self, name: str) -> Control:
        """The widget of a field."""
        return self._controls[name]

    def _given(self, name: str, value: object) -> None:
        kept = self._specs[name].to_value(value)
        self.show_trouble(name, "")
        self._ask_after(name, kept)
        self.given.emit(name, kept)

    def _ask_after(self, name: str, value: object) -> None:
        """Show the fields that this answer calls for, hide those it does not."""
        for spec in self._specs.values():
            if spec.only_when is not None and spec.only_when[0] == name:
                self._controls[spec.name].setVisible(value == spec.only_when[1])
