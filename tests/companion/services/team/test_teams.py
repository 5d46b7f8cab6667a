"""Beginning a team and looking after it: on real vaults, each deed whole or not at all, and each an audit event."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from companion.domain.member import Member, Role
from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.team.membership import get_membership
from companion.services.team.roster_log import get_named_entry, require_names_key
from companion.services.team.teams import (
    change_roles,
    create_team,
    revoke_device,
    revoke_member,
    rotate_my_keys,
    set_policy,
)
from companion.services.team.view import MemberLine, see_team
from companion.team.bodies import RevokedWhy
from companion.vault.audit import AuditAction
from companion.vault.rows import get_record
from companion.vault.team_rows import KeyKind, list_own_keys, list_roster_branches
from tests.companion.services.joiners import actions, code_of, team

from ..team_of_three import TITLE, TeamOfThree, let_in, open_laptop, share_roster, team_state

__all__ = ["team"]

LEFT, LOST, STOLEN = RevokedWhy.LEFT, RevokedWhy.LOST, RevokedWhy.STOLEN
NOBODY = "01890000-0000-7000-8fff-000000000001"


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Session]:
    session = open_laptop(tmp_path / "alone", 9, "Lee", Role.SUPERVISOR)
    yield session
    session.vault.close()


def line(session: Session, of: Session) -> MemberLine:
    return next(one for one in team_state(session).members if one.member == of.member_id)


def entries(session: Session) -> int:
    return len(list_roster_branches(session.vault, get_membership(session).team))


def test_a_team_of_one_works(alone: Session) -> None:
    assert see_team(alone) is None
    changes = create_team(alone, "  Peers\u0000 ")
    state = team_state(alone)
    assert changes.made == state.team and changes.kinds == {"roster_entry"}
    assert (state.title, state.administrator, state.revoked, state.trouble) == ("Peers", True, False, None)
    (lee,) = state.members
    assert (lee.name, lee.organisation, lee.contact) == ("Lee", "Open Door", "0161 496 0000")
    assert lee.roles == (Role.SUPERVISOR, Role.ADMINISTRATOR) and lee.is_me and lee.has_key
    assert lee.member == alone.member_id and lee.devices[0].device == alone.vault.device
    us = get_membership(alone)
    assert us.roster.number == 0 and list(us.keys) == [1] and len(us.seed) == 32
    rotate_my_keys(alone)
    set_policy(alone, title="Other peers")
    assert sorted(get_membership(alone).keys) == [1, 2] and team_state(alone).title == "Other peers"
    assert actions(alone) == [AuditAction.SET_POLICY, AuditAction.ROTATE_KEYS, AuditAction.CREATE_TEAM]


def test_the_last_administrator_stays(alone: Session) -> None:
    create_team(alone, "Peers")
    me = alone.member_id
    for refused in (
        code_of(revoke_member, alone, me, LEFT),
        code_of(revoke_device, alone, alone.vault.device, LOST),
        code_of(change_roles, alone, me, (Role.WORKER,)),
    ):
        assert refused is Code.LAST_ADMINISTRATOR
    assert entries(alone) == 1 and actions(alone) == [AuditAction.CREATE_TEAM]


def test_a_vault_belongs_to_one_team(alone: Session, team: TeamOfThree) -> None:
    create_team(alone, "Peers")
    assert code_of(create_team, alone, "More") is Code.IN_A_TEAM
    assert code_of(create_team, team.worker, "More") is Code.IN_A_TEAM


@pytest.mark.parametrize(("title", "code"), [(" \t", Code.NAME_MISSING), ("x" * 201, Code.NAME_TOO_LONG)])
def test_a_team_needs_a_name(alone: Session, title: str, code: Code) -> None:
    assert code_of(create_team, alone, title) is code
    assert see_team(alone) is None and actions(alone) == []
    assert not list_own_keys(alone.vault, KeyKind.DEVICE)


def test_everyone_sees_the_same_team(team: TeamOfThree) -> None:
    seen = [team_state(one) for one in team.all]
    assert [one.title for one in seen] == [TITLE] * 3
    assert [[line.name for line in one.members] for one in seen] == [["Ada", "Sam", "Noor"]] * 3
    assert [one.administrator for one in seen] == [True, False, False]
    roles = [line.roles for line in seen[0].members]
    assert roles == [(Role.WORKER, Role.ADMINISTRATOR), (Role.SUPERVISOR,), (Role.WORKER,)]


DEEDS: dict[str, Callable[[Session, str], object]] = {
    "revoke member": lambda session, who: revoke_member(session, who, LEFT),
    "change roles": lambda session, who: change_roles(session, who, (Role.SUPERVISOR,)),
    "policy": lambda session, _who: set_policy(session, idle_minutes=3),
    "revoke laptop": lambda session, who: revoke_device(
        session, get_membership(session).roster.members[who].devices[0], LOST
    ),
}


@pytest.mark.parametrize("name", DEEDS)
def test_only_an_administrator_may(team: TeamOfThree, name: str) -> None:
    before = actions(team.worker)
    assert code_of(DEEDS[name], team.worker, team.administrator.member_id) is Code.NOT_ADMINISTRATOR
    assert (entries(team.worker), actions(team.worker)) == (3, before)


@pytest.mark.parametrize("name", DEEDS)
def test_nothing_is_done_before_we_are_in(alone: Session, name: str) -> None:
    with pytest.raises(KnownError) as refused:
        DEEDS[name](alone, alone.member_id)
    assert refused.value.code is Code.NOT_ADMITTED


def test_a_revoked_member_is_out_everywhere_and_is_told(team: TeamOfThree) -> None:
    revoke_member(team.administrator, team.supervisor.member_id, LEFT)
    team.share_roster()
    for one in (team.administrator, team.worker):
        sam = line(one, team.supervisor)
        assert sam.revoked and not sam.devices and not sam.has_key and sam.name == "Sam"
        assert [each.name for each in team_state(one).members] == ["Ada", "Noor", "Sam"]
    assert team_state(team.supervisor).revoked
    for deed in (get_membership, rotate_my_keys):
        assert code_of(deed, team.supervisor) is Code.DEVICE_REVOKED
    assert code_of(revoke_member, team.administrator, team.supervisor.member_id, LEFT) is Code.NOT_FOUND
    assert code_of(revoke_member, team.administrator, NOBODY, LEFT) is Code.NOT_FOUND
    assert code_of(revoke_device, team.administrator, NOBODY, LEFT) is Code.NOT_FOUND
    assert actions(team.administrator)[0] is AuditAction.REVOKE_MEMBER


def test_a_stolen_laptop_is_out(team: TeamOfThree) -> None:
    changes = revoke_device(team.administrator, team.worker.vault.device, STOLEN)
    assert changes.ids == {team.worker.vault.device}
    team.share_roster()
    noor = line(team.supervisor, team.worker)
    assert not noor.revoked and not noor.devices and not noor.has_key
    assert team_state(team.worker).revoked and actions(team.administrator)[0] is AuditAction.REVOKE_DEVICE


def test_roles_follow_the_log(team: TeamOfThree) -> None:
    roles = (Role.ADMINISTRATOR, Role.SUPERVISOR, Role.WORKER)
    change_roles(team.administrator, team.supervisor.member_id, roles)
    team.share_roster()
    assert line(team.worker, team.supervisor).roles == tuple(Role)
    assert get_record(team.supervisor.vault, Member, team.supervisor.member_id).role is Role.WORKER
    change_roles(team.supervisor, team.administrator.member_id, (Role.SUPERVISOR,))
    change_roles(team.supervisor, team.supervisor.member_id, (Role.SUPERVISOR, Role.ADMINISTRATOR))
    assert get_record(team.supervisor.vault, Member, team.supervisor.member_id).role is Role.SUPERVISOR
    team.share_roster()
    assert not team_state(team.administrator).administrator
    assert get_record(team.administrator.vault, Member, team.administrator.member_id).role is Role.SUPERVISOR


def test_the_same_roles_again_are_no_change_and_none_are_refused(team: TeamOfThree) -> None:
    ada = team.administrator
    assert change_roles(ada, team.worker.member_id, (Role.WORKER, Role.WORKER)).kinds == frozenset()
    assert code_of(change_roles, ada, team.worker.member_id, ()) is Code.TEXT_MISSING
    assert code_of(change_roles, ada, NOBODY, (Role.WORKER,)) is Code.NOT_FOUND
    assert entries(ada) == 3


def test_the_policy_is_everyones(team: TeamOfThree) -> None:
    told = {
        "title": "Night peers",
        "waiting_days": (7, 10),
        "retention_years": 20,
        "idle_minutes": 4,
        "consent_words": "May I tell Sam?\r\nYou can say no.",
        "carriers": ("hub",),
    }
    set_policy(team.administrator, **told)
    team.share_roster()
    for one in team.all:
        state = team_state(one)
        assert (state.title, state.waiting_days) == ("Night peers", (7, 10))
        assert (state.retention_years, state.idle_minutes, state.carriers) == (20, 4, ("hub",))
        assert state.consent_words == "May I tell Sam?\nYou can say no."
    assert set_policy(team.administrator, **told).kinds == frozenset()
    assert set_policy(team.administrator).kinds == frozenset()
    set_policy(team.administrator, consent_words="", retention_years=None)
    assert team_state(team.administrator).consent_words == "" and entries(team.administrator) == 5


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"title": " "}, Code.NAME_MISSING),
        ({"title": "x" * 201}, Code.NAME_TOO_LONG),
        ({"consent_words": "x" * 1501}, Code.TEXT_TOO_LONG),
        ({"waiting_days": (9, 3)}, Code.ROSTER_REFUSED),
        ({"colour": "red"}, Code.ROSTER_REFUSED),
    ],
)
def test_a_policy_that_cannot_be(team: TeamOfThree, told: dict[str, Any], code: Code) -> None:
    assert code_of(set_policy, team.administrator, **told) is code
    assert entries(team.administrator) == 3


def test_a_rotated_key_is_the_one_that_things_are_sealed_to(team: TeamOfThree) -> None:
    rotate_my_keys(team.worker)
    team.share_roster()
    noor = get_membership(team.supervisor).roster.members[team.worker.member_id]
    mine = list_own_keys(team.worker.vault, KeyKind.MEMBER, team.worker.member_id)
    assert (noor.key_version, noor.key) == (2, mine[-1].public)
    assert sorted(get_membership(team.worker).keys) == [1, 2]


def test_a_deed_that_cannot_be_noted_is_not_done(team: TeamOfThree) -> None:
    ada = team.administrator
    ada.vault.execute(
        "CREATE TEMP TRIGGER stop BEFORE INSERT ON main.audit_event BEGIN SELECT RAISE(ABORT, 'x'); END"
    )
    with pytest.raises(Exception):  # noqa: B017 - whatever the engine says
        revoke_member(ada, team.worker.member_id, LEFT)
    ada.vault.execute("DROP TRIGGER stop")
    assert entries(ada) == 3 and not line(ada, team.worker).revoked


def test_what_a_parcel_names_is_an_entry_that_others_can_have(team: TeamOfThree) -> None:
    us = get_membership(team.administrator)
    assert get_named_entry(team.administrator, us.team) == (2, us.roster.head)
    set_policy(team.administrator, idle_minutes=9)
    assert get_named_entry(team.administrator, us.team) == (2, us.roster.head)
    team.share_roster()
    assert get_named_entry(team.administrator, us.team) == (3, get_membership(team.worker).roster.head)


def test_a_fourth_can_come_and_nobody_reads_names_without_the_key(team: TeamOfThree, alone: Session) -> None:
    let_in(team.administrator, alone, Role.WORKER)
    share_roster((*team.all, alone))
    assert [one.name for one in team_state(team.worker).members] == ["Ada", "Sam", "Noor", "Lee"]
    us = get_membership(alone)
    carried = b"".join(row.data for row in list_roster_branches(alone.vault, us.team))
    for word in (b"Ada", b"Noor", b"Lee", b"Open Door", b"0161", TITLE.encode()):
        assert word not in carried
    assert require_names_key(alone, us) == require_names_key(team.worker, get_membership(team.worker))
