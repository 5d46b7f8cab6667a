"""Who is not let in is told by their own laptop: by whom the invite was made, of this request, and by nobody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from companion.crypto.answers import answer_locator_of
from companion.domain.member import Role
from companion.errors import Code
from companion.services.session import Session
from companion.services.team.admitting import MOST_ANSWERED, MOST_KEPT, admit, take_requests, turn_away
from companion.services.team.answering import LIES_FOR, answer_request
from companion.services.team.answers import list_answer_locators, see_refusal, take_answers, was_refused
from companion.services.team.inviting import make_invite, read_invite, take_invite_back
from companion.services.team.joining import ask_to_join, see_joining
from companion.services.team.membership import get_membership, get_pinned
from companion.services.team.teams import create_team, revoke_member
from companion.team.answers import AnswerWhy, make_answer
from companion.team.bodies import RevokedWhy
from companion.vault.audit import AuditAction, check_chains
from companion.vault.team_rows import (
    InviteState,
    KeyKind,
    RequestState,
    drop_own_key,
    get_invite,
    list_invites,
    list_own_keys,
    list_requests,
    put_invite_state,
)
from tests.companion.services.joiners import Shelf, actions, lee, request, team, wait

from ..team_of_three import TeamOfThree, ask, bring_requests, open_laptop, share_roster, team_state

__all__ = ["lee", "team"]


def look(joiner: Session, *makers: Session) -> AnswerWhy | None:
    """The joiner's laptop looks where an answer would lie."""
    shelf = Shelf(*makers)
    lying = [shelf.fetch_invite(one) for one in list_answer_locators(joiner)]
    take_answers(joiner, [one for one in lying if one is not None])
    refusal = see_refusal(joiner)
    return refusal.why if refusal else None


def test_who_is_turned_away_is_told_and_may_ask_anew(team: TeamOfThree, lee: Session) -> None:
    ada = team.administrator
    ask(lee, make_invite(ada).text)
    assert look(lee, ada) is None and see_joining(lee) is not None
    bring_requests(lee, ada)
    assert look(lee, ada) is None
    asked = list_requests(lee.vault, RequestState.SENT)[0]
    assert turn_away(ada, request(ada).request).kinds == {"join_request", "posted_invite"}
    assert look(lee, ada) is AnswerWhy.TURNED_AWAY
    told = see_refusal(lee)
    assert told is not None and (told.inviter, told.title) == ("Ada", "Open Door peers")
    assert told.asked_at == asked.arrived_at and told.told_at > told.asked_at
    assert see_joining(lee) is None and was_refused(lee) and list_answer_locators(lee) == ()
    assert actions(lee)[0] is AuditAction.NOT_LET_IN
    assert not list_own_keys(lee.vault, KeyKind.ASKED)  # nothing is left that opens an answer
    ask(lee, make_invite(ada).text, Role.WORKER)
    assert not was_refused(lee) and see_refusal(lee) is None and see_joining(lee) is not None
    bring_requests(lee, ada)
    admit(ada, request(ada).request, (Role.WORKER,))
    share_roster((*team.all, lee))
    assert get_membership(lee).member == lee.member_id and see_refusal(lee) is None
    assert not list_own_keys(lee.vault, KeyKind.ASKED)
    assert all(one.broken_at is None for one in check_chains(lee.vault))


def test_who_came_second_is_told_without_anybodys_doing(
    team: TeamOfThree, lee: Session, tmp_path: Path
) -> None:
    ada, eve = team.administrator, open_laptop(tmp_path / "eve", 8, "Eve", Role.WORKER)
    made = make_invite(ada)
    for one in (eve, lee):
        ask(one, made.text)
        bring_requests(one, ada)
    assert look(eve, ada) is None and look(lee, ada) is AnswerWhy.SECOND
    turn_away(ada, team_state(ada).requests[0].request)
    assert look(eve, ada) is AnswerWhy.TURNED_AWAY
    turn_away(ada, request(ada).request)  # the second stays the second
    assert look(lee, ada) is AnswerWhy.SECOND and len(list_invites(ada.vault, InviteState.TO_POST)) == 2
    eve.vault.close()


