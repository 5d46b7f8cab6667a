"""The text area: settles in time, keeps what was typed, refuses too much, plain words only."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.text import LONGEST_TEXT, cleaned
from ui.widgets.field import LineField
from ui.widgets.settling import LATEST_MILLISECONDS, PAUSE_MILLISECONDS
from ui.widgets.words_edit import WordsEdit, start_is_rtl


@pytest.fixture
def edit(qtbot: QtBot) -> WordsEdit:
    made = WordsEdit("Their words")
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def test_settles_after_a_pause(edit: WordsEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(edit.settled, timeout=PAUSE_MILLISECONDS + 1000) as heard:
        QTest.keyClicks(edit, "I like my garden")
    assert heard.args == ["I like my garden"]


def test_settles_while_typing_goes_on(edit: WordsEdit, qtbot: QtBot) -> None:
    heard: list[str] = []
    edit.settled.connect(heard.append)
    for _ in range(2 * LATEST_MILLISECONDS // 200):
        QTest.keyClicks(edit, "x")
        QTest.qWait(200)
    assert heard, "no pause was long enough, and yet the words must be handed over within two seconds"
    assert PAUSE_MILLISECONDS < LATEST_MILLISECONDS < 2000


def test_settles_when_the_field_is_left(qtbot: QtBot) -> None:
    both = QWidget()
    qtbot.addWidget(both)
    column = QVBoxLayout(both)
    edit, other = WordsEdit("Their words"), WordsEdit("Our words")
    column.addWidget(edit)
    column.addWidget(other)
    both.show()
    qtbot.waitUntil(both.isActiveWindow)
    edit.setFocus()
    assert edit.hasFocus()
    QTest.keyClicks(edit, "abc")
    heard: list[str] = []
    edit.settled.connect(heard.append)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert other.hasFocus()
    assert heard == ["abc"]


def test_nothing_new_is_not_handed_over(edit: WordsEdit) -> None:
    heard: list[str] = []
    edit.settled.connect(heard.append)
    QTest.keyClicks(edit, "a")
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    edit.settle()
    assert heard == []


def test_words_from_the_vault_are_shown_and_not_handed_back(edit: WordsEdit) -> None:
    heard: list[str] = []
    edit.settled.connect(heard.append)
    edit.show_words("from the vault")
    edit.settle()
    assert edit.words() == "from the vault"
    assert heard == []


def test_words_from_the_vault_never_take_typed_ones_away(edit: WordsEdit) -> None:
    QTest.keyClicks(edit, "typed")
    edit.show_words("older")
    assert edit.words() == "typed"


def test_the_cursor_stays_where_it_was(edit: WordsEdit) -> None:
    edit.show_words("one two three")
    cursor = edit.textCursor()
    cursor.setPosition(7)
    edit.setTextCursor(cursor)
    edit.show_words("one two three four")
    assert edit.textCursor().position() == 7


@pytest.mark.parametrize("front", ["👩‍👩‍👧 ", "שלום ", "e\u0301 "])
def test_the_cursor_keeps_its_letter_when_words_before_it_change(edit: WordsEdit, front: str) -> None:
    edit.show_words(f"{front}one two")
    assert edit.find("two")
    cursor = edit.textCursor()
    cursor.setPosition(cursor.selectionStart())
    edit.setTextCursor(cursor)
    edit.show_words(f"now {front}one two")
    edit.insertPlainText("|")
    assert edit.words() == cleaned(f"now {front}one |two")


def test_the_cursor_of_a_line_keeps_its_letter_too(qtbot: QtBot) -> None:
    field = LineField("Name")
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.show_words("😀 Ahmed Ali")
    field.line.setFocus()
    field.line.setCursorPosition(9)
    for words in ("Dr 😀 Ahmed Ali", "Ali"):
        field.show_words(words)
        place = field.line.cursorPosition()
        field.line.end(True)
        assert field.line.selectedText() == "Ali"
        field.line.setCursorPosition(place)


def test_words_in_parts_that_the_vault_keeps_whole_are_left_as_they_were_typed(edit: WordsEdit) -> None:
    edit.insertPlainText("e\u0301a\u0302")
    edit.settle()
    edit.show_words("\u00e9\u00e2")
    assert edit.toPlainText() == "e\u0301a\u0302"


def paste(edit: WordsEdit, text: str) -> None:
    source = QMimeData()
    source.setText(text)
    source.setHtml("<b>" + text[:20] + "</b>")
    edit.insertFromMimeData(source)


def test_five_megabytes_are_refused_and_what_was_there_stays(edit: WordsEdit, qtbot: QtBot) -> None:
    edit.show_words("kept")
    with qtbot.waitSignal(edit.limit_reached) as heard:
        paste(edit, "x" * 5_000_000)
    assert heard.args == [LONGEST_TEXT]
    assert edit.words() == "kept"


def test_a_paste_that_just_fits_is_taken(edit: WordsEdit) -> None:
    paste(edit, "x" * LONGEST_TEXT)
    assert len(edit.words()) == LONGEST_TEXT


def test_a_key_past_the_limit_is_refused(qtbot: QtBot) -> None:
    edit = WordsEdit("Short", longest=5)
    qtbot.addWidget(edit)
    edit.show()
    with qtbot.waitSignal(edit.limit_reached):
        QTest.keyClicks(edit, "abcdefgh")
    assert edit.words() == "abcde"


def test_pasted_words_are_plain(edit: WordsEdit) -> None:
    paste(edit, "a\x00b\x07c\td\r\ne\u2028f\ufeff")
    assert edit.words() == "abc\td\ne\nf"


@pytest.mark.parametrize("words", ["👩‍👩‍👧 family", "עברית \u200f(ok)", "zażółć", "a\u0301"])
def test_what_people_write_is_kept(edit: WordsEdit, words: str) -> None:
    paste(edit, words)
    assert edit.words() in {words, "á"}


def test_tab_leaves_the_field_and_types_nothing(edit: WordsEdit) -> None:
    assert edit.tabChangesFocus()


def test_name_and_growth(edit: WordsEdit) -> None:
    assert edit.accessibleName() == "Their words"
    before = edit.height()
    edit.show_words("\n".join("line" for _ in range(10)))
    assert edit.height() > before
    edit.show_words("\n".join("line" for _ in range(500)))
    assert edit.height() < 1000


@pytest.mark.parametrize(
    ("words", "rtl"),
    [("hello", False), ("שלום", True), ("123 سلام", True), ("(", False), ("", False), ("a שלום", False)],
)
def test_direction_by_the_first_strong_letter(words: str, rtl: bool) -> None:
    assert start_is_rtl(words) is rtl


def test_the_field_follows_the_direction_of_its_words(edit: WordsEdit) -> None:
    paste(edit, "שלום")
    assert edit.document().defaultTextOption().textDirection() == Qt.LayoutDirection.RightToLeft
    edit.selectAll()
    paste(edit, "hello")
    assert edit.document().defaultTextOption().textDirection() == Qt.LayoutDirection.LeftToRight


def test_spaces_that_hold_words_together_stay(edit: WordsEdit, qtbot: QtBot) -> None:
    """Qt's own reading of a text area makes ordinary spaces of them."""
    edit.show_words("Bonjour\u00a0! 20\u202fkm")
    QTest.keyClicks(edit, "x")
    with qtbot.waitSignal(edit.settled) as heard:
        edit.settle()
    assert heard.args is not None
    assert heard.args[0].replace("x", "") == "Bonjour\u00a0! 20\u202fkm"


def test_no_keyboard_is_to_learn_what_is_typed(edit: WordsEdit, qtbot: QtBot) -> None:
    line = LineField("Name")
    qtbot.addWidget(line)
    for field in (edit, line.line):
        assert field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
