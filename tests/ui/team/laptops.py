"""The other laptops of a team, in tests where this one has the windows: real vaults, and one shared folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from companion.domain.member import Role
from companion.services.practice.gathering import suppress_until_let_in
from companion.services.session import Session
from companion.services.sync.ways import sync_places
from tests.companion.services.team_of_three import open_laptop
from ui.shell.window import Shell


def other_laptop(folder: Path, shell: Shell, number: int, name: str, role: Role = Role.WORKER) -> Session:
    """A vault of its own, whose clock shows what the window's shows."""
    return open_laptop(folder / f"laptop {number}", number, name, role, shell.ground.clock.now())


def sync(session: Session) -> None:
    """A round with every place, as the driver does it; nobody may have let us in yet."""
    with suppress_until_let_in():
        sync_places(session, Random(1))


def sync_here(shell: Shell) -> None:
    """The same for the vault that is open in the window."""
    sync(ask(shell, lambda session: session))
    shell.navigation.screen.load()


def ask(shell: Shell, deed: Callable[..., Any], *args: Any) -> Any:
    """What a deed answers in the vault of the window."""
    answers: list[Any] = []
    shell.ground.jobs.on_vault(deed, *args, owner=shell, done=answers.append)
    (answer,) = answers
    return answer
