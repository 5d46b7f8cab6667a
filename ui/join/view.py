"""Joining on screen: one card at a time."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ui.join.asking import AskingCard
from ui.join.finding import FindingCard
from ui.join.refused import RefusedCard
from ui.join.waiting import WaitingCard
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.page import Page
from ui.widgets.words import Text


class JoinPage(Page):
    """Find the invite, ask, wait; or one is in already.

    Signals:
        team_asked(): to the team.
        dropped(str): the file of an invite was dropped, by its path.
    """

    team_asked = Signal()
    dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Join a team"), parent)
        self._lead = self.lead(
            self.tr(
                "First you show your invite. Then you compare six words on the phone with whoever invited you."
            )
        )
        self.finding = self.add(FindingCard())
        self.asking = self.add(AskingCard())
        self.waiting = self.add(WaitingCard())
        self.refused = self.add(RefusedCard())
        self.inside = self.add(Card(self.tr("You are in a team")))
        self._team = self.inside.add(Text("", content=True))
        self.see = Button(self.tr("See the team"), "primary", "forward")
        self.inside.add_row(self.see)
        self.see.clicked.connect(self.team_asked)
        self._cards = (self.finding, self.asking, self.waiting, self.refused, self.inside)
        for card in self._cards:
            card.hide()
        self.setAcceptDrops(True)

    def show_card(self, shown: Card) -> None:
        """This one, and no other."""
        for card in self._cards:
            card.setVisible(card is shown)
        self._lead.setVisible(shown is self.finding or shown is self.asking)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file, or the text of an invite, while an invite is looked for."""
        data = event.mimeData()
        if self.finding.isVisible() and (_file_in(data) or data.hasText()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A file is read; a text is shown where it would have been pasted."""
        path = _file_in(event.mimeData())
        event.acceptProposedAction()
        if path:
            self.dropped.emit(path)
        else:
            self.finding.show_text(event.mimeData().text())

    def show_team(self, title: str) -> None:
        """Which team."""
        self._team.show_words(
            self.tr(
                "You are in “{team}”. A vault belongs to one team. For another team, make another vault."
            ).format(team=title)
        )


def _file_in(data: QMimeData) -> str:
    """The path of the one file that is dragged; "" where it is none, or several."""
    files = [one.toLocalFile() for one in data.urls() if one.isLocalFile()]
    return files[0] if len(files) == 1 else ""
