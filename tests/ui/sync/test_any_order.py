"""Lock, unlock, F5, Stop, places and networks that come and go, at any moment: all arrives once, nothing breaks."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from random import Random, SystemRandom
from typing import Any

import pytest
from PySide6.QtCore import Qt

from companion.domain.changes import Changes
from companion.services.sync import driving
from companion.services.sync.places import stop_using, use_folder, use_hub
from companion.services.team.membership import get_membership
from companion.vault.carriers import list_carriers
from tests.companion.services.carried import seal, summary_content, words_at
from tests.loopback.fixtures import enrolment_code, forget_team, hub, hub_database, postgres
from tests.ui.sync.switch import Switch
from tests.ui.sync.test_sync_locked import held
from tests.ui.syncing_laptops import Laptops, laptops
from ui.lane import thread_lane
from ui.sync import watch

# fixtures, for this file too
__all__ = ["hub", "hub_database", "postgres"]

STEPS = 60
NETWORKS = (frozenset({"10.0.0.7"}), frozenset({"192.168.7.7"}), frozenset[str]())


class Storm:
    """One laptop in bad weather; what happens next is for `random` to say."""

    def __init__(self, sam: Laptops, line: Switch, random: Random, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sam, self.line, self.random = sam, line, random
        self.shared: list[str] = []
        self.steps: list[str] = []
        self.network = NETWORKS[0]
        self.slow = 0.0
        self.line_on = self.folder_there = True
        self._away = sam.share.with_name("away")
        honest = driving.exchange

        def exchange(carrier: Any, command: Any) -> Any:
            time.sleep(self.slow)
            return honest(carrier, command)

        monkeypatch.setattr(driving, "exchange", exchange)
        monkeypatch.setattr(watch, "see_network", lambda: self.network)
        for name in ("NETWORK_SECONDS", "FOLDER_SECONDS", "LATER_KNOCK_SECONDS", "SOMEBODY_SECONDS"):
            monkeypatch.setattr(watch, name, 0.05)
        monkeypatch.setattr(watch, "KNOCK_SECONDS", ())

    @property
    def is_open(self) -> bool:
        return self.sam.shell.guard.unlocked and not self.sam.shell.guard._locking

    def step(self) -> None:
        """Something happens, and then a moment passes or none."""
        what = self.random.choice(
            [self.share] * 4
            + [self.f5, self.stop, self.come, self.lock] * 2
            + [self.unlock] * 4
            + [self.cut, self.other_network, self.move_folder, self.leave_hub, self.take_hub, self.be_slow]
            + [self.leave_folder, self.take_folder]
        )
        self.steps.append(what.__name__)
        what()
        if self.random.random() < 0.6:
            self.sam.qtbot.wait(self.random.choice((0, 1, 5, 20, 80)))

    def share(self) -> None:
        words = f"words {len(self.steps)}"

        def deed(session: Any) -> Changes:
            seal(session, self.sam.team.worker, summary_content(words))
            return Changes(kinds=frozenset({"outbox", "delivery"}))

        self._do(deed, done=lambda _changes: self.shared.append(words))

    def f5(self) -> None:
        self.sam.shell.syncing.now()

    def stop(self) -> None:
        self.sam.shell.syncing.stop()

    def come(self) -> None:
        self.sam.shell.syncing._come(Qt.ApplicationState.ApplicationActive)

    def lock(self) -> None:
        self.sam.shell.guard.lock()

    def unlock(self) -> None:
        if not self.sam.shell.guard.unlocked:
            self.sam.unlock()

    def cut(self) -> None:
        self.line_on = not self.line_on
        (self.line.on if self.line_on else self.line.off)()

    def other_network(self) -> None:
        self.network = self.random.choice(NETWORKS)

    def move_folder(self) -> None:
        self.folder_there = not self.folder_there
        here, there = (self._away, self.sam.share) if self.folder_there else (self.sam.share, self._away)
        here.rename(there)

    def leave_hub(self) -> None:
        self._do(self._leave, "hub")

    def take_hub(self) -> None:
        self._do(use_hub, self.line.address)

    def leave_folder(self) -> None:
        self._do(self._leave, "folder")

    def take_folder(self) -> None:
        if self.folder_there:
            self._do(use_folder, self.sam.share)

    def be_slow(self) -> None:
        self.slow = self.random.choice((0.0, 0.002, 0.03, 0.2))

    def clear_up(self) -> None:
        """The weather is fine again, and everything in use."""
        self.slow, self.network = 0.0, NETWORKS[0]
        if not self.line_on:
            self.cut()
        if not self.folder_there:
            self.move_folder()
        self.sam.until(lambda: not self.sam.shell.guard._locking)
        self.unlock()
        for place in (use_hub, self.line.address), (use_folder, self.sam.share):
            self.sam.deed(*place)
        self.sam.until(lambda: len(self.sam.state.places) == 2 and self.sam.at_rest())
        self.sam.shell.syncing.now()
        self.sam.until(lambda: self.sam.at_rest() and self.sam.state.count.waiting == 0)

    @staticmethod
    def _leave(session: Any, kind: str) -> Changes:
        rows = [one for one in list_carriers(session.vault) if one.kind == kind]
        return stop_using(session, rows[0].id) if rows else Changes()

    def _do(self, deed: Callable[..., Any], *args: Any, done: Callable[[Any], None] | None = None) -> None:
        if self.is_open:
            jobs = self.sam.shell.ground.jobs
            jobs.on_vault(deed, *args, owner=self.sam.shell, done=done, failed=lambda _error: None)


@pytest.fixture
def bugs(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    """Every fault of ours that was logged and not shown."""
    found: list[BaseException] = []
    for module in ("ui.jobs", "ui.sync.far_side"):
        monkeypatch.setattr(f"{module}.log_bug", found.append)
    yield found


@pytest.mark.soak(name="sync-window", rounds=2, long=60)
def test_all_arrives_once_whatever_happens_when(
    make_shell, tmp_path, qtbot, hub, hub_database, bugs, rounds, monkeypatch
) -> None:
    for number in range(rounds):
        seed = SystemRandom().getrandbits(32)
        with monkeypatch.context() as patch:
            weather(make_shell, tmp_path / str(number), qtbot, hub.port, hub_database, bugs, seed, patch)


def weather(
    make_shell: Any,
    folder: Any,
    qtbot: Any,
    port: int,
    database: str,
    bugs: list[BaseException],
    seed: int,
    patch: pytest.MonkeyPatch,
) -> None:
    """One storm of a seed, and what must be so after it."""
    folder.mkdir()
    with laptops(make_shell, folder, qtbot, thread_lane) as sam:
        line = Switch(port)
        sam.unlock()
        sam.deed(use_hub, line.address, enrolment_code(database))
        sam.until(lambda: len(sam.state.places) == 2 and sam.at_rest())
        storm = Storm(sam, line, Random(seed), patch)
        try:
            for _ in range(STEPS):
                storm.step()
            storm.clear_up()
            sam.others_sync()
            assert sorted(words_at(sam.team.worker)) == sorted(storm.shared)
            assert bugs == []
            sam.lock()
            sam.until(lambda: held(sam) == [])
        except BaseException as trouble:
            trouble.add_note(f"seed {seed}: {', '.join(storm.steps)}")
            raise
        finally:
            line.off()
            forget_team(database, get_membership(sam.team.worker).team)
