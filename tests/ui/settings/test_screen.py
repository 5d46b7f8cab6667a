"""Settings: choices hold at once, backups are made, and keys change only for the passphrase."""

from __future__ import annotations

import pytest

from companion.errors import Code, KnownError
from companion.services.team.names import see_own_names
from companion.services.team.teams import create_team, set_policy
from tests.ui.doors import PASSPHRASE, button, fill, lock, make_vault, press, said
from tests.ui.team.laptops import ask
from ui import routes
from ui.widgets.confirm import Confirm

NEW = "seven quiet boats at noon"


@pytest.fixture
def settings(make_shell):
    shell = make_shell(start=routes.first_start)
    make_vault(shell)
    shell.resize(1100, 4000)
    shell.navigation.go(routes.settings())
    return shell


def test_a_look_and_a_zoom_hold_at_once(settings):
    button(settings, "Dark").click()
    press(settings, "Bigger letters")
    now = settings.ground.settings.now
    assert (now.look, now.zoom) == ("dark", 110)
    assert "Letter size: 110 %" in said(settings)


def test_locking_sooner(settings):
    button(settings, "2 minutes").click()
    button(settings, "I am in a café: lock after two minutes at most").click()
    assert (settings.ground.settings.now.idle_minutes, settings.ground.settings.now.cafe) == (2, True)


def test_a_backup_where_the_worker_wants_it(settings, tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    assert "No backup yet." in said(settings)
    settings.navigation.screen.choose_place(str(place))
    press(settings, "Back up now")
    assert [one.suffix for one in place.iterdir()] == [".companion-backup"]
    assert ", checked" in said(settings)


def test_a_backup_with_a_date_that_has_not_come_is_said(settings, tmp_path):
    settings.navigation.screen.choose_place(str(tmp_path))
    settings.ground.clock.move(3650 * 24 * 3600)
    press(settings, "Back up now")
    settings.ground.clock.move(-3650 * 24 * 3600)
    settings.navigation.screen.load()
    assert "That day has not come yet." in said(settings)
    assert "cannot promise" not in said(settings)


def test_a_place_that_cannot_promise_to_keep_a_backup_is_said(settings, tmp_path, monkeypatch):
    settings.navigation.screen.choose_place(str(tmp_path))
    monkeypatch.setattr("companion.services.vaults.backups.sync_folder", lambda _folder: False)
    press(settings, "Back up now")
    assert ", checked" in said(settings)
    assert "cannot promise to keep it in a power cut" in said(settings)
    assert "has not come yet" not in said(settings)


def test_a_place_that_is_gone_is_said(settings, tmp_path):
    settings.navigation.screen.choose_place(str(tmp_path / "pulled out"))
    press(settings, "Back up now")
    assert "No backup yet." in said(settings)
    assert button(settings, "Back up now").isEnabled()
    assert settings.navigation.screen.page.backup.findChildren(
        type(settings.navigation.screen.page.backup.progress)
    )


def test_who_i_am_is_kept_as_it_is_typed(settings):
    fill(settings, "How people can reach you", "0161 496 0123")
    settings.navigation.screen.settle()
    settings.navigation.go(routes.home())
    settings.navigation.go(routes.settings())
    from tests.ui.doors import line

    assert line(settings, "How people can reach you").text() == "0161 496 0123"


def test_another_passphrase(settings):
    fill(settings, "Your passphrase now", "wrong wrong wrong")
    fill(settings, "New passphrase", NEW)
    fill(settings, "New passphrase again", NEW)
    press(settings, "Change the passphrase")
    assert "This passphrase does not open" in said(settings)
    fill(settings, "Your passphrase now", PASSPHRASE)
    press(settings, "Change the passphrase")
    lock(settings)
    fill(settings, "Passphrase", NEW)
    press(settings, "Unlock")
    assert settings.guard.unlocked


def test_a_new_kit_is_shown_once(settings):
    press(settings, "Make a new recovery kit")
    assert "Type the passphrase that opens the vault now." in said(settings)
    fill(settings, "Your passphrase now", PASSPHRASE)
    press(settings, "Make a new recovery kit")
    assert any(text.count(" - ") == 8 for text in said(settings).splitlines())
    button(settings, "I have it on paper, or I wrote it down").click()
    press(settings, "Go on")
    assert not any(text.count(" - ") == 8 for text in said(settings).splitlines())


def test_a_whole_vault_is_said_to_be_whole(settings):
    press(settings, "Check now")
    assert "Everything is whole" in said(settings)


def test_a_new_kit_is_not_left_by_a_slip(settings):
    fill(settings, "Your passphrase now", PASSPHRASE)
    press(settings, "Make a new recovery kit")
    settings.navigation.go(routes.home())
    assert settings.navigation.route == routes.settings()
    (question,) = [one for one in settings.findChildren(Confirm) if one.isVisible()]
    question.reject()
    button(settings, "I have it on paper, or I wrote it down").click()
    press(settings, "Go on")
    settings.navigation.go(routes.home())
    assert settings.navigation.route == routes.home()


def test_a_check_that_cannot_be_made_is_said_and_can_be_tried_again(settings):
    settings.navigation.screen._not_checked(KnownError(Code.DISK_TROUBLE))
    assert "The disk did not answer" in said(settings)
    assert button(settings, "Check now").isEnabled()


def test_letters_made_bigger_elsewhere_are_shown_here(settings):
    press(settings, "Bigger")
    assert "Letter size: 110 %" in said(settings)


def test_the_keyboard_begins_on_the_look_that_stands(make_shell):
    shell = make_shell(start=routes.first_start)
    make_vault(shell)
    shell.ground.settings.change(look="dark")
    shell.navigation.go(routes.settings())
    assert shell.focusWidget().text() == "Dark"


def test_the_way_to_the_team(settings):
    press(settings, "Go to the team")
    assert settings.navigation.route == routes.team()


def test_the_team_is_told_of_another_name_where_that_is_wished(settings):
    ask(settings, create_team, "Riverside team")
    button_words = "Let my team see this name, too"
    assert "Your team sees you as" not in said(settings)
    fill(settings, "Your name", "Alia")
    fill(settings, "Your organisation", "Open Door")
    settings.navigation.screen.settle()
    assert "Your team sees you as Ali." in said(settings)
    press(settings, button_words)
    assert "Your team sees you as" not in said(settings)
    own = ask(settings, see_own_names)
    assert (own.in_team.name, own.in_team.organisation) == ("Alia", "Open Door")
    assert settings.focusWidget().accessibleName() == "Your name"


def policy(shell, minutes):
    """The team agrees on it while the page is open."""
    shell.ground.jobs.on_vault(lambda session: set_policy(session, idle_minutes=minutes), owner=shell)


def test_what_the_team_agreed_locks_sooner_and_is_said(settings):
    ask(settings, create_team, "Riverside")
    button(settings, "10 minutes").click()
    assert settings.idle._seconds() == 600
    policy(settings, 3)
    assert settings.idle._seconds() == 180
    assert "Your team agreed to lock after 3 minutes at most. This laptop locks after 3 minutes." in said(
        settings
    )
    button(settings, "1 minute").click()
    assert settings.idle._seconds() == 60
    assert "This laptop locks after 1 minute." in said(settings)
    policy(settings, 60)
    button(settings, "10 minutes").click()
    assert "This laptop locks after 10 minutes." in said(settings)
    lock(settings)
    assert settings.idle._seconds() == 600
