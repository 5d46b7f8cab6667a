"""A team: begin one and look after it. Every change is an entry of the signed log and an event of the audit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from companion.crypto.invite import new_names_key
from companion.domain.changes import Changes
from companion.domain.member import Member, Role
from companion.domain.text import cleaned, is_blank
from companion.errors import Code, KnownError
from companion.services.records import change_record
from companion.services.session import Session
from companion.services.team.membership import get_membership, pin_team, was_let_in
from companion.services.team.own_keys import (
    keep_names_key,
    make_device_key,
    make_member_key,
    newest_member_key,
)
from companion.services.team.roster_log import (
    append_entry,
    keep_own_entry,
    require_administrator,
    require_names_key,
    touched_roster,
)
from companion.team import shapes
from companion.team.bodies import (
    Body,
    Card,
    Policy,
    RevokeDevice,
    RevokedWhy,
    RevokeMember,
    Rotate,
    SetPolicy,
    SetRoles,
    read_policy,
)
from companion.team.entries import make_card, make_first
from companion.team.names import Names, sealed_consent_words, sealed_title
from companion.team.roster import start
from companion.team.shapes import ZEROS
from companion.vault.audit import AuditAction, append_event
from companion.vault.rows import get_record


def create_team(session: Session, title: str) -> Changes:
    """Begin a team, with this vault's member as its first administrator. `Changes.made` is the team's id.

    Raises IN_A_TEAM, NAME_MISSING, NAME_TOO_LONG.
    """
    title = cleaned(title).strip()
    if is_blank(title):
        raise KnownError(Code.NAME_MISSING, field="title")
    with session.vault.transaction():
        if was_let_in(session):
            raise KnownError(Code.IN_A_TEAM)
        me = get_record(session.vault, Member, session.member_id)
        team, names_key = session.clock.new_id(), new_names_key()
        card = _first_card(session, me, team, names_key)
        seed = make_device_key(session).secret
        policy = Policy(title=sealed_title(names_key, team, title))
        data = make_first(team, session.clock.now(), card, policy, seed)
        state = start(data)
        pin_team(session, team, state.root)
        keep_names_key(session, team, names_key)
        keep_own_entry(session, state, ZEROS, data)
        append_event(session.vault, session.clock, session.member_id, AuditAction.CREATE_TEAM, team)
    return touched_roster(team, session.member_id, made=team)


def revoke_member(session: Session, member: str, why: RevokedWhy) -> Changes:
    """Take a member out of the team, with every laptop of theirs. What they hold already stays with them.

    Raises NOT_ADMINISTRATOR, LAST_ADMINISTRATOR, NOT_FOUND.
    """
    return _govern(session, RevokeMember(member=member, why=why), AuditAction.REVOKE_MEMBER, member, why)


def revoke_device(session: Session, device: str, why: RevokedWhy) -> Changes:
    """Take a laptop out: an administrator, or another laptop of the same member. Raises as revoke_member does."""
    body = RevokeDevice(device=device, why=why)
    with session.vault.transaction():
        append_entry(session, body)
        _note(session, AuditAction.REVOKE_DEVICE, device, why)
    return touched_roster(device)


def change_roles(session: Session, member: str, roles: tuple[Role, ...]) -> Changes:
    """Say anew what a member does. Raises as revoke_member does."""
    wished = shapes.in_order(roles)
    if not wished:
        raise KnownError(Code.TEXT_MISSING, field="roles")
    with session.vault.transaction():
        us = require_administrator(session)
        known = us.roster.members.get(member)
        if known is not None and known.roles == wished:
            return Changes()
        changes = _govern(session, SetRoles(member=member, roles=wished), AuditAction.CHANGE_ROLES, member)
        return changes | follow_role(session, wished) if member == us.member else changes


def set_policy(session: Session, **values: Any) -> Changes:
    """Say anew what the team agreed: any of title, waiting_days (two numbers), retention_years, idle_minutes,
    consent_words, carriers. Raises NOT_ADMINISTRATOR, NAME_MISSING, NAME_TOO_LONG, TEXT_TOO_LONG, ROSTER_REFUSED.
    """
    with session.vault.transaction():
        us = require_administrator(session)
        key, before = require_names_key(session, us), us.roster.policy
        told: dict[str, Any] = {**before.to_cbor(), **_as_written(values)}
        if "title" in values and told["title"] != us.roster.title(key):
            if is_blank(told["title"]):
                raise KnownError(Code.NAME_MISSING, field="title")
            told["title"] = sealed_title(key, us.team, told["title"])
        else:
            told["title"] = before.title
        if "consent_words" in values and told["consent_words"] != us.roster.consent_words(key):
            told["consent_words"] = sealed_consent_words(key, us.team, told["consent_words"])
        else:
            told["consent_words"] = before.consent_words
        policy = read_policy(told)
        if policy == before:
            return Changes()
        return _govern(session, SetPolicy(policy=policy), AuditAction.SET_POLICY, us.team)


def rotate_my_keys(session: Session) -> Changes:
    """Give ourselves a new member key: from now on things are sealed to that one. The old ones still open the old."""
    with session.vault.transaction():
        us = get_membership(session)
        version = us.roster.members[us.member].key_version + 1
        key = make_member_key(session, version)
        append_entry(session, Rotate(member=us.member, key_version=version, member_key=key.public))
        _note(session, AuditAction.ROTATE_KEYS, us.member)
    return touched_roster(session.member_id)


def follow_role(session: Session, roles: tuple[Role, ...]) -> Changes:
    """Let our own record say the first of the roles that the team gave us."""
    return replace(change_record(session, Member, session.member_id, role=roles[0]), steps=())


def _first_card(session: Session, me: Member, team: str, names_key: bytes) -> Card:
    device, key = make_device_key(session), newest_member_key(session) or make_member_key(session, 1)
    card = Card(
        member=session.member_id,
        device=session.vault.device,
        device_key=device.public,
        key_version=key.version,
        member_key=key.public,
        roles=shapes.in_order((me.role, Role.ADMINISTRATOR)),
        names=b"",
        names_key=b"",
    )
    names = Names(name=me.name, organisation=me.organisation, contact=me.contact)
    return make_card(names_key, team, names, card)


def _govern(session: Session, body: Body, action: AuditAction, about: str, why: str = "") -> Changes:
    with session.vault.transaction():
        require_administrator(session)
        append_entry(session, body)
        _note(session, action, about, why)
    return touched_roster(about)


def _note(session: Session, action: AuditAction, about: str, why: str = "") -> None:
    append_event(session.vault, session.clock, session.member_id, action, about, why=why)


def _as_written(values: dict[str, Any]) -> dict[str, Any]:
    told = {name: cleaned(one).strip() if isinstance(one, str) else one for name, one in values.items()}
    return {name: list(one) if isinstance(one, tuple) else one for name, one in told.items()}
