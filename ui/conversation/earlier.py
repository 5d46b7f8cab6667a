"""Earlier words of a passage: read them, and bring them back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from companion.services.record.conversations import EarlierWords
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.dialog import Dialog
from ui.widgets.words import Text
from ui.words.dates import moment_words

MOST = 30  # a dialog, not an archive; the newest come first


class EarlierDialog(Dialog):
    """The versions of one passage, newest first.

    Signals:
        back_asked(str): bring back the words of this version.
    """

    back_asked = Signal(str)

    def __init__(
        self, label: str, earlier: Sequence[EarlierWords], today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(QCoreApplication.translate("EarlierDialog", "Earlier words"), parent)
        self.say(label)
        if not earlier:
            self.say(self.tr("There are no earlier words here."))
        for words in earlier[:MOST]:
            self._add(words, moment_words(words.at, today))
        close = self.add_button(Button(self.tr("Close"), "quiet", parent=self.buttons))
        close.clicked.connect(self.reject)

    def _add(self, words: EarlierWords, when: str) -> None:
        card = self.add(Card(when))
        card.heading.setProperty("content", True)
        card.add(Text(words.text, content=True, selectable=True))
        back = Button(self.tr("Bring these words back"), parent=card)
        back.setAccessibleName(self.tr("{button}. {when}").format(button=back.text(), when=when))
        back.clicked.connect(lambda: self._bring_back(words.version))
        card.add_row(back)

    def _bring_back(self, version: str) -> None:
        self.accept()
        self.back_asked.emit(version)
