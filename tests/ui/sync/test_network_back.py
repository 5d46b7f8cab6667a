"""The network is back: what waited goes by itself, in seconds, and nothing is asked of a place while all is well."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import pairwise
from random import Random

import pytest
from PySide6.QtCore import QObject, Qt

from companion.errors import Code
from companion.services.sync.places import stop_using, use_hub
from companion.services.team.membership import get_membership
from companion.sync.states import Phase, State, fresh
from companion.sync.wire import Limits
from companion.vault.carriers import list_carriers
from tests.loopback.fixtures import enrolment_code, forget_team, hub, hub_database, postgres
from tests.ui.sync.switch import Switch
from tests.ui.syncing_laptops import Laptops, share
from ui.sync import watch
from ui.sync.watch import HubWatch, Looked

# fixtures, for this file too
__all__ = ["hub", "hub_database", "postgres"]

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
HERE, THERE, NOWHERE = frozenset({"10.0.0.7"}), frozenset({"192.168.7.7"}), frozenset[str]()


@pytest.fixture
def line(sam: Laptops, hub, hub_database) -> Iterator[Switch]:
    """Sam's laptop shares through a real hub alone, over a line that can be cut."""
    switch = Switch(hub.port)
    sam.unlock()
    sam.until(sam.at_rest)
    sam.deed(use_hub, switch.address, enrolment_code(hub_database))
    sam.until(lambda: len(sam.state.places) == 2 and sam.at_rest())
    for row in sam.deed(lambda session: list_carriers(session.vault)):
        if row.kind == "folder":
            sam.deed(stop_using, row.id)
    sam.until(lambda: len(sam.state.places) == 1 and sam.at_rest())
    yield switch
    sam.lock()
    switch.off()
    forget_team(
        hub_database, get_membership(sam.team.worker).team
    )  # the next test's team has the same ids, and its laptop another past


def cut_and_fail(sam: Laptops, line: Switch) -> None:
    """The line is cut, and so often tried in vain that the next try by itself is minutes away."""
    line.off()
    sam.deed(share, sam.team.worker)
    sam.until(lambda: sam.at_rest() and sam.state.places[0].reason == Code.CARRIER_GONE)
    (engine,) = sam.shell.syncing._engines()
    engine._state = replace(engine._state, attempts=12, next_try_at=None)
    engine._wake.start(600_000)


def test_a_line_that_is_mended_is_used_in_seconds(sam: Laptops, line: Switch, monkeypatch) -> None:
    """Nothing tells this laptop of it: its own network was there all the time. It knocks, a hundredth as patiently."""
    monkeypatch.setattr(watch, "NETWORK_SECONDS", 0.02)
    monkeypatch.setattr(watch, "KNOCK_SECONDS", (0.2,) * 100)
    (engine,) = sam.shell.syncing._engines()
    engine._watch._timer.setInterval(20)
    cut_and_fail(sam, line)
    sam.qtbot.wait(600)
    assert sam.state.count.waiting == 1
    mended = time.monotonic()
    line.on()
    sam.until(lambda: sam.state.count.waiting == 0)
    assert time.monotonic() - mended < 3


def test_another_network_is_used_at_once(sam: Laptops, line: Switch, monkeypatch) -> None:
    seen = [HERE]
    monkeypatch.setattr(watch, "see_network", lambda: seen[0])
    cut_and_fail(sam, line)
    seen[0] = NOWHERE
    sam.qtbot.wait(2500)
    line.on()
    back = time.monotonic()
    seen[0] = THERE
    sam.until(lambda: sam.state.count.waiting == 0)
    assert time.monotonic() - back < watch.NETWORK_SECONDS + 2


def test_somebody_who_comes_to_the_window_waits_for_no_timer(sam: Laptops, line: Switch, monkeypatch) -> None:
    monkeypatch.setattr(watch, "SOMEBODY_SECONDS", 0.0)
    cut_and_fail(sam, line)
    line.on()
    sam.shell.syncing._come(Qt.ApplicationState.ApplicationInactive)
    assert not sam.state.working
    sam.shell.syncing._come(Qt.ApplicationState.ApplicationActive)
    assert sam.state.working
    sam.until(lambda: sam.state.count.waiting == 0)