def test_who_came_after_the_first_was_let_in_is_second_too(
    team: TeamOfThree, lee: Session, tmp_path: Path
) -> None:
    ada, eve = team.administrator, open_laptop(tmp_path / "eve", 8, "Eve", Role.WORKER)
    made = make_invite(ada)
    ask(eve, made.text)
    bring_requests(eve, ada)
    admit(ada, request(ada).request, (Role.WORKER,))
    ask(lee, made.text)
    bring_requests(lee, ada)
    assert look(lee, ada) is AnswerWhy.SECOND
    eve.vault.close()


@pytest.mark.parametrize("first", ["ask", "take back"])
def test_whose_invite_was_taken_back_is_told(team: TeamOfThree, lee: Session, first: str) -> None:
    ada = team.administrator
    made = make_invite(ada)
    other = make_invite(ada)
    steps: dict[str, Callable[[], object]] = {
        "ask": lambda: (ask(lee, made.text), bring_requests(lee, ada)),
        "take back": lambda: (take_invite_back(ada, made.locator), take_invite_back(ada, other.locator)),
    }
    for name in sorted(steps, key=lambda one: one != first):
        steps[name]()
    assert look(lee, ada) is AnswerWhy.TAKEN_BACK


def test_who_comes_too_late_is_told(team: TeamOfThree, lee: Session) -> None:
    ada = team.administrator
    ask(lee, make_invite(ada).text)
    wait(ada, hours=73)
    bring_requests(lee, ada)
    assert look(lee, ada) is AnswerWhy.OVER


def test_who_only_read_the_invite_convinces_nobody(team: TeamOfThree, lee: Session) -> None:
    ada = team.administrator
    invite = read_invite(make_invite(ada).text, ada.clock.now())
    ask_to_join(lee, invite, "Lee", "", "", ())
    asked = list_requests(lee.vault, RequestState.TO_SEND)[0].hash
    forged = make_answer(invite.secret, bytes(range(32)), invite.root, asked, AnswerWhy.TURNED_AWAY)
    assert take_answers(lee, [forged, b"", b"junk"]).kinds == frozenset()
    assert see_refusal(lee) is None and see_joining(lee) is not None


def test_an_answer_to_one_says_nothing_to_another_or_again(
    team: TeamOfThree, lee: Session, tmp_path: Path
) -> None:
    ada, eve = team.administrator, open_laptop(tmp_path / "eve", 8, "Eve", Role.WORKER)
    made = make_invite(ada)
    for one in (eve, lee):
        ask(one, made.text)
        bring_requests(one, ada)
    turn_away(ada, team_state(ada).requests[0].request)
    posted = [row.posted for row in list_invites(ada.vault, InviteState.TO_POST)]
    assert look(eve, ada) is AnswerWhy.TURNED_AWAY
    ask(eve, make_invite(ada).text)  # asks anew, and is shown all that ever lay there
    assert take_answers(eve, posted).kinds == frozenset() and see_joining(eve) is not None
    eve.vault.close()


def test_who_was_never_asked_takes_no_answer(team: TeamOfThree, lee: Session) -> None:
    assert take_answers(lee, [b"no"]).kinds == frozenset() and see_refusal(lee) is None
    assert list_answer_locators(lee) == list_answer_locators(team.worker) == ()


