"""Today's backup by itself: once a day, where the worker wants it, and never for made-up people."""

from __future__ import annotations

import pytest

from companion.services.backups import list_backups
from companion.services.my_vault import back_up_daily
from tests.ui.doors import make_vault
from ui import routes


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
    assert back_up_daily(session, str(tmp_path)) is None
    session.vault.close()
