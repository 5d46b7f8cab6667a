"""From an invite to being in: asking, six words, yes or no, and every invite that is too old, used, or not ours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from companion.domain.member import Member, Role
from companion.errors import Code
from companion.services.session import Session
from companion.services.team.admitting import admit, take_requests, turn_away
from companion.services.team.inviting import make_invite, read_invite
from companion.services.team.joining import ask_to_join, see_joining
from companion.services.team.membership import get_membership
from companion.services.team.own_keys import make_member_key
from companion.services.team.teams import create_team, revoke_member
from companion.services.team.view import see_team
from companion.team.bodies import RevokedWhy
from companion.team.entries import Signer
from companion.team.invites import Invite
from companion.team.names import Names
from companion.team.requests import Joiner, make_request
from companion.vault.audit import AuditAction, check_chains
from companion.vault.rows import get_record
from companion.vault.team_rows import (
    KeyKind,
    RequestState,
    list_own_keys,
    list_requests,
)
from tests.companion.services.joiners import actions, code_of, lee, request, team, wait

from ..team_of_three import (
    TeamOfThree,
    ask,
    bring_requests,
    let_in,
    make_team_by_deeds,
    open_laptop,
    share_roster,
    team_state,
)

__all__ = ["lee", "team"]


def test_a_team_made_by_its_deeds(tmp_path: Path) -> None:
    team = make_team_by_deeds(tmp_path)
    assert actions(team.administrator)[:5] == [
        AuditAction.ADMIT, AuditAction.INVITE, AuditAction.ADMIT, AuditAction.INVITE, AuditAction.CREATE_TEAM,
    ]  # fmt: skip
    assert actions(team.worker) == [AuditAction.JOIN, AuditAction.ASK_TO_JOIN]
    assert all(one.broken_at is None for session in team.all for one in check_chains(session.vault))
    team.close()


def test_who_asks_is_let_in_with_the_roles_the_administrator_gives(team: TeamOfThree, lee: Session) -> None:
    ask(lee, make_invite(team.administrator).text, Role.WORKER)
    assert see_team(lee) is None and code_of(get_membership, lee) is Code.NOT_ADMITTED
    joining = see_joining(lee)
    assert joining is not None and not joining.sent
    assert (joining.title, joining.inviter) == ("Open Door peers", "Ada")
    bring_requests(lee, team.administrator)
    line = request(team.administrator)
    assert (line.name, line.organisation, line.contact) == ("Lee", "Open Door", "0161 496 0000")
    assert line.roles == (Role.WORKER,) and line.adds_to is None and line.fault is None
    assert line.six_words == joining.six_words and len(set(line.six_words)) > 1
    changes = admit(team.administrator, line.request, [Role.ADMINISTRATOR, Role.SUPERVISOR])
    assert changes.made == lee.member_id and changes.kinds == {"roster_entry", "join_request"}
    share_roster((*team.all, lee))
    assert see_joining(lee) is None
    assert team_state(lee).administrator and team_state(lee).requests == ()
    assert get_record(lee.vault, Member, lee.member_id).role is Role.SUPERVISOR
    assert team_state(team.administrator).requests == team_state(team.administrator).invites == ()
    assert sorted(get_membership(lee).keys) == [1]


def test_a_key_is_kept_under_the_number_the_team_gives_it(team: TeamOfThree, lee: Session) -> None:
    with lee.vault.transaction():
        made = make_member_key(lee, 3)  # tried before, and never let in
    let_in(team.administrator, lee, Role.WORKER)
    assert get_membership(lee).keys == {1: made.secret, 3: made.secret}
    assert get_membership(lee).roster.members[lee.member_id].key_version == 1


def test_no_roles_are_those_asked_for(team: TeamOfThree, lee: Session) -> None:
    ask(lee, make_invite(team.administrator).text)
    bring_requests(lee, team.administrator)
    admit(team.administrator, request(team.administrator).request, ())
    share_roster((*team.all, lee))
    assert next(one for one in team_state(lee).members if one.is_me).roles == (Role.WORKER,)


def test_someone_turned_away_stays_outside_and_the_invite_is_over(team: TeamOfThree, lee: Session) -> None:
    made = make_invite(team.administrator)
    ask(lee, made.text)
    bring_requests(lee, team.administrator)
    line = request(team.administrator)
    turn_away(team.administrator, line.request)
    assert team_state(team.administrator).requests == () and team_state(team.administrator).invites == ()
    assert code_of(admit, team.administrator, line.request, ()) is Code.NOT_FOUND
    assert code_of(turn_away, team.administrator, line.request) is Code.NOT_FOUND
    bring_requests(lee, team.administrator)
    share_roster((*team.all, lee))
    assert see_team(lee) is None and actions(team.administrator)[0] is AuditAction.TURN_AWAY
    ask(lee, make_invite(team.administrator).text)  # and may ask again
    assert len(list_requests(lee.vault, RequestState.TO_SEND)) == 1


def test_who_asked_in_time_may_be_let_in_later(team: TeamOfThree, lee: Session) -> None:
    ask(lee, make_invite(team.administrator).text)
    bring_requests(lee, team.administrator)
    wait(team.administrator, hours=100)
    make_invite(team.administrator)  # puts old invites away
    assert request(team.administrator).fault is None
    admit(team.administrator, request(team.administrator).request, ())


def test_only_an_administrator_admits(team: TeamOfThree, lee: Session) -> None:
    ask(lee, make_invite(team.administrator).text)
    bring_requests(lee, team.administrator)
    line = request(team.administrator)
    for deed in (admit, turn_away):
        values = (line.request, ()) if deed is admit else (line.request,)
        assert code_of(deed, team.worker, *values) is Code.NOT_ADMINISTRATOR


def test_requests_that_are_not_for_us_are_left_alone(team: TeamOfThree, lee: Session) -> None:
    ask(lee, make_invite(team.administrator).text)
    data = list_requests(lee.vault, RequestState.TO_SEND)[0].data
    for junk in (b"", b"\xff" * 40, data[:-1], data[:-1] + bytes([data[-1] ^ 1])):
        assert take_requests(team.administrator, [junk]).kinds == frozenset()
    assert take_requests(team.supervisor, [data]).kinds == frozenset()  # not an invite of theirs
    assert take_requests(lee, [data]).kinds == frozenset()
    assert take_requests(team.administrator, [data, data]).kinds == {"join_request"}
    assert take_requests(team.administrator, [data]).kinds == frozenset()


def forged(invite: Invite, session: Session, **wrong: Any) -> bytes:
    with session.vault.transaction():
        key = make_member_key(session, 1)
    joiner = Joiner(
        member=wrong.pop("member", session.member_id),
        member_key=wrong.pop("member_key", key.public),
        names=Names(name="Lee"),
        roles=(Role.WORKER,),
    )
    signer = Signer(device=wrong.pop("device", session.vault.device), seed=bytes(32))
    return make_request(replace(invite, **wrong), joiner, signer)


def test_a_request_to_another_root_is_not_admitted(team: TeamOfThree, lee: Session) -> None:
    ada = team.administrator
    invite = read_invite(make_invite(ada).text, ada.clock.now())
    take_requests(ada, [forged(invite, lee, root=bytes(32))])
    line = request(ada)
    assert line.fault is Code.ROSTER_REFUSED and line.six_words
    assert code_of(admit, ada, line.request, ()) is Code.ROSTER_REFUSED


def test_a_request_with_the_key_of_another_is_not_admitted(team: TeamOfThree, lee: Session) -> None:
    ada = team.administrator
    theirs = get_membership(ada).roster.members[team.worker.member_id].key
    invite = read_invite(make_invite(ada).text, ada.clock.now())
    take_requests(ada, [forged(invite, lee, member_key=theirs)])
    assert code_of(admit, ada, request(ada).request, ()) is Code.ROSTER_REFUSED
    assert request(ada).fault is None and get_membership(ada).roster.number == 2


def test_another_laptop_of_someone_takes_the_place_of_the_one_they_had(
    team: TeamOfThree, lee: Session
) -> None:
    ada = team.administrator
    invite = read_invite(make_invite(ada).text, ada.clock.now())
    take_requests(ada, [forged(invite, lee, member=team.worker.member_id)])
    line = request(ada)
    assert line.adds_to == team.worker.member_id and not line.alike  # said on screen: Noor's other laptop
    admit(ada, line.request, ())
    team.share_roster()
    noor = next(one for one in team_state(ada).members if one.member == team.worker.member_id)
    assert [one.device for one in noor.devices] == [lee.vault.device] and noor.has_key
    assert [one.number for one in noor.devices] == [2] and noor.name == "Noor"
    assert team_state(team.worker).revoked


def test_a_name_that_looks_like_a_members_is_said(team: TeamOfThree, lee: Session) -> None:
    ada = team.administrator
    invite = read_invite(make_invite(ada).text, ada.clock.now())
    ask_to_join(lee, invite, "n\u043e\u043er", "Open\u202e Door", "", ())
    bring_requests(lee, ada)
    line = request(ada)
    assert (line.alike, line.adds_to, line.organisation) == (True, None, "Open Door")
    admit(ada, line.request, ())
    team.share_roster()
    assert [one.name for one in team_state(ada).members if one.alike] == ["Noor (1)", "n\u043e\u043er (2)"]


def test_someone_who_was_revoked_comes_back_as_a_new_device(team: TeamOfThree) -> None:
    ada, noor = team.administrator, team.worker
    before = noor.vault.device
    revoke_member(ada, noor.member_id, RevokedWhy.BY_MISTAKE)
    team.share_roster()
    assert team_state(noor).revoked
    ask(noor, make_invite(ada).text, Role.WORKER)
    bring_requests(noor, ada)
    assert request(ada).adds_to == noor.member_id and request(ada).fault is None
    admit(ada, request(ada).request, (Role.WORKER,))
    team.share_roster()
    us = get_membership(noor)
    assert us.device == noor.vault.device != before and not us.roster.could_sign(before, 2)
    assert us.roster.members[noor.member_id].key_version == 2 and sorted(us.keys) == [1, 2]
    assert [one.name for one in team_state(team.supervisor).members] == ["Ada", "Sam", "Noor"]
    assert all(one.broken_at is None for one in check_chains(noor.vault))
    assert len(list_own_keys(noor.vault, KeyKind.DEVICE)) == 2


def test_who_is_in_asks_nobody(team: TeamOfThree, lee: Session, tmp_path: Path) -> None:
    made = make_invite(team.administrator)
    assert code_of(ask, team.worker, made.text) is Code.IN_A_TEAM
    create_team(lee, "Mine")
    assert code_of(ask, lee, made.text) is Code.IN_A_TEAM
    revoke_member(team.administrator, team.worker.member_id, RevokedWhy.LEFT)
    team.share_roster()
    assert code_of(ask, team.worker, make_invite(lee).text) is Code.IN_A_TEAM  # that was another team


def test_who_was_never_let_in_may_ask_elsewhere_or_begin(
    team: TeamOfThree, lee: Session, tmp_path: Path
) -> None:
    other = open_laptop(tmp_path / "eve", 8, "Eve", Role.WORKER)
    create_team(other, "Night peers")
    ask(lee, make_invite(team.administrator).text)
    share_roster((*team.all, lee))
    assert see_joining(lee) is not None and see_team(lee) is None
    let_in(other, lee, Role.WORKER)
    assert team_state(lee).title == "Night peers"
    third = open_laptop(tmp_path / "una", 7, "Una", Role.WORKER)
    ask(third, make_invite(team.administrator).text)
    create_team(third, "Own peers")
    assert team_state(third).title == "Own peers"
    for one in (other, third):
        one.vault.close()


@pytest.mark.parametrize(
    ("name", "organisation", "contact", "code"),
    [
        (" ", "", "", Code.NAME_MISSING),
        ("x" * 201, "", "", Code.NAME_TOO_LONG),
        ("Lee", "x" * 201, "", Code.NAME_TOO_LONG),
        ("Lee", "", "x" * 501, Code.TEXT_TOO_LONG),
    ],
)
def test_a_form_that_is_not_filled_in_well(
    team: TeamOfThree, lee: Session, name: str, organisation: str, contact: str, code: Code
) -> None:
    invite = read_invite(make_invite(team.administrator).text, lee.clock.now())
    assert code_of(ask_to_join, lee, invite, name, organisation, contact, ()) is code
    assert see_joining(lee) is None and not list_own_keys(lee.vault, KeyKind.DEVICE)
