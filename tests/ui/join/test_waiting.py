"""Having asked to come in: the wait, the answer whichever it is, and what gets in the way meanwhile."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from companion.domain.changes import Changes
from companion.domain.member import Role
from companion.errors import Code, KnownError
from companion.services.sync.coming_in import come_in, see_coming_in
from companion.services.sync.places import see_places
from companion.services.sync.ways import sync_places
from companion.services.team.admitting import turn_away
from companion.services.team.answers import see_refusal
from companion.services.team.inviting import make_invite, read_invite, take_invite_back
from companion.services.team.view import see_team
from companion.team.invites import Place
from tests.ui.doors import button, press, said
from tests.ui.join.hands import ask_to_come_in, give_text, let_in, six_words
from tests.ui.team.laptops import ask, other_laptop, sync, sync_here
from ui import routes


def test_it_goes_on_by_itself_when_the_driver_brings_the_answer(join, ruth, invite):
    ask_to_come_in(join, invite)
    sync_here(join)
    let_in(ruth)
    ask(join, sync_places, Random(1))  # announced on the bus, as the driver's rounds are
    assert "You are in “Riverside team”." in said(join)


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
