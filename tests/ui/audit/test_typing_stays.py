"""Every field of every screen: what was typed stays as it was typed, and the cursor with it, through a save."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
)
from shiboken6 import isValid

from companion.domain.text import cleaned
from tests.ui.audit.looks import ROOMS, Look, open_rooms
from ui.conversation.passage_words import PassageWords
from ui.forms.day import DayControl
from ui.forms.rows import Rows
from ui.shell.window import Shell
from ui.widgets.fold import Fold
from ui.widgets.utf16 import utf16_length

LOOK = Look("en", 100, "light")
SPELLS = ("Doctor ", "Ahmed e\u0301", "😀 ", "a\u0302\u0301n שלום ", " .")
"""A pause after a space; letters in parts (Vietnamese on Windows, a Mac); what Qt counts twice; the other way."""
PASTED = (
    "Dr Amin\v12 High Street",
    "Flat 2\fThe Mews",
    "one\u0085two",
    "three\u2028four",
    "five\r\nsix",
    "se\u0301ven",
)

Typed = QLineEdit | QPlainTextEdit


@pytest.mark.parametrize("room", ROOMS)
def test_room(qapp: QApplication, room: str, practice: Path, tmp_path: Path) -> None:
    for opened in open_rooms(qapp, room, LOOK, practice, Path(), tmp_path):
        opened.window.activateWindow()
        opened.shell.idle.stop()  # the clock jumps from spell to spell: the laptop has not slept
        unfold(opened.region)
        for field in fields_in(opened.region):
            name = f"{opened.name}: {field.accessibleName()}"
            if isValid(field) and field.isVisible():
                type_in_spells(opened.shell, field, name)


def type_in_spells(shell: Shell, field: Typed, name: str) -> None:
    """Type with pauses, at the end and in the middle, then paste what comes from elsewhere."""
    field.setFocus()
    check_undo(shell, field, name)
    if not field.isVisible():
        return  # what it depends on was taken back with it
    field.setFocus()
    field.selectAll()
    typed = ""
    for spell in SPELLS:
        commit(field, spell)
        typed += spell
        save(shell)
        check(field, typed, len(typed), name)
    put_cursor(field, 3)
    commit(field, "e\u0301")
    save(shell)
    check(field, typed[:3] + "e\u0301" + typed[3:], 5, name)
    for words in PASTED:
        field.selectAll()
        QApplication.clipboard().setText(words)
        field.paste()
        field.setFocus()
        save(shell)
        here = cleaned(written(field))
        assert here.split() == cleaned(words).split(), f"{name}: pasted {words!a} became {here!a}"
    field.clear()
    save(shell)


def check_undo(shell: Shell, field: Typed, name: str) -> None:
    """Words that the vault keeps are in the one history of everything, and other words in their field's own."""
    shell.ground.clock.move(5)  # type: ignore[attr-defined] # a spell of its own
    before = cleaned(written(field))
    kept = len(shell.undo._done)
    put_cursor(field, len(written(field)))
    commit(field, "12/11")
    save(shell)
    in_vault = len(shell.undo._done) > kept
    assert isValid(field), f"{name} was made anew while somebody typed"
    after = cleaned(written(field))
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert len(shell.undo._done) == kept, (
        f"{name}: Ctrl+Z went to {'the field' if in_vault else 'the history'}"
    )
    assert cleaned(written(field)) == before, f"{name}: undo left {written(field)!a} of {before!a}"
    QTest.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    again = cleaned(written(field))
    if isinstance(field.parent(), DayControl):
        again = again[: len(after)]  # a day is shown with its year
    assert again == after, f"{name}: redo left {written(field)!a} of {after!a}"


def check(field: Typed, typed: str, cursor: int, name: str) -> None:
    assert isValid(field), f"{name} was made anew while somebody typed"
    assert written(field) == typed, f"{name}: {written(field)!a} instead of {typed!a}"
    place = field.cursorPosition() if isinstance(field, QLineEdit) else field.textCursor().position()
    assert place == utf16_length(typed[:cursor]), f"{name}: the cursor moved to {place}"
    assert QApplication.focusWidget() is field, f"{name} lost the keyboard"


def fields_in(region: object) -> list[Typed]:
    """What can be typed into; of the passages of a long conversation the first two."""
    found = [one for kind in (QLineEdit, QPlainTextEdit) for one in region.findChildren(kind)]  # type: ignore[attr-defined]
    passages = [one for one in found if isinstance(one, PassageWords)]
    return [
        one
        for one in found
        if one.isVisible()
        and one.isEnabled()
        and not one.isReadOnly()
        and one not in passages[2:]
        and (not isinstance(one, QLineEdit) or one.echoMode() is QLineEdit.EchoMode.Normal)
    ]


def unfold(region: object) -> None:
    """Show the fields that stand behind a button."""
    for rows in region.findChildren(Rows):  # type: ignore[attr-defined]
        rows.add_button.click()
    for fold in region.findChildren(Fold):  # type: ignore[attr-defined]
        fold.open()
    for button in region.findChildren(QAbstractButton):  # type: ignore[attr-defined]
        ticks = isinstance(button, QCheckBox | QRadioButton)
        if button.isCheckable() and not ticks and not button.isChecked() and button.isEnabled():
            button.setChecked(True)
    QApplication.processEvents()


def commit(field: Typed, words: str) -> None:
    """What an input method gives, also a plain keyboard's."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QCoreApplication.sendEvent(field, event)


def save(shell: Shell) -> None:
    """A pause: the words reach the disk, and the screen looks again at what it shows."""
    screen = shell.navigation.screen
    assert screen is not None
    screen.settle()
    screen.load()
    QApplication.processEvents()


def put_cursor(field: Typed, place: int) -> None:
    if isinstance(field, QLineEdit):
        field.setCursorPosition(place)
        return
    cursor = field.textCursor()
    cursor.setPosition(place)
    field.setTextCursor(cursor)


def written(field: Typed) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
