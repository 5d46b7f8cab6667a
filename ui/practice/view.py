"""The made-up team: a card each, and a way to begin again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.services.practice.practice import PracticeMember
from ui.look.theme import ems
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.notice import Notice
from ui.widgets.page import Page
from ui.widgets.progress import Busy
from ui.widgets.words import Muted, Text


class PracticePage(Page):
    """Who would you like to be?

    Signals:
        chosen(PracticeMember): go in as this one.
        again_asked(): everyone as new.
        back_asked(): to the doors.
    """

    chosen = Signal(object)
    again_asked = Signal()
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Practice"), parent)
        self.lead(self.tr("Everyone here is made up. Press anything: nothing can go wrong."))
        self.notice = self.add(Notice(self))
        self.busy = self.add(Busy("", self))
        self.alone = self.add(
            Banner(
                self.tr(
                    "An older Companion made these people, and they share nothing yet. "
                    "Begin again, and they are one team."
                )
            )
        )
        self.alone.hide()
        self._cards_place = self.add(QWidget())
        self._cards = QVBoxLayout(self._cards_place)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(ems(self, 0.9))
        self.again = Button(self.tr("Begin again, with everyone as new"), "quiet", "undo")
        self.leave = Button(self.tr("Go back"), "quiet", "back")
        self.row = self.add_row(self.leave, self.again)
        self.again.clicked.connect(self.again_asked)
        self.leave.clicked.connect(self.back_asked)

    def display(self, team: Sequence[PracticeMember]) -> None:
        """A card for each; the first is the one to begin with."""
        for card in self._cards_place.findChildren(Card):
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, member in enumerate(team):
            self._cards.addWidget(self._card(member, first=place == 0))

    def show_alone(self, alone: bool) -> None:
        """Whether these people are no team yet."""
        self.alone.setVisible(alone)

    def show_busy(self, words: str) -> None:
        """What is going on; everything waits meanwhile."""
        self.busy.show_busy(words)
        self._cards_place.setEnabled(not words)
        self.row.setEnabled(not words)

    def _card(self, member: PracticeMember, *, first: bool) -> Card:
        card = Card(member.name)
        card.heading.setProperty("content", True)
        roles = {
            "worker": self.tr("A peer worker, who meets people and writes with them."),
            "supervisor": self.tr("A supervisor, who helps workers think."),
            "administrator": self.tr("Looks after the team's vaults."),
        }
        card.add(Text(roles.get(member.role, roles["worker"])))
        card.add(Muted(member.organisation, content=True))
        button = Button(
            self.tr("Go in as {name}").format(name=member.name), "primary" if first else "quiet", "leaf"
        )
        button.setProperty("content", True)
        button.clicked.connect(lambda: self.chosen.emit(member))
        card.add_row(button)
        return card
