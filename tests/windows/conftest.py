"""A virtual screen and a laptop with a vault, for tests in real windows; skipped where there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from companion.clock import SystemClock
from companion.crypto.kdf import FLOOR
from companion.paths import home_in
from companion.services.session import Session
from companion.services.vaults.vaults import NewVault, create_vault, lock_vault
from tests.windows.screen import VirtualScreen, missing_programs
from tests.windows.window import RealWindow

PASSPHRASE = "lantern gravel teapot seventeen"


@dataclass(frozen=True)
class Laptop:
    """A home with one vault in it, which is locked; `open` starts the program there."""

    screen: VirtualScreen
    home: Path

    def open(self, **options: Any) -> RealWindow:
        """Start the program; options are those of RealWindow."""
        return RealWindow(self.screen, self.home, **options)

    def unlock(self, window: RealWindow) -> None:
        """Type the passphrase as the worker does, and wait until home is there."""
        window.wait(
            lambda now: now.focus is not None and now.focus.name.startswith("Passphrase"), "Passphrase"
        )
        window.type(PASSPHRASE + "\n")
        window.wait(
            lambda now: now.find("Lock", ["Button"]) is not None and now.focus is not None, "the vault open"
        )


@pytest.fixture(scope="session")
def screen() -> Iterator[VirtualScreen]:
    """One screen of 1366 by 768 for all tests of a process."""
    if missing := missing_programs():
        pytest.skip(f"no virtual screen here: {', '.join(missing)} missing")
    with VirtualScreen() as shown:
        yield shown


@pytest.fixture
def make_laptop(screen: VirtualScreen, tmp_path: Path) -> Callable[..., Laptop]:
    """`make_laptop(fill)`: a locked vault of Ada's, after `fill(session)` wrote in it."""

    def make(fill: Callable[[Session], object] = lambda _session: None) -> Laptop:
        home = tmp_path / "laptop"
        new = NewVault(label="Ada Test", member_name="Ada Test", passphrase=PASSPHRASE, kdf=FLOOR)
        created = create_vault(home_in(home), SystemClock(), None, new)
        fill(created.session)
        lock_vault(created.session)
        return Laptop(screen, home)

    return make
