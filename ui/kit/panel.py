"""The recovery kit on screen: the code in groups, big enough to copy by hand, and ways to put it on paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from ui.announce import announce
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.words import Care, Heading, Muted, Text


class KitPanel(Card):
    """Knows no printer and no file; asks.

    Signals:
        print_asked(): on paper.
        copy_asked(): as a file, where the worker chooses.
        kept(): the worker says that they have it.
    """

    print_asked = Signal()
    copy_asked = Signal()
    kept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Your recovery kit"), parent)
        self.add(
            Text(
                self.tr(
                    "You may forget the passphrase, or lose this laptop. Then only this code gets your notes back. "
                    "Companion shows it once."
                )
            )
        )
        self._code = Heading("", self, content=True, selectable=True)
        self._code.setAccessibleName(self.tr("Recovery code"))
        self.add(self._code)
        self.add(Muted(self.tr("Keep it on paper, away from the laptop. Not in the same bag.")))
        self.print_button = Button(self.tr("Print it"), "primary", "print")
        self.copy_button = Button(self.tr("Save a copy"), "quiet")
        self.print_button.clicked.connect(self.print_asked)
        self.copy_button.clicked.connect(self.copy_asked)
        self.add_row(self.print_button, self.copy_button)
        self._trouble = self.add(Care(""))
        self._trouble.hide()
        self.have_it = QCheckBox(self.tr("I have it on paper, or I wrote it down"))
        self.go_on = Button(self.tr("Go on"), "quiet", "check")
        self.go_on.setEnabled(False)
        self.have_it.toggled.connect(self.go_on.setEnabled)
        self.go_on.clicked.connect(self.kept)
        self.add(self.have_it)
        self.add_row(self.go_on)

    def display(self, code: str) -> None:
        """Show the code; spaces between its groups let it wrap."""
        self._code.show_words(code.replace("-", " - "))
        self.have_it.setChecked(False)
        self.say_trouble("")

    def allow_paper(self, ready: bool) -> None:
        """Whether the page is made, so that it can be printed and saved."""
        self.print_button.setEnabled(ready)
        self.copy_button.setEnabled(ready)
        here = QApplication.focusWidget()
        if ready and (here is None or not self.isAncestorOf(here)):
            self.print_button.setFocus()

    def say_trouble(self, sentence: str) -> None:
        """What went wrong with printing or saving, and what to do; nothing takes it away."""
        self._trouble.show_words(sentence)
        self._trouble.setVisible(bool(sentence))
        announce(self, sentence)
