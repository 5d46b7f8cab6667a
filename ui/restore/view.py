"""A vault back from a backup: the file, the recovery code, and a passphrase to use from now on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import LineField
from ui.widgets.notice import Notice
from ui.widgets.page import Page
from ui.widgets.passphrase import NewPassphrase
from ui.widgets.progress import Progress
from ui.widgets.words import Text


class RestorePage(Page):
    """One form.

    Signals:
        file_asked(): choose the backup.
        restore_asked(): the form is filled in.
        stop_asked(): stop bringing it back.
        back_asked(): to the doors.
    """

    file_asked = Signal()
    restore_asked = Signal()
    stop_asked = Signal()
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Bring back a vault"), parent)
        self.lead(
            self.tr("You need the backup file and the recovery kit. The backup file itself stays as it is.")
        )
        self.notice = self.add(Notice(self))
        self._card = self.add(Card())
        self._file = self._card.add(Text(self.tr("No file chosen yet."), content=True))
        self.choose = Button(self.tr("Choose the backup file"), "quiet")
        self._card.add_row(self.choose)
        self.code = self._card.add(
            LineField(
                self.tr("Recovery code"),
                self.tr("Small or large letters, with or without dashes: both are fine."),
            )
        )
        self.passphrase = self._card.add(
            NewPassphrase(self.tr("New passphrase"), self.tr("New passphrase again"))
        )
        self.progress = self.add(Progress(self.tr("Bringing your vault back.")))
        self.progress.hide()
        self.restore = Button(self.tr("Bring it back"), "primary", "undo")
        self.leave = Button(self.tr("Go back"), "quiet", "back")
        self.add_row(self.restore, self.leave)
        self.choose.clicked.connect(self.file_asked)
        self.code.entered.connect(self.passphrase.setFocus)
        self.code.changed.connect(lambda _words: self.code.show_trouble(""))
        self.passphrase.entered.connect(self.restore_asked)
        self.restore.clicked.connect(self.restore_asked)
        self.progress.cancel_asked.connect(self.stop_asked)
        self.leave.clicked.connect(self.back_asked)

    def show_file(self, name: str) -> None:
        """The file that was chosen."""
        self._file.show_words(name)

    def show_busy(self, busy: bool) -> None:
        """The form waits while it is being brought back."""
        self.progress.setVisible(busy)
        for part in (self._card, self.restore, self.leave):
            part.setEnabled(not busy)
