"""What each kind of entry does to the team, and who may: the table and the rules of docs/format-team.md."""

from __future__ import annotations

from dataclasses import replace

from companion.crypto.hpke import is_usable
from companion.crypto.signing import is_sound
from companion.domain.member import Role
from companion.team.bodies import (
    Admit,
    Card,
    Create,
    ReplaceDevice,
    RevokeDevice,
    RevokeMember,
    Rotate,
    SetNames,
    SetPolicy,
    SetRoles,
)
from companion.team.entries import Entry
from companion.team.refusals import Reason, refused, require
from companion.team.states import DeviceState, MemberState, RosterState

MOST_MEMBERS = 512
MOST_DEVICES = 2048
MOST_OWN, NOT_FOR_NAMES = 64, 32
"""Entries that a member makes about themselves between two cards: the log has an end, and is everybody's. Names may not
use up what is left for laptops that take each other's place, and for new keys.
"""


def has_room(member: MemberState, entries: int) -> bool:
    """Whether so many more entries of a member about themselves count; administrators could fill the log anyhow."""
    return Role.ADMINISTRATOR in member.roles or member.own + entries <= MOST_OWN


def begun(entry: Entry, body: Create) -> RosterState:
    """The team that a first entry makes."""
    card = body.card
    require(Role.ADMINISTRATOR in card.roles, Reason.LAST_ADMINISTRATOR)
    require(card.key_version == 1, Reason.KEY_VERSION)
    empty = RosterState(
        team=entry.team,
        root=entry.hash,
        number=0,
        head=entry.hash,
        members={},
        devices={},
        policy=body.policy,
        keys=frozenset(),
    )
    return _taken_in(empty, 0, card)


def applied(state: RosterState, entry: Entry, signer: DeviceState) -> RosterState:
    """The members, devices and policy after an entry of a device that stands. Raises ROSTER_REFUSED."""
    number, body = entry.number, entry.body
    if isinstance(body, Rotate | SetNames | ReplaceDevice):
        return _of_oneself(state, number, signer, body)
    if isinstance(body, RevokeDevice):
        return _with_administrator(_without_device(state, number, signer, body))
    require(state.is_administrator(signer.member), Reason.NOT_ALLOWED)
    if isinstance(body, Admit):
        return _admitted(state, number, body.card)
    return _with_administrator(_governed(state, number, body))


def _of_oneself(
    state: RosterState, number: int, signer: DeviceState, body: Rotate | SetNames | ReplaceDevice
) -> RosterState:
    if isinstance(body, Rotate):
        after = _rotated(state, signer, body)
    elif isinstance(body, SetNames):
        after = _renamed(state, signer, body)
    else:
        after = _replaced(state, number, signer, body)
    member = after.members[signer.member]
    require(has_room(member, 1 + NOT_FOR_NAMES if isinstance(body, SetNames) else 1), Reason.TOO_MANY)
    return _with(after, replace(member, own=member.own + 1))


def _governed(
    state: RosterState, number: int, body: Create | RevokeMember | SetPolicy | SetRoles
) -> RosterState:
    if isinstance(body, RevokeMember):
        return _without_member(state, number, body)
    if isinstance(body, SetPolicy):
        require(body.policy != state.policy, Reason.NO_CHANGE)
        return replace(state, policy=body.policy)
    if isinstance(body, SetRoles):
        return _with_roles(state, body)
    raise refused(Reason.NOT_ALLOWED)  # a second beginning


def _member(state: RosterState, member: str) -> MemberState:
    found = state.members.get(member)
    if found is None:
        raise refused(Reason.UNKNOWN_MEMBER)
    require(found.stands, Reason.ALREADY_REVOKED)
    return found


def _device(state: RosterState, device: str) -> DeviceState:
    found = state.devices.get(device)
    if found is None:
        raise refused(Reason.UNKNOWN_DEVICE)
    require(found.why is None, Reason.ALREADY_REVOKED)
    return found


def _admitted(state: RosterState, number: int, card: Card) -> RosterState:
    known = state.members.get(card.member)
    require(card.key_version == (known.key_version if known else 0) + 1, Reason.KEY_VERSION)
    return _taken_in(state, number, card)


