"""A restored backup in a team: a new device in the place of the old one, and no number or key used twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from companion.crypto.kdf import FLOOR
from companion.domain.member import Role
from companion.errors import BugError, Code, KnownError
from companion.services.session import Session
from companion.services.team.admitting import admit
from companion.services.team.inviting import make_invite
from companion.services.team.joining import see_joining
from companion.services.team.membership import get_membership
from companion.services.team.names import change_own_names
from companion.services.team.new_device import replace_device
from companion.services.team.roster_log import get_carrier_signer, get_named_entry
from companion.services.team.roster_taking import take_roster
from companion.services.team.teams import change_roles, create_team, revoke_device, rotate_my_keys, set_policy
from companion.services.team.trouble import get_trouble
from companion.services.team.view import see_team
from companion.services.vaults.backups import make_backup
from companion.services.vaults.restoring import Restore, restore_backup
from companion.team.bodies import RevokedWhy
from companion.team.rules import MOST_OWN
from companion.vault.audit import AuditAction, check_chains, list_events
from companion.vault.outbox import START, OutboxRow, get_next, put_parcel
from companion.vault.team_rows import KeyKind, drop_own_key, list_own_keys

from ..laptops import Laptop
from ..team_of_three import (
    ask,
    bring_requests,
    let_in,
    list_drafts,
    open_laptop,
    put_roster,
    share_roster,
    team_state,
)


@dataclass
class Pair:
    """Ada, who has a backup and looks after the team, and Lee, who is in it."""

    ada: Session
    lee: Session
    code: str
    stick: Path
    root: Path

    def restored(self) -> Session:
        """Ada's vault on another laptop."""
        laptop = Laptop(self.root / "another")
        laptop.clock.made = 1_000_000
        (file,) = self.stick.iterdir()
        wish = Restore(file=file, code=self.code, passphrase="quiet bench bridge", kdf=FLOOR)
        return restore_backup(laptop.home, laptop.clock, laptop.keychain, wish).session


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    laptop = Laptop(tmp_path / "laptop")
    created = laptop.create()
    lee = open_laptop(tmp_path / "lee", 9, "Lee", Role.WORKER)
    create_team(created.session, "Peers")
    let_in(created.session, lee, Role.WORKER)
    stick = tmp_path / "stick"
    stick.mkdir()
    yield Pair(created.session, lee, created.recovery_code, stick, tmp_path)
    lee.vault.close()
    created.session.vault.close()


def put_something_in_the_outbox(session: Session) -> None:
    row = OutboxRow(
        parcel=session.clock.new_id(),
        kind=1,
        item="item",
        device=session.vault.device,
        seq=1,
        digest=bytes(32),
        sealed_at=session.clock.now(),
        data=b"sealed",
    )
    with session.vault.transaction():
        put_parcel(session.vault, row, {}, [])


def test_a_restored_vault_takes_the_place_of_the_old_laptop(pair: Pair) -> None:
    old = pair.ada.vault.device
    put_something_in_the_outbox(pair.ada)
    make_backup(pair.ada, pair.stick)
    set_policy(pair.ada, idle_minutes=3)  # the team goes on after the backup
    share_roster((pair.ada, pair.lee))
    ada = pair.restored()
    new = ada.vault.device
    assert new != old and get_next(ada.vault, new) == (1, START) and get_next(ada.vault, old)[0] == 2
    us = get_membership(ada)
    assert us.device == new and sorted(us.keys) == [1, 2]
    assert get_carrier_signer(ada).device == old  # nobody knows the new one yet
    assert get_named_entry(ada, us.team)[0] == 1
    assert [one.action for one in list_events(ada.vault, 3)] == [
        AuditAction.ROTATE_KEYS, AuditAction.REPLACE_DEVICE, AuditAction.RESTORE,
    ]  # fmt: skip
    take_roster(ada, put_roster(pair.lee))  # as sync does it: first what is there, then what is ours
    assert get_carrier_signer(ada).device == old
    share_roster((ada, pair.lee))
    assert get_trouble(ada) is get_trouble(pair.lee) is None
    state = get_membership(pair.lee).roster
    assert state == get_membership(ada).roster and state.number == 4
    assert state.members[ada.member_id].devices == (new,) and state.members[ada.member_id].key_version == 2
    assert not state.could_sign(old, 3) and state.could_sign(old, 2) and state.could_sign(new, 1)
    assert team_state(ada).idle_minutes == 3 and team_state(ada).administrator
    assert get_carrier_signer(ada).device == new
    retired = {one.id: one.retired_at is not None for one in list_own_keys(ada.vault, KeyKind.DEVICE)}
    assert retired == {old: True, new: False}
    assert all(one.broken_at is None for one in check_chains(ada.vault))
    share_roster((ada, pair.lee, pair.ada))  # the old laptop is switched on once more
    assert team_state(pair.ada).revoked
    with pytest.raises(KnownError) as refused:
        get_membership(pair.ada)
    assert refused.value.code is Code.DEVICE_REVOKED
    ada.vault.close()


