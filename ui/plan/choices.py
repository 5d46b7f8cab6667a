"""The choices of a plan: what goes on it and how it looks. Strengths come first; nothing here is required."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QRadioButton, QVBoxLayout, QWidget

from companion.domain.person import Nation
from companion.domain.plan import PlanStyle
from ui.forms.controls import WordsControl
from ui.forms.day import DayControl
from ui.forms.fields import FieldSpec, Shape
from ui.look.theme import ems
from ui.plan.state import PlanChoices
from ui.plan.ticks import Ticks
from ui.widgets.card import Card
from ui.widgets.choices import OneOf
from ui.widgets.words import Muted
from ui.words.wording import options_for

NOT_KNOWN = "not_known"


class PlanChoicesPanel(QWidget):
    """Cards in the order of the printed plan.

    Signals:
        chosen(str, object): a field of the plan and its new value.
        left_out_chosen(frozenset): the ids whose box is empty.
        nation_chosen(Nation | None): where the person lives.
    """

    chosen = Signal(str, object)
    left_out_chosen = Signal(object)
    nation_chosen = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ems(self, 0.9))
        self._make_look()
        self._make_ticks()
        self._make_staying_well()
        self._make_calling()
        self._make_coming_back()
        self._column.addStretch(1)

    def first_choice(self) -> QWidget:
        """The letters that are chosen now."""
        radios = self._style.findChildren(QRadioButton)
        return next((one for one in radios if one.isChecked()), radios[0])

    def display(self, choices: PlanChoices) -> None:
        """Show the choices as they stand; words that are being typed stay."""
        self._style.show_choice(choices.style.value)
        self._card_only.setVisible(choices.style is PlanStyle.CARD)
        self._what_matters.show_value(choices.what_matters)
        for ticks, shown in (
            (self._strengths, choices.strengths),
            (self._hopes, choices.hopes),
            (self._needs, choices.needs),
            (self._steps, choices.other_steps),
            (self._supporters, choices.supporters),
        ):
            ticks.display(shown)
        self._nothing.setVisible(not choices.offered)
        self._staying_well.show_value(choices.staying_well)
        self._show_tick(self._include_staying_well, choices.include_staying_well)
        self._staying_well.setVisible(choices.include_staying_well)
        self._show_tick(self._who_to_call, choices.who_to_call)
        self._show_nation(choices)
        self._show_tick(self._show_service, choices.show_service)
        self._look_again.show_value(choices.look_again_on)
        self._come_back.show_value(choices.how_to_come_back)

    def _show_tick(self, box: QCheckBox, ticked: bool) -> None:
        with QSignalBlocker(box):
            box.setChecked(ticked)

    def _show_nation(self, choices: PlanChoices) -> None:
        unknown = choices.nation is None
        self._nation.setVisible(choices.who_to_call)
        self._nation.show_choice(NOT_KNOWN if choices.nation is None else choices.nation.value)
        self._not_known.setVisible(choices.who_to_call and unknown)

    def _card(self, title: str, hint: str = "") -> Card:
        card = Card(title, self)
        if hint:
            card.add(Muted(hint, card))
        self._column.addWidget(card)
        return card

    def _make_look(self) -> None:
        card = self._card(self.tr("How it looks"))
        self._style = card.add(OneOf(self.tr("Which letters?"), options_for(PlanStyle)))
        self._card_only = card.add(
            Muted(
                self.tr("A card holds hopes, next steps and who to call. The rest is on the whole plan."),
                card,
            )
        )
        self._style.chosen.connect(lambda key: self.chosen.emit("style", PlanStyle(key)))

    def _make_ticks(self) -> None:
        card = self._card(
            self.tr("What goes on it"),
            self.tr("Everything is on the plan until you take its tick away. Nothing is lost."),
        )
        self._what_matters = card.add(
            self._words(
                "what_matters", self.tr("What matters to me"), self.tr("Their words, as they say them.")
            )
        )
        self._nothing = card.add(
            Muted(self.tr("Strengths, hopes and next steps show up here once you have written some."), card)
        )
        self._strengths = card.add(Ticks(self.tr("What I am good at"), card))
        self._hopes = card.add(Ticks(self.tr("My hopes and next steps"), card))
        self._needs = card.add(Ticks(self.tr("What I need"), card))
        self._steps = card.add(Ticks(self.tr("Other next steps"), card))
        self._supporters = card.add(Ticks(self.tr("Who is on my side"), card))
        for ticks in (self._strengths, self._hopes, self._needs, self._steps, self._supporters):
            ticks.changed.connect(self._ticked)

    def _make_staying_well(self) -> None:
        card = self._card(
            self.tr("Staying well"), self.tr("Only if they want it. A plan is whole without it.")
        )
        self._include_staying_well = self._tick(
            card, self.tr("Add a part about staying well"), "include_staying_well"
        )
        self._staying_well = card.add(
            self._words("staying_well", self.tr("What helps me stay well, and who I can ask"))
        )
        self._staying_well.hide()

    def _make_calling(self) -> None:
        card = self._card(self.tr("Who to call"))
        self._who_to_call = self._tick(card, self.tr("Print who to call in a hard hour"), "who_to_call")
        answers = [*options_for(Nation), (NOT_KNOWN, self.tr("We do not know yet"))]
        self._nation = card.add(
            OneOf(
                self.tr("Where do they live?"),
                answers,
                self.tr("The right numbers depend on it."),
                across=True,
            )
        )
        self._nation.chosen.connect(
            lambda key: self.nation_chosen.emit(None if key == NOT_KNOWN else Nation(key))
        )
        self._not_known = card.add(
            Muted(self.tr("Until you know, the plan has only the numbers that work everywhere."), card)
        )

    def _make_coming_back(self) -> None:
        card = self._card(self.tr("Afterwards"))
        spec = FieldSpec(
            name="look_again_on",
            shape=Shape.DAY,
            label=self.tr("When we look at it again"),
            hint=self.tr("Leave it empty if you have not agreed a day."),
        )
        self._look_again = card.add(DayControl(spec, self._today, card))
        self._look_again.given.connect(lambda day: self.chosen.emit("look_again_on", day))
        self._come_back = card.add(
            self._words(
                "how_to_come_back",
                self.tr("How to come back"),
                self.tr("The door is open. Say how they can reach you."),
            )
        )
        self._show_service = self._tick(card, self.tr("Show the name of our service"), "show_service")
        card.add(Muted(self.tr("It is left off at first: others at home may see the plan."), card))

    def _words(self, field: str, label: str, hint: str = "") -> WordsControl:
        control = WordsControl(FieldSpec(name=field, shape=Shape.WORDS, label=label, hint=hint), self)
        control.given.connect(lambda words: self.chosen.emit(field, words))
        return control

    def _tick(self, card: Card, words: str, field: str) -> QCheckBox:
        box = card.add(QCheckBox(words, card))
        box.clicked.connect(lambda ticked: self._clicked(field, bool(ticked)))
        return box

    def _clicked(self, field: str, ticked: bool) -> None:
        if field == "include_staying_well":
            self._staying_well.setVisible(ticked)
        if field == "who_to_call":
            self._nation.setVisible(ticked)
        self.chosen.emit(field, ticked)

    def _ticked(self) -> None:
        groups = (self._strengths, self._hopes, self._needs, self._steps, self._supporters)
        self.left_out_chosen.emit(frozenset().union(*(ticks.unticked() for ticks in groups)))
