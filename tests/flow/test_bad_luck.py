"""Bad luck, through the whole program: damage, disks, key stores and printers; a sentence leads on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion.errors import Code, KnownError
from companion.services.record.conversations import see_conversation, start_conversation
from companion.services.record.people import add_person
from companion.services.vaults.profiles import list_vaults
from tests.flow.troubles import ask, clean_screen, english, home, locked, make_shell, names, says, unlock
from tests.ui.doors import PASSPHRASE, button, fill, line, lock, make_vault, press, said
from tests.ui.ground import make_ground, screen_of
from ui import routes
from ui.printing import printers
from ui.shell.window import Shell
from ui.widgets.words_edit import WordsEdit

# fixtures, for this file too
__all__ = ["clean_screen", "english", "home", "locked", "make_shell"]


def folder_of(shell) -> Path:
    (about,) = list_vaults(shell.ground.home)
    return shell.ground.home.profile(about.profile)


def test_one_damaged_key_bag_is_passed_over_and_said(locked):
    (folder_of(locked) / "keybag").write_bytes(b"\x00" * 50)
    unlock(locked)
    assert "Nothing is lost." in locked.footer.said.text()
    assert names(locked) == ["Maja"]


def test_all_key_bags_damaged_lead_to_the_backup_and_everyone_is_back(home, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    home.navigation.go(routes.settings())
    code = _new_code(home)
    home.ground.settings.change(backup_folder=str(stick))
    home.daily_backup.make()
    assert home.ground.jobs.wait(20)
    for _ in range(100):
        QApplication.processEvents()
        if list(stick.glob("*.companion-backup")):
            break
        QTest.qWait(50)
    lock(home)
    for bag in folder_of(home).glob("keybag*"):
        bag.write_bytes(b"\x00" * 50)
    unlock(home)
    assert says(said(home), Code.KEYBAG_DAMAGED)
    press(home, "Bring back a backup")
    assert home.navigation.route.screen == "restore"
    (file,) = stick.glob("*.companion-backup")
    screen_of(home).choose(str(file))
    fill(home, "Recovery code", code)
    fill(home, "New passphrase", PASSPHRASE)
    fill(home, "New passphrase again", PASSPHRASE)
    press(home, "Bring it back")
    assert names(home) == ["Maja"]


def _new_code(home) -> str:
    fill(home, "Your passphrase now", PASSPHRASE)
    press(home, "Make a new recovery kit")
    code = next(text for text in said(home).splitlines() if text.count(" - ") == 8)
    button(home, "I have it on paper, or I wrote it down").click()
    press(home, "Go on")
    return code


@pytest.mark.parametrize("where", ["first", "every"])
def test_a_damaged_page_of_the_vault(locked, where):
    path = folder_of(locked) / "vault.db"
    data = bytearray(path.read_bytes())
    pages = range(0, len(data), 4096)
    for start in pages[1:] if where == "every" else pages[:1]:
        data[start + 2000] ^= 255
    path.write_bytes(data)
    hurt = path.read_bytes()
    unlock(locked)
    text = said(locked) + locked.notice.accessibleName()
    assert not locked.guard.unlocked
    assert says(text, Code.VAULT_DAMAGED) or says(text, Code.VAULT_KEY_REFUSED)
    assert path.read_bytes() == hurt
    press(locked, "Bring back a backup")
    assert locked.navigation.route.screen == "restore"


def test_a_vault_that_is_newer_than_the_program(home):
    ask(home, _from_the_future)
    lock(home)
    before = (folder_of(home) / "vault.db").read_bytes()
    unlock(home)
    assert says(said(home), Code.VAULT_TOO_NEW)
    assert (folder_of(home) / "vault.db").read_bytes() == before


def _from_the_future(session):
    with session.vault.transaction():
        session.vault.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)",
            ("companion", "m999_later", ""),
        )


@pytest.fixture
def shell_in(qapp) -> Iterator[object]:
    """`shell_in(folder)`: a shell whose home is that folder."""
    made: list[Shell] = []

    def make(folder: Path, **values: Any) -> Shell:
        shell = Shell(replace(make_ground(qapp, folder, start=routes.first_start), **values))
        made.append(shell)
        shell.begin()
        shell.show()
        shell.activateWindow()
        return shell

    yield make
    for shell in made:
        shell.navigation.forget()
        shell.guard.lock()
        shell.ground.jobs.shut(deadline_seconds=10)
        shell.guard.unlocked = False
        shell.close()
        shell.deleteLater()


def _fill_form(shell):
    shell.navigation.go(routes.new_vault())
    fill(shell, "Your name", "Ali")
    fill(shell, "Passphrase", PASSPHRASE)
    fill(shell, "Passphrase again", PASSPHRASE)
    press(shell, "Make my vault")


def test_a_cloud_folder(shell_in, tmp_path):
    place = tmp_path / "Dropbox"
    place.mkdir()
    (place / ".dropbox").touch()
    shell = shell_in(place)
    _fill_form(shell)
    assert says(said(shell), Code.CLOUD_FOLDER, service="Dropbox")
    assert list_vaults(shell.ground.home) == []
    assert line(shell, "Your name").text() == "Ali"


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    """A disk of three megabytes that is really there."""
    folder = tmp_path / "small"
    folder.mkdir()
    if sys.platform == "win32" or os.geteuid() != 0 or not _mount("size=3m", folder):
        pytest.skip("nothing can be mounted here")
    yield folder
    subprocess.run([shutil.which("umount") or "umount", "-l", str(folder)], check=True)


def _mount(options: str, folder: Path) -> bool:
    mount = [shutil.which("mount") or "mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    return not subprocess.run(mount, capture_output=True, check=False).returncode


def test_a_disk_that_may_not_be_written(shell_in, small_disk):
    shell = shell_in(small_disk)
    assert _mount("remount,ro", small_disk)
    _fill_form(shell)
    assert says(said(shell), Code.READ_ONLY)
    assert list_vaults(shell.ground.home) == []


def test_a_full_disk_takes_no_vault_and_says_so(shell_in, small_disk):
    shell = shell_in(small_disk)
    _fill_up(small_disk)
    _fill_form(shell)
    assert says(said(shell), Code.DISK_FULL)
    assert list_vaults(shell.ground.home) == []


def _fill_up(folder: Path) -> Path:
    stuffing = folder / "holiday-pictures"
    with stuffing.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue
    return stuffing


def test_words_typed_on_a_full_disk_stay_and_are_saved_once_there_is_room(shell_in, small_disk, qtbot):
    shell = shell_in(small_disk)
    make_vault(shell)
    talk = ask(shell, start_conversation, ask(shell, add_person, "Maja").made).made
    shell.navigation.go(routes.conversation(talk))
    screen_of(shell)._again.setInterval(100)
    stuffing = _fill_up(small_disk)
    words = "All that was said at the kitchen table. " * 1500
    edit = next(one for one in shell.findChildren(WordsEdit) if one.isVisible())
    edit.insertPlainText(words)
    edit.settle()
    qtbot.waitUntil(shell.notice.isVisible)
    assert shell.notice.problem is not None
    assert says(shell.notice.problem.in_one, Code.DISK_FULL, "typing")
    assert edit.words() == words
    stuffing.unlink()
    qtbot.waitUntil(lambda: not screen_of(shell).unsaved, timeout=10_000)
    assert ask(shell, see_conversation, talk, True).passages[0].text == words
    assert not shell.notice.isVisible()


def test_no_key_store_asks_for_a_longer_passphrase_and_works(shell_in, tmp_path):
    shell = shell_in(tmp_path, keychain=lambda: None)
    shell.navigation.go(routes.new_vault())
    assert "So choose a longer passphrase." in said(shell)
    make_vault(shell)
    lock(shell)
    unlock(shell)
    assert shell.guard.unlocked


def test_a_second_copy_of_the_program(home, tmp_path, shell_in):
    second = shell_in(tmp_path)
    second.navigation.go(routes.unlock())
    unlock(second)
    assert not second.guard.unlocked
    assert says(said(second), Code.ALREADY_OPEN)
    lock(home)
    press(second, "Try again")
    assert names(second) == ["Maja"]


def test_a_printer_that_is_not_there(home):
    if printers.has_printer():
        pytest.skip("this system's printers cannot be hidden from a test")
    home.navigation.go(routes.plan(ask(home, add_person, "Bo").made))
    press(home, "Print")
    text = said(home)
    assert "There is no printer on this laptop yet." in text
    assert "The plan is safe in the vault." in text
    assert "Save a copy and print it elsewhere" in text


def test_damage_that_is_met_while_working_leads_to_the_backup(home):
    home.ground.problems.show(KnownError(Code.VAULT_DAMAGED))
    assert says(home.notice.problem.in_one, Code.VAULT_DAMAGED)
    press(home, "Bring back a backup")
    assert not home.guard.unlocked
    assert home.navigation.route.screen == "restore"
