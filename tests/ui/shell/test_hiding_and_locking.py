"""Hiding and locking as a worker meets them: by keys, when idle, at sleep, on closing; over a real vault."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from companion.services.record.people import add_person
from companion.services.session import Session
from tests.ui.ground import open_vault_in, screen_of
from tests.ui.shell.hands import add_words, dialog_of, press, texts_of
from ui import routes
from ui.shell.palette import Palette
from ui.shell.window import Shell
from ui.widgets.confirm import Confirm


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
        QTest.keyClick(window, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
        QTest.keyRelease(window, Qt.Key.Key_Shift)
    assert not shell_open.guard.hidden


def test_stray_keys_and_clicks_do_not_uncover(shell_open: Shell) -> None:
    shell_open.guard.hide()
    for keys in ("Space", "Escape", "A", "Ctrl+H", "Ctrl+K"):
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


def test_enter_on_the_cover_carries_on_where_the_keyboard_was(shell_open: Shell) -> None:
    shell_open.navigation.go(routes.settings())
    field = screen_of(shell_open).view.findChildren(QLineEdit)[1]
    field.setFocus()
    shell_open.guard.hide()
    assert shell_open.cover.hasFocus()
    QTest.keyClick(shell_open.cover, Qt.Key.Key_Return)
    assert not shell_open.guard.hidden
    assert QApplication.focusWidget() is field


def test_enter_does_not_lose_words_that_are_not_stored(shell_open: Shell) -> None:
    shell_open.guard.hide()
    shell_open.cover.show_unsaved()
    QTest.keyClick(shell_open.cover, Qt.Key.Key_Enter)
    assert shell_open.guard.unlocked and not shell_open.guard.hidden
    shell_open.guard.hide()
    shell_open.cover.show_locking()
    QTest.keyClick(shell_open.cover, Qt.Key.Key_Enter)
    assert shell_open.guard.hidden


def test_unlocking_returns_to_the_place_and_nowhere_else_on_the_way(
    shell_open: Shell, tmp_path: Path, session: Session
) -> None:
    person = add_person(session, "Bo").made or ""
    way = shell_open.navigation
    way.go(routes.person(person))
    way.go(routes.details(person))
    shell_open.guard.lock()
    seen: list[str] = []
    way.opened.connect(lambda screen: seen.append(type(screen).__name__))
    open_vault_in(shell_open, tmp_path)
    way.come_in(routes.home())
    assert way.route == routes.details(person)
    assert seen == ["DetailsScreen"]
    way.back()
    assert way.route == routes.person(person)


def test_another_worker_who_unlocks_here_goes_to_their_own_home(
    shell_open: Shell, tmp_path: Path, session: Session
) -> None:
    way = shell_open.navigation
    way.go(routes.person(add_person(session, "Bo").made or ""))
    shell_open.guard.lock()
    way.owner = "somebody-else"
    way.come_in(routes.help_topic("hide"))
    assert way.route == routes.help_topic("hide")


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
    assert shell_open.idle_bar.isHidden()


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


def test_unlocking_again_after_lock(shell_open: Shell, tmp_path: Path) -> None:
    shell_open.guard.lock()
    open_vault_in(shell_open, tmp_path)
    assert shell_open.guard.unlocked
    assert shell_open.idle.on
