"""Share on screen: who is meant, what each recipient will see, the person's say, what stays here, and the button."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.theme import ems
from ui.sharing.cards import RecipientCard
from ui.sharing.ending import Ending
from ui.sharing.parts import ChoicePart, KeptPile, LinkPart, RecipientPart
from ui.sharing.say import Say
from ui.sharing.state import ChoiceRow, LinkRow, SharingPageState
from ui.sharing.without_yes import WithoutYes
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.page import Page
from ui.widgets.words import Muted
from ui.widgets.words_edit import WordsEdit

LEAST_HIGH = 26.0  # ems of height from which Share stays in sight under the page


class SharingPage(QWidget):
    """Everything on the page that the worker, and often the person, look at before something goes.

    Signals:
        shared(), plan_asked(), team_asked(), ask_asked(): Share; on to the plan; the team; ask the person.
        read_back_asked(): read it together again.
        linked(str, str): a decision's id and who is meant ("" for someone outside the team).
        step_asked(str, Step): a decision's id and the step that would help it.
        choice_toggled(str, bool): an id; True to leave it out, False to put it back.
        typed(str, str): "question" or "what_they_changed", and the words. saw_chosen(str): yes, no, unasked.
    """

    shared = Signal()
    plan_asked = Signal()
    team_asked = Signal()
    ask_asked = Signal()
    read_back_asked = Signal()
    linked = Signal(str, str)
    step_asked = Signal(str, object)
    choice_toggled = Signal(str, bool)
    typed = Signal(str, str)
    saw_chosen = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Share"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.sheet = Page(parent=self)
        self.sheet.setAccessibleName(self.tr("What would go"))
        column.addWidget(self.sheet, 1)
        self._column = column
        self._options: tuple[tuple[str, str], ...] = ()
        self._build_top()
        self.recipients: KeptPile[RecipientPart] = self.sheet.add(KeptPile(self))
        self._build_words()
        self.say = self.sheet.add(Say(self))
        self._build_choices()
        self.without_yes = self.sheet.add(WithoutYes(today, self))
        self.ending = self.sheet.add(Ending(self))
        self.sheet.room_changed.connect(self.ending.leave_room)
        self.share, self.plan = self.ending.share, self.ending.plan
        self.saw, self.changed = self.say.saw, self.say.changed
        for part in (self.no_team, self.alone, self.nobody, self._links_card, *self._of_a_team()):
            part.hide()  # until it is known which of them belong here; the keyboard waits for that too
        self._connect()

    def display(self, state: SharingPageState) -> None:
        """Show how it stands."""
        self._about.show_words(state.about)
        self._stands.show_words(state.stands)
        self.no_team.setVisible(not state.in_team)
        for part in self._of_a_team():
            part.setVisible(state.in_team)
        self.alone.setVisible(state.alone)
        self.nobody.setVisible(state.in_team and not state.alone and bool(state.nobody))
        self._show_links(state)
        self.recipients.display([(one.id, one) for one in state.cards], self._make_recipient)
        self.recipients.setVisible(state.in_team and bool(state.cards))
        self._words.setVisible(state.in_team and state.has_words)
        self.question.show_words(state.question)
        self.say.setVisible(state.in_team and state.has_words)
        self.say.display(state.say)
        self.choices.display([(one.id, one) for one in state.choices], self._make_choice)
        self._choices_card.setVisible(state.in_team and bool(state.choices))
        self.without_yes.display(state.options, state.draft, begun=state.has_draft)
        self.ending.goes_to.show_words(state.goes_to)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room."""
        super().resizeEvent(event)
        self._place_ending()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "ending"):
            self._place_ending()

    def _place_ending(self) -> None:
        """Under the page, always in sight; on a small window or with large letters, at the end of the page."""
        under = self.height() >= ems(self, LEAST_HIGH)
        if under and self._column.indexOf(self.ending) < 0:
            self._column.addWidget(self.ending)
        elif not under and self._column.indexOf(self.ending) >= 0:
            self._column.removeWidget(self.ending)
            self.sheet.add(self.ending)
        self.ending.stand(under_the_page=under)

    def _build_top(self) -> None:
        self._about = self.sheet.add(Muted("", self, content=True))
        self._stands = self.sheet.add(Banner("", "info", parent=self))
        self.read_back = Button(self.tr("Read it together again"), icon="talk")
        self._back_row = self.sheet.add_row(self.read_back)
        words = self.tr(
            "You are in no team on this laptop, so there is nobody to share with. "
            "What you wrote is kept here. When you are in a team, you can share it from here."
        )
        self.no_team = self.sheet.add(EmptyState(words, self.tr("Look at the team"), "person"))
        words = self.tr("Nobody else is in your team yet, so there is nobody to share with.")
        self.alone = self.sheet.add(EmptyState(words, self.tr("Look at the team"), "person"))
        self.nobody = self.sheet.add(
            EmptyState(self.tr("Nobody may see anything yet."), self.tr("Ask them"), "talk")
        )
        self._links_card = self.sheet.add(Card(self.tr("Who is meant?")))
        self._links_card.add(
            Muted(self.tr("A yes to a name counts once you say who that is."), self._links_card)
        )
        self.links: KeptPile[LinkPart] = self._links_card.add(KeptPile(self._links_card))

    def _build_words(self) -> None:
        self._words = self.sheet.add(Card(self.tr("Your question to them")))
        self._words.add(Muted(self.tr("It goes along with the summary, if you write one."), self._words))
        self.question = self._words.add(WordsEdit(self.tr("Your question to them"), self))
        self.question.share_history()

    def _build_choices(self) -> None:
        self._choices_card = self.sheet.add(Card(self.tr("What can stay here")))
        hint = self.tr("Leave out what should not go this time. It stays in the record.")
        self._choices_card.add(Muted(hint, self._choices_card))
        self.choices: KeptPile[ChoicePart] = self._choices_card.add(KeptPile(self._choices_card, air=1.1))

    def _connect(self) -> None:
        self.no_team.next_asked.connect(self.team_asked)
        self.alone.next_asked.connect(self.team_asked)
        self.nobody.next_asked.connect(self.ask_asked)
        self.read_back.clicked.connect(self.read_back_asked)
        self.question.settled.connect(lambda words: self.typed.emit("question", words))
        self.changed.settled.connect(lambda words: self.typed.emit("what_they_changed", words))
        self.saw.chosen.connect(self.saw_chosen)
        self.ending.shared.connect(self.shared)
        self.ending.plan_asked.connect(self.plan_asked)

    def _of_a_team(self) -> tuple[QWidget, ...]:
        return (
            self._back_row,
            self.recipients,
            self._words,
            self.say,
            self._choices_card,
            self.ending,
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
