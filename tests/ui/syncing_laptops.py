"""A shell whose open vault is one of the team of three, on real lanes, with a real folder between it and the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from pytestqt.qtbot import QtBot

from companion.clock import SystemClock
from companion.crypto.labels import vault_keys
from companion.domain.changes import Changes
from companion.services.session import Session
from companion.services.sync.places import use_folder
from companion.services.sync.ways import sync_places
from companion.vault.db import open_vault
from tests.companion.services.carried import seal, summary_content, words_at
from tests.companion.services.team_of_three import TeamOfThree, team_of_three
from ui.shell.window import Shell
from ui.sync.state import SyncState

WAIT = 20_000


@dataclass
class Laptops:
    """The team, the folder they share through, and the shell that has one of their vaults open."""

    shell: Shell
    team: TeamOfThree
    share: Path
    me: Session
    qtbot: QtBot
    number: int

    def unlock(self, *, begin: bool = True) -> None:
        """Open my vault in the shell; with `begin`, sharing begins at once and not a moment later."""
        path, member, profile = self.me.vault.path, self.me.member_id, self.me.profile

        def opener() -> tuple[Session, None]:
            vault = open_vault(path, vault_keys(self.number.to_bytes(32, "big")))
            return Session(vault=vault, clock=SystemClock(), member_id=member, profile=profile), None

        with self.qtbot.waitSignal(self.shell.ground.jobs.opened, timeout=WAIT):
            self.shell.ground.jobs.open_session(opener, owner=self.shell)
        if begin:
            self.begin()

    def begin(self) -> None:
        """The moment after unlocking is over."""
        self.shell.syncing._begin.start(0)

    def lock(self) -> None:
        """Lock, and wait until it is."""
        with self.qtbot.waitSignal(self.shell.guard.locked, timeout=WAIT):
            self.shell.guard.lock()

    def deed(self, deed: Callable[..., Any], *args: Any) -> Any:
        """Do something in the vault that is open in the shell."""
        done: list[Any] = []
        self.shell.ground.jobs.on_vault(deed, *args, owner=self.shell, done=done.append)
        self.qtbot.waitUntil(lambda: bool(done), timeout=WAIT)
        return done[0]

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(true, timeout=WAIT)

    def at_rest(self) -> bool:
        """Whether sharing has begun and goes on nowhere now."""
        state = self.state
        return (
            bool(state.places) and not state.working and all(one.reason != "not_yet" for one in state.places)
        )

    @property
    def state(self) -> SyncState:
        """How sharing stands."""
        return self.shell.syncing.state

    def others_sync(self, times: int = 1) -> None:
        """The laptops that have no window get and send."""
        for _ in range(times):
            for one in self.team.all:
                if one is not self.me:
                    sync_places(one, Random(1))

    def send_me(self, *words: str) -> None:
        """Noor shares with me, up to the folder."""
        for one in words:
            seal(self.team.worker, self.me, summary_content(one))
        sync_places(self.team.worker, Random(1))

    def words_here(self) -> list[str]:
        """What came to me and was opened."""
        return list(self.deed(words_at))


def share(session: Session, noor: Session) -> Changes:
    """A deed: something sealed, announced as the real deeds announce it."""
    seal(session, noor, summary_content("for Noor"))
    return Changes(kinds=frozenset({"outbox", "delivery"}))


@contextmanager
def laptops(
    make_shell: Callable[..., Shell],
    folder: Path,
    qtbot: QtBot,
    lane: Callable[[str], Any],
    who: str = "supervisor",
) -> Iterator[Laptops]:
    """Everyone knows the team and the folder; one vault is closed, for the shell to open."""
    share = folder / "share"
    share.mkdir()
    with team_of_three(folder / "laptops") as team:
        for one in team.all:
            use_folder(one, share)
        for one in (*team.all, *team.all):
            sync_places(one, Random(1))
        me: Session = getattr(team, who)
        number = {"administrator": 1, "supervisor": 2, "worker": 3}[who]
        me.vault.close()
        shell = make_shell(lane=lane, clock=SystemClock())
        yield Laptops(shell, team, share, me, qtbot, number)