def _taken_in(state: RosterState, number: int, card: Card) -> RosterState:
    """A new member, one who comes back, or one more laptop of a member who is here."""
    state = _with_member_key(state, card.member_key)
    state = _with_device(state, number, card.device, card.member, card.device_key)
    known = state.members.get(card.member)
    if known is not None and known.stands:
        member = replace(known, devices=(*known.devices, card.device))
    else:
        member = MemberState(
            id=card.member,
            roles=card.roles,
            key_version=0,
            key=None,
            devices=(card.device,),
            held_by=frozenset(),
            since=number,
            names=card.names,
            names_key=b"",
        )
    member = replace(
        member,
        key_version=card.key_version,
        key=card.member_key,
        held_by=frozenset({card.device}),
        names_key=card.names_key,
        own=0,
    )
    require(len(state.members.keys() | {member.id}) <= MOST_MEMBERS, Reason.TOO_MANY)
    return _with(state, member)


def _without_member(state: RosterState, number: int, body: RevokeMember) -> RosterState:
    member = _member(state, body.member)
    devices = {
        one.id: replace(one, until=number if one.stands else one.until, why=one.why or body.why)
        for one in state.devices.values()
        if one.member == member.id
    }
    gone = replace(member, key=None, devices=(), revoked_at=number)
    return replace(_with(state, gone), devices={**state.devices, **devices})


def _without_device(state: RosterState, number: int, signer: DeviceState, body: RevokeDevice) -> RosterState:
    device = _device(state, body.device)
    another_of_mine = device.member == signer.member and device.id != signer.id
    require(another_of_mine or state.is_administrator(signer.member), Reason.NOT_ALLOWED)
    member = state.members[device.member]
    left = replace(
        member,
        key=None if device.id in member.held_by else member.key,
        devices=tuple(one for one in member.devices if one != device.id),
    )
    gone = replace(device, until=number if device.stands else device.until, why=body.why)
    return replace(_with(state, left), devices={**state.devices, device.id: gone})


def _rotated(state: RosterState, signer: DeviceState, body: Rotate) -> RosterState:
    require(body.member == signer.member, Reason.NOT_ALLOWED)
    member = state.members[signer.member]
    require(body.key_version == member.key_version + 1, Reason.KEY_VERSION)
    state = _with_member_key(state, body.member_key)
    return _with(
        state,
        replace(member, key_version=body.key_version, key=body.member_key, held_by=frozenset({signer.id})),
    )


def _renamed(state: RosterState, signer: DeviceState, body: SetNames) -> RosterState:
    require(body.member == signer.member, Reason.NOT_ALLOWED)
    member = state.members[signer.member]
    require(body.names != member.names, Reason.NO_CHANGE)
    return _with(state, replace(member, names=body.names))


def _with_roles(state: RosterState, body: SetRoles) -> RosterState:
    member = _member(state, body.member)
    require(body.roles != member.roles, Reason.NO_CHANGE)
    return _with(state, replace(member, roles=body.roles))


def _replaced(state: RosterState, number: int, old: DeviceState, body: ReplaceDevice) -> RosterState:
    require(body.old == old.id, Reason.NOT_ALLOWED)
    state = _with_device(state, number, body.new, old.member, body.device_key)
    member = state.members[old.member]
    moved = replace(
        member,
        devices=tuple(body.new if one == old.id else one for one in member.devices),
        held_by=member.held_by | {body.new} if old.id in member.held_by else member.held_by,
    )
    return replace(_with(state, moved), devices={**state.devices, old.id: replace(old, until=number)})


def _with(state: RosterState, member: MemberState) -> RosterState:
    return replace(state, members={**state.members, member.id: member})


def _with_device(state: RosterState, number: int, device: str, member: str, key: bytes) -> RosterState:
    require(device not in state.devices, Reason.DEVICE_REUSED)
    require(len(state.devices) < MOST_DEVICES, Reason.TOO_MANY)
    require(is_sound(key), Reason.UNUSABLE_KEY)
    require(key not in state.keys, Reason.KEY_REUSED)
    made = DeviceState(id=device, member=member, key=key, since=number)
    return replace(state, devices={**state.devices, device: made}, keys=state.keys | {key})


def _with_member_key(state: RosterState, key: bytes) -> RosterState:
    require(is_usable(key), Reason.UNUSABLE_KEY)
    require(key not in state.keys, Reason.KEY_REUSED)
    return replace(state, keys=state.keys | {key})


def _with_administrator(state: RosterState) -> RosterState:
    left = any(one.devices for one in state.standing() if Role.ADMINISTRATOR in one.roles)
    require(left, Reason.LAST_ADMINISTRATOR)
    return state
