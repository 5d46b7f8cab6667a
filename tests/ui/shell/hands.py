"""What a worker does at the window and sees of it, for tests of the shell."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit

from tests.ui.ground import screen_of
from ui.shell.window import Shell
from ui.widgets.words_edit import WordsEdit


def press(shell: Shell, keys: str) -> None:
    """Press keys as the system delivers them: to the window with the focus."""
    combination = QKeySequence(keys)[0]
    window = QApplication.focusWindow() or shell.windowHandle()
    QTest.keyClick(window, combination.key(), combination.keyboardModifiers())


def type_words(words: str) -> None:
    """Type letters as the system delivers them."""
    for letter in words:
        QTest.keyClick(QApplication.focusWindow(), letter)


def dialog_of(shell: Shell, kind: type[QDialog]) -> QDialog | None:
    """The open dialog of a kind."""
    return next((one for one in shell.findChildren(kind) if one.isVisible()), None)


def texts_of(shell: Shell) -> str:
    """Everything that is written anywhere in the window."""
    labels = [label.text() for label in shell.findChildren(QLabel)]
    fields = [field.text() for field in shell.findChildren(QLineEdit)]
    return " ".join(labels + fields + [edit.words() for edit in shell.findChildren(WordsEdit)])


def add_words(shell: Shell, words: str) -> WordsEdit:
    """A text area with words on the present screen."""
    page = screen_of(shell).view
    edit = WordsEdit("Words", page)
    edit.show_words(words)
    edit.show()
    return edit
