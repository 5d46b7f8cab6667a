"""The shell as a worker meets it: keys, hiding, locking, zoom, regions, titles; over a real vault."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from companion.errors import Code, KnownError
from tests.ui.ground import open_vault_in, screen_of
from ui import routes
from ui.shell.palette import Palette
from ui.shell.sheet import ShortcutSheet
from ui.shell.window import Shell
from ui.widgets.confirm import Confirm
from ui.widgets.words import Text
from ui.widgets.words_edit import WordsEdit

Control, Shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def shell_open(open_shell: Shell, qtbot: QtBot) -> Shell:
    """An unlocked shell that has the keyboard."""
    qtbot.waitUntil(open_shell.isActiveWindow)
    return open_shell


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


def test_hide_covers_everything_within_a_tenth_of_a_second(shell_open: Shell) -> None:
    add_words(shell_open, "secret")
    started = time.perf_counter()
    press(shell_open, "Ctrl+H")
    took = time.perf_counter() - started
    assert shell_open.cover.isVisible() and not shell_open.workplace.isVisible()
    assert shell_open.windowTitle() == "Paused"
    assert took < 0.1


def test_shift_three_times_hides(shell_open: Shell) -> None:
    window = shell_open.windowHandle()
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_Shift)
    assert not shell_open.guard.hidden
    QTest.keyClick(window, Qt.Key.Key_Shift)
    assert shell_open.guard.hidden


def test_capital_letters_do_not_hide(shell_open: Shell) -> None:
    window = shell_open.windowHandle()
    for _ in range(4):
        QTest.keyPress(window, Qt.Key.Key_Shift)
        QTest.keyClick(window, Qt.Key.Key_A, Shift)
        QTest.keyRelease(window, Qt.Key.Key_Shift)
    assert not shell_open.guard.hidden


def test_stray_keys_and_clicks_do_not_uncover(shell_open: Shell) -> None:
    shell_open.guard.hide()
    for keys in ("Space", "Return", "Escape", "A", "Ctrl+H", "Ctrl+K"):
        press(shell_open, keys)
    QTest.mouseClick(shell_open.cover, Qt.MouseButton.LeftButton)
    assert shell_open.guard.hidden


def test_carry_on_is_a_deliberate_step(shell_open: Shell) -> None:
    shell_open.guard.hide()
    press(shell_open, "Tab")
    assert shell_open.cover.carry_on.hasFocus()
    press(shell_open, "Space")
    assert not shell_open.guard.hidden
    assert shell_open.workplace.isVisible()
    assert shell_open.windowTitle() == "Companion"


def test_hidden_for_a_minute_locks(shell_open: Shell) -> None:
    shell_open.guard.hide()
    assert shell_open.guard._minute.isActive() and shell_open.guard._minute.interval() == 60_000
    shell_open.guard._minute.timeout.emit()
    assert not shell_open.guard.unlocked


def test_hide_works_in_a_dialog_and_brings_it_back(shell_open: Shell, qtbot: QtBot) -> None:
    press(shell_open, "Ctrl+K")
    palette = dialog_of(shell_open, Palette)
    assert palette is not None
    qtbot.waitUntil(palette.isActiveWindow)
    press(shell_open, "Ctrl+H")
    assert shell_open.guard.hidden and not palette.isVisible()
    shell_open.guard.carry_on()
    assert palette.isVisible()


def test_a_dialog_of_others_is_called_off_by_hide(shell_open: Shell, qtbot: QtBot) -> None:
    other = QDialog()
    qtbot.addWidget(other)
    other.show()
    shell_open.guard.hide()
    assert not other.isVisible()


def test_hide_means_nothing_while_locked(shell: Shell) -> None:
    press(shell, "Ctrl+H")
    assert not shell.cover.isVisible()


def test_lock_leaves_nothing_of_the_vault(shell_open: Shell, qtbot: QtBot) -> None:
    screen_of(shell_open).retitle("Mira")
    add_words(shell_open, "she likes her garden")
    shell_open.footer.say("Mira was added")
    shell_open.desk.ask(Confirm("Take Mira out?", "All of it.", "Do it"))
    qtbot.wait(10)
    press(shell_open, "Ctrl+L")
    qtbot.wait(10)
    assert not shell_open.guard.unlocked
    assert "Mira" not in texts_of(shell_open) and "garden" not in texts_of(shell_open)
    assert "Mira" not in shell_open.header.title.text()
    assert not shell_open.navigation.can_go_back
    assert shell_open.ground.jobs._session is None
    assert shell_open.workplace.isVisible()
    assert not shell_open.header.lock.isVisible()


def test_lock_clears_our_clipboard(shell_open: Shell, qapp: QApplication) -> None:
    qapp.clipboard().setText("her words")
    shell_open.guard.lock()
    assert qapp.clipboard().text() == ""


def test_lock_leaves_the_words_of_others_in_the_clipboard(shell_open: Shell, qapp: QApplication) -> None:
    qapp.clipboard().setText("her words")
    shell_open.guard._clipboard._mark = None
    qapp.clipboard().blockSignals(True)
    qapp.clipboard().setText("a recipe from elsewhere")
    qapp.clipboard().blockSignals(False)
    shell_open.guard.lock()
    assert qapp.clipboard().text() == "a recipe from elsewhere"


def test_lock_hears_the_bus(shell_open: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell_open.ground.bus.locked):
        shell_open.guard.lock()


def test_idle_warns_in_words_and_locks(shell_open: Shell) -> None:
    clock = shell_open.ground.clock
    for _ in range(54):
        clock.move(5)  # type: ignore[attr-defined]
        shell_open.idle.look()
    assert shell_open.idle_bar.isVisible()
    assert "30 seconds" in shell_open.idle_bar.words.text()
    shell_open.idle_bar.stay.click()
    assert not shell_open.idle_bar.isVisible()
    assert shell_open.guard.unlocked
    for _ in range(60):
        clock.move(5)  # type: ignore[attr-defined]
        shell_open.idle.look()
    assert not shell_open.guard.unlocked


def test_any_key_means_somebody_is_here(shell_open: Shell) -> None:
    clock = shell_open.ground.clock
    for _ in range(54):
        clock.move(5)  # type: ignore[attr-defined]
        shell_open.idle.look()
    press(shell_open, "Down")
    assert not shell_open.idle_bar.isVisible()


def test_sleep_locks(shell_open: Shell) -> None:
    shell_open.ground.clock.move(3600)  # type: ignore[attr-defined]
    shell_open.idle.look()
    assert not shell_open.guard.unlocked


def test_closing_the_window_locks_first(shell_open: Shell, qtbot: QtBot) -> None:
    shell_open.close()
    qtbot.waitUntil(lambda: not shell_open.isVisible())
    assert not shell_open.guard.unlocked
    assert shell_open.ground.jobs._session is None


def test_zoom_by_keys_is_remembered(shell_open: Shell, tmp_path: Path) -> None:
    press(shell_open, "Ctrl++")
    press(shell_open, "Ctrl++")
    assert shell_open.ground.settings.now.zoom == 125
    press(shell_open, "Ctrl+-")
    assert shell_open.ground.settings.now.zoom == 110
    assert "110" in shell_open.footer.said.text()
    press(shell_open, "Ctrl+0")
    assert shell_open.ground.settings.now.zoom == 100
    assert '"zoom": 100' in (tmp_path / "config" / "settings.json").read_text()


def test_f6_goes_round_the_parts(shell_open: Shell) -> None:
    seen = []
    for _ in range(3):
        press(shell_open, "F6")
        focus = QApplication.focusWidget()
        seen.append(next(r.accessibleName() for r in shell_open._regions() if r.isAncestorOf(focus)))
    assert sorted(seen) == ["", "Bottom bar", "Top bar"]


def test_ctrl_s_answers(shell_open: Shell) -> None:
    press(shell_open, "Ctrl+S")
    assert "Already saved" in shell_open.footer.said.text()


def test_ctrl_z_belongs_to_the_text_while_it_has_the_focus(shell_open: Shell, qtbot: QtBot) -> None:
    edit = add_words(shell_open, "")
    edit.setFocus()
    type_words("abc")
    press(shell_open, "Ctrl+Z")
    assert edit.words() == ""
    assert "undo" not in shell_open.footer.said.text().lower()
    shell_open.header.lock.setFocus()
    press(shell_open, "Ctrl+Z")
    assert shell_open.footer.said.text() == "Nothing to undo."


def test_the_palette_opens_over_a_text_field_and_runs(shell_open: Shell, qtbot: QtBot) -> None:
    edit = add_words(shell_open, "one two")
    edit.setFocus()
    press(shell_open, "Ctrl+K")
    palette = dialog_of(shell_open, Palette)
    assert isinstance(palette, Palette)
    assert edit.words() == "one two"
    qtbot.waitUntil(palette.isActiveWindow)
    type_words("bigger")
    assert palette.list.count() == 1
    press(shell_open, "Return")
    assert shell_open.ground.settings.now.zoom == 110


def test_the_palette_says_when_nothing_matches(shell_open: Shell, qtbot: QtBot) -> None:
    press(shell_open, "Ctrl+K")
    palette = dialog_of(shell_open, Palette)
    assert isinstance(palette, Palette)
    palette.field.line.setText("zzz")
    assert palette.none.isVisible() and not palette.list.isVisible()
    QTest.keyClick(palette.field.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.field.line.setText("")
    QTest.keyClick(palette.field.line, Qt.Key.Key_Down)
    assert palette.list.currentRow() == 1
    QTest.keyClick(palette.field.line, Qt.Key.Key_Up)
    QTest.keyClick(palette.field.line, Qt.Key.Key_Up)
    assert palette.list.currentRow() == palette.list.count() - 1


def test_the_sheet_shows_every_key(shell_open: Shell) -> None:
    press(shell_open, "Ctrl+/")
    sheet = dialog_of(shell_open, ShortcutSheet)
    assert sheet is not None
    words = [label.text() for label in sheet.findChildren(Text)]
    for command in shell_open.everywhere_commands():
        if command.keys:
            assert command.words in words


def test_no_shortcut_is_a_single_letter(shell_open: Shell) -> None:
    for command in (*shell_open.everywhere_commands(), *shell_open.screen_commands()):
        for keys in command.keys.split("|"):
            assert not keys or len(keys) > 1
            assert not keys or "+" in keys or keys.startswith("F")


def test_f1_opens_help_and_alt_left_comes_back(shell_open: Shell) -> None:
    shell_open.navigation.go(routes.help_topic("plan"))
    press(shell_open, "Alt+Left")
    assert shell_open.navigation.route == routes.help_topic()


def test_titles_never_hold_content(shell_open: Shell, make_shell: Callable[..., Shell]) -> None:
    screen_of(shell_open).retitle("Mira")
    assert shell_open.windowTitle() == "Companion"
    assert shell_open.header.title.text() == "Mira"


def test_practice_is_said_everywhere(make_shell: Callable[..., Shell]) -> None:
    shell = make_shell(practice=True)
    assert shell.windowTitle() == "Companion (practice)"
    assert shell.header._practice.isVisible()


def test_a_problem_is_shown_over_the_page(shell_open: Shell) -> None:
    shell_open.ground.jobs.failed.emit(KnownError(Code.DISK_FULL))
    assert shell_open.notice.isVisible()
    shell_open.ground.problems.passed()
    assert not shell_open.notice.isVisible()
    shell_open.ground.jobs.broke.emit()
    assert shell_open.notice.isVisible()


def test_saved_is_said_with_the_time(shell_open: Shell) -> None:
    shell_open.desk.saved(datetime(2026, 3, 2, 10, 42, tzinfo=UTC))
    at = datetime(2026, 3, 2, 10, 42, tzinfo=UTC).astimezone().strftime("%H:%M")
    assert shell_open.footer.saved.text() == f"Saved on this laptop {at}"


def test_unlocking_again_after_lock(shell_open: Shell, tmp_path: Path) -> None:
    shell_open.guard.lock()
    open_vault_in(shell_open, tmp_path)
    assert shell_open.guard.unlocked
    assert shell_open.idle.on


def test_opening_a_screen_many_times_leaves_no_widgets(shell_open: Shell, qtbot: QtBot) -> None:
    def widgets() -> int:
        qtbot.wait(5)
        return len(QApplication.allWidgets())

    for topic in ("plan", "keys"):
        shell_open.navigation.go(routes.help_topic(topic))
    before = widgets()
    for _ in range(25):
        for topic in ("plan", "keys"):
            shell_open.navigation.go(routes.help_topic(topic))
    assert widgets() == before
