"""The real window over the corpus, with real lanes, for benchmarks of screens. Qt is imported when it is asked for."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from companion.services.vaults.unlocking import Door, unlock_vault
from tests.bench.corpus import PASSPHRASE

if TYPE_CHECKING:
    from ui.routes import Route
    from ui.shell.window import Shell

MOST_SECONDS = 60
CALM_TURNS = 6
"""Turns of the event loop with idle lanes: what was answered last may ask for more, and is laid out over some three."""


@contextmanager
def open_window(door: Door) -> Iterator[Shell]:
    """The window with the vault of `door` open, at home; closed and locked at the end."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from companion.clock import SystemClock
    from tests.ui.ground import make_ground
    from ui import routes
    from ui.lane import thread_lane
    from ui.shell.window import Shell

    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    shell = Shell(make_ground(app, door.home.data, lane=thread_lane, clock=SystemClock()))
    shell.begin()
    shell.show()
    shell.activateWindow()
    shell.ground.jobs.open_session(lambda: (unlock_vault(door, PASSPHRASE).session, None), owner=shell)
    settle(shell)
    open_screen(shell, routes.home())
    yield shell
    shell.navigation.forget()
    shell.ground.jobs.shut(MOST_SECONDS)
    shell.guard.unlocked = False
    shell.close()
    shell.deleteLater()
    app.processEvents()


def settle(shell: Shell) -> None:
    """Until the lanes are idle, what they found is on the page, and screens that were left are gone."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    jobs, end = shell.ground.jobs, time.monotonic() + MOST_SECONDS
    calm = 0
    while calm < CALM_TURNS:
        QApplication.processEvents()
        calm = calm + 1 if jobs.wait(0 if calm else 0.001) else 0
        if time.monotonic() > end:
            raise TimeoutError("the lanes did not come to rest")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def open_screen(shell: Shell, route: Route) -> None:
    """Go there, wait for what it shows, and paint all of it."""
    shell.navigation.go(route)
    settle(shell)
    shell.repaint()
