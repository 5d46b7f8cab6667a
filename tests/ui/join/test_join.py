"""Joining on screen: by file, text or twelve words, and what is said of an invite that will not do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication

from companion.domain.member import Role
from companion.errors import KnownError
from companion.services.sync.coming_in import save_invite
from companion.services.sync.places import see_places, stop_using, use_folder
from companion.services.team.admitting import admit
from companion.services.team.inviting import make_invite
from companion.services.team.joining import see_joining
from companion.services.team.view import see_team
from companion.team.words import from_words
from tests.ui.doors import PASSPHRASE, button, fill, line, press, said
from tests.ui.join.hands import give_text, give_words, let_in, page_of, six_words
from tests.ui.team.laptops import ask, sync, sync_here
from ui import routes


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


@pytest.mark.parametrize("between", ["\n", " ", "\t", "\r\n", "\u00a0"])
def test_a_text_as_a_phone_or_a_mail_gives_it(join, invite, between):
    text = invite.text
    broken = between.join(text[at : at + 40] for at in range(0, len(text), 40))
    button(join, "A text, also one your phone read from a picture").click()
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
