"""What a carrier hands out of the team's log: followed only forwards, from the root, and trouble is named."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from companion.domain.member import Role
from companion.errors import Code
from companion.services.session import Session
from companion.services.team.inviting import make_invite
from companion.services.team.membership import get_membership
from companion.services.team.new_device import replace_device
from companion.services.team.own_keys import make_device_key
from companion.services.team.roster_log import append_signed, get_carrier_signer, get_named_entry
from companion.services.team.roster_taking import take_roster
from companion.services.team.teams import (
    change_roles,
    create_team,
    revoke_device,
    revoke_member,
    rotate_my_keys,
    set_policy,
)
from companion.services.team.trouble import get_trouble
from companion.services.team.view import MemberLine
from companion.team.bodies import ReplaceDevice, RevokedWhy, SetPolicy
from companion.team.entries import Signer, make_entry
from companion.team.states import RosterState
from companion.vault.audit import AuditAction, list_events
from companion.vault.db import Vault, put_device
from companion.vault.team_rows import (
    KeyKind,
    drop_own_key,
    list_roster,
    list_roster_branches,
)

from ..team_of_three import (
    TeamOfThree,
    ask,
    let_in,
    list_drafts,
    open_laptop,
    put_roster,
    share_roster,
    team_of_three,
    team_state,
)

LEFT, STOLEN = RevokedWhy.LEFT, RevokedWhy.STOLEN
ADMINISTRATOR = (Role.SUPERVISOR, Role.ADMINISTRATOR)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[TeamOfThree]:
    """Ada and Sam look after it."""
    with team_of_three(tmp_path) as made:
        change_roles(made.administrator, made.supervisor.member_id, ADMINISTRATOR)
        made.share_roster()
        yield made


def roster(session: Session) -> RosterState:
    return get_membership(session).roster


def entries(session: Session) -> list[bytes]:
    return [row.data for row in list_roster_branches(session.vault, get_membership(session).team)]


def seen(session: Session, of: Session) -> MemberLine:
    return next(one for one in team_state(session).members if one.member == of.member_id)


def converged(team: TeamOfThree) -> bool:
    return len({roster(one).head for one in team.all if not team_state(one).revoked}) == 1


def drafts(vault: Vault, team: str) -> int:
    return len(list_drafts(vault, team))


def test_order_and_number_of_arrivals_do_not_matter(team: TeamOfThree) -> None:
    set_policy(team.administrator, idle_minutes=3)
    rotate_my_keys(team.administrator)
    there = put_roster(team.administrator)
    for one in (team.worker, team.supervisor):
        random.Random(5).shuffle(there)
        take_roster(one, [*there, *there])
        assert roster(one) == roster(team.administrator) and get_trouble(one) is None
    assert take_roster(team.worker, there).kinds == frozenset()
    assert take_roster(team.worker, there[:1]).kinds == frozenset()
    assert take_roster(team.worker, []).kinds == frozenset()


def test_two_administrators_at_once_both_get_what_they_did(team: TeamOfThree) -> None:
    set_policy(team.administrator, idle_minutes=3)
    set_policy(team.administrator, retention_years=20)
    revoke_member(team.supervisor, team.worker.member_id, LEFT)
    share_roster((team.administrator, team.supervisor))
    assert converged(
        TeamOfThree(worker=team.supervisor, supervisor=team.supervisor, administrator=team.administrator)
    )
    state = team_state(team.administrator)
    assert state.trouble is None and seen(team.administrator, team.worker).revoked
    assert (state.idle_minutes, state.retention_years) == (3, 20)


def test_a_draft_goes_behind_what_came_first_and_competes_with_nothing(team: TeamOfThree) -> None:
    revoke_member(team.administrator, team.worker.member_id, LEFT)  # nobody has it yet
    rotate_my_keys(team.administrator)
    set_policy(team.supervisor, idle_minutes=3)
    take_roster(team.administrator, put_roster(team.supervisor))
    us = get_membership(team.administrator)
    rows = list_roster(team.administrator.vault, us.team)
    assert [row.mine for row in rows][-3:] == [False, True, True]
    assert len(list_roster_branches(team.administrator.vault, us.team)) == len(
        rows
    )  # no trace of the first try
    assert team_state(team.administrator).idle_minutes == 3 and seen(team.administrator, team.worker).revoked
    assert get_named_entry(team.administrator, us.team) == (rows[-3].number, rows[-3].hash)
    team.share_roster()
    assert seen(team.supervisor, team.worker).revoked and converged(team)


def test_a_policy_goes_behind_another_and_changes_what_it_changed(team: TeamOfThree) -> None:
    set_policy(team.administrator, title="Night peers")
    team.share_roster()
    rotate_my_keys(team.administrator)
    set_policy(team.administrator, idle_minutes=3)
    set_policy(team.supervisor, idle_minutes=9, retention_years=20)
    take_roster(team.administrator, put_roster(team.supervisor))
    state = team_state(team.administrator)
    assert (state.title, state.idle_minutes, state.retention_years) == ("Night peers", 3, 20)


def test_a_draft_whose_key_is_gone_is_left_out(team: TeamOfThree) -> None:
    ada = team.administrator
    set_policy(ada, idle_minutes=3)
    set_policy(team.supervisor, retention_years=20)
    with ada.vault.transaction():
        drop_own_key(ada.vault, KeyKind.DEVICE, ada.vault.device)
    take_roster(ada, put_roster(team.supervisor))
    assert (team_state(ada).idle_minutes, team_state(ada).retention_years) == (None, 20)


def test_a_draft_that_makes_no_sense_any_more_is_left_out(team: TeamOfThree) -> None:
    set_policy(team.administrator, idle_minutes=3)
    revoke_member(team.administrator, team.worker.member_id, LEFT)
    revoke_member(team.supervisor, team.worker.member_id, STOLEN)
    take_roster(team.administrator, put_roster(team.supervisor))
    assert drafts(team.administrator.vault, get_membership(team.administrator).team) == 1
    assert seen(team.administrator, team.worker).revoked and team_state(team.administrator).idle_minutes == 3
    team.share_roster()
    assert converged(team)


def test_a_draft_that_a_carrier_shows_is_none_any_more(team: TeamOfThree) -> None:
    set_policy(team.administrator, idle_minutes=3)
    us = get_membership(team.administrator)
    there = entries(team.administrator)  # the carrier took it, and its answer was lost
    take_roster(team.administrator, there)
    assert drafts(team.administrator.vault, us.team) == 0
    assert get_named_entry(team.administrator, us.team)[1] == us.roster.head


def test_a_lost_branch_is_written_anew_once(team: TeamOfThree) -> None:
    set_policy(team.supervisor, idle_minutes=3)
    there = put_roster(team.supervisor)  # Sam's is at one carrier
    set_policy(team.administrator, retention_years=20)
    there += put_roster(team.administrator)  # and Ada's at another: both stand somewhere
    for _ in range(3):
        for one in team.all:
            take_roster(one, there)
        there += [data for one in team.all for data in put_roster(one)]
    assert converged(team) and len(set(there)) == 7
    state = team_state(team.worker)
    assert (state.idle_minutes, state.retention_years, state.trouble) == (3, 20, None)


def test_the_revoked_cannot_undo_it_from_before_it(team: TeamOfThree) -> None:
    before = roster(team.supervisor)
    sam = Signer(device=team.supervisor.vault.device, seed=get_membership(team.supervisor).seed)
    revoke_member(team.administrator, team.supervisor.member_id, LEFT)
    share_roster((team.administrator, team.worker))
    at = team.worker.clock.now()
    other = SetPolicy(policy=replace(before.policy, idle_minutes=1))
    forged = make_entry(before.team, before.number + 1, before.head, at, other, sam)
    for one in (team.worker, team.administrator):
        take_roster(one, [*entries(one), forged])
        assert seen(one, team.supervisor).revoked and team_state(one).idle_minutes is None
        assert get_trouble(one) is None  # it stands nowhere, and nobody was let in again
    take_roster(team.supervisor, [*entries(team.worker), forged])
    assert team_state(team.supervisor).revoked


def test_who_holds_a_revocation_stays_with_it_and_says_so(team: TeamOfThree) -> None:
    revoke_member(team.supervisor, team.administrator.member_id, LEFT)
    revoke_member(team.administrator, team.supervisor.member_id, LEFT)
    by_sam, by_ada = put_roster(team.supervisor), put_roster(team.administrator)
    take_roster(team.worker, by_sam)
    take_roster(team.worker, by_ada)  # Ada is the older hand, and out
    assert seen(team.worker, team.administrator).revoked
    assert team_state(team.worker).trouble is Code.ROSTER_FORKED
    take_roster(team.worker, by_sam)
    assert get_trouble(team.worker) is Code.ROSTER_FORKED  # until people have settled it
    assert take_roster(team.worker, by_ada).kinds == frozenset()


def test_who_is_let_in_again_by_the_branch_that_stands_is_named_until_they_are_out(
    team: TeamOfThree, tmp_path: Path
) -> None:
    lee = open_laptop(tmp_path / "lee", 9, "Lee", Role.WORKER)
    eve = open_laptop(tmp_path / "eve", 8, "Eve", Role.WORKER)
    for one in (lee, eve):
        let_in(team.administrator, one, Role.WORKER)
    everyone = (*team.all, lee, eve)
    share_roster(everyone)
    revoke_device(team.supervisor, team.worker.vault.device, STOLEN)
    by_sam = put_roster(team.supervisor)
    revoke_member(team.administrator, eve.member_id, LEFT)
    by_ada = put_roster(team.administrator)
    take_roster(lee, by_sam)
    assert not seen(lee, team.worker).devices and get_trouble(lee) is None
    take_roster(lee, by_ada)  # Ada is the older hand; Sam's laptop will write its own anew
    assert seen(lee, team.worker).devices and team_state(lee).trouble is Code.ROSTER_FORKED
    share_roster(everyone)
    assert not seen(lee, team.worker).devices and seen(lee, eve).revoked
    assert get_trouble(lee) is None and get_trouble(team.supervisor) is None
    for one in (lee, eve):
        one.vault.close()


def test_a_carrier_that_goes_back_is_not_followed(team: TeamOfThree) -> None:
    there = put_roster(team.administrator)
    head = roster(team.worker).head
    take_roster(team.worker, there[:2], least=3)
    assert roster(team.worker).head == head and get_trouble(team.worker) is Code.ROSTER_ROLLED_BACK
    assert team_state(team.worker).trouble is Code.ROSTER_ROLLED_BACK
    take_roster(team.worker, [], least=3)
    assert get_trouble(team.worker) is Code.ROSTER_ROLLED_BACK
    assert take_roster(team.worker, there, least=3).kinds == {"roster_entry"}
    assert get_trouble(team.worker) is None


def test_keys_that_were_put_in_place_of_others_are_refused_and_named(team: TeamOfThree) -> None:
    set_policy(team.administrator, idle_minutes=3)
    new = put_roster(team.administrator)[-1]
    for at in (40, len(new) // 2, len(new) - 1):
        altered = new[:at] + bytes([new[at] ^ 1]) + new[at + 1 :]
        take_roster(team.worker, [*entries(team.worker), altered])
        assert roster(team.worker).number == 3 and team_state(team.worker).trouble is Code.ROSTER_REFUSED
    thief = Signer(device=team.administrator.vault.device, seed=bytes(32))
    state = roster(team.worker)
    stolen = make_entry(state.team, state.number + 1, state.head, team.worker.clock.now(),
                        SetPolicy(policy=state.policy), thief)  # fmt: skip
    take_roster(team.worker, [stolen])
    assert roster(team.worker) == state and get_trouble(team.worker) is Code.ROSTER_REFUSED
    take_roster(team.worker, [new])
    assert roster(team.worker).number == 4 and get_trouble(team.worker) is None


def test_a_joiner_follows_the_root_of_the_invite_alone(team: TeamOfThree, tmp_path: Path) -> None:
    lee = open_laptop(tmp_path / "lee", 9, "Lee", Role.WORKER)
    other = open_laptop(tmp_path / "eve", 8, "Eve", Role.WORKER)
    assert take_roster(lee, entries(team.worker)).kinds == frozenset()  # in no team, and asked nobody
    ask(lee, make_invite(team.administrator).text)
    create_team(other, "Open Door peers")
    take_roster(lee, [])
    assert get_trouble(lee) is None
    take_roster(lee, put_roster(other))
    assert get_trouble(lee) is Code.ROSTER_FORKED
    take_roster(lee, [*put_roster(other), *entries(team.worker)])
    assert get_trouble(lee) is Code.ROSTER_REFUSED  # the right one is among them, and another
    take_roster(lee, entries(team.worker))
    assert get_trouble(lee) is None
    for one in (lee, other):
        one.vault.close()


def test_a_key_that_a_revoked_laptop_held_is_rotated_by_itself(team: TeamOfThree) -> None:
    noor = team.worker
    old = noor.vault.device
    with noor.vault.transaction():
        put_device(noor.vault, noor.clock.new_id(), noor.clock.now().isoformat())
        replace_device(noor, old)
    assert get_carrier_signer(noor).device == old
    team.share_roster()
    assert get_carrier_signer(noor).device == noor.vault.device != old
    state = roster(team.administrator).members[noor.member_id]
    assert (state.key_version, state.devices) == (2, (noor.vault.device,))
    revoke_device(team.administrator, old, STOLEN)  # it never held the key of now
    assert roster(team.administrator).members[noor.member_id].key == state.key
    team.share_roster()
    assert sorted(get_membership(noor).keys) == [1, 2]
    assert AuditAction.REPLACE_DEVICE in [one.action for one in list_events(noor.vault, 9)]


def test_rotating_by_itself(team: TeamOfThree) -> None:
    noor = team.worker
    old = noor.vault.device
    us = get_membership(noor)
    with noor.vault.transaction():  # as an older Companion might: a new device, and no new key
        put_device(noor.vault, noor.clock.new_id(), noor.clock.now().isoformat())
        key = make_device_key(noor)
        append_signed(
            noor,
            us.roster,
            ReplaceDevice(old=old, new=key.id, device_key=key.public),
            Signer(device=old, seed=us.seed),
        )
    team.share_roster()
    revoke_device(team.administrator, old, STOLEN)
    assert not seen(team.administrator, noor).has_key
    team.share_roster()
    assert seen(team.administrator, noor).has_key and sorted(get_membership(noor).keys) == [1, 2]
