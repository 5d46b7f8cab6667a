"""First start as three doors, each a card with one button."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.page import Page
from ui.widgets.words import Text


class FirstStartPage(Page):
    """What would you like to do?

    Signals:
        practice_asked(): try it with made-up people.
        alone_asked(): make a vault.
        join_asked(): make a vault, and join a team with it.
        restore_asked(): bring one back from a backup.
        unlock_asked(): open one that is here.
    """

    practice_asked = Signal()
    alone_asked = Signal()
    join_asked = Signal()
    restore_asked = Signal()
    unlock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Welcome to Companion"), parent)
        self.lead(
            self.tr(
                "A notebook you write with someone, not about them. It works with no internet, and it is locked."
            )
        )
        self.here = self._door(
            self.tr("There is a vault on this laptop"),
            self.tr("Open it with its passphrase."),
            self.tr("Unlock"),
            "lock",
            self.unlock_asked,
        )
        self._door(
            self.tr("Try it with made-up people"),
            self.tr("Nobody here is real. Press anything. You can start again in one step."),
            self.tr("Practise"),
            "leaf",
            self.practice_asked,
        )
        self._door(
            self.tr("Start on my own"),
            self.tr(
                "Make a locked vault for your notes. It takes about two minutes. You need a printer or a pen."
            ),
            self.tr("Make a vault"),
            "plus",
            self.alone_asked,
            primary=True,
        )
        self._door(
            self.tr("Join a team"),
            self.tr(
                "Someone gave you an invite: a file, a picture or twelve words. First you make your own vault. "
                "Have a phone at hand, to call the one who invited you."
            ),
            self.tr("Join with an invite"),
            "person",
            self.join_asked,
        )
        self._door(
            self.tr("Bring back a vault"),
            self.tr("You have a backup file and the recovery kit on paper."),
            self.tr("Use a backup"),
            "undo",
            self.restore_asked,
        )

    def display(self, vaults: int) -> None:
        """Offer to unlock only where there is something to unlock."""
        self.here.setVisible(vaults > 0)

    def _door(
        self, title: str, words: str, do: str, icon: str, wish: SignalInstance, *, primary: bool = False
    ) -> Card:
        card = self.add(Card(title))
        card.add(Text(words))
        button = Button(do, "primary" if primary else "quiet", icon)
        button.clicked.connect(wish)
        card.add_row(button)
        return card
