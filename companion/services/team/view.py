"""What the team's page shows: who is in it, who asks to be, what was agreed, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from companion.domain.member import Role
from companion.errors import Code
from companion.services.session import Session
from companion.services.team.admitting import RequestLine, list_request_lines
from companion.services.team.inviting import InviteLine, list_open_invites
from companion.services.team.membership import get_pinned, get_roster, was_let_in
from companion.services.team.roster_log import get_names_key, get_welcome
from companion.services.team.trouble import get_trouble
from companion.team.names import Names
from companion.team.states import MemberState, RosterState


@dataclass(frozen=True, kw_only=True)
class DeviceLine:
    """A laptop that stands. `number` counts a member's laptops from 1, those that are gone among them."""

    device: str
    number: int
    is_this: bool


@dataclass(frozen=True, kw_only=True)
class MemberLine:
    """A member. `name` as it is shown; `alike`: it has a number, for somebody else here is called the same.
    `has_key` is False while nothing can be sealed to them; `revoked`: they are out.
    """

    member: str
    name: str
    alike: bool
    organisation: str
    contact: str
    roles: tuple[Role, ...]
    devices: tuple[DeviceLine, ...]
    has_key: bool
    revoked: bool
    is_me: bool


@dataclass(frozen=True, kw_only=True)
class TeamState:
    """The team as this laptop knows it; `members` in the order they came, those who are out at the end.

    `requests` and `invites` are for administrators, empty for others. `trouble` is a code, to be shown until it is
    gone. `revoked`: we are out. `waiting_days`: after the first a summary is late, after the second very late.
    """

    team: str
    title: str
    members: tuple[MemberLine, ...]
    requests: tuple[RequestLine, ...]
    invites: tuple[InviteLine, ...]
    administrator: bool
    revoked: bool
    trouble: Code | None
    waiting_days: tuple[int, int]
    retention_years: int | None
    idle_minutes: int | None
    consent_words: str
    carriers: tuple[str, ...]


def see_team(session: Session) -> TeamState | None:
    """The team we are in, or were in; None before we were let in."""
    pinned, roster = get_pinned(session), get_roster(session)
    if pinned is None or roster is None or not was_let_in(session):
        return None
    key = get_names_key(session, pinned.team) or b""
    ours = roster.devices.get(session.vault.device)
    stands = ours is not None and ours.stands
    administrator = stands and roster.is_administrator(session.member_id)
    policy = roster.policy
    return TeamState(
        team=pinned.team,
        title=roster.title(key) or get_welcome(session)[0],
        members=_members(session, roster, key),
        requests=list_request_lines(session, roster) if administrator else (),
        invites=list_open_invites(session) if administrator else (),
        administrator=administrator,
        revoked=not stands,
        trouble=get_trouble(session),
        waiting_days=policy.waiting_days,
        retention_years=policy.retention_years,
        idle_minutes=policy.idle_minutes,
        consent_words=roster.consent_words(key),
        carriers=policy.carriers,
    )


def _members(session: Session, roster: RosterState, key: bytes) -> tuple[MemberLine, ...]:
    names, called = roster.names(key), roster.called(key)
    lines = [_member(session, roster, one, names[one.id], called[one.id]) for one in roster.members.values()]
    return tuple(sorted(lines, key=lambda one: one.revoked))


def _member(session: Session, roster: RosterState, one: MemberState, names: Names, called: str) -> MemberLine:
    all_theirs = [device for device in roster.devices.values() if device.member == one.id]
    return MemberLine(
        member=one.id,
        name=called,
        alike=called != names.name,
        organisation=names.organisation,
        contact=names.contact,
        roles=one.roles,
        devices=tuple(
            DeviceLine(device=device.id, number=number, is_this=device.id == session.vault.device)
            for number, device in enumerate(all_theirs, 1)
            if device.stands
        ),
        has_key=one.key is not None,
        revoked=not one.stands,
        is_me=one.id == session.member_id,
    )