def test_a_key_that_is_newer_than_the_backup_is_replaced(pair: Pair) -> None:
    make_backup(pair.ada, pair.stick)
    rotate_my_keys(pair.ada)
    rotate_my_keys(pair.ada)
    share_roster((pair.ada, pair.lee))
    ada = pair.restored()
    take_roster(ada, put_roster(pair.lee))
    share_roster((ada, pair.lee))
    state = get_membership(pair.lee).roster.members[ada.member_id]
    mine = list_own_keys(ada.vault, KeyKind.MEMBER, ada.member_id)
    assert (state.key_version, state.key) == (4, mine[-1].public)
    ada.vault.close()


def test_a_revoked_laptop_replaces_nothing_and_asks_anew(pair: Pair) -> None:
    change_roles(pair.ada, pair.lee.member_id, (Role.WORKER, Role.ADMINISTRATOR))
    share_roster((pair.ada, pair.lee))
    make_backup(pair.ada, pair.stick)
    revoke_device(pair.lee, pair.ada.vault.device, RevokedWhy.STOLEN)
    ada = pair.restored()
    take_roster(ada, put_roster(pair.lee))
    share_roster((ada, pair.lee))
    assert team_state(ada).revoked and not list_drafts(ada.vault, team_state(ada).team)
    with pytest.raises(KnownError) as refused:
        get_membership(ada)
    assert refused.value.code is Code.NOT_ADMITTED
    let_in(pair.lee, ada, Role.WORKER)
    state = get_membership(ada).roster.members[ada.member_id]
    assert state.devices == (ada.vault.device,) and state.key_version == 2
    assert state.roles == (Role.WORKER, Role.ADMINISTRATOR)
    ada.vault.close()


def test_a_request_without_an_answer_is_made_again(pair: Pair, tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "noor")
    laptop.clock.made = 2_000_000
    created = laptop.create()
    noor = created.session
    ask(noor, make_invite(pair.ada).text)
    make_backup(noor, pair.stick)
    noor.vault.close()
    again = Pair(noor, pair.lee, created.recovery_code, pair.stick, tmp_path / "noor2").restored()
    assert see_joining(again) is None and see_team(again) is None
    ask(again, make_invite(pair.ada).text)
    bring_requests(again, pair.ada)
    again.vault.close()


def test_a_device_without_its_key_is_a_bug(pair: Pair) -> None:
    old = pair.lee.vault.device
    with pytest.raises(BugError), pair.lee.vault.transaction():
        drop_own_key(pair.lee.vault, KeyKind.DEVICE, old)
        replace_device(pair.lee, old)


@pytest.fixture
def filled(pair: Pair) -> Pair:
    """Lee looks after the team as well; and then Ada does not, who has said all of herself that counts."""
    with pair.ada.vault.transaction():
        for number in range(MOST_OWN):
            change_own_names(pair.ada, f"Ada {number}", "", "")
    change_roles(pair.ada, pair.lee.member_id, (Role.ADMINISTRATOR,))
    share_roster((pair.ada, pair.lee))
    change_roles(pair.lee, pair.ada.member_id, (Role.WORKER,))
    share_roster((pair.ada, pair.lee))
    return pair


def test_a_backup_is_restored_though_the_log_has_no_room_for_the_laptop(filled: Pair) -> None:
    make_backup(filled.ada, filled.stick)
    restored = filled.restored()
    with pytest.raises(KnownError) as caught:
        get_membership(restored)
    assert caught.value.code is Code.NOT_ADMITTED
    assert not list_drafts(restored.vault, get_membership(filled.lee).team)
    ask(restored, make_invite(filled.lee).text, Role.WORKER)
    bring_requests(restored, filled.lee)
    admit(filled.lee, team_state(filled.lee).requests[0].request, (Role.WORKER,))
    share_roster((restored, filled.lee))
    assert get_membership(restored).roster.members[restored.member_id].own == 0
    restored.vault.close()


def test_the_log_is_taken_in_though_it_has_no_room_for_a_new_key(filled: Pair) -> None:
    ada = filled.ada
    newest = get_membership(ada).roster.members[ada.member_id].key_version
    drop_own_key(ada.vault, KeyKind.MEMBER, ada.member_id)  # as in a backup from before the key was made
    change_roles(filled.lee, ada.member_id, (Role.WORKER, Role.SUPERVISOR))
    share_roster((ada, filled.lee))
    assert get_membership(ada).roster.members[ada.member_id].roles == (Role.WORKER, Role.SUPERVISOR)
    assert get_membership(ada).roster.members[ada.member_id].key_version == newest
