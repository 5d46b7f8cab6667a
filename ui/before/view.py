"""Before we start: a page to look at together. Nothing on it has to be answered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from companion.domain.consent import Answer
from companion.domain.plan import PlanStyle
from companion.domain.text import is_blank
from ui.before.state import BeforeView, ConsentLine
from ui.deciding.pending import Pending
from ui.forms.controls import OneControl
from ui.forms.fields import FieldSpec, Shape
from ui.forms.pick import PickControl
from ui.look.theme import ems
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choices import OneOf
from ui.widgets.field import LineField
from ui.widgets.page import Page
from ui.widgets.words import Muted, Strong, Text
from ui.words.languages import language_options
from ui.words.wording import options_for


class BeforePage(Page):
    """What we tell, what may be shared, letters and language, and then: we're ready.

    Signals:
        ready_asked(), draft_asked(), back_asked(): the worker's wishes.
        said(str, bool): what was answered, by the field of the conversation that is to begin.
        answered(str, str): the id of a decision and a value of Answer.
        topics_asked(str): the id of the decision whose topics and days are to be set.
        recipient_named(str): somebody new to decide about. member_chosen(str): one of the team, by id.
        letters_chosen(str), language_chosen(str): a value of PlanStyle; a BCP 47 tag.
        name_typed(str): who else it may be about, as far as it is typed.
    """

    ready_asked = Signal()
    draft_asked = Signal()
    back_asked = Signal()
    said = Signal(str, bool)
    answered = Signal(str, str)
    topics_asked = Signal(str)
    recipient_named = Signal(str)
    member_chosen = Signal(str)
    letters_chosen = Signal(str)
    language_chosen = Signal(str)
    name_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Before we start"), parent)
        self.lead(self.tr("Look at this page together. You can skip any of it."))
        self._draft = self.add(Card())
        self._draft_words = self._draft.add(Text("", self))
        self.draft = Button(self.tr("Go on with that one"))
        self._draft.add_row(self.draft)
        self._draft.hide()  # until we know of one
        self._build_told()
        self._build_consents()
        self._build_letters()
        self.ready = Button(self.tr("We're ready"), "primary", icon="talk")
        self.back = Button(self.tr("Not now"))
        self.add_row(self.ready, self.back)
        self.ready.clicked.connect(self.ready_asked)
        self.back.clicked.connect(self.back_asked)
        self.draft.clicked.connect(self.draft_asked)

    def explained(self) -> bool | None:
        """Whether they say they talked about it; None when nobody answered."""
        return {"yes": True, "no": False}.get(self.talked.choice())

    def private_enough(self) -> bool | None:
        """Whether they say the place is private enough; None when nobody answered."""
        return {"yes": True, "no": False}.get(self.private.choice())

    def display(self, state: BeforeView) -> None:
        """Show the page."""
        self._draft.setVisible(bool(state.draft))
        self._draft_words.show_words(state.draft_words)
        self.told.title(self.tr("What we tell {name}").format(name=state.name))
        self._show_told(state)
        self.talked.show_choice(state.talked)
        self.private.show_choice(state.private)
        self.asking.show_words(state.asking)
        for part in (self._asking_label, self.asking):
            part.setVisible(bool(state.asking))
        self._show_consents(state.consents)
        self.pending.display(state.pending)
        self.other.show_words(state.other)
        for button in self.suggested:
            button.setVisible(button.text() in state.suggestions)
        self._show_team(state.team)
        self.letters.show_value(state.letters)
        self.language.show_value(state.language)

    def show_named(self, decision_id: str) -> None:
        """Somebody was named: on to the answer about them, as soon as it stands on the page."""
        self._named = decision_id
        self._go_to_named()

    def clear_name(self) -> None:
        """What was typed has become somebody to decide about."""
        self.other.line.clear()
        self.other.settle()

    def _build_told(self) -> None:
        self.told = self.add(Card())
        self._told_words: list[tuple[Strong, Text]] = []
        self._limits = self.told.add(Banner("", "care"))
        self._limits.show()
        yes_no = (("yes", self.tr("Yes")), ("no", self.tr("Not this time")))
        self.talked = self.told.add(OneOf(self.tr("Did you talk about this together?"), yes_no, across=True))
        places = (("yes", self.tr("Yes")), ("no", self.tr("Not quite")))
        self.private = self.told.add(OneOf(self.tr("Is this place private enough?"), places, across=True))
        self.talked.chosen.connect(lambda key: self.said.emit("explained", key == "yes"))
        self.private.chosen.connect(lambda key: self.said.emit("private_enough", key == "yes"))

    def _show_told(self, state: BeforeView) -> None:
        if not self._told_words:
            for place, _told in enumerate(state.told):
                about, words = Strong("", self.told), Text("", self.told)
                block = QWidget(self.told)
                column = QVBoxLayout(block)
                column.setContentsMargins(0, 0, 0, 0)
                column.setSpacing(0)
                column.addWidget(about)
                column.addWidget(words)
                self.told.body.insertWidget(1 + place, block)
                self._told_words.append((about, words))
        for (about, words), (title, sentence) in zip(self._told_words, state.told, strict=True):
            about.show_words(title)
            words.show_words(sentence)
        self._limits.show_words(state.limits)

    def _build_consents(self) -> None:
        self.consents = self.add(Card(self.tr("What may be shared, and with whom")))
        self.consents.add(
            Muted(
                self.tr("Nothing counts before you record it. A yes can be taken back at any time."),
                self.consents,
            )
        )
        self._asking_label = self.consents.add(Strong(self.tr("How our team asks"), self.consents))
        self.asking = self.consents.add(Text("", self.consents, content=True))
        self.rows: dict[str, ConsentRow] = {}
        self._named = ""
        self._rows = self.consents.add(QWidget(self.consents))
        self._rows_column = QVBoxLayout(self._rows)
        self._rows_column.setContentsMargins(0, 0, 0, 0)
        self._rows_column.setSpacing(ems(self, 0.9))
        self.pending = self.consents.add(Pending(self.consents))
        self.suggested = [
            Button(words, icon="plus")
            for words in (self.tr("My supervisor"), self.tr("My team"), self.tr("Their GP"))
        ]
        for button in self.suggested:
            button.clicked.connect(lambda _checked=False, one=button: self.recipient_named.emit(one.text()))
        self.consents.add_row(*self.suggested)
        self._team: tuple[tuple[str, str], ...] = ()
        self._team_place = self.consents.add(QWidget(self.consents))
        QVBoxLayout(self._team_place).setContentsMargins(0, 0, 0, 0)
        self._team_place.hide()
        self.member: PickControl | None = None
        self.add_member = Button(self.tr("Add this one"))
        self._add_member_row = self.consents.add_row(self.add_member)
        self._add_member_row.hide()
        self.add_member.clicked.connect(self._choose_member)
        self.other: LineField = self.consents.add(LineField(self.tr("Someone else"), longest=2000))
        self.add_other = Button(self.tr("Add them"))
        self.consents.add_row(self.add_other)
        self.other.settled.connect(self.name_typed)
        self.other.entered.connect(self._name_other)
        self.add_other.clicked.connect(self._name_other)

    def _show_team(self, team: tuple[tuple[str, str], ...]) -> None:
        """Those in the team who can be asked about; made anew only when they are others."""
        self._team_place.setVisible(bool(team))
        self._add_member_row.setVisible(bool(team))
        layout = self._team_place.layout()
        if team == self._team or layout is None:
            return
        self._team = team
        if self.member is not None:
            layout.removeWidget(self.member)
            self.member.hide()
            self.member.deleteLater()
        spec = FieldSpec(
            name="member",
            shape=Shape.PICK,
            label=self.tr("Someone in my team"),
            options=(("", self.tr("Nobody chosen")), *team),
            content_options=True,
        )
        self.member = PickControl(spec, self._team_place)
        layout.addWidget(self.member)

    def _choose_member(self) -> None:
        chosen = str(self.member.pick.currentData() or "") if self.member is not None else ""
        if chosen:
            self.member_chosen.emit(chosen)
        elif self.member is not None:
            self.member.pick.setFocus()

    def _build_letters(self) -> None:
        card = self.add(Card(self.tr("Their plan on paper, and their language")))
        self.letters = card.add(
            OneControl(
                FieldSpec(
                    name="letters",
                    shape=Shape.ONE,
                    label=self.tr("How big should the letters be?"),
                    options=tuple(options_for(PlanStyle)),
                )
            )
        )
        self.language = card.add(
            PickControl(
                FieldSpec(
                    name="language",
                    shape=Shape.PICK,
                    label=self.tr("The language they would like"),
                    options=tuple(language_options()),
                    content_options=True,
                )
            )
        )
        self.letters.given.connect(self._letters_given)
        self.language.given.connect(self._language_given)

    def _show_consents(self, lines: tuple[ConsentLine, ...]) -> None:
        self._rows.setVisible(bool(lines))
        for gone in self.rows.keys() - {line.id for line in lines}:
            row = self.rows.pop(gone)
            row.hide()
            row.deleteLater()
        for line in lines:
            if line.id not in self.rows:
                row = ConsentRow(line.recipient, self._rows)
                row.answered.connect(lambda answer, made=line.id: self.answered.emit(made, answer))
                row.topics_asked.connect(lambda made=line.id: self.topics_asked.emit(made))
                self._rows_column.addWidget(row)
                row.show()
                self.rows[line.id] = row
            self.rows[line.id].display(line)
        self._go_to_named()

    def _letters_given(self, letters: object) -> None:
        self.letters_chosen.emit(str(letters))

    def _language_given(self, language: object) -> None:
        self.language_chosen.emit(str(language))

    def _go_to_named(self) -> None:
        row = self.rows.get(self._named)
        if row is not None:
            self._named = ""
            row.choice.findChildren(QAbstractButton)[0].setFocus()

    def _name_other(self) -> None:
        name = self.other.words()
        if is_blank(name):
            self.other.show_trouble(self.tr("Type who it is about."))
            self.other.setFocus()
            return
        self.other.show_trouble("")
        self.recipient_named.emit(name)


class ConsentRow(QWidget):
    """One recipient and the answer about them.

    Signals:
        answered(str): a value of Answer.
        topics_asked(): to its topics and days.
    """

    answered = Signal(str)
    topics_asked = Signal()

    def __init__(self, recipient: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        question = self.tr("May this be shared with: {who}").format(who=recipient)
        self.setAccessibleName(question)
        self.choice = OneOf(question, options_for(Answer), parent=self, across=True)
        self._detail = Muted("", self, content=True)
        self.topics = Button(self.tr("Which topics, until when"), "plain", parent=self)
        self.topics.setAccessibleName(f"{self.topics.text()}: {recipient}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ems(self, 0.25))
        column.addWidget(self.choice)
        column.addWidget(self._detail)
        row = QHBoxLayout()
        row.addWidget(self.topics)
        row.addStretch(1)
        column.addLayout(row)
        self.choice.chosen.connect(self.answered)
        self.topics.clicked.connect(self.topics_asked)

    def display(self, line: ConsentLine) -> None:
        """Show what stands."""
        self.choice.show_choice(line.answer)
        self._detail.show_words(line.detail)
        self._detail.setVisible(bool(line.detail))
