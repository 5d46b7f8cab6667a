"""How soon this laptop locks by itself: as its own settings say, or as the team agreed where that is sooner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from companion.domain.changes import Changes
from companion.settings import SettingsStore
from ui.bus import Bus
from ui.jobs import Jobs

if TYPE_CHECKING:
    from companion.services.team.policy import Agreed


class LockTime(QObject):
    """Knows what was agreed while a vault is open, and learns it anew whenever the team changes it."""

    def __init__(self, jobs: Jobs, bus: Bus, settings: SettingsStore) -> None:
        super().__init__()
        self._jobs = jobs
        self._settings = settings
        self._agreed: int | None = None
        jobs.opened.connect(self._ask)
        jobs.closing.connect(self._forget)
        bus.changed.connect(self._changed)

    def seconds(self) -> int:
        """Without a key or a click before it locks."""
        return self._settings.now.minutes_until_lock(self._agreed) * 60

    def _changed(self, changes: Changes) -> None:
        if "roster_entry" in changes.kinds:
            self._ask()

    def _ask(self) -> None:
        self._jobs.on_vault(_agreed, owner=self, done=self._take)

    def _take(self, agreed: Agreed) -> None:
        self._agreed = agreed.idle_minutes

    def _forget(self) -> None:
        self._agreed = None


def _agreed(session: Any) -> Agreed:
    """On the lane: the first window does without the vault."""
    from companion.services.team.policy import get_agreed

    return get_agreed(session)
