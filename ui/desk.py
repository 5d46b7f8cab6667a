"""What stands ready for every screen: made once by the shell, handed to each screen it opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from companion.clock import Clock
from companion.paths import Home
from companion.settings import SettingsStore
from ui.bus import Bus
from ui.jobs import Jobs
from ui.look.theme import Theme
from ui.problems import Problems
from ui.routes import Route
from ui.sync.syncing import Syncing

if TYPE_CHECKING:
    from companion.crypto.kdf import KdfParameters
    from companion.crypto.keychain import Keychain


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The lanes, the signals, the way round, and the few sentences a screen may say outside itself.

    `home` says where vaults, settings and logs live; `keychain()` finds the system's key store (slow: on a lane); `kdf`
    is None for the usual cost of a passphrase; `syncing` gets and sends what is shared. `say` puts a sentence into the
    status line and tells screen readers; `saved` says when words reached the disk; `ask` opens a dialog.
    """

    jobs: Jobs
    bus: Bus
    syncing: Syncing
    problems: Problems
    theme: Theme
    clock: Clock
    settings: SettingsStore
    home: Home
    practice: bool
    keychain: Callable[[], Keychain | None]
    kdf: KdfParameters | None
    go: Callable[[Route], None]
    come_in: Callable[[Route], None]
    replace: Callable[[Route], None]
    back: Callable[[], None]
    say: Callable[[str], None]
    saved: Callable[[datetime], None]
    ask: Callable[[QDialog], None]
    lock: Callable[[], None]
