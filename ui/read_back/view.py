"""Read back on screen: who would see what, every passage twice, and the person's "That's right"."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.read_back.differing import DifferingList
from ui.read_back.pair import PairCard
from ui.read_back.state import BackState, PairState
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.choices import OneOf
from ui.widgets.empty import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.page import Page
from ui.widgets.words import Text


class ReadBackView(Page):
    """Everything on the page that the person and the worker look at together.

    Signals:
        recipient_chosen(str): show what this decision's recipient would see.
        decide_asked(): decide who may see what. write_asked(): go back to the conversation.
        agreed(): the person says that's right.
        and those of PairCard, with the passage's id first.
    """

    recipient_chosen = Signal(str)
    decide_asked = Signal()
    write_asked = Signal()
    agreed = Signal()
    typed = Signal(str, str)
    edited = Signal(str)
    keep_chosen = Signal(str, object)
    out_asked = Signal(str)
    differs = Signal(object, str)
    agrees_again = Signal(str)

    def __init__(self, conversation_id: str) -> None:
        super().__init__(wide=True)
        self.setAccessibleName(self.tr("Read back"))
        self.cards: dict[str, PairCard] = {}
        self._asked: tuple[tuple[str, str], ...] = ()
        self._recipients: OneOf | None = None
        self._banner = self.add(Banner(icon="lock", parent=self))
        self.add(
            Text(
                self.tr(
                    "Read it together. You can change words, take them out, or say that you see it differently."
                )
            )
        )
        self._who = self.add(QWidget(self))
        self._who_column = QVBoxLayout(self._who)
        self._who_column.setContentsMargins(0, 0, 0, 0)
        self._nobody = self.add(self._nobody_yet())
        self.empty = self.add(
            EmptyState(self.tr("There are no words to read back yet."), self.tr("Write some together"))
        )
        self.empty.next_asked.connect(self.write_asked)
        self._pairs = self.add(QWidget(self))
        self._pair_column = QVBoxLayout(self._pairs)
        self._pair_column.setContentsMargins(0, 0, 0, 0)
        self.differing = DifferingList(conversation_id, None, self.tr("The whole conversation"))
        self.differing.typed.connect(self.differs)
        self.differing.taken_out.connect(self.agrees_again)
        self.add(self.differing)
        self.differ = Button(self.tr("I see something else differently"))
        self.differ.clicked.connect(self.differing.begin)
        self.right = Button(self.tr("That's right"), "primary", "check")
        self.right.setAccessibleDescription(self.tr("Ctrl+Enter"))
        self.right.setToolTip(self.tr("Ctrl+Enter"))
        self.right.clicked.connect(self.agreed)
        self._ending = self.add_row(self.differ, self.right)
        for part in (self._nobody, self.empty, self._ending):
            part.hide()  # until it is known which of them belong here; the keyboard waits for that too

    def display(self, state: BackState, unsaved: Collection[str] = ()) -> None:
        """Show the page; the words of `unsaved` passages stay as they are on screen."""
        self._banner.show_words(
            self.tr("Nothing goes to anyone from this page.")
            if state.in_team
            else self.tr("Only on this laptop. Nothing has been sent to anyone.")
        )
        self._show_recipients(state)
        self._nobody.setVisible(not state.recipients)
        self.empty.setVisible(not state.pairs)
        self._ending.setVisible(bool(state.pairs))
        wanted = {pair.passage.id for pair in state.pairs}
        for gone in [one for one in self.cards if one not in wanted]:
            self._drop(self.cards.pop(gone))
        for place, pair in enumerate(state.pairs):
            card = self.cards.get(pair.passage.id) or self._add_card(pair)
            if card.state != pair:
                card.display(pair, words=pair.passage.id not in unsaved)
            if self._pair_column.indexOf(card) != place:
                self._pair_column.insertWidget(place, card)
        self.differing.display(state.differing)

    def _nobody_yet(self) -> QWidget:
        row = QWidget(self)
        flow = FlowLayout(row)
        sentence = Text(self.tr("You have not decided who may see anything. So nobody may."), row, wrap=False)
        sentence.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        decide = Button(self.tr("Decide who may see what"), parent=row)
        decide.clicked.connect(self.decide_asked)
        flow.addWidget(sentence)
        flow.addWidget(decide)
        return row

    def _show_recipients(self, state: BackState) -> None:
        """A choice where several are named; made anew only when they are others."""
        asked = tuple((one.decision_id, one.words) for one in state.recipients)
        if asked != self._asked:
            self._asked = asked
            if self._recipients is not None:
                self._who_column.removeWidget(self._recipients)
                self._recipients.deleteLater()
                self._recipients = None
            if len(asked) > 1:
                self._recipients = OneOf(self.tr("Who would see what?"), asked, parent=self._who, across=True)
                for button in self._recipients.findChildren(QWidget):
                    button.setProperty("content", True)
                self._recipients.chosen.connect(self.recipient_chosen)
                self._who_column.addWidget(self._recipients)
        if self._recipients is not None:
            self._recipients.show_choice(state.chosen)
        self._who.setVisible(self._recipients is not None)

    def _add_card(self, pair: PairState) -> PairCard:
        card = self.cards[pair.passage.id] = PairCard(pair, self._pairs)
        card.typed.connect(self.typed)
        card.edited.connect(self.edited)
        card.keep_chosen.connect(self.keep_chosen)
        card.out_asked.connect(self.out_asked)
        card.differs.connect(self.differs)
        card.agrees_again.connect(self.agrees_again)
        return card

    def _drop(self, card: PairCard) -> None:
        had_keyboard = card.isAncestorOf(self.focusWidget() or self)
        self._pair_column.removeWidget(card)
        card.hide()
        card.deleteLater()
        if had_keyboard:
            self.differ.setFocus(Qt.FocusReason.OtherFocusReason)
