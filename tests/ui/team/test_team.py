"""The team's page: made, shared through a folder, someone invited, six words compared, let in; and parted from."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from companion.domain.member import Role
from companion.errors import Code, KnownError
from companion.services.sync.coming_in import come_in, fetch_invite, get_invite_way
from companion.services.sync.places import see_places, use_folder
from companion.services.team.admitting import admit
from companion.services.team.answers import see_refusal
from companion.services.team.inviting import make_invite as make_invite_by_deed
from companion.services.team.inviting import read_invite
from companion.services.team.joining import see_joining
from companion.services.team.names import see_own_names
from companion.services.team.teams import create_team
from companion.services.team.view import see_team
from companion.sync.wire import CarrierKind
from companion.team import words
from companion.team.answers import AnswerWhy
from tests.ui.doors import button, fill, line, press, said
from tests.ui.team.hands import (
    buttons_of,
    confirm,
    key_version,
    line_is_shown,
    make_invite,
    page_of,
    place,
    words_shown,
)
from tests.ui.team.laptops import ask, other_laptop, sync, sync_here
from ui import routes
from ui.team.partings import Parting
from ui.team.qr import QUIET, qr_image
from ui.widgets.confirm import Confirm
from ui.widgets.reveal import GROWS_MILLISECONDS


@pytest.fixture
def share(tmp_path_factory):
    return tmp_path_factory.mktemp("share")


@pytest.fixture
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("others")


@pytest.fixture
def team(open_shell):
    """The page, in a team of one."""
    open_shell.resize(1100, 4000)
    open_shell.navigation.go(routes.team())
    fill(open_shell, "Name of the team", "Riverside team")
    press(open_shell, "Make a team")
    return open_shell


@pytest.fixture
def asked(team, share, folder):
    """Somebody has asked to come in: the window, and their laptop."""
    team.navigation.screen.choose_folder(str(share))
    invite = make_invite(team)
    sync_here(team)
    joiner = other_laptop(folder, team, 2, "Noor Haddad")
    come_in(joiner, invite, "Noor Haddad", "Open Door", "0161 496 0000", (Role.WORKER,), place(share))
    sync(joiner)
    sync_here(team)
    yield team, joiner
    joiner.vault.close()


def test_outside_a_team_there_are_two_ways_to_begin(open_shell):
    open_shell.navigation.go(routes.team())
    press(open_shell, "Make a team")
    assert "Give the team a name." in said(open_shell)
    press(open_shell, "Join a team")
    assert open_shell.navigation.route == routes.join()


def test_a_team_of_one_works_and_says_so(team):
    assert "A team of one works" in said(team)
    assert "Ada Test (you)" in said(team)
    assert "Peer worker, Administrator" in said(team)
    assert "There is no place yet." in said(team)
    assert ask(team, see_team).title == "Riverside team"


def test_a_folder_becomes_the_place_and_says_how_it_stands(team, share):
    team.navigation.screen.choose_folder(str(share))
    assert str(share) in said(team) and "Companion has not looked there yet." in said(team)
    sync_here(team)
    assert "It works." in said(team)
    press(team, "Stop using it")
    confirm(team)
    assert ask(team, see_places) == ()
    assert "There is no place yet." in said(team)


def test_the_folder_of_the_vault_cannot_be_the_place(team, tmp_path):
    team.navigation.screen.choose_folder(str(tmp_path))
    assert "Your vault lies in this folder." in said(team)
    assert ask(team, see_places) == ()


def test_a_hub_is_an_address_and_a_code(team):
    press(team, "Use a hub")
    press(team, "Use this hub")
    assert "Type the address of the hub." in said(team)
    fill(team, "Address of the hub", "http://hub.example.org")
    press(team, "Use this hub")
    assert "begins with https" in said(team)
    fill(team, "Address of the hub", "hub.example.org")
    fill(team, "Code for a new team", "abc")
    press(team, "Use this hub")
    (line_,) = ask(team, see_places)
    assert line_.where == "https://hub.example.org"


def test_an_invite_is_words_a_picture_a_text_and_a_file(team, share, tmp_path):
    invite = make_invite(team)
    shown = words_shown(team, "Twelve words")
    assert words.from_words(" ".join(shown)) == invite.secret
    file = tmp_path / "out" / "Invite.companion-invite"
    file.parent.mkdir()
    team.navigation.screen.save_invite_at(str(file))
    assert read_invite(file.read_text(), team.ground.clock.now()) == invite
    assert "good until" in said(team)
    press(team, "Take it back")
    assert "Your invite. It is shown only now." not in said(team)
    assert ask(team, see_team).invites == ()


def test_an_invite_is_gone_from_the_screen_once_it_is_left(team):
    make_invite(team)
    team.navigation.go(routes.home())
    team.navigation.go(routes.team())
    assert "It is shown only now" not in said(team)
    assert "Invite 1, good until" in said(team)


def test_a_picture_has_a_quiet_edge_and_the_three_corners():
    image = qr_image("companion-invite-1:" + "A" * 300)
    side = image.width()
    assert image.height() == side and (side - 2 * QUIET - 17) % 4 == 0
    white = image.pixel(0, 0)
    assert all(image.pixel(x, y) == white for x in range(side) for y in range(QUIET))
    for x, y in ((0, 0), (side - 2 * QUIET - 7, 0), (0, side - 2 * QUIET - 7)):
        corner = [[image.pixel(QUIET + x + i, QUIET + y + j) != white for i in range(7)] for j in range(7)]
        assert corner[0] == [True] * 7 and corner[3] == [True, False, True, True, True, False, True]
    assert image.format() == QImage.Format.Format_RGB32


def test_the_same_six_words_and_a_yes_let_someone_in(asked):
    shell, joiner = asked
    assert words_shown(shell, "Six words of Noor Haddad") == see_joining(joiner).six_words
    press(shell, "The words are the same")
    button(shell, "Supervisor").click()
    press(shell, "Let them in")
    assert "asks to come in" not in said(shell)
    noor = ask(shell, see_team).members[-1]
    assert (noor.name, noor.roles) == ("Noor Haddad", (Role.WORKER, Role.SUPERVISOR))
    assert "Peer worker, Supervisor" in said(shell)
    sync_here(shell)
    sync(joiner)
    assert see_joining(joiner) is None and see_team(joiner).title == "Riverside team"


def test_nobody_is_let_in_with_no_role(asked):
    shell, _joiner = asked
    press(shell, "The words are the same")
    button(shell, "Peer worker").click()
    press(shell, "Let them in")
    assert len(ask(shell, see_team).members) == 1
    press(shell, "Look at the words again")
    assert button(shell, "They differ").isVisible()


def test_words_that_differ_turn_someone_away_after_a_pause(asked):
    shell, joiner = asked
    press(shell, "They differ")
    question = shell.findChildren(Confirm)[-1]
    assert not question.do.isEnabled()
    confirm(shell)
    state = ask(shell, see_team)
    assert (state.requests, len(state.members)) == ((), 1)
    assert "asks to come in" not in said(shell)
    sync_here(shell)
    sync(joiner)
    told = see_refusal(joiner)
    assert told is not None and told.why is AnswerWhy.TURNED_AWAY and see_joining(joiner) is None


def test_what_is_chosen_about_a_request_stays_while_sharing_goes_on(asked):
    shell, _joiner = asked
    press(shell, "The words are the same")
    sync_here(shell)
    assert button(shell, "Let them in").isVisible()


@pytest.fixture
def two(asked):
    """Noor is in the team."""
    shell, joiner = asked
    press(shell, "The words are the same")
    press(shell, "Let them in")
    sync_here(shell)
    sync(joiner)
    return shell, joiner


def test_roles_change(two):
    shell, joiner = two
    buttons_of(shell, "Noor Haddad")["Change roles"].click()
    button(shell, "Administrator").click()
    press(shell, "Keep these roles")
    sync_here(shell)
    sync(joiner)
    assert see_team(joiner).administrator


def test_a_member_is_taken_out_with_what_that_cannot_do_said_before(two):
    shell, joiner = two
    buttons_of(shell, "Noor Haddad")["Take out of the team"].click()
    question = shell.findChildren(Parting)[-1]
    told = " ".join(one.text() for one in question.findChildren(QLabel))
    assert "What they were sent before stays with them" in told
    confirm(shell)
    assert "Not in the team any more." in said(shell)
    sync_here(shell)
    with pytest.raises(KnownError) as caught:
        sync(joiner)
    assert caught.value.code is Code.DEVICE_REVOKED


def test_a_lost_laptop_is_taken_out_and_its_owner_stays(two):
    shell, _joiner = two
    buttons_of(shell, "Noor Haddad, Laptop 1")["This laptop is lost"].click()
    confirm(shell)
    (noor,) = [one for one in ask(shell, see_team).members if one.name == "Noor Haddad"]
    assert (noor.devices, noor.revoked, noor.has_key) == ((), False, False)
    assert "Nothing can be shared with them until they have a laptop again." in said(shell)


def test_the_last_administrator_stays_one(team):
    press(team, "Change roles")
    button(team, "Administrator").click()
    press(team, "Keep these roles")
    assert "at least one administrator" in team.notice.accessibleName()
    assert ask(team, see_team).administrator


def test_what_was_agreed_in_numbers_and_words(team):
    assert "within 14 days, or 25 at most" in said(team)
    press(team, "Change what we agreed")
    fill(team, "Days until a first conversation should have been offered", "30")
    press(team, "Keep this")
    assert "This has to be more days than above." in said(team)
    fill(team, "Days until a first conversation should have been offered", "ten")
    fill(team, "Minutes until a laptop locks", "none")
    press(team, "Keep this")
    assert "Type a number from 1 to 1000." in said(team)
    fill(team, "Days until a first conversation should have been offered", "7")
    line(team, "Minutes until a laptop locks").clear()
    fill(team, "Years we keep what was written", "8")
    fill(team, "Name of the team", "Canal team")
    page_of(team).policy.words.setPlainText("We read it to you first.")
    press(team, "Keep this")
    state = ask(team, see_team)
    assert (state.waiting_days, state.retention_years, state.idle_minutes) == ((7, 25), 8, None)
    assert (state.title, state.consent_words) == ("Canal team", "We read it to you first.")
    assert "We keep what was written for 8 years." in said(team)
    assert not line_is_shown(team, "Years we keep what was written")


def test_new_keys_come_after_a_pause(team):
    before = ask(team, key_version)
    press(team, "Make new keys")
    confirm(team)
    assert ask(team, key_version) == before + 1


def test_who_is_no_administrator_reads_why_and_whom_to_ask(open_shell, share, folder):
    shell = open_shell
    shell.resize(1100, 3000)
    ruth = other_laptop(folder, shell, 2, "Ruth Ashworth", Role.SUPERVISOR)
    create_team(ruth, "Riverside team")
    use_folder(ruth, share)
    text = make_invite_by_deed(ruth).text
    sync(ruth)
    invite = read_invite(text, shell.ground.clock.now())
    ask(shell, come_in, invite, "Ada Test", "", "", (Role.WORKER,), place(share))
    shell.navigation.go(routes.team())
    press(shell, "See how it stands")
    shell.navigation.go(routes.team())
    sync_here(shell)
    sync(ruth)
    (request,) = see_team(ruth).requests
    admit(ruth, request.request, (Role.WORKER,))
    sync(ruth)
    sync_here(shell)
    assert "for administrators: Ruth Ashworth." in said(shell)
    for words_ in ("Make an invite", "Change roles", "Take out of the team", "Change what we agreed"):
        with pytest.raises(AssertionError):
            button(shell, words_)
    ruth.vault.close()


def test_the_words_come_from_where_they_were_posted(team, share, tmp_path):
    team.navigation.screen.choose_folder(str(share))
    invite = make_invite(team)
    typed = " ".join(words_shown(team, "Twelve words"))
    sync_here(team)
    way = ask(team, get_invite_way, CarrierKind.FOLDER, str(share), typed)
    assert fetch_invite(way, typed.upper(), team.ground.clock) == invite


def keyboard_at(shell):
    """What has the keyboard, in words."""
    at = shell.focusWidget()
    return at.accessibleName() or at.text()


def seen(shell, part):
    """Whether all of a part of the page is in sight, once the page has found its height."""
    QTest.qWait(GROWS_MILLISECONDS + 50)
    page = page_of(shell)
    top = part.mapTo(page.viewport(), part.rect().topLeft()).y()
    return top >= 0 and top + part.height() <= page.viewport().height()


def test_who_was_let_in_is_where_the_keyboard_goes(asked):
    shell, _joiner = asked
    shell.resize(1100, 700)
    press(shell, "The words are the same")
    button(shell, "Let them in").setFocus()
    press(shell, "Let them in")
    assert keyboard_at(shell) == "Change roles: Noor Haddad" and seen(shell, shell.focusWidget())
    assert shell.footer.said.text() == "Noor Haddad is in the team."


def test_after_somebody_was_turned_away_the_keyboard_goes_on(asked):
    shell, _joiner = asked
    shell.resize(1100, 700)
    button(shell, "They differ").setFocus()
    press(shell, "They differ")
    confirm(shell)
    assert keyboard_at(shell) == "Make an invite" and seen(shell, shell.focusWidget())


def test_what_is_built_anew_keeps_the_keyboard(two):
    shell, _joiner = two
    change = buttons_of(shell, "Noor Haddad")["Change roles"]
    change.setFocus()
    change.click()
    button(shell, "Administrator").click()
    press(shell, "Keep these roles")
    assert keyboard_at(shell) == "Change roles: Noor Haddad"
    out = buttons_of(shell, "Noor Haddad")["Take out of the team"]
    out.setFocus()
    out.click()
    confirm(shell)
    assert keyboard_at(shell) == "Change my name here"
    press(shell, "Make an invite")
    button(shell, "Take it back").setFocus()
    press(shell, "Take it back")
    assert keyboard_at(shell) == "Make an invite"


@pytest.mark.parametrize("zoom", [100, 200])
def test_a_new_invite_is_brought_into_sight(team, zoom):
    team.ground.settings.change(zoom=zoom)
    team.resize(1100, 800)
    QTest.qWait(50)
    button(team, "Make an invite").setFocus()
    press(team, "Make an invite")
    (first,) = [one for one in page_of(team).findChildren(QLabel) if one.text().startswith("Your invite.")]
    assert seen(team, first) and seen(team, button(team, "Save as a file"))
    assert team.focusWidget() is button(team, "Save as a file")


def test_one_changes_ones_own_name(two):
    shell, joiner = two
    press(shell, "Change my name here")
    assert line(shell, "Your name in the team").text() == "Ada Test"
    assert shell.focusWidget() is line(shell, "Your name in the team")
    fill(shell, "Your name in the team", " ")
    press(shell, "Keep this name")
    assert "Type what people call you." in said(shell)
    fill(shell, "Your name in the team", "Adam Test")
    fill(shell, "How the team can reach you", "0161 496 0002")
    press(shell, "Keep this name")
    assert "Adam Test (you)" in said(shell) and "0161 496 0002" in said(shell)
    assert keyboard_at(shell) == "Change my name here"
    assert ask(shell, see_own_names).here.name == "Adam Test"  # it was the same, and stays so
    sync_here(shell)
    sync(joiner)
    assert [one.name for one in see_team(joiner).members] == ["Adam Test", "Noor Haddad"]


def test_the_name_on_plans_may_stay_another(team):
    press(team, "Change my name here")
    button(team, "Use this name on the plans I print, too").click()
    fill(team, "Your name in the team", "Adam")
    press(team, "Keep this name")
    own = ask(team, see_own_names)
    assert (own.in_team.name, own.here.name, own.same) == ("Adam", "Ada Test", False)
    press(team, "Change my name here")
    assert not button(team, "Use this name on the plans I print, too").isChecked()
    press(team, "Leave it as it is")
    assert keyboard_at(team) == "Change my name here" and "Adam (you)" in said(team)
