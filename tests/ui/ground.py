"""A real shell over a real vault for tests: synchronous lanes, a clock of its own, a key store in memory."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from companion.clock import SystemClock
from companion.crypto.kdf import FLOOR
from companion.crypto.keychain.memory import MemoryKeychain
from companion.paths import home_in
from companion.settings import Settings, SettingsStore
from tests.companion.vault_fixtures import open_test_session
from ui import jobs, routes
from ui.bus import Bus
from ui.jobs import Jobs
from ui.look.theme import Theme
from ui.problems import Problems
from ui.routes import Route
from ui.screen import Screen
from ui.shell import guard
from ui.shell.ground import Ground, close_vault, take_back
from ui.shell.window import Shell


class NowLane:
    """The stand-in for a lane: runs what it is given at once, in order, on the caller's thread."""

    def __init__(self, _name: str) -> None:
        self._queue: list[tuple[Callable[[], None], Future[None]]] = []
        self._running = False

    def submit(self, work: Callable[[], None], /) -> Future[None]:
        """Run it now, after what is running already."""
        future: Future[None] = Future()
        self._queue.append((work, future))
        if not self._running:
            self._running = True
            while self._queue:
                one, its = self._queue.pop(0)
                one()
                its.set_result(None)
            self._running = False
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Nothing runs behind our back."""


class HandClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, start: datetime = datetime(2026, 3, 2, 10, 42, tzinfo=UTC)) -> None:
        self.moment = start

    def now(self) -> datetime:
        """Where the test put it."""
        return self.moment

    def today(self) -> date:
        """Its day."""
        return self.moment.date()

    def new_id(self) -> str:
        """A real id."""
        return SystemClock().new_id()

    def move(self, seconds: float) -> None:
        """Time passes."""
        self.moment += timedelta(seconds=seconds)


def make_ground(
    app: QApplication,
    folder: Path,
    *,
    lane: Callable[[str], Any] = NowLane,
    settings: Settings | None = None,
    clock: Any = None,
    practice: bool = False,
    start: Callable[[], Route] = routes.help_topic,
) -> Ground:
    """Everything under a shell, in a folder of the test; `start` is where it goes while locked."""
    store = SettingsStore(folder / "config" / "settings.json")
    if settings is not None:
        store.change(**{name: getattr(settings, name) for name in ("look", "zoom", "calm_motion")})
    bus = Bus()
    keychain = MemoryKeychain()
    return Ground(
        jobs=Jobs(bus, close_vault, lane),
        bus=bus,
        problems=Problems(),
        theme=Theme(app, store.now),
        clock=clock or HandClock(),
        settings=store,
        home=home_in(folder),
        practice=practice,
        keychain=lambda: keychain,
        kdf=FLOOR,
        take_back=take_back,
        start=start,
    )


def open_vault_in(shell: Shell, folder: Path) -> None:
    """Unlock the test vault of a folder in this shell."""
    shell.ground.jobs.open_session(lambda: (open_test_session(folder, shell.ground.clock), None), owner=shell)


@dataclass
class Opened:
    """Shells opened in a test, to be closed after it."""

    shells: list[Shell] = field(default_factory=list)

    def close(self) -> None:
        """Close every shell and delete its widgets."""
        for shell in self.shells:
            close_shell(shell)


def close_shell(shell: Shell) -> None:
    """Lock, and leave nothing running.

    Memory is not overwritten, since no test looks here any more and over all of them it took half a minute; when a
    test itself locks it is, and tests/ui/test_memory.py sees that.
    """
    shell.navigation.forget()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guard, "give_back", lambda: None)
        patch.setattr(jobs, "overwrite_freed", lambda: None)
        shell.guard.lock()
        shell.ground.jobs.shut(deadline_seconds=10)
    shell.guard.unlocked = False
    shell.close()
    shell.deleteLater()


def screen_of(shell: Shell) -> Screen:
    """The screen that is open."""
    screen = shell.navigation.screen
    assert screen is not None
    return screen
