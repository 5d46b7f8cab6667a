"""Share on screen: who is meant, what each recipient will see, what stays here, and the button."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.sharing.cards import RecipientCard
from ui.sharing.parts import ChoicePart, LinkPart, Pile, RecipientPart
from ui.sharing.state import ChoiceRow, LinkRow, SharingPageState
from ui.sharing.without_yes import WithoutYes
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choices import OneOf
from ui.widgets.empty import EmptyState
from ui.widgets.field import Field
from ui.widgets.page import Page
from ui.widgets.words import Muted
from ui.widgets.words_edit import WordsEdit


class SharingPage(Page):
    """Everything on the page that the worker, and often the person, look at before something goes.

    Signals:
        shared(), plan_asked(), team_asked(), ask_asked(): Share; on to the plan; the team; ask the person.
        linked(str, str): a decision's id and who is meant ("" for someone outside the team).
        step_asked(str, Step): a decision's id and the step that would help it.
        choice_toggled(str, bool): an id; True to leave it out, False to put it back.
        typed(str, str): "question" or "what_they_changed", and the words. saw_chosen(str): yes, no, unasked.
    """

    shared = Signal()
    plan_asked = Signal()
    team_asked = Signal()
    ask_asked = Signal()
    linked = Signal(str, str)
    step_asked = Signal(str, object)
    choice_toggled = Signal(str, bool)
    typed = Signal(str, str)
    saw_chosen = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Share"), parent)
        self._about = self.add(Muted("", self, content=True))
        self._stands = self.add(Banner("", "info", parent=self))
        self.no_team = self.add(
            EmptyState(
                self.tr(
                    "You are in no team on this laptop, so there is nobody to share with. "
                    "What you wrote is kept here. When you are in a team, you can share it from here."
                ),
                self.tr("Look at the team"),
                "person",
            )
        )
        self.nobody = self.add(
            EmptyState(self.tr("Nobody may see anything yet."), self.tr("Ask them"), "talk")
        )
        self._links_card = self.add(Card(self.tr("Who is meant?")))
        self._links_card.add(
            Muted(self.tr("A yes to a name counts once you say who that is."), self._links_card)
        )
        self.links: Pile[LinkPart] = self._links_card.add(Pile(self._links_card))
        self._options: tuple[tuple[str, str], ...] = ()
        self.recipients: Pile[RecipientPart] = self.add(Pile(self))
        self._build_words()
        self._choices_card = self.add(Card(self.tr("What can stay here")))
        self._choices_card.add(
            Muted(
                self.tr("Leave out what should not go this time. It stays in the record."), self._choices_card
            )
        )
        self.choices: Pile[ChoicePart] = self._choices_card.add(Pile(self._choices_card, air=1.1))
        self._goes_to = self.add(Muted("", self, content=True))
        self.share = Button(self.tr("Share"), "primary", "forward")
        self.share.setAccessibleDescription(self.tr("Ctrl+Enter"))
        self.share.setToolTip(self.tr("Ctrl+Enter"))
        self.plan = Button(self.tr("On to the plan"), icon="leaf")
        self._ending = self.add_row(self.share, self.plan)
        self.without_yes = self.add(WithoutYes(today, self))
        for part in self._of_a_team():
            part.hide()  # until it is known which of them belong here; the keyboard waits for that too
        for part in (self.no_team, self.nobody, self._links_card):
            part.hide()
        self.no_team.next_asked.connect(self.team_asked)
        self.nobody.next_asked.connect(self.ask_asked)
        self.share.clicked.connect(self.shared)
        self.plan.clicked.connect(self.plan_asked)

    def display(self, state: SharingPageState) -> None:
        """Show how it stands."""
        self._about.show_words(state.about)
        self._stands.show_words(state.stands)
        self.no_team.setVisible(not state.in_team)
        for part in self._of_a_team():
            part.setVisible(state.in_team)
        self.nobody.setVisible(state.in_team and bool(state.nobody))
        self._show_links(state)
        self.recipients.display([(one.id, one) for one in state.cards], self._make_recipient)
        self.recipients.setVisible(state.in_team and bool(state.cards))
        self.question.show_words(state.question)
        self.changed.show_words(state.what_they_changed)
        self.saw.show_choice(state.person_saw)
        self.choices.display([(one.id, one) for one in state.choices], self._make_choice)
        self._choices_card.setVisible(state.in_team and bool(state.choices))
        self.without_yes.display(state.options, state.draft, begun=state.has_draft)
        self._goes_to.show_words(state.goes_to)
        self.share.setVisible(state.ready)

    def focus_links(self) -> None:
        """To the first name that has to be made clear."""
        part = next(iter(self.links.parts.values()), None)
        if part is not None:
            part.who.pick.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_choices(self) -> None:
        """To the first thing that was left out, or that could be."""
        buttons = [one.button for one in self.choices.parts.values() if one.button.isVisible()]
        if buttons:
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_words(self) -> None:
        self._words = self.add(Card(self.tr("Words to go with it")))
        self.question = WordsEdit(self.tr("Your question to them"), self)
        self._words.add(
            Field(self.tr("Your question to them"), self.question, self.tr("It goes along with the summary."))
        )
        answers = (
            ("yes", self.tr("Yes")),
            ("no", self.tr("No")),
            ("unasked", self.tr("Not asked yet")),
        )
        self.saw = self._words.add(OneOf(self.tr("Did they see it?"), answers, across=True))
        self.changed = WordsEdit(self.tr("What they changed"), self)
        self._words.add(Field(self.tr("What they changed"), self.changed))
        self.question.settled.connect(lambda words: self.typed.emit("question", words))
        self.changed.settled.connect(lambda words: self.typed.emit("what_they_changed", words))
        self.saw.chosen.connect(self.saw_chosen)

    def _of_a_team(self) -> tuple[QWidget, ...]:
        return (
            self.recipients,
            self._words,
            self._choices_card,
            self._goes_to,
            self._ending,
            self.without_yes,
        )

    def _show_links(self, state: SharingPageState) -> None:
        if state.options != self._options:  # others are in the team now: the lists are made anew
            self.links.display([], self._make_link)
            self._options = state.options
        self.links.display([(one.decision_id, one) for one in state.links], self._make_link)
        self._links_card.setVisible(state.in_team and bool(state.links))

    def _make_link(self, row: LinkRow) -> LinkPart:
        part = LinkPart(row, self._options, self.links)
        part.linked.connect(lambda who, made=row.decision_id: self.linked.emit(made, who))
        return part

    def _make_recipient(self, card: RecipientCard) -> RecipientPart:
        part = RecipientPart(self.recipients)
        part.step_asked.connect(lambda step, made=card.id: self.step_asked.emit(made, step))
        part.left_out.connect(lambda made=card.id: self.choice_toggled.emit(made, True))
        return part

    def _make_choice(self, row: ChoiceRow) -> ChoicePart:
        part = ChoicePart(self.choices)
        part.toggled.connect(lambda out, made=row.id: self.choice_toggled.emit(made, out))
        return part
