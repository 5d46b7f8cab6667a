"""A worker's vault with received summaries in it, and the page of one."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.ground import screen_of
from tests.ui.inbox_samples import put_inbox
from ui import routes
from ui.summary.screen import SummaryScreen


@pytest.fixture
def shell(open_shell, qtbot):
    qtbot.waitUntil(open_shell.isActiveWindow)
    return open_shell


@pytest.fixture
def session(shell):
    return shell.ground.jobs._session


@pytest.fixture
def items(session):
    return put_inbox(session)


@pytest.fixture
def see(shell):
    def go(item: str) -> SummaryScreen:
        shell.navigation.go(routes.summary(item))
        screen = screen_of(shell)
        assert isinstance(screen, SummaryScreen)
        for _ in range(3):  # the keyboard goes there once the page is filled
            QApplication.processEvents()
        return screen

    return go
