"""The fields of a form as widgets: each shows a value, gives the new one, and says what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QVBoxLayout,
    QWidget,
)

from ui.forms.day import DayControl
from ui.forms.fields import FieldSpec, Shape
from ui.forms.pick import PickControl, key_of
from ui.widgets.choices import AnyOf, OneOf
from ui.widgets.field import Field, LineField
from ui.widgets.words import Care
from ui.widgets.words_edit import WordsEdit

# More than any name or line may hold, so that a line that is too long stays whole while we say so.
LONGEST_LINE = 2000


class LineControl(LineField):
    """One line of words.

    Signals:
        given(str): the words, once they settle.
    """

    given = Signal(object)

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec.label, spec.hint, parent, longest=LONGEST_LINE)
        self.share_history()
        self.settled.connect(self._settled)

    def show_value(self, value: Any) -> None:
        """Show words from the vault."""
        self.show_words(value)

    def _settled(self, words: str) -> None:
        self.given.emit(words)


class WordsControl(Field):
    """Several lines of words.

    Signals:
        given(str): the words, once they settle.
    """

    given = Signal(object)

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        self.edit = WordsEdit(spec.label)
        super().__init__(spec.label, self.edit, spec.hint, parent)
        self.share_history()
        self.edit.settled.connect(self._settled)
        self.edit.limit_reached.connect(self._too_long)

    def show_value(self, value: Any) -> None:
        """Show words from the vault."""
        self.edit.show_words(value)

    def share_history(self, shared: bool = True) -> None:
        """Leave Ctrl+Z to the history of everything, where these words are kept in the vault."""
        self.edit.share_history(shared)

    def _settled(self, words: str) -> None:
        self.show_trouble("")
        self.given.emit(words)

    def _too_long(self, longest: int) -> None:
        self.show_trouble(
            self.tr(
                "That is more than %Ln letters. What was here stays as it is. Paste it in parts.",
                "",
                longest,
            )
        )


class OneControl(QWidget):
    """One of a few answers.

    Signals:
        given(str): the key, "" for no answer.
    """

    given = Signal(object)

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = OneOf(spec.label, spec.options, spec.hint, self, across=True)
        self._trouble = _in_column(self, self.choice)
        self.choice.chosen.connect(lambda key: self.given.emit(self.value_of(key)))

    def show_value(self, value: Any) -> None:
        """Show the answer."""
        self.choice.show_choice(key_of(value))

    def value_of(self, key: str) -> Any:
        """What an answer means."""
        return key

    def show_trouble(self, sentence: str) -> None:
        """Say what is wrong."""
        self._trouble.show_words(sentence)
        self._trouble.setVisible(bool(sentence))


class YesNoControl(OneControl):
    """Yes, no, or nobody has asked yet.

    Signals:
        given(bool | None): the answer.
    """

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        answers = (
            ("yes", QCoreApplication.translate("Forms", "Yes")),
            ("no", QCoreApplication.translate("Forms", "No")),
            ("unasked", QCoreApplication.translate("Forms", "Not asked yet")),
        )
        super().__init__(replace(spec, options=answers), parent)

    def show_value(self, value: Any) -> None:
        """Show the answer."""
        self.choice.show_choice({True: "yes", False: "no", None: "unasked"}[value])

    def value_of(self, key: str) -> Any:
        """Yes, no, or neither."""
        return {"yes": True, "no": False}.get(key)


class TickControl(QCheckBox):
    """One thing that is so or not.

    Signals:
        given(bool): whether it is ticked now.
    """

    given = Signal(object)

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec.label, parent)
        self.setAccessibleDescription(spec.hint)
        self.clicked.connect(lambda ticked: self.given.emit(bool(ticked)))

    def show_value(self, value: Any) -> None:
        """Show whether it is so."""
        self.setChecked(bool(value))

    def show_trouble(self, sentence: str) -> None:
        """A tick cannot be wrong; what it is told stands in its description."""
        self.setAccessibleDescription(sentence)


class ManyControl(QWidget):
    """Any of several.

    Signals:
        given(tuple[str, ...]): the keys that are ticked, in the order of the options.
    """

    given = Signal(object)

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order = [key for key, _words in spec.options]
        self.choice = AnyOf(spec.label, spec.options, spec.hint, self, across=True)
        self._trouble = _in_column(self, self.choice)
        self.choice.chosen.connect(
            lambda ticked: self.given.emit(tuple(key for key in self._order if key in ticked))
        )

    def show_value(self, value: Any) -> None:
        """Show what was ticked."""
        self.choice.show_choice(key_of(one) for one in value)

    def show_trouble(self, sentence: str) -> None:
        """Say what is wrong."""
        self._trouble.show_words(sentence)
        self._trouble.setVisible(bool(sentence))


Control = (
    LineControl
    | WordsControl
    | DayControl
    | OneControl
    | YesNoControl
    | TickControl
    | ManyControl
    | PickControl
)

_CONTROLS: dict[Shape, type[Any]] = {
    Shape.LINE: LineControl,
    Shape.WORDS: WordsControl,
    Shape.ONE: OneControl,
    Shape.YES_NO: YesNoControl,
    Shape.TICK: TickControl,
    Shape.MANY: ManyControl,
    Shape.PICK: PickControl,
}


def make_control(spec: FieldSpec, today: date, parent: QWidget | None = None) -> Control:
    """The widget for a field. `today` is what typed days are measured against."""
    if spec.shape is Shape.DAY:
        return DayControl(spec, today, parent)
    control: Control = _CONTROLS[spec.shape](spec, parent)
    return control


def _in_column(owner: QWidget, choice: QWidget) -> Care:
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(choice)
    trouble = Care("", owner)
    trouble.hide()
    column.addWidget(trouble)
    return trouble
