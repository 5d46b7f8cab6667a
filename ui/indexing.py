"""The search index kept up while nobody waits for it: a little at a time, so that no save stands behind it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer

from companion.errors import Code, KnownError
from ui.jobs import Jobs
from ui.problems import Problems

# Home is read and the first words are typed by then. What was changed is indexed by the next search in any case.
PAUSE_MILLISECONDS = 20_000
# Between two portions of what an older Companion left to do: a tenth of the lane's time.
AGAIN_MILLISECONDS = 250


class Indexing(QObject):
    """Takes into the index what waits, as long as a vault is open."""

    def __init__(self, jobs: Jobs, problems: Problems) -> None:
        super().__init__()
        self._jobs = jobs
        self._problems = problems
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.tend)
        jobs.opened.connect(lambda _made_up: self._timer.start(PAUSE_MILLISECONDS))
        jobs.closing.connect(self._timer.stop)

    def tend(self) -> None:
        """One portion, and the next one when its time has come."""
        self._jobs.on_vault(_tend, owner=self, done=self._tended, failed=self._failed)

    def _tended(self, more: bool) -> None:
        self._timer.start(AGAIN_MILLISECONDS if more else PAUSE_MILLISECONDS)

    def _failed(self, error: KnownError) -> None:
        if (
            error.code is not Code.CANCELLED
        ):  # words are found as before; tried again after the next unlocking
            self._problems.show(error)


def _tend(session: Any) -> bool:
    from companion.services.record.finding import tend_search

    return tend_search(session)
