"""Sharing by itself: real vaults, a real folder, real lanes; locked, quit, pulled out and hung in mid-round."""

from __future__ import annotations

import threading
import time
from random import Random

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion.domain.changes import Changes
from companion.domain.member import Role
from companion.errors import Code
from companion.services.sync import driving
from companion.services.sync.places import stop_using, use_folder, use_hub
from companion.services.sync.ways import sync_places
from companion.services.team.teams import revoke_member
from companion.team.bodies import RevokedWhy
from companion.vault.carriers import list_carriers
from tests.companion.services.carried import seal, summary_content, words_at
from tests.companion.services.team_of_three import let_in, open_laptop
from tests.loopback.fixtures import enrolment_code, hub, hub_database, postgres
from tests.ui.syncing_laptops import WAIT, share

# fixtures, for this file too
__all__ = ["hub", "hub_database", "postgres"]


def test_what_came_is_there_shortly_after_unlocking(sam):
    sam.send_me("one", "two")
    sam.unlock()
    sam.until(sam.at_rest)
    assert sam.words_here() == ["one", "two"]
    assert sam.state.count.in_team and sam.state.count.waiting == 0


def test_home_is_painted_before_anything_is_asked(sam):
    sam.unlock(begin=False)
    assert sam.shell.syncing._begin.isActive()
    assert sam.state.places == ()


def test_what_is_shared_goes_by_itself(sam):
    sam.unlock()
    sam.until(sam.at_rest)
    sam.deed(share, sam.team.worker)
    sam.until(lambda: sam.at_rest() and sam.state.count.waiting == 0)
    sync_places(sam.team.worker, Random(1))
    assert words_at(sam.team.worker) == ["for Noor"]


def test_f5_gets_what_is_new_and_says_how_it_went(sam):
    sam.unlock()
    sam.until(sam.at_rest)
    sam.send_me("three")
    said = []
    sam.shell.syncing.ended.connect(said.append)
    QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_F5)
    sam.until(lambda: bool(said))
    assert sam.words_here() == ["three"]
    assert sam.shell.footer.said.text() == "Done. You have what is new."


def test_a_place_chosen_while_open_is_used_at_once_and_one_left_is_left(sam, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    sam.unlock()
    sam.until(sam.at_rest)
    made = sam.deed(use_folder, stick).made
    sam.until(lambda: len(sam.state.places) == 2 and sam.at_rest())
    assert any(stick.rglob("*"))
    sam.deed(stop_using, made)
    sam.until(lambda: len(sam.state.places) == 1)


def test_a_stick_that_is_pulled_out_and_back_goes_on_by_itself(sam, monkeypatch):
    monkeypatch.setattr("ui.sync.watch.FOLDER_SECONDS", 0.05)
    away = sam.share.with_name("pulled out")
    sam.share.rename(away)
    sam.unlock()
    sam.until(lambda: sam.at_rest() and sam.state.places[0].reason == Code.CARRIER_GONE)
    sam.deed(share, sam.team.worker)
    sam.until(lambda: sam.state.count.waiting == 1)
    assert sam.state.count.attention == 0
    away.rename(sam.share)
    sam.until(lambda: sam.at_rest() and sam.state.count.waiting == 0)


def test_locking_waits_for_no_place(sam, hang):
    asked, go_on = hang
    sam.send_me("late")
    sam.unlock()
    sam.until(asked.is_set)
    begun = time.monotonic()
    sam.lock()
    assert time.monotonic() - begun < 5
    assert sam.state.places == ()
    go_on.set()
    sam.qtbot.wait(100)  # the late answer comes, and nobody is there for it
    assert sam.state.places == ()
    sam.unlock()
    sam.until(sam.at_rest)
    assert sam.words_here() == ["late"]


def test_quitting_waits_for_no_place(sam, hang):
    asked, _go_on = hang
    sam.unlock()
    sam.until(asked.is_set)
    begun = time.monotonic()
    sam.shell.close()
    sam.until(lambda: not sam.shell.isVisible())
    assert sam.shell.ground.jobs.wait(10)
    sam.shell.syncing.shut()
    assert time.monotonic() - begun < 5


def test_typing_goes_on_while_a_place_hangs(sam, hang):
    asked, _go_on = hang
    sam.unlock()
    sam.until(asked.is_set)
    begun = time.monotonic()
    sam.deed(lambda session: session.vault.execute("SELECT 1").fetchone())
    assert time.monotonic() - begun < 1


def test_many_arrivals_leave_room_for_what_is_typed(sam):
    """Each deed between two parts of the opening has its turn: none waits for all of it."""
    sam.send_me(*(f"number {one}" for one in range(60)))
    waits = []
    sam.unlock()

    def ask():
        begun = time.monotonic()
        sam.shell.ground.jobs.on_vault(
            lambda _session: None, owner=sam.shell, done=lambda _none: waits.append(time.monotonic() - begun)
        )
        return sam.at_rest()

    sam.until(ask)
    assert len(sam.words_here()) == 60
    assert max(waits) < 1


def test_a_fault_of_ours_at_a_place_ends_the_round_and_shows_no_window(sam, monkeypatch):
    def broken(_carrier, _command):
        raise ValueError("ours")

    monkeypatch.setattr(driving, "exchange", broken)
    said = []
    sam.shell.ground.problems.shown.connect(said.append)
    sam.unlock()
    sam.until(lambda: sam.at_rest() and sam.state.places[0].reason == "our_fault")
    sam.until(lambda: sam.state.count.attention == 1)
    assert said == []


def test_a_fault_of_ours_in_the_vault_ends_the_round(sam, monkeypatch):
    def broken(_session, _carrier, _command):
        raise ValueError("ours")

    monkeypatch.setattr(driving, "perform", broken)
    sam.unlock()
    sam.until(lambda: sam.at_rest() and sam.state.places[0].reason == "our_fault")


def test_two_places_do_not_wait_for_each_other(sam, tmp_path, monkeypatch):
    stick = tmp_path / "stick"
    stick.mkdir()
    honest, go_on, stuck = driving.exchange, threading.Event(), threading.Event()

    def slow(carrier, command):
        if str(carrier._where) == str(stick):
            stuck.set()
            assert go_on.wait(30)
        return honest(carrier, command)

    sam.unlock()
    sam.until(sam.at_rest)
    monkeypatch.setattr(driving, "exchange", slow)
    sam.deed(use_folder, stick)
    sam.until(stuck.is_set)
    sam.send_me("past the slow one")
    sam.shell.syncing.now()
    sam.until(lambda: sam.words_here() == ["past the slow one"])
    assert sam.state.working
    go_on.set()
    sam.until(sam.at_rest)


def test_what_a_round_sealed_goes_by_the_other_places_and_begins_no_round_with_its_own(
    sam, tmp_path, monkeypatch
):
    """It is on its way there already: to announce it to itself would be a round without end."""
    from ui.sync.place import PlaceEngine

    stick = tmp_path / "stick"
    stick.mkdir()
    wanted, want = [], PlaceEngine.want

    def noted(engine, why, *, by_itself=False):
        wanted.append((engine.key[0], why.value, by_itself))
        want(engine, why, by_itself=by_itself)

    sam.unlock()
    sam.deed(use_folder, stick)
    sam.until(lambda: sam.at_rest() and len(sam.state.places) == 2)
    own, other = (one.carrier for one in sam.state.places)
    monkeypatch.setattr(PlaceEngine, "want", noted)
    sam.shell.syncing._announce(own, Changes(kinds=frozenset({"outbox"})), True)
    assert wanted == [(other, "outbox", True)]
    sam.shell.syncing._announce(own, Changes(kinds=frozenset({"arrival"})), False)
    assert len(wanted) == 1
    sam.until(sam.at_rest)


def test_without_a_team_nothing_is_said_and_f5_says_why(make_shell, tmp_path, qtbot):
    from tests.ui.ground import open_vault_in

    shell = make_shell()
    open_vault_in(shell, tmp_path)
    shell.syncing._begin.start(0)
    qtbot.waitUntil(lambda: shell.syncing.state.count is not None, timeout=WAIT)
    assert not shell.footer.sharing.isVisible()
    QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_F5)
    assert shell.footer.said.text() == "You are not in a team yet, so there is nothing to get or send."


