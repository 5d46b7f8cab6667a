"""What was picked out of a passage: strengths first, each with its words, and a form to put it right."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.strengths import Action, Hope, Need, Strength, Urgency, Who
from companion.domain.text import is_blank
from companion.services.record.agreement import Picked
from ui.conversation.state import details_of
from ui.forms.fields import FieldSpec, Shape
from ui.forms.form import Form
from ui.look.colours import PRIMARY, STRENGTH
from ui.look.theme import ems
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.icons import Icon
from ui.widgets.keyboard import leave_keyboard
from ui.widgets.words import Muted, Strong, Text
from ui.words.wording import options_for

Noun = type[Picked]
LOOKS: dict[Noun, tuple[str, QPalette.ColorRole]] = {
    Strength: ("leaf", STRENGTH),
    Hope: ("star", PRIMARY),
    Need: ("hand", PRIMARY),
    Action: ("forward", PRIMARY),
}


def noun_words(noun: Noun) -> str:
    """What a kind of picked thing is called."""
    words = {
        Strength: QCoreApplication.translate("Picked", "Strength"),
        Hope: QCoreApplication.translate("Picked", "Hope"),
        Need: QCoreApplication.translate("Picked", "Need"),
        Action: QCoreApplication.translate("Picked", "Action"),
    }
    return words[noun]


def fields_of(noun: Noun) -> tuple[FieldSpec, ...]:
    """What can be put right about a picked thing."""
    text = FieldSpec(name="text", shape=Shape.WORDS, label=noun_words(noun))
    if noun is Hope:
        step = QCoreApplication.translate("Picked", "Smallest next step")
        return (text, FieldSpec(name="smallest_step", shape=Shape.LINE, label=step))
    if noun is Need:
        return (text, _urgency())
    return (*_who_and_when(), text) if noun is Action else (text,)


def _urgency() -> FieldSpec:
    return FieldSpec(
        name="urgency",
        shape=Shape.ONE,
        label=QCoreApplication.translate("Picked", "How soon?"),
        options=tuple(options_for(Urgency)),
        choices=Urgency,
    )


def _who_and_when() -> tuple[FieldSpec, ...]:
    return (
        FieldSpec(
            name="who",
            shape=Shape.ONE,
            label=QCoreApplication.translate("Picked", "Who does it?"),
            options=tuple(options_for(Who)),
            choices=Who,
        ),
        FieldSpec(
            name="who_name",
            shape=Shape.LINE,
            label=QCoreApplication.translate("Picked", "Their name"),
            hint=QCoreApplication.translate("Picked", "If it is someone else."),
            narrow=True,
        ),
        FieldSpec(
            name="by_when",
            shape=Shape.DAY,
            label=QCoreApplication.translate("Picked", "By when?"),
            narrow=True,
        ),
    )


class PickedRow(QWidget):
    """One picked thing: icon, kind, words, what stands beside them, and the buttons to change or take it out.

    Signals:
        changed(object, str, str, object): noun, id, field and its new value.
        taken_out(object, str): noun and id.
    """

    changed = Signal(object, str, str, object)
    taken_out = Signal(object, str)

    def __init__(self, picked: Picked, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.noun: Noun = type(picked)
        self.picked_id = picked.id
        self._today = today
        self._form: Form | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        name, role = LOOKS[self.noun]
        self._words = Text("", self, content=True)
        self._details = Muted("", self, content=True)
        self.change = Button(self.tr("Change"), "plain", parent=self)
        self.change.setCheckable(True)
        self.change.toggled.connect(self._fold)
        self.take_out = Button(self.tr("Take out"), "plain", parent=self)
        self.take_out.clicked.connect(lambda: self.taken_out.emit(self.noun, self.picked_id))
        line = QHBoxLayout()
        line.addWidget(Icon(name, role, self), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Strong(noun_words(self.noun), self))
        said.addWidget(self._words)
        said.addWidget(self._details)
        line.addLayout(said, 1)
        deeds = QWidget(self)
        flow = FlowLayout(deeds, trailing=True)
        flow.addWidget(self.change)
        flow.addWidget(self.take_out)
        deeds.setMinimumWidth(ems(self, 6))
        line.addWidget(deeds, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(line)
        self.display(picked)

    def display(self, picked: Picked) -> None:
        """Show how it stands."""
        self._picked = picked
        self._words.show_words(picked.text)
        self._details.show_words(details_of(picked, self._today))
        self._show_said()
        about = self.tr("{kind}: {words}").format(kind=noun_words(self.noun), words=_short(picked.text))
        for button in (self.change, self.take_out):
            button.setAccessibleName(self.tr("{button}. {about}").format(button=button.text(), about=about))
        if self._form is not None:
            self._form.display(_values(picked))

    def _fold(self, opened: bool) -> None:
        if opened and self._form is None:
            self._form = Form(fields_of(self.noun), self._today, self)
            self._form.given.connect(self._given)
            self._form.display(_values(self._picked))
            leave_keyboard(self._form)
            self._column.addWidget(self._form)
        if self._form is not None:
            self._form.setVisible(opened)
        self.change.setText(self.tr("Done") if opened else self.tr("Change"))
        self.display(self._picked)

    def _show_said(self) -> None:
        """What the open form says is not said twice."""
        folded = not self.change.isChecked()
        self._words.setVisible(folded)
        self._details.setVisible(folded and bool(self._details.text()))

    def _given(self, name: str, value: Any) -> None:
        if self._form is not None and name == "text" and is_blank(str(value)):
            self._form.show_trouble("text", self.tr("Some words have to stay. Or take it out."))
            return
        self.changed.emit(self.noun, self.picked_id, name, value)


def _values(picked: Picked) -> dict[str, Any]:
    return {spec.name: getattr(picked, spec.name) for spec in fields_of(type(picked))}


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59].rstrip() + "…"
