"""Backups in settings: where they go, one now, and which there are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.services.vaults.backups import BackupLine
from ui.announce import announce
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.progress import Progress
from ui.widgets.words import Care, Muted, Text
from ui.words.dates import locale, moment_words

SHOWN = 5


class BackupCard(Card):
    """Knows no disk; asks.

    Signals:
        place_asked(): choose where backups go.
        backup_asked(): make one now.
        stop_asked(): stop the one that is being made.
    """

    place_asked = Signal()
    backup_asked = Signal()
    stop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Backups"), parent)
        self.add(
            Text(
                self.tr(
                    "A backup is a locked copy of your vault. Companion makes one every day. "
                    "Put backups on a stick or another disk, in case this laptop is lost."
                )
            )
        )
        self._place = self.add(Text("", content=True))
        self.choose = Button(self.tr("Choose a place"), "quiet")
        self.now = Button(self.tr("Back up now"), "primary", "save")
        self.add_row(self.now, self.choose)
        self.progress = self.add(Progress(self.tr("Making a backup, and opening it again to check it.")))
        self.progress.hide()
        self._trouble = self.add(Care(""))
        self._trouble.hide()
        self._list = self.add(Muted("", content=True))
        self.choose.clicked.connect(self.place_asked)
        self.now.clicked.connect(self.backup_asked)
        self.progress.cancel_asked.connect(self.stop_asked)

    def display(self, folder: str, backups: Sequence[BackupLine], today: date) -> None:
        """Where they go, and the latest ones."""
        self._place.show_words(
            self.tr("They go to: {place}").format(place=folder)
            if folder
            else self.tr("They stay on this laptop's own disk so far.")
        )
        lines = [
            self.tr("{when}, {size}, checked").format(
                when=moment_words(one.made_at, today), size=locale().formattedDataSize(one.bytes)
            )
            for one in backups[:SHOWN]
        ]
        self._list.show_words("\n".join(lines) or self.tr("No backup yet."))

    def show_busy(self, busy: bool) -> None:
        """While one is being made."""
        self.progress.setVisible(busy)
        self.now.setEnabled(not busy)
        self.choose.setEnabled(not busy)

    def say(self, sentence: str) -> None:
        """What went wrong; nothing takes it away."""
        self._trouble.show_words(sentence)
        self._trouble.setVisible(bool(sentence))
        announce(self, sentence)