def test_a_deed_that_goes_in_little_steps_does_not_wait_for_a_week_of_arrivals(sam):
    """A key pressed while much is opened: its words are stored as soon as ever, and the window answers at once."""
    sam.send_me(*(f"day {one}" for one in range(40)))
    sam.unlock()
    longest, last = 0.0, time.monotonic()

    def tick():
        nonlocal longest, last
        now = time.monotonic()
        longest, last = max(longest, now - last), now
        return sam.at_rest()

    sam.until(tick)
    assert longest < 0.5
    assert sam.state.count.attention == 0


def test_a_revoked_laptop_stops_and_says_so(sam):
    sam.unlock()
    sam.until(sam.at_rest)
    revoke_member(sam.team.administrator, sam.me.member_id, RevokedWhy.LEFT)
    sync_places(sam.team.administrator, Random(1))
    sam.shell.syncing.now()
    sam.until(lambda: sam.at_rest() and sam.state.places[0].reason == Code.DEVICE_REVOKED)
    cause = "This laptop may no longer share with the team"
    sam.until(lambda: sam.shell.footer.sharing._words == cause)


def test_a_newcomer_is_known_at_the_folder_within_the_round(sam, tmp_path):
    """New device keys reach the carrier that is at work: what the newcomer sent comes with the same round."""
    sam.unlock()
    sam.until(sam.at_rest)
    lee = open_laptop(tmp_path / "lee", 4, "Lee", Role.WORKER, sam.team.administrator.clock.now())
    let_in(sam.team.administrator, lee, Role.WORKER)
    use_folder(lee, sam.share)
    for one in (sam.team.administrator, lee):
        sync_places(one, Random(1))
    seal(lee, sam.me, summary_content("from the newcomer"))
    sync_places(lee, Random(1))
    sam.shell.syncing.now()
    sam.until(lambda: sam.at_rest() and sam.words_here() == ["from the newcomer"])
    lee.vault.close()


def test_a_real_hub_and_a_folder_at_once(sam, hub, hub_database):
    sam.unlock()
    sam.until(sam.at_rest)
    code = enrolment_code(hub_database)
    sam.deed(use_hub, hub.address, code)
    sam.until(lambda: len(sam.state.places) == 2 and sam.at_rest())
    assert {one.reason for one in sam.state.places} == {"up_to_date"}
    noor = sam.team.worker
    use_hub(noor, hub.address)
    sam.deed(share, noor)
    sam.until(lambda: sam.at_rest() and sam.state.count.waiting == 0)
    for row in list_carriers(noor.vault):
        if row.kind == "folder":
            stop_using(noor, row.id)
    sync_places(noor, Random(1))
    assert words_at(noor) == ["for Noor"]
