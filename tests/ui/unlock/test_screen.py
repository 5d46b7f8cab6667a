"""Unlocking every day, wrong passphrases, and several vaults on one laptop."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from companion.services.record.people import add_person, list_people
from companion.services.vaults.profiles import list_vaults
from tests.ui.doors import PASSPHRASE, button, fill, line, lock, make_vault, press, said
from tests.ui.team.laptops import ask
from ui import routes


@pytest.fixture
def locked(make_shell):
    shell = make_shell(start=routes.first_start)
    make_vault(shell)
    lock(shell)
    return shell


def test_enter_in_the_field_opens(locked):
    fill(locked, "Passphrase", PASSPHRASE)
    QTest.keyClick(line(locked, "Passphrase"), Qt.Key.Key_Return)
    assert locked.navigation.route == routes.home()
    assert locked.guard.unlocked


def test_a_wrong_one_is_said_beside_the_field_and_counted(locked):
    fill(locked, "Passphrase", "not this one at all")
    press(locked, "Unlock")
    assert "This passphrase does not open" in said(locked)
    assert line(locked, "Passphrase").selectedText()
    fill(locked, "Passphrase", PASSPHRASE)
    press(locked, "Unlock")
    assert locked.guard.unlocked
    assert "one wrong passphrase" in locked.footer.said.text()


def test_nothing_typed_is_asked_for(locked):
    press(locked, "Unlock")
    assert "Type your passphrase." in said(locked)


def test_whose_vault_is_asked_where_there_are_several(locked):
    make_vault(locked, "Bea", "another river under stones")
    lock(locked)
    assert "Whose vault?" in said(locked)
    button(locked, "Bea").click()
    fill(locked, "Passphrase", PASSPHRASE)
    press(locked, "Unlock")
    assert not locked.guard.unlocked
    fill(locked, "Passphrase", "another river under stones")
    press(locked, "Unlock")
    assert locked.guard.unlocked


def test_a_damaged_key_bag_is_mended_and_said(locked):
    press(locked, "Use the recovery kit")
    locked.navigation.go(routes.unlock())
    fill(locked, "Passphrase", PASSPHRASE)
    press(locked, "Unlock")
    folder = locked.ground.home.profile(list_vaults(locked.ground.home)[0].profile)
    lock(locked)
    (folder / "keybag").write_bytes(b"damaged")
    fill(locked, "Passphrase", PASSPHRASE)
    press(locked, "Unlock")
    assert locked.guard.unlocked
    assert "Companion mended it" in locked.footer.said.text()


def test_the_other_ways_lead_on(locked):
    press(locked, "Practise, or use another vault")
    assert locked.navigation.route == routes.first_start()


def test_a_wrong_one_says_what_is_safe_as_well(locked):
    fill(locked, "Passphrase", "not this one at all")
    press(locked, "Unlock")
    assert "Your vault is safe and still locked." in said(locked)
    assert "try again" in said(locked)


def test_a_vault_that_is_open_elsewhere_can_be_tried_again(locked):
    from companion.services.vaults.profiles import list_vaults
    from companion.vault.profile_lock import ProfileLock

    folder = locked.ground.home.profile(list_vaults(locked.ground.home)[0].profile)
    elsewhere = ProfileLock(folder)
    elsewhere.take()
    fill(locked, "Passphrase", PASSPHRASE)
    press(locked, "Unlock")
    assert not locked.guard.unlocked
    assert "already open" in said(locked)
    elsewhere.release()
    press(locked, "Try again")
    assert locked.guard.unlocked


@pytest.fixture
def log_gone(make_shell, tmp_path):
    """A killed program's vault whose log was tidied away: Ash stands in it, Maja stood in the log alone."""
    shell = make_shell(start=routes.first_start)
    make_vault(shell)
    stick = tmp_path / "stick"
    stick.mkdir()
    shell.ground.settings.change(backup_folder=str(stick))
    ask(shell, add_person, "Ash")
    shell.daily_backup.make()
    ask(shell, lambda session: session.vault.empty_log())
    ask(shell, add_person, "Maja")
    folder = shell.ground.home.profile(list_vaults(shell.ground.home)[0].profile)
    left = {name: (folder / name).read_bytes() for name in ("vault.db", "vault.db-shm")}
    lock(shell)
    for name, content in left.items():
        (folder / name).write_bytes(content)
    return shell, stick


def test_newest_words_that_are_missing_are_said_and_the_newest_backup_is_offered(log_gone):
    shell, stick = log_gone
    fill(shell, "Passphrase", PASSPHRASE)
    press(shell, "Unlock")
    assert not shell.guard.unlocked
    assert "What was written last in this vault is missing." in said(shell)
    press(shell, "Bring back a backup")
    (file,) = stick.glob("*.companion-backup")
    assert file.name in said(shell)


def test_a_vault_opens_without_its_newest_words_when_that_is_asked_for(log_gone):
    shell, _stick = log_gone
    fill(shell, "Passphrase", PASSPHRASE)
    assert "Is there no newer backup?" not in said(shell)
    press(shell, "Unlock")
    press(shell, "Open it without the newest words")
    assert shell.guard.unlocked
    assert [one.name for one in ask(shell, list_people)] == ["Ash"]
