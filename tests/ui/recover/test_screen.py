"""The passphrase is lost: the kit opens, and a new passphrase works from then on."""

from __future__ import annotations

import pytest

from tests.ui.doors import fill, lock, make_vault, press, said
from ui import routes

NEW = "seven quiet boats at noon"


@pytest.fixture
def lost(make_shell):
    shell = make_shell(start=routes.first_start)
    shell.setProperty("code", make_vault(shell))
    lock(shell)
    press(shell, "Use the recovery kit")
    return shell


def recover(shell, code, passphrase=NEW):
    fill(shell, "Recovery code", code)
    fill(shell, "New passphrase", passphrase)
    fill(shell, "New passphrase again", passphrase)
    press(shell, "Open my vault")


def test_the_code_opens_and_the_new_passphrase_holds(lost):
    recover(lost, lost.property("code").lower().replace(" - ", " "))
    assert lost.navigation.route == routes.home()
    lock(lost)
    fill(lost, "Passphrase", NEW)
    press(lost, "Unlock")
    assert lost.guard.unlocked


def test_a_mistyped_code_is_said_as_such(lost):
    code = lost.property("code")
    recover(lost, ("0" if code[0] != "0" else "1") + code[1:])
    assert "typing mistake" in said(lost)
    assert not lost.guard.unlocked


def test_another_vaults_code_is_not_this_ones(lost):
    other = make_vault(lost, "Bea")
    lock(lost)
    press(lost, "Use the recovery kit")
    recover(lost, other)
    assert "does not open this" in said(lost)


def test_a_weak_passphrase_and_an_empty_code_are_asked_for_again(lost):
    recover(lost, "")
    assert "Type the code that stands on your kit." in said(lost)
    recover(lost, lost.property("code"), "short")
    assert "characters or more" in said(lost)
    assert not lost.guard.unlocked
