"""Joining on screen: by file, text or twelve words; six words; let in, and what is said when it does not go on."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QLabel

from companion.domain.changes import Changes
from companion.domain.member import Role
from companion.errors import Code, KnownError
from companion.services.sync.coming_in import come_in, save_invite, see_coming_in
from companion.services.sync.places import see_places, stop_using, use_folder
from companion.services.sync.ways import sync_places
from companion.services.team.admitting import admit, turn_away
from companion.services.team.answers import see_refusal
from companion.services.team.inviting import make_invite, read_invite, take_invite_back
from companion.services.team.joining import see_joining
from companion.services.team.teams import create_team
from companion.services.team.view import see_team
from companion.team.invites import Place
from companion.team.words import from_words
from tests.ui.doors import PASSPHRASE, button, fill, line, press, said
from tests.ui.team.laptops import ask, other_laptop, sync, sync_here
from ui import routes


@pytest.fixture
def share(tmp_path_factory):
    return tmp_path_factory.mktemp("share")


@pytest.fixture
def ruth(open_shell, share, tmp_path_factory):
    """The laptop of the one who invites."""
    laptop = other_laptop(tmp_path_factory.mktemp("others"), open_shell, 2, "Ruth Ashworth", Role.SUPERVISOR)
    create_team(laptop, "Riverside team")
    use_folder(laptop, share)
    yield laptop
    laptop.vault.close()


@pytest.fixture
def invite(ruth):
    made = make_invite(ruth)
    sync(ruth)
    return made


@pytest.fixture
def join(open_shell):
    open_shell.resize(1100, 2500)
    open_shell.navigation.go(routes.join())
    return open_shell


def page_of(shell):
    return shell.navigation.screen.page


def give_text(shell, text):
    button(shell, "A text, or a picture that your phone made into text").click()
    page_of(shell).finding.text.setPlainText(text)
    press(shell, "Read the invite")


def give_words(shell, typed, share):
    button(shell, "Twelve words").click()
    page_of(shell).finding.words.setPlainText(typed)
    line(shell, "The folder").setText(str(share))
    press(shell, "Read the invite")


def ask_to_come_in(shell, invite):
    give_text(shell, invite.text)
    press(shell, "Ask to come in")


def six_words(shell):
    (found,) = [
        one
        for one in page_of(shell).findChildren(QLabel)
        if one.accessibleName() == "Six words" and one.isVisible()
    ]
    return tuple(found.text().split())


def let_in(ruth):
    sync(ruth)
    (request,) = see_team(ruth).requests
    admit(ruth, request.request, (Role.WORKER,))
    sync(ruth)


def test_from_the_text_of_an_invite_to_the_team(join, ruth, invite, share):
    give_text(join, invite.text)
    assert "Ruth Ashworth invites you to “Riverside team”." in said(join)
    assert line(join, "Your name").text() == "Ada Test"
    assert line(join, "The team's folder on this laptop").text() == str(share)
    press(join, "Ask to come in")
    assert six_words(join) == ask(join, see_joining).six_words
    assert "Your request waits to be sent." in said(join)
    sync_here(join)
    assert "Now Ruth Ashworth has to let you in." in said(join)
    sync(ruth)
    (request,) = see_team(ruth).requests
    assert request.six_words == six_words(join)
    assert (request.name, request.organisation, request.roles) == ("Ada Test", "Test House", (Role.WORKER,))
    admit(ruth, request.request, request.roles)
    sync(ruth)
    sync_here(join)
    assert "You are in “Riverside team”." in said(join)
    press(join, "See the team")
    assert join.navigation.route == routes.team()
    assert "Ada Test (you)" in said(join)


def test_it_goes_on_by_itself_when_the_driver_brings_the_answer(join, ruth, invite):
    ask_to_come_in(join, invite)
    sync_here(join)
    let_in(ruth)
    ask(join, sync_places, Random(1))  # announced on the bus, as the driver's rounds are
    assert "You are in “Riverside team”." in said(join)


def test_from_a_file(join, invite, tmp_path):
    file = tmp_path / "Invite.companion-invite"
    save_invite(invite.text, file)
    join.navigation.screen.read_file(str(file))
    assert "Ruth Ashworth invites you" in said(join)


def test_a_file_that_is_none_or_not_there_is_said(join, tmp_path):
    file = tmp_path / "holiday.txt"
    file.write_bytes(b"\xff\x00 sea")
    join.navigation.screen.read_file(str(file))
    assert "This is not a whole invite." in said(join)
    join.navigation.screen.read_file(str(tmp_path / "gone"))
    assert "Ruth" not in said(join) and join.focusWidget() is button(join, "Choose the file")


def test_twelve_words_and_the_folder(join, ruth, invite, share):
    give_words(join, " ".join(invite.words).upper(), share)
    assert line(join, "The team's folder on this laptop").text() == str(share)
    press(join, "Ask to come in")
    sync_here(join)
    let_in(ruth)
    sync_here(join)
    assert "You are in “Riverside team”." in said(join)


def not_belonging(typed):
    """The same words but for the last one, which is one of ours and does not go with the others."""
    for last in ("abandon", "zoo", "kettle"):
        try:
            from_words(" ".join([*typed[:11], last]))
        except KnownError:
            return [*typed[:11], last]
    raise AssertionError("three last words that all fit")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda typed: typed[:11], "There are 11 words here. An invite has twelve."),
        (lambda typed: [*typed[:4], "kettl", *typed[5:]], "Word 5 is not one of ours."),
        (not_belonging, "they do not belong together"),
    ],
)
def test_a_mistake_in_the_words_is_named(join, invite, share, change, told):
    typed = change(list(invite.words))
    give_words(join, " ".join(typed), share)
    assert told in said(join)
    assert page_of(join).finding.words.words() == " ".join(typed)
    assert join.focusWidget() is button(join, "Read the invite")


def test_words_that_nobody_posted_there(join, invite, tmp_path_factory):
    give_words(join, " ".join(invite.words), tmp_path_factory.mktemp("another"))
    assert "There is no such invite at this place." in said(join)


def test_words_with_no_place(join, invite):
    give_words(join, " ".join(invite.words), "")
    assert "This is not a folder." in said(join)


def test_an_invite_that_is_too_old(join, invite):
    join.ground.clock.move(73 * 3600)
    give_text(join, invite.text)
    assert "This invite is too old." in said(join)


def test_where_the_folder_is_called_something_else_it_is_chosen(join, ruth, tmp_path_factory):
    here = tmp_path_factory.mktemp("seen from here")
    use_folder(ruth, here.parent / "not on this laptop")
    places = [one.carrier for one in see_places(ruth)]
    stop_using(ruth, places[0])
    give_text(join, make_invite(ruth).text)
    assert line(join, "The team's folder on this laptop").text() == ""
    press(join, "Ask to come in")
    assert "Choose the team's folder." in said(join)
    page_of(join).asking.show_folder(str(here))
    press(join, "Ask to come in")
    assert [one.where for one in ask(join, see_places)] == [str(here)]


def test_nothing_is_half_done_where_the_place_cannot_be_used(join, invite, tmp_path):
    give_text(join, invite.text)
    page_of(join).asking.show_folder(str(tmp_path))
    press(join, "Ask to come in")
    assert "Your vault lies in this folder." in said(join)
    assert ask(join, see_joining) is None and ask(join, see_places) == ()


def test_a_name_is_needed(join, invite):
    give_text(join, invite.text)
    line(join, "Your name").clear()
    press(join, "Ask to come in")
    assert "Type what people call you." in said(join)
    assert ask(join, see_joining) is None


def test_leaving_and_coming_back_shows_the_same_words(join, invite):
    ask_to_come_in(join, invite)
    before = six_words(join)
    join.navigation.go(routes.home())
    join.navigation.go(routes.join())
    assert six_words(join) == before


def test_turned_away_one_is_told_and_asks_with_another_invite(join, ruth, invite):
    ask_to_come_in(join, invite)
    before = six_words(join)
    sync_here(join)
    sync(ruth)
    turn_away(ruth, see_team(ruth).requests[0].request)
    sync(ruth)
    ask(join, bring)  # announced on the bus, as the driver's rounds are
    assert "You were not let in this time" in said(join) and "Call Ruth Ashworth" in said(join)
    assert "Six words to read out" not in said(join)
    assert join.focusWidget() is button(join, "Use a new invite")
    join.navigation.go(routes.team())
    assert "there is an answer: you were not let in" in said(join)
    press(join, "See why, and what to do")
    press(join, "Use a new invite")
    again = make_invite(ruth)
    sync(ruth)
    ask_to_come_in(join, again)
    assert six_words(join) != before
    sync_here(join)
    let_in(ruth)
    sync_here(join)
    assert "You are in “Riverside team”." in said(join)


def bring(session):
    """A round that ends with a no: what changed is announced, that we are not in the team is no news."""
    before = see_refusal(session)
    sync(session)
    assert before is None and see_refusal(session) is not None
    return Changes(kinds=frozenset({"join_request"}))


def answered_by(administrator):
    """A round brings the request; the next, which is begun at once, takes the answer along."""
    sync(administrator)
    sync(administrator)


def places_of(session):
    return tuple(Place(kind=one.kind, where=one.where) for one in see_places(session))


def test_who_came_second_is_warned(join, ruth, invite, tmp_path):
    eve = other_laptop(tmp_path, join, 5, "Eve")
    come_in(eve, read_invite(invite.text, eve.clock.now()), "Eve", "", "", (Role.WORKER,), places_of(ruth))
    sync(eve)
    eve.vault.close()
    sync(ruth)
    ask_to_come_in(join, invite)
    sync_here(join)
    answered_by(ruth)
    sync_here(join)
    assert "Somebody asked with this invite before you" in said(join)
    assert "whoever was first should not be let in" in said(join)


def test_whose_invite_was_taken_back_is_told(join, ruth, invite):
    ask_to_come_in(join, invite)
    sync_here(join)
    sync(ruth)
    take_invite_back(ruth, invite.locator)
    sync(ruth)
    sync_here(join)
    assert "Your invite was taken back" in said(join)
    join.navigation.go(routes.home())
    join.navigation.go(routes.join())
    assert "Your invite was taken back" in said(join)  # it stays until one asks anew


def test_whose_request_came_too_late_is_told(join, ruth, invite):
    ask_to_come_in(join, invite)
    sync_here(join)
    ruth.clock.moment += timedelta(hours=80)
    answered_by(ruth)
    sync_here(join)
    assert "Your request came too late" in said(join)


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (1.5, "You have been waiting for an hour."),
        (5, "You have been waiting for 5 hours."),
        (30, "You have been waiting for a day."),
        (50, "You have been waiting for 2 days."),
    ],
)
def test_a_long_wait_is_said_and_whom_to_call(join, invite, hours, told):
    ask_to_come_in(join, invite)
    join.ground.clock.move(hours * 3600)
    join.navigation.screen.load()
    assert told in said(join) and "Ruth Ashworth may" not in said(join)  # how could they: it was not sent
    sync_here(join)
    assert told in said(join) and "Ruth Ashworth may not have seen it yet. Call them" in said(join)


def test_what_a_hub_says_of_a_spent_invite_is_said_to_who_joins(join, invite):
    ask_to_come_in(join, invite)
    screen = join.navigation.screen
    state = ask(join, see_coming_in)
    spent = tuple(replace(one, reason=Code.INVITE_USED.value) for one in state.places)
    screen._show(replace(state, places=spent))
    assert "this invite is good for nothing any more" in said(join)
    assert "turn that request away" not in said(join)  # that is for who made it


@pytest.mark.parametrize("between", ["\n", " ", "\t", "\r\n", "\u00a0"])
def test_a_text_as_a_phone_or_a_mail_gives_it(join, invite, between):
    text = invite.text
    broken = between.join(text[at : at + 40] for at in range(0, len(text), 40))
    button(join, "A text, or a picture that your phone made into text").click()
    QGuiApplication.clipboard().setText(f"  {between}{broken}{between} ")
    page_of(join).finding.text.setFocus()
    page_of(join).finding.text.paste()
    press(join, "Read the invite")
    assert "Ruth Ashworth invites you" in said(join)


def drop(shell, data):
    """Something is let go over the middle of the page; whether the page takes it."""
    page, copy = page_of(shell), Qt.DropAction.CopyAction
    left, none, where = (
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPointF(page.rect().center()),
    )
    entered = QDropEvent(where, copy, data, left, none, QEvent.Type.DragEnter)
    entered.ignore()
    page.dragEnterEvent(entered)
    if entered.isAccepted():
        page.dropEvent(QDropEvent(where, copy, data, left, none))
    return entered.isAccepted()


def test_the_file_or_the_text_is_dropped_on_the_page(join, invite, tmp_path):
    file = tmp_path / "Invite.companion-invite"
    save_invite(invite.text, file)
    data, text = QMimeData(), QMimeData()
    text.setText(f"{invite.text}\n")
    assert not drop(join, QMimeData())
    assert drop(join, text)
    press(join, "Read the invite")
    assert "Ruth Ashworth invites you" in said(join)
    assert not drop(join, text)  # another invite is not looked for here
    press(join, "Use another invite")
    data.setUrls([QUrl.fromLocalFile(str(file))])
    assert drop(join, data)
    assert "Ruth Ashworth invites you" in said(join)


def test_after_three_days_it_says_that_it_is_over(join, invite):
    ask_to_come_in(join, invite)
    join.ground.clock.move(timedelta(days=3, minutes=1).total_seconds())
    join.navigation.screen.load()
    assert "Three days are over" in said(join)


def test_the_same_invite_is_not_used_twice(join, invite):
    ask_to_come_in(join, invite)
    press(join, "Use another invite")
    give_text(join, invite.text)
    press(join, "Ask to come in")
    assert "This invite was used before." in said(join)


def test_a_place_that_cannot_be_reached_is_said_while_waiting(join, invite, share):
    ask_to_come_in(join, invite)
    shutil.rmtree(share)
    with pytest.raises(KnownError):
        sync_here(join)
    join.navigation.screen.load()
    assert "The place for sharing cannot be reached right now." in said(join)


def test_the_third_door_makes_a_vault_first_and_then_joins(make_shell):
    shell = make_shell(start=routes.first_start)
    press(shell, "Join with an invite")
    fill(shell, "Your name", "Ali")
    fill(shell, "Passphrase", PASSPHRASE)
    fill(shell, "Passphrase again", PASSPHRASE)
    press(shell, "Make my vault")
    assert shell.navigation.route.screen == "new_vault"
    button(shell, "I have it on paper, or I wrote it down").click()
    press(shell, "Go on")
    assert shell.navigation.route == routes.join()
    assert "Your invite" in said(shell)
    shell.navigation.back()
    assert shell.navigation.route == routes.home()
