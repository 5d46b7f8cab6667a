"""Two windows and one folder between them: people press what people press, and sharing does the rest."""

from __future__ import annotations

import time

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from companion.clock import SystemClock
from tests.ui.doors import button, line, make_vault, press, said
from ui import routes
from ui.join import screen as join_screen
from ui.sync import syncing
from ui.team import screen as team_screen


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """What waits for seconds waits for parts of them."""
    monkeypatch.setattr(syncing, "BEGIN_AFTER_MILLISECONDS", 10)
    monkeypatch.setattr(join_screen, "LOOK_MILLISECONDS", 200)
    monkeypatch.setattr(team_screen, "LOOK_MILLISECONDS", 200)


def wait_for(shell, words, seconds=30.0):
    ends = time.monotonic() + seconds
    while words not in said(shell):
        assert time.monotonic() < ends, said(shell)
        QTest.qWait(20)


def shown(shell, name):
    (found,) = [
        one for one in shell.navigation.screen.page.findChildren(QLabel) if one.accessibleName() == name
    ]
    return found.text().split()


def test_from_twelve_words_to_the_team(make_shell, tmp_path_factory):
    share = tmp_path_factory.mktemp("share")
    ruth, noor = (make_shell(start=routes.first_start, clock=SystemClock()) for _ in range(2))
    for shell, name in ((ruth, "Ruth"), (noor, "Noor")):
        shell.resize(1100, 2500)
        shell.activateWindow()
        make_vault(shell, name)
    ruth.navigation.go(routes.team())
    line(ruth, "Name of the team").setText("Riverside")
    press(ruth, "Make a team")
    ruth.navigation.screen.choose_folder(str(share))
    wait_for(ruth, "It works.")
    press(ruth, "Make an invite")
    words = " ".join(shown(ruth, "Twelve words"))
    noor.navigation.go(routes.join())
    button(noor, "Twelve words").click()
    noor.navigation.screen.page.finding.words.setPlainText(words)
    line(noor, "The folder").setText(str(share))
    deadline = time.monotonic() + 30
    while "Ruth invites you" not in said(noor) and time.monotonic() < deadline:
        press(noor, "Read the invite")  # again, until Ruth's laptop has left it there
        QTest.qWait(100)
    press(noor, "Ask to come in")
    wait_for(noor, "Now Ruth has to let you in.")
    wait_for(ruth, "Noor asks to come in")
    press(ruth, "The words are the same")
    press(ruth, "Let them in")
    wait_for(noor, "You are in “Riverside”.")
