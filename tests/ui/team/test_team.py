"""The team's page: made, shared through a folder or a hub, someone invited, and what was agreed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from companion.services.drafts import list_typed
from companion.services.sync.coming_in import fetch_invite, get_invite_way
from companion.services.sync.places import see_places
from companion.services.team.inviting import get_labels, read_invite
from companion.services.team.teams import set_policy
from companion.services.team.view import see_team
from companion.sync.wire import CarrierKind
from companion.team import words
from tests.ui.asked import is_asked, mean_it
from tests.ui.doors import button, fill, line, press, said
from tests.ui.team.hands import (
    buttons_of,
    confirm,
    key_version,
    line_is_shown,
    make_invite,
    page_of,
    words_shown,
)
from tests.ui.team.laptops import ask, sync_here
from tests.ui.team.test_members import seen
from ui import routes
from ui.team.qr import QUIET, qr_image


def test_outside_a_team_there_are_two_ways_to_begin(open_shell):
    open_shell.navigation.go(routes.team())
    press(open_shell, "Make a team")
    assert "Give the team a name." in said(open_shell)
    press(open_shell, "Join a team")
    assert open_shell.navigation.route == routes.join()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_team_is_made_by_its_button_and_not_by_enter_in_its_name(open_shell, key):
    open_shell.navigation.go(routes.team())
    fill(open_shell, "Name of the team", "Riverside team")
    QTest.keyClick(line(open_shell, "Name of the team"), key)
    assert ask(open_shell, see_team) is None
    press(open_shell, "Make a team")
    assert ask(open_shell, see_team).title == "Riverside team"


def test_a_team_of_one_works_and_says_so(team):
    assert "A team of one works" in said(team)
    assert "Ada Test (you)" in said(team)
    assert "Peer worker, Administrator" in said(team)
    assert "There is no place yet." in said(team)
    assert ask(team, see_team).title == "Riverside team"


def test_a_folder_becomes_the_place_and_says_how_it_stands(team, share):
    team.navigation.screen.choose_folder(str(share))
    assert str(share) in said(team).replace("\u200b", "") and "Companion has not looked there yet." in said(
        team
    )
    assert "It works." not in said(team)
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
    assert len(ask(team, see_team).invites) == 1
    confirm(team)
    assert "Your invite. It is shown only now." not in said(team)
    assert ask(team, see_team).invites == ()


def test_an_invite_is_gone_from_the_screen_once_it_is_left(team):
    make_invite(team)
    team.navigation.go(routes.home())
    team.navigation.go(routes.team())
    assert "It is shown only now" not in said(team)
    assert "Invite 1, good until" in said(team)


def test_an_invite_is_called_by_whom_it_is_for_until_it_is_gone(team):
    fill(team, "Who is it for?", "Sam from Bolton")
    make_invite(team)
    assert line(team, "Who is it for?").text() == ""
    make_invite(team)
    assert "Sam from Bolton, good until" in said(team)
    assert any(f"Invite {number}, good until" in said(team) for number in (1, 2))  # both end in one second
    (back,) = [one for one in buttons_of(team, "Sam from Bolton").values() if one.text() == "Take it back"]
    back.click()
    confirm(team)
    assert "Sam from Bolton" not in said(team) and "Invite 1, good until" in said(team)
    assert ask(team, get_labels) == {}


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
    assert ask(team, see_team).waiting_days == (14, 25)
    assert mean_it(team).splitlines() == [
        "The team is called Canal team.",
        "A first conversation is offered within 7 days, or 25 at most.",
        "We keep what was written for 8 years.",
        "When we ask about sharing we say: We read it to you first.",
        "It counts for everyone, as soon as their laptop next shares.",
    ]
    state = ask(team, see_team)
    assert ask(team, list_typed) == {}
    assert (state.waiting_days, state.retention_years, state.idle_minutes) == ((7, 25), 8, None)
    assert (state.title, state.consent_words) == ("Canal team", "We read it to you first.")
    assert "We keep what was written for 8 years." in said(team)
    assert not line_is_shown(team, "Years we keep what was written")


def test_what_is_typed_there_is_kept_until_it_is_agreed_or_discarded(team):
    press(team, "Change what we agreed")
    QTest.keyClicks(line(team, "Years we keep what was written"), "8")
    team.navigation.screen.settle()
    team.navigation.go(routes.home())
    team.navigation.go(routes.team())
    assert "A change is begun, and not agreed yet." in said(team)
    assert ask(team, see_team).retention_years is None
    press(team, "Change what we agreed")
    assert line(team, "Years we keep what was written").text() == "8"
    press(team, "Leave it")
    assert line_is_shown(team, "Years we keep what was written")
    mean_it(team)
    assert not line_is_shown(team, "Years we keep what was written")
    assert ask(team, list_typed) == {}
    press(team, "Change what we agreed")
    press(team, "Leave it")
    assert not is_asked(team)
    press(team, "Change what we agreed")
    press(team, "Keep this")
    assert not is_asked(team) and not line_is_shown(team, "Years we keep what was written")


def test_years_that_are_emptied_are_said_to_be_no_more(team):
    ask(team, lambda session: set_policy(session, retention_years=8))
    team.navigation.go(routes.home())
    team.navigation.go(routes.team())
    press(team, "Change what we agreed")
    line(team, "Years we keep what was written").clear()
    press(team, "Keep this")
    assert "No more: We keep what was written for 8 years." in mean_it(team)
    assert ask(team, see_team).retention_years is None


def test_new_keys_come_after_a_pause(team):
    before = ask(team, key_version)
    press(team, "Make new keys")
    confirm(team)
    assert ask(team, key_version) == before + 1


def test_the_words_come_from_where_they_were_posted(team, share, tmp_path):
    team.navigation.screen.choose_folder(str(share))
    invite = make_invite(team)
    typed = " ".join(words_shown(team, "Twelve words"))
    sync_here(team)
    way = ask(team, get_invite_way, CarrierKind.FOLDER, str(share), typed)
    assert fetch_invite(way, typed.upper(), team.ground.clock) == invite


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