def test_a_call_over_a_network_that_went_away_is_not_waited_for(sam: Laptops, monkeypatch) -> None:
    """A hub that took the call and is not there any more: an answer would be waited for a minute long."""
    from tests.companion.sync.hub_client.hanging import silent, standing

    seen = [HERE]
    monkeypatch.setattr(watch, "see_network", lambda: seen[0])
    with standing(silent) as (port, reached):
        sam.unlock()
        sam.until(sam.at_rest)
        sam.deed(use_hub, f"http://127.0.0.1:{port}")
        sam.until(reached.is_set)
        assert sam.state.working
        seen[0] = NOWHERE
        sam.until(lambda: not sam.state.working)
        assert Code.CARRIER_GONE in {one.reason for one in sam.state.places}
        reached.clear()
        seen[0] = THERE
        sam.until(reached.is_set)
        sam.lock()


@dataclass
class Looking:
    """A watch whose time, network and knocks are the test's; `at` seconds have passed."""

    watch: HubWatch
    at: list[float]
    seen: list[frozenset[str]]
    knocks: list[Callable[[], None]]
    heard: list[object] = field(default_factory=list)
    found: list[float] = field(default_factory=list)
    changed: list[bool] = field(default_factory=list)

    def pass_time(self, seconds: float) -> None:
        for _ in range(round(seconds / watch.NETWORK_SECONDS)):
            self.at[0] += watch.NETWORK_SECONDS
            self.watch._look()

    def answer_knock(self, there: bool) -> None:
        self.knocks.pop()
        self.watch.hear(there)


@pytest.fixture
def looking(qapp, monkeypatch) -> Iterator[Looking]:
    at, seen, knocks = [0.0], [HERE], []
    owner = QObject()

    class Lane:
        def submit(self, work):
            knocks.append(work)

    monkeypatch.setattr(watch, "monotonic", lambda: at[0])
    monkeypatch.setattr(watch, "see_network", lambda: seen[0])
    made = Looking(None, at, seen, knocks)  # type: ignore[arg-type]
    made.watch = HubWatch(
        "https://hub.example.org",
        lane=Lane(),  # type: ignore[arg-type]
        owner=owner,
        random=Random(1),
        tell=made.heard.append,
        found=lambda: made.found.append(at[0]),
        changed=made.changed.append,
    )
    yield made
    made.watch.end()
    owner.deleteLater()


def stands(phase: Phase, why: str = "", **facts: str) -> State:
    state = replace(fresh(NOW, Limits()), settled=phase, settled_why=why, facts=tuple(facts.items()))
    return replace(state, asked=object()) if phase is Phase.WORKING else state  # type: ignore[arg-type]


AWAY = stands(Phase.WAITING, Code.CARRIER_GONE, reason="no_way")
SILENT = stands(Phase.WAITING, Code.CARRIER_GONE, reason="no_answer")
WELL = stands(Phase.RESTING, "up_to_date")
WORKING = stands(Phase.WORKING)
CAFE = stands(Phase.WAITING, Code.OTHER_ANSWER)


def test_nothing_is_looked_at_while_all_is_well(looking: Looking) -> None:
    looking.watch.follow(WORKING)
    assert looking.watch._timer.isActive()
    looking.watch.follow(WELL)
    assert not looking.watch._timer.isActive()
    looking.watch.come()
    assert looking.found == []


def test_knocks_grow_rare_and_one_waits_for_the_other(looking: Looking) -> None:
    looking.watch.follow(WORKING)
    looking.watch.follow(AWAY)
    looking.pass_time(3600)
    assert len(looking.knocks) == 1, "the first one is not answered yet"
    times = []
    for _ in range(45):
        looking.answer_knock(there=False)
        while not looking.knocks:
            looking.pass_time(2)
        times.append(looking.at[0])
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert min(gaps) >= 3 and max(gaps) <= 77
    assert all(one >= 45 for one in gaps[-5:])
    assert looking.found == []
    looking.answer_knock(there=True)
    assert len(looking.found) == 1


