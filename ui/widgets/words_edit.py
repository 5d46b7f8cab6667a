"""The large text area: plain words, grows with what is written, and never loses what was typed."""

from __future__ import annotations

import unicodedata
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea, QSizePolicy, QWidget

from companion.domain.splices import splice_between
from companion.domain.text import LONGEST_TEXT, cleaned
from ui.look.theme import ems
from ui.widgets.history import History, history_of
from ui.widgets.settling import Settling
from ui.widgets.utf16 import characters_in, utf16_length

LEAST_LINES = 3
LAID_OUT_MILLISECONDS = 30  # a page of wrapped words is laid out in two or three turns
MOST_LINES = 18  # then it scrolls inside, so that the page stays a page


class WordsEdit(QPlainTextEdit):
    """A named text area.

    Signals:
        settled(str): the words, after a pause, every two seconds while typing, and when the field is left.
        limit_reached(int): a paste or key would have passed the longest text (characters); nothing was changed.
    """

    settled = Signal(str)
    limit_reached = Signal(int)

    def __init__(self, label: str, parent: QWidget | None = None, *, longest: int = LONGEST_TEXT) -> None:
        super().__init__(parent)
        self._longest = longest
        self._fitting = self._growing = False
        self._shared = False
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)  # no keyboard learns what was said here
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCenterOnScroll(False)
        self.setProperty("content", True)
        self._laid_out = QTimer(self, singleShot=True, interval=LAID_OUT_MILLISECONDS)
        self._laid_out.timeout.connect(self._show_caret)
        self._fit()
        self._settling = Settling(self, self.words)
        self._settling.settled.connect(self.settled)
        self.textChanged.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())

    def toPlainText(self) -> str:
        """What stands in the field as it was typed: Qt's own turns no-break spaces into ordinary ones."""
        return self.document().toRawText().replace("\u2029", "\n")

    def words(self) -> str:
        """What stands in the field, without characters that cannot be stored."""
        return cleaned(self.toPlainText())

    def show_words(self, words: str) -> None:
        """Show words from the vault, unless the worker has typed something that is not stored yet.

        Only what differs is put in, so that the cursor and what is in sight stay where they are. Words that are the
        same once they are cleaned are left as they were typed.
        """
        if not self._settling.takes_from_vault():
            return
        if cleaned(words) != self.words():
            self.blockSignals(True)
            self._put_in(words)
            self.blockSignals(False)
            self._follow_direction()
            self._grow()
        self._settling.know(self.words())

    def _put_in(self, words: str) -> None:
        """Change only what differs; the cursor, and what is chosen, keep their letters."""
        text, chosen = self.toPlainText(), self.textCursor()
        splice = splice_between(text, words)
        anchor, place = (
            utf16_length(words[: splice.moved(characters_in(text, units))])
            for units in (chosen.anchor(), chosen.position())
        )
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16_length(text[: splice.place]))
        cursor.setPosition(cursor.position() + utf16_length(splice.gone), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(splice.came)
        chosen.setPosition(anchor)
        chosen.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(chosen)

    def share_history(self, shared: bool = True) -> None:
        """Leave Ctrl+Z to the history of everything, where these words are kept in the vault."""
        if shared != self._shared:
            self._shared = shared
            self.setUndoRedoEnabled(not shared)

    def event(self, event: QEvent) -> bool:
        """Undo and redo by key: here, or where everything is undone."""
        way = history_of(event)
        if way is None:
            return super().event(event)
        event.setAccepted(not self._shared)
        if not self._shared and event.type() == QEvent.Type.KeyPress:
            (self.undo if way is History.UNDO else self.redo)()
        return not self._shared

    def settle(self) -> None:
        """Hand over now what was typed."""
        self._settling.settle()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pasted text as plain words; too much of it is refused whole, so that what was there stays."""
        pasted = cleaned(source.text())
        kept = self.document().characterCount() - 1 - len(self.textCursor().selectedText())
        if kept + len(pasted) > self._longest:
            self.limit_reached.emit(self._longest)
            return
        self.textCursor().insertText(pasted)
        self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text only."""
        return source.hasText()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field hands its words over."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        kinds = (QEvent.Type.ApplicationFontChange, QEvent.Type.FontChange)
        if event.type() not in kinds or not hasattr(self, "_fitting"):
            super().changeEvent(event)
            return
        self._fitting = True
        super().changeEvent(event)
        self._fit()
        self._fitting = False
        self._laid_out.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width wraps differently."""
        super().resizeEvent(event)
        self._grow()
        self._laid_out.start()

    def _show_caret(self) -> None:
        """Letters or the window have changed: where somebody writes stays in sight, here and on the page."""
        if not self.hasFocus():
            return
        self.ensureCursorVisible()
        caret = self.cursorRect()
        around = self.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                self._show_on_page(around, caret)
            around = around.parentWidget()

    def _show_on_page(self, around: QScrollArea, caret: QRect) -> None:
        page = around.widget()
        if page is not None and page.isAncestorOf(self):
            place = self.viewport().mapTo(page, caret.center())
            around.ensureVisible(place.x(), place.y(), 0, caret.height())

    def sizeHint(self) -> QSize:
        """Wide; as high as `_grow` fixed it."""
        return QSize(ems(self, 30), self.minimumHeight())

    def _typed(self) -> None:
        if self._fitting:
            return  # a new font or margin is no typing
        if self.document().characterCount() - 1 > self._longest:
            self._drop_excess()
            self.limit_reached.emit(self._longest)
        self._follow_direction()
        self._settling.touch()

    def _drop_excess(self) -> None:
        cursor = self.textCursor()
        self.blockSignals(True)
        excess = self.document().characterCount() - 1 - self._longest
        cursor.setPosition(max(0, cursor.position() - excess), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.blockSignals(False)

    def _follow_direction(self) -> None:
        """Right-to-left where the words are (first strong letter decides), else as the interface."""
        start = self.document().firstBlock().text()[:80]
        if not start.strip():
            wanted = QApplication.layoutDirection()
        else:
            wanted = Qt.LayoutDirection.RightToLeft if start_is_rtl(start) else Qt.LayoutDirection.LeftToRight
        option = self.document().defaultTextOption()
        if option.textDirection() != wanted:
            option.setTextDirection(wanted)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            self.document().setDefaultTextOption(option)

    def _fit(self) -> None:
        edge = ems(self, 0.2)  # keeps the square of the words inside the round corners of the frame
        self.setViewportMargins(edge, edge, edge, edge)
        self.document().setDocumentMargin(ems(self, 0.4))
        self._grow()

    def _grow(self) -> None:
        """As high as the words, between the least and the most lines; the page is laid out anew only then."""
        if self._growing:
            return
        self._growing = True
        metrics = QFontMetricsF(self.font())
        line = max(metrics.lineSpacing(), metrics.height())
        margins = 2 * self.document().documentMargin()
        most = MOST_LINES * line + margins
        words = self._height_of_words(most) + margins / 2  # the last paragraph has the lower margin with it
        edges = self.viewportMargins().top() + self.viewportMargins().bottom() + 2 * self.frameWidth()
        height = ceil(min(max(words, LEAST_LINES * line + margins), most) + 0.4 * line + edges)
        scrolls = words > most
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)
        if self.minimumHeight() != height:
            self.setFixedHeight(height)
        self._growing = False

    def _height_of_words(self, enough: float) -> float:
        """How high the words are in pixels, or more than `enough`.

        Qt lays a paragraph out when it is first seen, and counts it as one line until then: a passage that is opened
        again would be cut off below its first lines. Letters of other writings may be higher than ours, too.
        """
        layout, block, height = self.document().documentLayout(), self.document().begin(), 0.0
        while block.isValid() and height <= enough:
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return height


def start_is_rtl(words: str) -> bool:
    """Whether the first strong letter runs right to left (Unicode bidirectional algorithm, rule P2)."""
    kinds = (unicodedata.bidirectional(letter) for letter in words)
    return next((kind != "L" for kind in kinds if kind in {"L", "R", "AL"}), False)
