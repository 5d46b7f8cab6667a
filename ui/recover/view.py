"""The recovery kit instead of the passphrase: the code, and a passphrase to use from now on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import LineField
from ui.widgets.notice import Notice
from ui.widgets.page import Page
from ui.widgets.passphrase import NewPassphrase
from ui.widgets.progress import Busy


class RecoverPage(Page):
    """One form.

    Signals:
        open_asked(): the form is filled in.
        back_asked(): to the unlock screen.
    """

    open_asked = Signal()
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Use the recovery kit"), parent)
        self.lead(
            self.tr("Take the kit you printed. Its code opens the vault, and you choose a new passphrase.")
        )
        self.notice = self.add(Notice(self))
        self._card = self.add(Card())
        self.code = self._card.add(
            LineField(
                self.tr("Recovery code"),
                self.tr("Small or large letters, with or without dashes: both are fine."),
            )
        )
        self.passphrase = self._card.add(
            NewPassphrase(self.tr("New passphrase"), self.tr("New passphrase again"))
        )
        self.busy = self.add(Busy("", self))
        self.open = Button(self.tr("Open my vault"), "primary", "lock")
        self.leave = Button(self.tr("Go back"), "quiet", "back")
        self.add_row(self.open, self.leave)
        self.code.entered.connect(self.passphrase.setFocus)
        self.code.changed.connect(lambda _words: self.code.show_trouble(""))
        self.passphrase.entered.connect(self.open_asked)
        self.open.clicked.connect(self.open_asked)
        self.leave.clicked.connect(self.back_asked)

    def show_busy(self, words: str) -> None:
        """What is going on; the form waits meanwhile."""
        self.busy.show_busy(words)
        self._card.setEnabled(not words)
        self.open.setEnabled(not words)
