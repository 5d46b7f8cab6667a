"""Today's backup by itself: once a day, where the worker wants it, and never for made-up people."""

from __future__ import annotations

import threading
import time

import pytest

from companion.clock import SystemClock
from companion.crypto.age import own_identity, recipient_of
from companion.domain.conversation import Prompt
from companion.errors import Code, KnownError
from companion.services.record.conversations import add_passage, start_conversation
from companion.services.record.people import add_person
from companion.services.vaults import backups as backups_made
from companion.services.vaults.backups import list_backups
from companion.services.vaults.my_vault import back_up_daily
from companion.vault.db import put_meta
from tests.ui.doors import make_vault
from tests.ui.ground import open_vault_in, screen_of
from ui import routes
from ui.lane import thread_lane


@pytest.fixture
def home(make_shell):
    shell = make_shell(start=routes.first_start)
    make_vault(shell)
    return shell


def backups(shell):
    found = []
    shell.ground.jobs.on_vault(list_backups, owner=shell, done=found.extend)
    return found


def test_one_a_day(home, tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    home.ground.settings.change(backup_folder=str(place))
    home.daily_backup.make()
    home.daily_backup.make()
    assert [one.path.parent for one in backups(home)] == [place]
    home.ground.clock.move(24 * 3600)
    home.daily_backup.make()
    assert len(backups(home)) == 2


def test_without_a_place_it_stays_beside_the_vault(home):
    home.daily_backup.make()
    (one,) = backups(home)
    assert one.path.is_file()


def test_a_place_that_is_gone_is_said_once(home, tmp_path):
    home.ground.settings.change(backup_folder=str(tmp_path / "pulled out"))
    said = []
    home.ground.problems.shown.connect(said.append)
    home.daily_backup.make()
    home.daily_backup.make()
    assert len(said) == 1
    assert backups(home) == []


def test_made_up_people_need_none(tmp_path):
    from tests.companion.services.sessions import open_test_session

    session = open_test_session(tmp_path, made_up=True)
    assert back_up_daily(session, str(tmp_path), progress=lambda _done, _total: True) is None
    session.vault.close()


def test_a_laptop_that_wakes_up_locks_without_a_last_backup(home):
    home.daily_backup._timer.start(0)  # due in the same moment as the lock
    home.ground.jobs.close_session()
    assert not home.daily_backup._timer.isActive()


@pytest.fixture
def slow_stick(monkeypatch):
    """A stick that is slow to take a backup: it waits until the test lets it."""
    sealing, go_on = threading.Event(), threading.Event()
    write = backups_made.write_backup

    def slowly(*args):
        sealing.set()
        assert go_on.wait(20)
        return write(*args)

    monkeypatch.setattr(backups_made, "write_backup", slowly)
    yield sealing, go_on
    go_on.set()


@pytest.fixture
def busy_home(make_shell, tmp_path, qtbot):
    """Real lanes, an open vault, and a conversation with the keyboard in its first passage."""
    shell = make_shell(lane=thread_lane, clock=SystemClock())
    open_vault_in(shell, tmp_path)
    made = []
    shell.ground.jobs.on_vault(_conversation, owner=shell, done=made.append)
    qtbot.waitUntil(lambda: bool(made), timeout=20_000)
    shell.navigation.go(routes.conversation(made[0]))
    qtbot.waitUntil(lambda: bool(screen_of(shell).page.cards), timeout=20_000)
    return shell


def _conversation(session):
    with session.vault.transaction():
        recipient = recipient_of(own_identity(session.vault.backup_key))
        for name, value in (("profile", "p"), ("recipient", recipient)):
            put_meta(session.vault, name, value)
    talk = start_conversation(session, add_person(session, "Ash").made).made
    add_passage(session, talk, prompt=next(iter(Prompt)), text="Tea. ")
    return talk


def _on_disk(session):
    return session.vault.execute("SELECT text FROM passage WHERE head").fetchall()


def test_what_is_typed_while_a_backup_is_made_reaches_the_disk_within_two_seconds(
    busy_home, slow_stick, qtbot
):
    sealing, go_on = slow_stick
    jobs = busy_home.ground.jobs
    busy_home.daily_backup.make()
    qtbot.waitUntil(sealing.is_set, timeout=20_000)
    edit = next(iter(screen_of(busy_home).page.cards.values())).edit
    begun = time.monotonic()
    qtbot.keyClicks(edit, "Boats")
    seen = []

    def stored():
        jobs.on_vault(_on_disk, owner=busy_home, done=seen.append)
        return any("Boats" in text for rows in seen for (text,) in rows)

    qtbot.waitUntil(stored, timeout=10_000)
    assert time.monotonic() - begun < 2
    assert not go_on.is_set()
    go_on.set()
    lines = []

    def made():
        jobs.on_vault(list_backups, owner=busy_home, done=lines.extend)
        return bool(lines)

    qtbot.waitUntil(made, timeout=20_000)
    assert lines[0].path.is_file()


def test_locking_does_not_wait_for_a_backup(busy_home, slow_stick, qtbot, tmp_path):
    sealing, go_on = slow_stick
    said = []
    busy_home.ground.problems.shown.connect(said.append)
    busy_home.daily_backup.make()
    qtbot.waitUntil(sealing.is_set, timeout=20_000)
    with qtbot.waitSignal(busy_home.guard.locked, timeout=5_000):
        busy_home.guard.lock()
    go_on.set()
    assert busy_home.ground.jobs.wait(20)
    qtbot.wait(20)
    assert said == []
    assert [one.name for one in tmp_path.rglob("*") if one.name.startswith((".copy", "companion-"))] == []


def test_a_full_stick_speaks_of_backups_and_not_of_words(home, monkeypatch):
    def full(*_args, **_values):
        raise KnownError(Code.DISK_FULL)

    monkeypatch.setattr("companion.services.vaults.my_vault.back_up_daily", full)
    said = []
    home.ground.problems.shown.connect(said.append)
    home.daily_backup.make()
    assert "backup" in said[0].title and "words" not in f"{said[0].title} {said[0].safe}"
    assert said[0].action == "settings"
