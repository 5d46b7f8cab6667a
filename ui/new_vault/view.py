"""Starting on my own, in two steps: a name and a passphrase, then the recovery kit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.kit.panel import KitPanel
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import LineField
from ui.widgets.notice import Notice
from ui.widgets.page import Page
from ui.widgets.passphrase import NewPassphrase
from ui.widgets.progress import Busy


class NewVaultPage(Page):
    """The form, and after it the kit in its place.

    Signals:
        make_asked(): the form is filled in.
        back_asked(): to the doors.
    """

    make_asked = Signal()
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Make a vault"), parent)
        self._lead = self.lead(
            self.tr(
                "A vault keeps your notes locked on this laptop. Nobody can read them without the passphrase."
            )
        )
        self.notice = self.add(Notice(self))
        self._about = self.add(Card(self.tr("About you")))
        self.name = self._about.add(
            LineField(self.tr("Your name"), self.tr("It stands on the plans you print."))
        )
        self.organisation = self._about.add(
            LineField(self.tr("Your organisation"), self.tr("You can leave this empty."))
        )
        self.contact = self._about.add(
            LineField(
                self.tr("How people can reach you"),
                self.tr("A phone number or a place, for their plans. You can leave this empty."),
            )
        )
        self._lock = self.add(Card(self.tr("Your passphrase")))
        self._alone = self._lock.add(
            Banner(
                self.tr("This laptop has no key store to hold a second key. So choose a longer passphrase.")
            )
        )
        self._alone.hide()
        self.passphrase = self._lock.add(
            NewPassphrase(
                self.tr("Passphrase"),
                self.tr("Passphrase again"),
                self.tr("A few words that only you would put together."),
            )
        )
        self.passphrase.know_names(lambda: (self.name.words(), self.organisation.words()))
        self.busy = self.add(Busy("", self))
        self.make = Button(self.tr("Make my vault"), "primary", "lock")
        self.leave = Button(self.tr("Go back"), "quiet", "back")
        self._row = self.add_row(self.make, self.leave)
        self.kit = self.add(KitPanel())
        self.kit.hide()
        self.make.clicked.connect(self.make_asked)
        self.leave.clicked.connect(self.back_asked)
        self.passphrase.entered.connect(self.make_asked)
        self.name.entered.connect(self.organisation.setFocus)
        self.organisation.entered.connect(self.contact.setFocus)
        self.contact.entered.connect(self.passphrase.setFocus)

    def know_keyring(self, keyring: bool) -> None:
        """Say so, and ask for more letters, where the passphrase stands alone."""
        self._alone.setVisible(not keyring)
        self.passphrase.know_keyring(keyring)

    def show_busy(self, words: str) -> None:
        """What is going on; the form waits meanwhile."""
        self.busy.show_busy(words)
        for part in (self._about, self._lock, self._row):
            part.setEnabled(not words)

    def show_kit(self) -> None:
        """The second step."""
        self.passphrase.forget()
        for part in (self._lead, self._about, self._lock, self._row, self.notice, self.busy):
            part.hide()
        self.title(self.tr("Your vault is ready"))
        self.kit.show()
        self.verticalScrollBar().setValue(0)
        self.kit.print_button.setFocus()
