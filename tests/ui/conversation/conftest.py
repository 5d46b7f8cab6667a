"""A new conversation on screen, in a shell that has the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from companion.domain.person import CommunicationNeed
from tests.ui.conversation.talks import open_talk


@pytest.fixture
def shell(open_shell, qtbot):
    open_shell.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is open_shell)
    return open_shell


@pytest.fixture
def screen(shell):
    return open_talk(shell, communication_needs=(CommunicationNeed(need="Large print"),))
