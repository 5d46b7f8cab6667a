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
from ui.words.dates import day_words, locale, moment_words

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
        self._ahead = self.add(Care(""))
        self._ahead.hide()
        self._unsure = self.add(
            Care(
                self.tr(
                    "The last backup was read back whole. But its place cannot promise to keep it in a power cut. "
                    "Make one on another disk too."
                )
            )
        )
        self._unsure.hide()
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
        self._list.show_words(
            "\n".join(self._line(one, today) for one in backups[:SHOWN]) or self.tr("No backup yet.")
        )
        ahead = next((one for one in backups if one.ahead), None)
        self._ahead.setVisible(ahead is not None)
        if ahead is not None:
            self._ahead.show_words(
                self.tr(
                    "A backup says it was made on {day}. That day has not come yet. "
                    "It does not count as today's. Check this laptop's date."
                ).format(day=day_words(ahead.made_at.astimezone().date(), today))
            )
        self._unsure.setVisible(any(not one.on_disk for one in backups[:1]))

    def _line(self, one: BackupLine, today: date) -> str:
        return self.tr("{when}, {size}, checked").format(
            when=moment_words(one.made_at, today), size=locale().formattedDataSize(one.bytes)
        )

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
