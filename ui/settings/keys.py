"""What opens the vault, in settings: another passphrase, a new recovery kit, and a check of everything."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.announce import announce
from ui.kit.panel import KitPanel
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import LONGEST_PASSPHRASE, LineField
from ui.widgets.passphrase import NewPassphrase
from ui.widgets.progress import Busy
from ui.widgets.words import Text


class KeysCard(Card):
    """The passphrase of now opens both.

    Signals:
        change_asked(): a new passphrase.
        kit_asked(): a new recovery kit.
    """

    change_asked = Signal()
    kit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What opens your vault"), parent)
        self.current = self.add(
            LineField(self.tr("Your passphrase now"), secret=True, longest=LONGEST_PASSPHRASE)
        )
        self.passphrase = self.add(NewPassphrase(self.tr("New passphrase"), self.tr("New passphrase again")))
        self.change = Button(self.tr("Change the passphrase"), "quiet", "lock")
        self.add_row(self.change)
        self.add(
            Text(
                self.tr(
                    "A new recovery kit makes the old one useless. Earlier backups still need the old one."
                )
            )
        )
        self.new_kit = Button(self.tr("Make a new recovery kit"), "quiet")
        self.add_row(self.new_kit)
        self.busy = self.add(Busy("", self))
        self.kit = self.add(KitPanel())
        self.kit.hide()
        self.current.changed.connect(lambda _words: self.current.show_trouble(""))
        self.change.clicked.connect(self.change_asked)
        self.new_kit.clicked.connect(self.kit_asked)
        self.passphrase.entered.connect(self.change_asked)

    def show_busy(self, words: str) -> None:
        """What is going on; the buttons wait meanwhile."""
        self.busy.show_busy(words)
        for part in (self.current, self.passphrase, self.change, self.new_kit):
            part.setEnabled(not words)

    def forget(self) -> None:
        """Empty every field."""
        self.current.line.clear()
        self.passphrase.forget()

    def show_wrong(self, sentence: str) -> None:
        """The passphrase of now is not right."""
        self.current.show_trouble(sentence)
        self.current.setFocus()


class CheckCard(Card):
    """One button and its answer.

    Signals:
        check_asked(): read every page.
    """

    check_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Is the vault whole?"), parent)
        self.add(
            Text(
                self.tr(
                    "Companion can read every page of the vault. It also checks the record of who did what."
                )
            )
        )
        self.check = Button(self.tr("Check now"), "quiet", "check")
        self.add_row(self.check)
        self.result = self.add(Text(""))
        self.result.hide()
        self.check.clicked.connect(self.check_asked)

    def say(self, words: str) -> None:
        """What goes on, or what was found."""
        self.result.show_words(words)
        self.result.setVisible(bool(words))
        announce(self, words)
