"""The shell as a worker meets it: keys, zoom, regions, titles, dialogs; over a real vault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.errors import Code, KnownError
from tests.ui.ground import screen_of
from tests.ui.shell.hands import add_words, dialog_of, press, type_words
from ui import routes
from ui.screen import Command
from ui.shell.palette import Palette
from ui.shell.sheet import ShortcutSheet
from ui.shell.window import Shell
from ui.widgets.words import Text


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


def test_what_is_called_as_it_was_typed_comes_first_in_the_palette(shell_open: Shell, qtbot: QtBot) -> None:
    names = ("See what was shared with me", "See what I shared", "Share")
    palette = Palette([Command(one, lambda: None) for one in names], shell_open)
    qtbot.addWidget(palette)
    palette._show_matching("see what i shared")
    assert [palette.list.item(row).text() for row in range(palette.list.count())] == [names[1], names[0]]


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
