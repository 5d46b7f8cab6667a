"""A fresh laptop, a backup file and the kit: everything is back."""

from __future__ import annotations

import pytest

from companion.services.record.people import add_person, list_people
from companion.services.vaults.my_vault import back_up
from tests.ui.doors import fill, make_vault, press, said
from ui import routes

NEW = "seven quiet boats at noon"


@pytest.fixture
def backup(make_shell, tmp_path):
    """A backup of a vault with Maja in it, and its recovery code."""
    shell = make_shell(start=routes.first_start)
    code = make_vault(shell)
    place = tmp_path / "stick"
    place.mkdir()
    shell.ground.jobs.on_vault(add_person, "Maja", owner=shell)
    shell.ground.jobs.on_vault(back_up, str(place), owner=shell, progress=lambda done, total: None)
    shell.guard.lock()
    (file,) = place.iterdir()
    return file, code


@pytest.fixture
def fresh(make_shell, qapp, tmp_path):
    """Another laptop."""
    from tests.ui.ground import Opened, make_ground
    from ui.shell.window import Shell

    folder = tmp_path / "fresh"
    folder.mkdir()
    shell = Shell(make_ground(qapp, folder, start=routes.restore))
    shell.begin()
    shell.show()
    opened = Opened()
    opened.shells.append(shell)
    yield shell
    opened.close()


def restore(shell, file, code, passphrase=NEW):
    shell.navigation.screen.choose(str(file))
    fill(shell, "Recovery code", code)
    fill(shell, "New passphrase", passphrase)
    fill(shell, "New passphrase again", passphrase)
    press(shell, "Bring it back")


def test_everyone_is_back_on_a_fresh_laptop(backup, fresh):
    restore(fresh, *backup)
    assert fresh.navigation.route == routes.home()
    people = []
    fresh.ground.jobs.on_vault(list_people, owner=fresh, done=people.extend)
    assert [one.name for one in people] == ["Maja"]


def test_a_damaged_file_leaves_nothing_behind(backup, fresh):
    file, code = backup
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    restore(fresh, file, code)
    assert not fresh.guard.unlocked
    assert fresh.navigation.screen.page.notice.problem is not None
    assert list((fresh.ground.home.vaults).glob("*")) == []


def test_the_file_and_the_code_are_asked_for(backup, fresh):
    press(fresh, "Bring it back")
    assert "Choose the backup file first." in said(fresh)
    fresh.navigation.screen.choose(str(backup[0]))
    press(fresh, "Bring it back")
    assert "Type the code that stands on your kit." in said(fresh)
