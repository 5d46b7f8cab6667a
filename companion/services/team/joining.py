"""Joining: what someone with an invite asks of the team, and what they see until they are let in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from companion.domain.changes import Changes
from companion.domain.member import Role
from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.team.answers import await_answer, list_own_requests
from companion.services.team.membership import get_pinned, get_roster, pin_team, was_let_in
from companion.services.team.names import names_from
from companion.services.team.own_keys import (
    make_device_key,
    make_member_key,
    newest_member_key,
    retire_device_key,
)
from companion.services.team.roster_log import get_welcome, put_welcome
from companion.team.entries import Signer
from companion.team.invites import Invite
from companion.team.names import Names
from companion.team.requests import Joiner, make_request, read_request, six_words
from companion.vault.audit import AuditAction, append_event
from companion.vault.db import put_device
from companion.vault.team_rows import (
    RequestRow,
    RequestState,
    put_request,
    put_request_state,
)

__all__ = ["JoiningState", "ask_to_join", "list_own_requests", "see_joining"]

KIND = "join_request"


@dataclass(frozen=True, kw_only=True)
class JoiningState:
    """What someone sees who has asked to join: whom they asked, when, and six words to read to each other.

    `sent`: the request has left this laptop.
    """

    title: str
    inviter: str
    six_words: tuple[str, ...]
    asked_at: datetime
    sent: bool


def ask_to_join(  # noqa: PLR0917 - the fields of the form, in their order
    session: Session, invite: Invite, name: str, organisation: str, contact: str, roles: Sequence[Role]
) -> Changes:
    """Ask to be let into a team; the next sync takes the request to where the invite says.

    A vault belongs to one team; who was revoked may ask to be let in again, and does so as a new device with a new key.
    Raises IN_A_TEAM, INVITE_EXPIRED, INVITE_USED (asked with it before), NAME_MISSING, NAME_TOO_LONG, TEXT_TOO_LONG.
    """
    if invite.expired(session.clock.now()):
        raise KnownError(Code.INVITE_EXPIRED)
    names = names_from(name, organisation, contact)
    with session.vault.transaction():
        _require_outside(session, invite)
        for row in list_own_requests(session):
            if row.locator == invite.locator:
                raise KnownError(Code.INVITE_USED)
            put_request_state(session.vault, row.hash, RequestState.TURNED_AWAY)
        data = _request(session, invite, names, roles)
        asked = read_request(data)
        put_request(
            session.vault,
            RequestRow(
                hash=asked.hash,
                locator=asked.locator,
                data=data,
                arrived_at=session.clock.now(),
                state=RequestState.TO_SEND,
            ),
        )
        await_answer(session, invite)
        pin_team(session, invite.team, invite.root)
        put_welcome(session, invite.title, invite.inviter)
        append_event(session.vault, session.clock, session.member_id, AuditAction.ASK_TO_JOIN, invite.team)
    return Changes(ids=frozenset({invite.team}), kinds=frozenset({KIND}), made=asked.hash.hex())


def see_joining(session: Session) -> JoiningState | None:
    """Where our request stands; None when we have asked nothing, or are in the team by now."""
    pinned, asked = get_pinned(session), list_own_requests(session)
    if pinned is None or not asked:
        return None
    title, inviter = get_welcome(session)
    return JoiningState(
        title=title,
        inviter=inviter,
        six_words=six_words(pinned.root, asked[-1].data),
        asked_at=asked[-1].arrived_at,
        sent=asked[-1].state is RequestState.SENT,
    )


def _require_outside(session: Session, invite: Invite) -> None:
    """Raise IN_A_TEAM unless we are in no team, or in this very one no longer; then we come as a new device."""
    pinned, roster = get_pinned(session), get_roster(session)
    if pinned is None or roster is None or not was_let_in(session):
        return
    ours = roster.devices.get(session.vault.device)
    if pinned.root != invite.root or (ours is not None and ours.stands):
        raise KnownError(Code.IN_A_TEAM)
    if ours is not None:
        _become_new_device(session)
    version, newest = roster.members[session.member_id].key_version, newest_member_key(session)
    if newest is None or newest.version <= version:
        make_member_key(session, version + 1)


def _become_new_device(session: Session) -> None:
    now = session.clock.now().isoformat()
    retire_device_key(session, session.vault.device)
    session.vault.execute("UPDATE device SET retired_at = ? WHERE id = ?", (now, session.vault.device))
    put_device(session.vault, session.clock.new_id(), now)


def _request(session: Session, invite: Invite, names: Names, roles: Sequence[Role]) -> bytes:
    device, key = make_device_key(session), newest_member_key(session) or make_member_key(session, 1)
    joiner = Joiner(
        member=session.member_id, member_key=key.public, names=names, roles=roles or (Role.WORKER,)
    )
    return make_request(invite, joiner, Signer(device=session.vault.device, seed=device.secret))
