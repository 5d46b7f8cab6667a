"""The text area of a passage: it knows when it is entered and left, and which words are meant."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from companion.domain.text import cleaned
from ui.conversation.sentence import place_of, sentence_at
from ui.look.colours import PRIMARY
from ui.widgets.utf16 import characters_in, utf16_length
from ui.widgets.words_edit import WordsEdit


class PassageWords(WordsEdit):
    """A WordsEdit with words to pick from.

    Signals:
        entered(): it has the keyboard now.
        left(): it has lost it, and its words were handed over.
    """

    entered = Signal()
    left = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._picked: tuple[str, ...] = ()
        self._found: QTextCursor | None = None

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_picked"):
            self.mark(self._picked)

    def meant(self) -> str:
        """The chosen words, or the sentence at the cursor, on one line. Empty when there are none."""
        cursor = self.textCursor()
        chosen = " ".join(cleaned(cursor.selectedText()).split())
        if chosen:
            return chosen
        text = self.toPlainText()
        return " ".join(cleaned(sentence_at(text, characters_in(text, cursor.position()))).split())

    def mark(self, picked: Iterable[str]) -> None:
        """Underline what was picked out of these words, where it stands."""
        self._picked = tuple(picked)
        if not self._picked and self._found is None and not self.extraSelections():
            return
        text = self.toPlainText()
        looks = QTextCharFormat()
        looks.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        looks.setUnderlineColor(self.palette().color(PRIMARY))
        looks.setBackground(self.palette().color(QPalette.ColorRole.Light))
        marks = []
        for start, end in filter(None, (place_of(words, text) for words in self._picked)):
            mark = QTextEdit.ExtraSelection()
            mark.format, mark.cursor = looks, self._over(text, start, end)
            marks.append(mark)
        if self._found is not None:
            mark = QTextEdit.ExtraSelection()
            mark.format, mark.cursor = self._looks_found(), self._found
            marks.append(mark)
        self.setExtraSelections(marks)

    def show_found(self, words: str) -> None:
        """Put the cursor before words that were looked for, and mark the first of them.

        `words` begin with it, and go on as the text does.
        """
        text = self.toPlainText()
        place = place_of(words, text) or place_of(next(iter(words.split()), ""), text)
        if place is None:
            return
        end = text.find(" ", place[0])
        self._found = self._over(text, place[0], min(end if end >= 0 else place[1], place[1]))
        cursor = QTextCursor(self._found)
        cursor.setPosition(self._found.selectionStart())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.mark(self._picked)

    def _looks_found(self) -> QTextCharFormat:
        looks = QTextCharFormat()
        looks.setBackground(self.palette().color(QPalette.ColorRole.Highlight))
        looks.setForeground(self.palette().color(QPalette.ColorRole.HighlightedText))
        return looks

    def _over(self, text: str, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16_length(text[:start]))
        cursor.setPosition(utf16_length(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that it was entered."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hand the words over first, then say that it was left."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()
