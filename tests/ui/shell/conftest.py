"""An unlocked shell that has the keyboard."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.shell.window import Shell


@pytest.fixture
def shell_open(open_shell: Shell, qtbot: QtBot) -> Shell:
    """An unlocked shell that has the keyboard."""
    qtbot.waitUntil(open_shell.isActiveWindow)
    return open_shell
