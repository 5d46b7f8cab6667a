"""What stands before there is a window: lanes, signals, look, settings, and where to go first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from companion.clock import Clock, SystemClock
from companion.domain.changes import Changes, Step
from companion.paths import Home
from companion.services.vaults.profiles import has_vaults
from companion.settings import SettingsStore
from ui import routes
from ui.bus import Bus
from ui.command_line import Options
from ui.jobs import Jobs
from ui.look.theme import Theme
from ui.problems import Problems
from ui.routes import Route

if TYPE_CHECKING:
    from companion.crypto.kdf import KdfParameters
    from companion.crypto.keychain import Keychain

SETTINGS_NAME = "settings.json"


@dataclass(frozen=True, kw_only=True)
class Ground:
    """Built once, by `lay_ground` or by a test. `start` says where to go while no vault is open.

    `take_back` walks a deed's steps back; `keychain` finds the system's key store when it is needed; `kdf` is
    None for the usual cost of a passphrase.
    """

    jobs: Jobs
    bus: Bus
    problems: Problems
    theme: Theme
    clock: Clock
    settings: SettingsStore
    home: Home
    practice: bool
    keychain: Callable[[], Keychain | None]
    kdf: KdfParameters | None
    take_back: Callable[[Any, tuple[Step, ...]], Changes]
    start: Callable[[], Route]


def lay_ground(app: QApplication, options: Options) -> Ground:
    """The ground of the real program."""
    home = options.folders()
    settings = SettingsStore(home.config / SETTINGS_NAME)
    bus = Bus()
    return Ground(
        jobs=Jobs(bus, close_vault),
        bus=bus,
        problems=Problems(),
        theme=Theme(app, settings.now),
        clock=SystemClock(),
        settings=settings,
        home=home,
        practice=options.practice,
        keychain=find_keychain,
        kdf=None,
        take_back=take_back,
        start=routes.practice if options.practice else lambda: first_route(home),
    )


def first_route(home: Home) -> Route:
    """Unlock where there is a vault, first start where there is none; only names of folders are looked at."""
    return routes.unlock() if has_vaults(home) else routes.first_start()


def find_keychain() -> Keychain | None:
    """The system's key store; looked for when it is needed, never at the start."""
    from companion.crypto.keychain.system import system_keychain

    return system_keychain()


def close_vault(session: Any) -> None:
    """Lock: note it, close, drop the keys."""
    from companion.services.vaults.vaults import lock_vault

    lock_vault(session)


def take_back(session: Any, steps: tuple[Step, ...]) -> Changes:
    """Undo a deed's steps."""
    from companion.services.record.undo import undo_steps

    return undo_steps(session, steps)
