"""Unlock: whose vault, the passphrase, and what to do when it is lost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from companion.services.vaults.profiles import VaultAbout
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choices import OneOf
from ui.widgets.field import LONGEST_PASSPHRASE, LineField
from ui.widgets.notice import Notice
from ui.widgets.page import Page
from ui.widgets.progress import Busy
from ui.widgets.words import Text


class UnlockPage(Page):
    """One card to get in, one for when that does not work.

    Signals:
        unlock_asked(): with what is chosen and typed.
        recover_asked(): the passphrase is lost.
        others_asked(): another vault, practice, or a backup.
        without_log_asked(): open it without what was written last.
    """

    unlock_asked = Signal()
    recover_asked = Signal()
    others_asked = Signal()
    without_log_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Companion is locked"), parent)
        self.notice = self.add(Notice(self))
        self._missing = self.add(Card(self.tr("Is there no newer backup?")))
        self._missing.add(
            Text(
                self.tr("You can open the vault as it is. What is missing then cannot be put back any more.")
            )
        )
        self.without_log = Button(self.tr("Open it without the newest words"), "quiet")
        self._missing.add_row(self.without_log)
        self._missing.hide()
        self._card = self.add(Card())
        self._who: OneOf | None = None
        self._vaults: tuple[VaultAbout, ...] = ()
        self._one = self._card.add(Text("", content=True))
        self.passphrase = self._card.add(
            LineField(self.tr("Passphrase"), secret=True, longest=LONGEST_PASSPHRASE)
        )
        self.shown = self._card.add(QCheckBox(self.tr("Show the passphrase")))
        self.busy = self._card.add(Busy("", self))
        self.unlock = Button(self.tr("Unlock"), "primary", "lock")
        self._card.add_row(self.unlock)
        lost = self.add(Card(self.tr("Is the passphrase lost?")))
        lost.add(Text(self.tr("The recovery kit on paper opens your vault too.")))
        self.recover = Button(self.tr("Use the recovery kit"), "quiet")
        lost.add_row(self.recover)
        other = self.add(Card(self.tr("Not this vault?")))
        other.add(Text(self.tr("Practise with made-up people, make a new vault, or bring one back.")))
        self.others = Button(self.tr("Practise, or use another vault"), "quiet")
        other.add_row(self.others)
        self.unlock.clicked.connect(self.unlock_asked)
        self.passphrase.entered.connect(self.unlock_asked)
        self.passphrase.changed.connect(lambda _words: self.passphrase.show_trouble(""))
        self.shown.toggled.connect(self.passphrase.show_secret)
        self.recover.clicked.connect(self.recover_asked)
        self.others.clicked.connect(self.others_asked)
        self.without_log.clicked.connect(self.without_log_asked)

    def display(self, vaults: Sequence[VaultAbout]) -> None:
        """Ask whose only where there are several."""
        if tuple(vaults) == self._vaults:
            return
        self._vaults = tuple(vaults)
        chosen = self.profile()
        if self._who is not None:
            self._who.deleteLater()
            self._who = None
        self._one.setVisible(len(vaults) == 1)
        self._one.show_words(self._label(vaults[0]) if vaults else "")
        if len(vaults) > 1:
            answers = [(one.profile, self._label(one)) for one in vaults]
            self._who = OneOf(self.tr("Whose vault?"), answers, content=True)
            self._who.chosen.connect(lambda _profile: self.passphrase.setFocus())
            self._card.put_first(self._who)
            self._who.show_choice(chosen or vaults[0].profile)

    def profile(self) -> str:
        """The vault that is chosen."""
        if self._who is not None:
            return self._who.choice()
        return self._vaults[0].profile if self._vaults else ""

    def show_missing(self, missing: bool) -> None:
        """Offer to open the vault as it is, where what was written last is missing."""
        self._missing.setVisible(missing)

    def show_busy(self, words: str) -> None:
        """What is going on; the form waits meanwhile."""
        self.busy.show_busy(words)
        self.unlock.setEnabled(not words)
        self.passphrase.setEnabled(not words)

    def _label(self, vault: VaultAbout) -> str:
        return vault.label or self.tr("A vault without a name")
