"""A field: its label above it, a hint under the label, and room for what went wrong."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from companion.domain.splices import splice_between
from companion.domain.text import LONGEST_NAME, in_one_line
from ui.look.theme import ems
from ui.widgets.history import History, history_of
from ui.widgets.reveal import reveal_soon
from ui.widgets.settling import Settling
from ui.widgets.utf16 import characters_in, utf16_length
from ui.widgets.words import Care, Muted, Strong

LONGEST_PASSPHRASE = 1000


class Field(QWidget):
    """A label, a hint and any control, named for screen readers by the label (the hint is its description)."""

    def __init__(self, label: str, control: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self.label: QLabel = Strong(label, self)
        self.label.setBuddy(control)
        self._hint = Muted(hint, self)
        self._hint.setVisible(bool(hint))
        self._trouble = Care("", self)
        self._trouble.hide()
        self._says = hint
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.label)
        column.addWidget(self._hint)
        column.addWidget(control)
        column.addWidget(self._trouble)
        self.setFocusProxy(control)
        control.setAccessibleName(label)
        control.setAccessibleDescription(hint)

    def show_trouble(self, sentence: str) -> None:
        """Say under the field what is wrong with it; an empty sentence takes it away."""
        self._trouble.show_words(sentence)
        self._trouble.setVisible(bool(sentence))
        if sentence:
            reveal_soon(self._trouble)  # it stands below the field, which may be the last thing in sight
        self.control.setAccessibleDescription(" ".join(part for part in (sentence, self._says) if part))


class _Line(QLineEdit):
    """One line of a person's words."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shares_history = False
        self.setMaxLength(LONGEST_NAME)
        self.setProperty("content", True)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)  # no keyboard learns what was said here
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Undo and redo by key: here, or where everything is undone."""
        way = history_of(event)
        if way is None:
            return super().event(event)
        event.setAccepted(not self.shares_history)
        if not self.shares_history and event.type() == QEvent.Type.KeyPress:
            (self.undo if way is History.UNDO else self.redo)()
        return not self.shares_history

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.FontChange):
            self._fit()

    def _fit(self) -> None:
        side = ems(self, 0.45)
        self.setTextMargins(side, 0, side, 0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving hands the words over."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class LineField(Field):
    """One line of words under a label; what does not fit is said, never cut off in silence.

    Signals:
        settled(str): after a pause and when the field is left.
        entered(): Enter was pressed.
        changed(str): at every key, for search as you type.
    """

    settled = Signal(str)
    entered = Signal()
    changed = Signal(str)

    def __init__(
        self,
        label: str,
        hint: str = "",
        parent: QWidget | None = None,
        *,
        secret: bool = False,
        longest: int = LONGEST_NAME,
    ) -> None:
        self.line = _Line()
        super().__init__(label, self.line, hint, parent)
        self.line.setMaxLength(longest)
        if secret:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self._settling = Settling(self.line, self.words)
        self._settling.settled.connect(self.settled)
        self._full = False
        self._shares = self._apart = False
        self.line.textEdited.connect(lambda _words: self._edited())
        self.line.textChanged.connect(self.changed)
        self.line.left.connect(self._settling.settle)
        self.line.inputRejected.connect(lambda: QTimer.singleShot(0, self, self._say_full))
        self.line.returnPressed.connect(self._entered)

    def words(self) -> str:
        """What stands in the field, as the vault keeps it: a line end that was pasted is a space."""
        return in_one_line(self.line.text())

    def show_words(self, words: str) -> None:
        """Show words from the vault, unless something typed is not stored yet.

        Spaces at the ends, which some records do without, are no reason to change a field that has the keyboard.
        """
        if not self._settling.takes_from_vault():
            return
        here, has_keyboard = self.words(), self.line.hasFocus()
        same = words.strip() == here.strip() if has_keyboard else in_one_line(words) == here
        if not same:
            cursor = _carried_over(self.line, words) if has_keyboard else 0
            self.line.setText(words)
            self.line.setCursorPosition(cursor)
        self._settling.know(self.words())

    def settle(self) -> None:
        """Hand over now what was typed."""
        self._settling.settle()

    def share_history(self, shared: bool = True) -> None:
        """Leave Ctrl+Z to the history of everything, where these words are kept in the vault."""
        self._shares = shared
        self.line.shares_history = shared and not self._apart

    def show_trouble(self, sentence: str) -> None:
        """Say what is wrong with the words; they are in no vault then, and Ctrl+Z is the field's own."""
        super().show_trouble(sentence)
        self._stand_apart(bool(sentence))

    def _stand_apart(self, apart: bool) -> None:
        """Whether what stands here is kept nowhere else."""
        self._apart = apart
        self.share_history(self._shares)

    def show_secret(self, shown: bool) -> None:
        """Show or hide the letters of a passphrase."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _say_full(self) -> None:
        """Qt has taken as much as fits of what was typed or pasted."""
        if len(self.line.text()) >= self.line.maxLength():
            self._full = True
            longest = self.line.maxLength()
            self.show_trouble(
                self.tr("Only %Ln letters fit here. These are kept, and the rest is left out.", "", longest)
            )

    def _edited(self) -> None:
        self._settling.touch()
        if self._full:
            self._full = False
            self.show_trouble("")

    def _entered(self) -> None:
        self._settling.settle()
        self.entered.emit()


def _carried_over(line: QLineEdit, words: str) -> int:
    """Where the cursor stands once the line says these words (UTF-16 units)."""
    text = line.text()
    place = characters_in(text, line.cursorPosition())
    return utf16_length(words[: splice_between(text, words).moved(place)])
