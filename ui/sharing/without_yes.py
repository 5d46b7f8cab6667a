"""Sharing without a yes: folded away, asked in full, kept as it is typed, and recorded on purpose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms.fields import FieldSpec, Shape
from ui.forms.form import Form
from ui.look.theme import ems
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.fold import Fold
from ui.widgets.words import Muted, Text


class WithoutYes(Fold):
    """A line that folds out. Its form is made when it is opened, and not before.

    Signals:
        given(str, object): a field's name and its value.
        record_asked(), drop_asked(): from now on one summary may go on it; put what is written away.
    """

    given = Signal(str, object)
    record_asked = Signal()
    drop_asked = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            QCoreApplication.translate("WithoutYes", "Sharing without a yes"), self._make_inside, parent
        )
        self._today = today
        self._options: Sequence[tuple[str, str]] = ()
        self._values: Mapping[str, object] = {}
        self._begun = False
        self.form: Form | None = None
        self.record: Button | None = None
        self.drop: Button | None = None

    def display(
        self, options: Sequence[tuple[str, str]], values: Mapping[str, object], *, begun: bool
    ) -> None:
        """What is written so far; `options` are the team, as (id, name)."""
        self._options, self._values, self._begun = options, values, begun
        self.show_line(self.tr("Begun, not recorded yet.") if begun else "")
        if self.form is not None:
            self.form.display(values)
        if self.drop is not None:
            self.drop.setVisible(begun)

    def show_trouble(self, name: str, sentence: str) -> bool:
        """Say what is missing beside its field."""
        if self.form is None or not self.form.show_trouble(name, sentence):
            return False
        self.form.control(name).setFocus()
        return True

    def _make_inside(self) -> QWidget:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(ems(inside, 1), 0, 0, 0)
        column.setSpacing(ems(inside, 0.75))
        column.addWidget(
            Text(
                self.tr(
                    "This is for when someone could come to harm, or the law asks for it. "
                    "Talk with your supervisor first if you can. Tell the person if that is safe."
                ),
                inside,
            )
        )
        column.addWidget(
            Muted(
                self.tr(
                    "It is for this one summary. What the person ruled out by topic still stays here. "
                    "Nothing goes until you press Share. This page shows it from then on: "
                    "look who is beside you."
                ),
                inside,
            )
        )
        self.form = Form(self._fields(), self._today, inside)
        self.form.control("why_not_told").hide()
        self.form.share_history(False)
        self.form.given.connect(self.given)
        column.addWidget(self.form)
        row = QWidget(inside)
        flow = FlowLayout(row)
        self.record = Button(self.tr("Record this"), parent=row)
        self.drop = Button(self.tr("Put this away"), "plain", parent=row)
        flow.addWidget(self.record)
        flow.addWidget(self.drop)
        column.addWidget(row)
        self.record.clicked.connect(self.record_asked)
        self.drop.clicked.connect(self.drop_asked)
        self.drop.setVisible(self._begun)
        self.form.display(self._values)
        return inside

    def _fields(self) -> tuple[FieldSpec, ...]:
        return (
            FieldSpec(
                name="recipient",
                shape=Shape.PICK,
                label=self.tr("Who has to know"),
                options=(("", self.tr("Nobody chosen")), *self._options),
                content_options=True,
            ),
            FieldSpec(name="reason", shape=Shape.WORDS, label=self.tr("Why it cannot wait for a yes")),
            FieldSpec(
                name="legal_ground",
                shape=Shape.LINE,
                label=self.tr("What in law or policy allows it"),
                hint=self.tr("Such as: to protect a child, or to protect life."),
            ),
            FieldSpec(name="authorised_by", shape=Shape.LINE, label=self.tr("Who allowed it")),
            FieldSpec(name="person_told", shape=Shape.YES_NO, label=self.tr("Was the person told?")),
            FieldSpec(
                name="why_not_told",
                shape=Shape.WORDS,
                label=self.tr("Why they were not told"),
                only_when=("person_told", False),
            ),
        )