def test_an_answer_is_no_invite_and_goes_away_in_the_end(team: TeamOfThree, lee: Session) -> None:
    ada = team.administrator
    ask(lee, make_invite(ada).text)
    bring_requests(lee, ada)
    (place,) = list_answer_locators(lee)
    turn_away(ada, request(ada).request)
    assert team_state(ada).invites == ()
    with pytest.raises(Exception, match=Code.NOT_FOUND.value):
        take_invite_back(ada, place.hex())
    with ada.vault.transaction():
        put_invite_state(ada.vault, place, InviteState.POSTED)
    wait(ada, seconds=LIES_FOR.total_seconds() + 1)
    make_invite(ada)
    row = get_invite(ada.vault, place)
    assert row is not None and row.state is InviteState.TO_TAKE_BACK


def test_requests_without_end_are_neither_answered_nor_kept_without_end(
    team: TeamOfThree, lee: Session
) -> None:
    ada = team.administrator
    invite = read_invite(make_invite(ada).text, ada.clock.now())
    asked = []
    for number in range(MOST_KEPT + 3):
        with lee.vault.transaction():
            drop_own_key(lee.vault, KeyKind.DEVICE, lee.vault.device)
            lee.vault.execute("DELETE FROM join_request")
        ask_to_join(lee, replace(invite, title=f"{number}"), "Lee", "", "", ())
        asked.append(list_requests(lee.vault, RequestState.TO_SEND)[0].data)
    take_requests(ada, asked[:1])
    take_requests(ada, asked[1:])
    kept = list_requests(ada.vault, RequestState.NEW)
    assert [one.data for one in kept] == asked[:MOST_KEPT] and len(team_state(ada).requests) == MOST_KEPT
    take_requests(ada, asked)
    assert list_requests(ada.vault, RequestState.NEW) == kept  # not one after the other either
    answers = [
        row
        for row in list_invites(ada.vault, InviteState.TO_POST)
        if not list_own_keys(ada.vault, KeyKind.INVITE, row.locator.hex())
    ]
    assert len(answers) <= MOST_ANSWERED


def test_an_invite_from_before_there_were_answers_has_none(team: TeamOfThree, lee: Session) -> None:
    ada = team.administrator
    made = make_invite(ada)
    with ada.vault.transaction():
        drop_own_key(ada.vault, KeyKind.ANSWER, made.locator)
    ask(lee, made.text)
    bring_requests(lee, ada)
    row, pinned = list_requests(ada.vault, RequestState.NEW)[0], get_pinned(ada)
    assert pinned is not None
    assert turn_away(ada, row.hash.hex()).kinds == {"join_request"}
    with ada.vault.transaction():
        assert answer_request(ada, pinned.root, row, AnswerWhy.OVER).kinds == frozenset()
    assert look(lee, ada) is None


def test_who_begins_a_team_of_their_own_is_refused_by_nobody(team: TeamOfThree, lee: Session) -> None:
    """The page says where one stands now; and who is let in another time is in, whatever was said before."""
    ada = team.administrator
    ask(lee, make_invite(ada).text)
    bring_requests(lee, ada)
    turn_away(ada, request(ada).request)
    assert look(lee, ada) is AnswerWhy.TURNED_AWAY
    create_team(lee, "Own peers")
    assert team_state(lee).title == "Own peers"


def test_who_was_in_and_asks_to_come_back_is_told_too(team: TeamOfThree) -> None:
    ada, noor = team.administrator, team.worker
    revoke_member(ada, noor.member_id, RevokedWhy.LEFT)
    team.share_roster()
    ask(noor, make_invite(ada).text)
    bring_requests(noor, ada)
    turn_away(ada, request(ada).request)
    assert look(noor, ada) is AnswerWhy.TURNED_AWAY and team_state(noor).revoked


def test_the_place_of_an_answer_is_known_to_those_two_alone(team: TeamOfThree, lee: Session) -> None:
    ada = team.administrator
    ask(lee, make_invite(ada).text)
    (place,) = list_answer_locators(lee)
    asked = list_requests(lee.vault, RequestState.TO_SEND)[0].hash
    assert place != answer_locator_of(bytes(16), asked)
    assert list_answer_locators(ada) == ()
