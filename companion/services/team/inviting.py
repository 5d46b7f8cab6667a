"""Inviting: a secret for one person and three days, as a file, a picture or twelve words; and taking it back."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from companion.crypto.invite import locator_of
from companion.domain.changes import Changes
from companion.domain.text import in_one_line, is_blank
from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.team.answering import answer_request, make_invite_secret
from companion.services.team.roster_log import require_administrator, require_names_key
from companion.team import invites, words
from companion.team.answers import AnswerWhy
from companion.team.invites import Invite, Place
from companion.vault.audit import AuditAction, append_event
from companion.vault.carriers import list_carriers
from companion.vault.db import drop_meta, get_meta, put_meta
from companion.vault.team_rows import (
    InviteState,
    KeyKind,
    OwnKey,
    PostedInvite,
    RequestState,
    get_invite,
    get_own_key,
    list_invites,
    list_requests,
    put_invite,
    put_invite_state,
    put_own_key_retired,
)

KIND = "posted_invite"
_LABELS = "invite_labels"


@dataclass(frozen=True, kw_only=True)
class InviteMade:
    """A new invite: `text` for a file or a QR code, `words` to say or write down, `locator` (hex) to name it by."""

    text: str = field(repr=False)
    words: tuple[str, ...] = field(repr=False)
    expires_at: datetime
    locator: str


@dataclass(frozen=True, kw_only=True)
class InviteLine:
    """An invite that is still good, and nobody has used. `label` is whom it is for, as whoever made it said so."""

    locator: str
    expires_at: datetime
    label: str = ""


class Finder(Protocol):
    """The one thing of a carrier that finding an invite takes."""

    def fetch_invite(self, locator: bytes) -> bytes | None:
        """The sealed invite under a locator, or None."""
        ...


def make_invite(session: Session, label: str = "") -> InviteMade:
    """An invite for one person, good for 72 hours by this laptop's clock. Raises NOT_ADMINISTRATOR, NOT_ADMITTED.

    `label` says whom it is for. It stays in this vault, and is gone when the invite is.
    """
    with session.vault.transaction():
        us = require_administrator(session)
        end_invites(session)
        key = require_names_key(session, us)
        now, secret = session.clock.now(), make_invite_secret(session)
        invite = Invite(
            secret=secret,
            team=us.team,
            root=us.root,
            expires=(now + invites.VALID_FOR).replace(microsecond=0),
            places=tuple(Place(kind=one.kind, where=one.place) for one in list_carriers(session.vault)),
            inviter=us.roster.names(key)[us.member].name,
            title=us.roster.title(key),
        )
        locator = invite.locator
        put_invite(
            session.vault,
            PostedInvite(locator=locator, posted=invites.posted(invite), expires_at=invite.expires),
        )
        if not is_blank(label):
            _put_labels(session, get_labels(session) | {locator.hex(): in_one_line(label).strip()})
        append_event(session.vault, session.clock, session.member_id, AuditAction.INVITE, locator.hex())
    return InviteMade(
        text=invites.to_text(invite),
        words=invites.to_words(invite),
        expires_at=invite.expires,
        locator=locator.hex(),
    )


def take_invite_back(session: Session, locator: str) -> Changes:
    """Let an invite be good for nothing any more; who has asked with it is told.

    Raises NOT_FOUND, NOT_ADMINISTRATOR.
    """
    with session.vault.transaction():
        us = require_administrator(session)
        if get_invite_secret(session, bytes.fromhex(locator)) is None:
            raise KnownError(Code.NOT_FOUND, kind=KIND, id=locator)
        retire_invite(session, bytes.fromhex(locator))
        for row in list_requests(session.vault, RequestState.NEW):
            if row.locator == bytes.fromhex(locator):
                answer_request(session, us.root, row, AnswerWhy.TAKEN_BACK)
        member = session.member_id
        append_event(session.vault, session.clock, member, AuditAction.TAKE_INVITE_BACK, locator)
    return Changes(ids=frozenset({locator}), kinds=frozenset({KIND}))


def read_invite(text: str, now: datetime) -> Invite:
    """The invite in a file or a QR code. Raises INVITE_MISTYPED, INVITE_EXPIRED."""
    return _in_time(invites.from_text(text), now)


def find_invite(carrier: Finder, typed: str, now: datetime) -> Invite:
    """The invite that twelve words stand for, fetched where it was posted: on the net lane, no vault is touched.

    Raises INVITE_MISTYPED, INVITE_UNKNOWN, INVITE_EXPIRED, and what the carrier raises.
    """
    secret = words.from_words(typed)
    data = carrier.fetch_invite(locator_of(secret))
    if data is None:
        raise KnownError(Code.INVITE_UNKNOWN)
    return _in_time(invites.from_posted(secret, data), now)


def list_open_invites(session: Session) -> tuple[InviteLine, ...]:
    """The invites that were made here, are still good, and nobody has used, the one that ends first first."""
    now = session.clock.now()
    rows = [
        row
        for state in (InviteState.TO_POST, InviteState.POSTED)
        for row in list_invites(session.vault, state)
        if row.expires_at > now and get_invite_secret(session, row.locator) is not None
    ]
    rows.sort(key=lambda row: row.expires_at)
    labels = get_labels(session)
    return tuple(
        InviteLine(
            locator=row.locator.hex(), expires_at=row.expires_at, label=labels.get(row.locator.hex(), "")
        )
        for row in rows
    )


def get_labels(session: Session) -> dict[str, str]:
    """Whom the invites that were made here are for, by locator (hex)."""
    labels: dict[str, str] = json.loads(get_meta(session.vault, _LABELS) or "{}")
    return labels


def _put_labels(session: Session, labels: dict[str, str]) -> None:
    if labels:
        put_meta(session.vault, _LABELS, json.dumps(labels))
    else:
        drop_meta(session.vault, _LABELS)


def get_invite_secret(session: Session, locator: bytes) -> OwnKey | None:
    """The secret of an invite that was made here; retired once it is good for nothing."""
    return get_own_key(session.vault, KeyKind.INVITE, locator.hex(), 1)


def retire_invite(session: Session, locator: bytes) -> None:
    """An invite is used, taken back, or its time is over, or an answer's is: in the caller's transaction."""
    row = get_invite(session.vault, locator)
    if row is not None and row.state in {InviteState.TO_POST, InviteState.POSTED}:
        posted = row.state is InviteState.POSTED
        put_invite_state(session.vault, locator, InviteState.TO_TAKE_BACK if posted else InviteState.OVER)
    _put_labels(session, {one: label for one, label in get_labels(session).items() if one != locator.hex()})
    key = get_invite_secret(session, locator)
    if key is not None and key.retired_at is None:
        put_own_key_retired(session.vault, KeyKind.INVITE, locator.hex(), 1, session.clock.now())


def end_invites(session: Session) -> None:
    """Take away the invites and answers whose time is over: in the caller's transaction."""
    now = session.clock.now()
    for state in (InviteState.TO_POST, InviteState.POSTED):
        for row in list_invites(session.vault, state):
            if row.expires_at <= now:
                retire_invite(session, row.locator)


def _in_time(invite: Invite, now: datetime) -> Invite:
    if invite.expired(now):
        raise KnownError(Code.INVITE_EXPIRED)
    return invite
