"""The text area of a passage: it knows when it is entered and left, and which words are meant."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent

from companion.domain.text import cleaned
from ui.conversation.sentence import sentence_at
from ui.widgets.utf16 import characters_in
from ui.widgets.words_edit import WordsEdit


class PassageWords(WordsEdit):
    """A WordsEdit with words to pick from.

    Signals:
        entered(): it has the keyboard now.
        left(): it has lost it, and its words were handed over.
    """

    entered = Signal()
    left = Signal()

    def meant(self) -> str:
        """The chosen words, or the sentence at the cursor, on one line. Empty when there are none."""
        cursor = self.textCursor()
        chosen = " ".join(cleaned(cursor.selectedText()).split())
        if chosen:
            return chosen
        text = self.toPlainText()
        return " ".join(cleaned(sentence_at(text, characters_in(text, cursor.position()))).split())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that it was entered."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand the words over first, then say that it was left."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()
