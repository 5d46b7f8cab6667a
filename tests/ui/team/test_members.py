"""Who is in the team: six words compared, let in or turned away, roles, names, and parted from."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from companion.domain.member import Role
from companion.services.sync.coming_in import come_in
from companion.services.sync.places import use_folder
from companion.services.team.admitting import admit, take_requests
from companion.services.team.answers import see_refusal
from companion.services.team.inviting import make_invite as make_invite_by_deed
from companion.services.team.inviting import read_invite
from companion.services.team.joining import see_joining
from companion.services.team.names import see_own_names
from companion.services.team.teams import create_team
from companion.services.team.view import see_team
from companion.team.answers import AnswerWhy
from companion.team.entries import Signer
from companion.team.names import Names
from companion.team.requests import Joiner, make_request
from tests.companion.team.people import member_key
from tests.ui.asked import asked, is_asked
from tests.ui.doors import button, fill, line, press, said
from tests.ui.team.hands import (
    buttons_of,
    confirm,
    page_of,
    place,
    words_shown,
)
from tests.ui.team.laptops import ask, other_laptop, sync, sync_here
from ui import routes
from ui.widgets.confirm import Confirm


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


def test_the_number_in_a_request_is_not_shown_before_the_words_are_the_same(asked):
    """Whoever read the invite on its way would answer under it, and read out six words that are the same."""
    shell, _joiner = asked
    assert "0161 496 0000" not in said(shell)
    assert "Call Noor Haddad on a number you knew before they asked." in said(shell)
    press(shell, "The words are the same")
    assert "How they say they can be reached: 0161 496 0000" in said(shell)
    press(shell, "Look at the words again")
    assert "0161 496 0000" not in said(shell)


def test_another_laptop_of_a_member_is_called_on_the_number_the_team_has(two):
    shell, joiner = two

    def take(session):
        invite = read_invite(make_invite_by_deed(session, " For\nNoor ").text, session.clock.now())
        names = Names(name="Noor Haddad", contact="07700 900999")
        again = Joiner(
            member=joiner.member_id, member_key=member_key("Noor"), names=names, roles=(Role.WORKER,)
        )
        signer = Signer(device=session.clock.new_id(), seed=bytes(32))
        return take_requests(session, [make_request(invite, again, signer)])

    ask(shell, take)
    shell.navigation.screen.load()
    card = page_of(shell).requests
    words_ = "\n".join(one.text() for one in card.findChildren(QLabel))
    assert (
        "Call Noor Haddad on the number you have always used. The team's page has: 0161 496 0000." in words_
    )
    assert "07700" not in words_, words_
    assert "The invite was for For Noor." in words_


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


def test_roles_change(two):
    shell, joiner = two
    buttons_of(shell, "Noor Haddad")["Change roles"].click()
    button(shell, "Administrator").click()
    press(shell, "Keep these roles")
    assert not see_team(joiner).administrator
    assert "They can invite people, let them in and take them out." in asked(shell).what_happens()
    confirm(shell)
    sync_here(shell)
    sync(joiner)
    assert see_team(joiner).administrator


def test_a_lost_laptop_is_taken_out_and_its_owner_stays(two):
    shell, _joiner = two
    buttons_of(shell, "Noor Haddad, Laptop 1")["This laptop is lost"].click()
    confirm(shell)
    (noor,) = [one for one in ask(shell, see_team).members if one.name == "Noor Haddad"]
    assert (noor.devices, noor.revoked, noor.has_key) == ((), False, False)
    assert "Nothing can be shared with them until they have a laptop again." in said(shell)


def test_roles_that_are_ticked_stay_ticked_and_count_for_nothing(two):
    shell, joiner = two
    buttons_of(shell, "Noor Haddad")["Change roles"].click()
    button(shell, "Administrator").click()
    shell.navigation.go(routes.home())
    shell.navigation.go(routes.team())
    assert not see_team(joiner).administrator
    buttons_of(shell, "Noor Haddad")["Change roles"].click()
    assert button(shell, "Administrator").isChecked()
    press(shell, "Leave it")
    buttons_of(shell, "Noor Haddad")["Change roles"].click()
    assert not button(shell, "Administrator").isChecked()
    press(shell, "Keep these roles")
    assert not is_asked(shell)


def test_the_last_administrator_stays_one(team):
    press(team, "Change roles")
    button(team, "Administrator").click()
    press(team, "Keep these roles")
    confirm(team)
    assert "at least one administrator" in team.notice.accessibleName()
    assert ask(team, see_team).administrator


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


def keyboard_at(shell):
    """What has the keyboard, in words."""
    at = shell.focusWidget()
    return at.accessibleName() or at.text()


def seen(shell, part):
    """Whether all of a part of the page is in sight, once the page has found its height."""
    QTest.qWait(300)
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
    assert keyboard_at(shell) == "Who is it for?" and seen(shell, shell.focusWidget())


def test_what_is_built_anew_keeps_the_keyboard(two):
    shell, _joiner = two
    change = buttons_of(shell, "Noor Haddad")["Change roles"]
    change.setFocus()
    change.click()
    button(shell, "Administrator").click()
    press(shell, "Keep these roles")
    confirm(shell)
    assert keyboard_at(shell) == "Change roles: Noor Haddad"
    out = buttons_of(shell, "Noor Haddad")["Take out of the team"]
    out.setFocus()
    out.click()
    confirm(shell)
    assert keyboard_at(shell) == "Change my name here"
    press(shell, "Make an invite")
    button(shell, "Take it back").setFocus()
    press(shell, "Take it back")
    confirm(shell)
    assert keyboard_at(shell) == "Who is it for?"


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


@pytest.mark.parametrize("known", [True, False])
def test_whose_place_somebody_asks_for_is_said_whatever_they_call_themselves(team, known):
    """Ids of members are no secret: an invited person could ask as another, and be given what is shared with them."""
    me = ask(team, see_team).members[0]

    def take(session):
        invite = read_invite(make_invite_by_deed(session).text, session.clock.now())
        joiner = Joiner(
            member=me.member if known else session.clock.new_id(),
            member_key=member_key("Bob"),
            names=Names(name="Bob" if known else "ada  test"),
            roles=(Role.WORKER,),
        )
        signer = Signer(device=session.clock.new_id(), seed=bytes(32))
        return take_requests(session, [make_request(invite, joiner, signer)])

    ask(team, take)
    team.navigation.screen.load()
    assert ("They ask as Ada Test, who has been in the team before." in said(team)) == known
    assert ("Somebody in the team has a name that looks the same." in said(team)) != known
