"""What stands ready for every screen: made once by the shell, handed to each screen it opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QDialog

from companion.clock import Clock
from companion.settings import SettingsStore
from ui.bus import Bus
from ui.jobs import Jobs
from ui.problems import Problems
from ui.routes import Route
from ui.theme import Theme


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The lanes, the signals, the way round, and the few sentences a screen may say outside itself.

    `home` is the folder that --home named, or None for the system's own place. `say` puts a sentence into the
    status line and tells screen readers; `saved` says when words reached the disk; `ask` opens a dialog.
    """

    jobs: Jobs
    bus: Bus
    problems: Problems
    theme: Theme
    clock: Clock
    settings: SettingsStore
    home: Path | None
    practice: bool
    go: Callable[[Route], None]
    replace: Callable[[Route], None]
    back: Callable[[], None]
    say: Callable[[str], None]
    saved: Callable[[datetime], None]
    ask: Callable[[QDialog], None]
    lock: Callable[[], None]
