"""Today's backup, made by itself: a little after unlocking, and on days when Companion stays open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from companion.errors import Code, KnownError
from ui.jobs import Jobs
from ui.problems import Problems

# Long enough that home is read and the first words are typed: the disk is busy while a backup is made.
FIRST_SECONDS = 20
AGAIN_SECONDS = 3600


class DailyBackup(QObject):
    """Asks once an hour while a vault is open. Trouble is said once for each unlocking."""

    def __init__(self, jobs: Jobs, problems: Problems, folder: Callable[[], str]) -> None:
        super().__init__()
        self._jobs = jobs
        self._problems = problems
        self._folder = folder
        self._told = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.make)
        jobs.opened.connect(self._opened)
        jobs.closing.connect(self._timer.stop)  # a laptop that wakes up may have both due in one moment

    def make(self) -> None:
        """Make it, where there is none for today yet."""
        self._timer.start(AGAIN_SECONDS * 1000)
        self._jobs.on_vault(
            _back_up, self._folder(), owner=self, failed=self._failed, progress=lambda _done, _total: None
        )

    def _opened(self, _made_up: bool) -> None:
        self._told = False
        self._timer.start(FIRST_SECONDS * 1000)

    def _failed(self, error: KnownError) -> None:
        if error.code is not Code.CANCELLED and not self._told:  # locking ends it; it is made another time
            self._told = True
            self._problems.show(error, "backup")


def _back_up(session: Any, folder: str, *, progress: Callable[[int, int], bool]) -> Any:
    """On the lane: loading what a backup needs takes longer than a key may wait for its letter."""
    from companion.services.vaults.my_vault import back_up_daily

    return back_up_daily(session, folder, progress=progress)