def test_tries_in_vain_do_not_put_off_a_knock(looking: Looking) -> None:
    looking.watch.follow(WORKING)
    looking.watch.follow(AWAY)
    for _ in range(10):
        looking.pass_time(2)
        looking.watch.follow(WORKING)
        looking.watch.follow(AWAY)
    assert len(looking.knocks) == 1


def test_who_was_met_and_said_nothing_is_not_knocked_at(looking: Looking) -> None:
    """It has much to do, perhaps: the engine's own waits spread the laptops, and no knock takes that back."""
    looking.watch.follow(WORKING)
    looking.watch.follow(SILENT)
    looking.pass_time(900)
    assert (looking.knocks, looking.found) == ([], [])


def test_a_network_that_is_just_there_may_need_some_tries(looking: Looking) -> None:
    looking.watch.follow(WORKING)
    looking.watch.follow(AWAY)
    looking.seen[0] = NOWHERE
    looking.pass_time(2)
    assert looking.found == []
    looking.seen[0] = THERE
    for _ in range(4):
        before = len(looking.found)
        while len(looking.found) == before:
            looking.pass_time(2)
        looking.watch.follow(WORKING)
        looking.watch.follow(AWAY)
    since = [one - looking.found[0] for one in looking.found]
    assert since == [0, 4, 8, 20]


def test_the_page_of_a_cafe_is_no_reason_to_stay_away(looking: Looking) -> None:
    looking.watch.follow(WORKING)
    looking.watch.follow(CAFE)
    looking.pass_time(8)
    looking.watch.come()
    assert looking.found == [], "a moment ago it was tried"
    looking.pass_time(4)
    looking.watch.come()
    assert len(looking.found) == 1 and looking.knocks == []


def test_a_network_that_changes_in_mid_call_is_told(looking: Looking) -> None:
    looking.watch.follow(WORKING)
    looking.seen[0] = NOWHERE
    looking.pass_time(2)
    looking.seen[0] = THERE
    looking.pass_time(4)
    assert (looking.changed, looking.found) == ([False, True], [])


def test_a_knock_that_comes_home_late_is_no_news(looking: Looking) -> None:
    looking.watch.follow(WORKING)
    looking.watch.follow(AWAY)
    looking.pass_time(20)
    looking.watch.follow(WORKING)
    looking.watch.follow(WELL)
    looking.answer_knock(there=True)
    assert looking.found == []


def test_a_real_knock_says_what_it_found(looking: Looking, monkeypatch) -> None:
    monkeypatch.setattr(watch, "knock", lambda address: address == "https://hub.example.org")
    looking.watch.follow(WORKING)
    looking.watch.follow(AWAY)
    looking.pass_time(20)
    looking.knocks.pop()()
    (said,) = looking.heard
    assert isinstance(said, Looked) and said.found


def test_a_look_that_has_not_begun_when_the_vault_locks_is_not_begun(
    looking: Looking, monkeypatch, tmp_path
) -> None:
    """It may have waited behind one that hangs: nothing is begun while the vault is locked."""
    begun: list[str] = []
    monkeypatch.setattr(watch, "knock", lambda address: begun.append(address) or True)
    looking.watch.follow(WORKING)
    looking.watch.follow(AWAY)
    looking.pass_time(20)
    looking.watch.end()
    looking.knocks.pop()()
    owner = QObject()
    folder = watch.FolderWatch(
        tmp_path,
        lane=looking.watch._lane,
        owner=owner,
        tell=looking.heard.append,
        found=lambda: looking.found.append(0),
    )
    folder.follow(AWAY)
    folder.come()
    folder.end()
    looking.knocks.pop()()
    owner.deleteLater()
    assert (begun, looking.heard, looking.found) == ([], [], [])
