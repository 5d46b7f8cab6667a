"""The team's log as this vault holds it: our own entries are signed and put behind it here, and nowhere else."""

from __future__ import annotations

from companion.domain.changes import Changes
from companion.errors import BugError, Code, KnownError
from companion.services.session import Session
from companion.services.team.membership import Membership, get_membership
from companion.team.bodies import Body, ReplaceDevice
from companion.team.entries import Signer, make_entry, read_entry
from companion.team.refusals import Reason
from companion.team.roster import RosterState, advanced
from companion.team.shapes import ZEROS
from companion.vault.db import get_meta, put_meta
from companion.vault.team_rows import (
    KeyKind,
    RosterRow,
    get_newest_shown,
    get_own_key,
    list_own_keys,
    list_roster,
    put_roster_entry,
)

CHANGED = frozenset({"roster_entry"})
_TITLE, _INVITER = "team_title", "team_inviter"
_OWN_CODES = {
    Reason.LAST_ADMINISTRATOR: Code.LAST_ADMINISTRATOR,
    Reason.NOT_ALLOWED: Code.NOT_ADMINISTRATOR,
    Reason.ALREADY_REVOKED: Code.NOT_FOUND,
    Reason.UNKNOWN_MEMBER: Code.NOT_FOUND,
    Reason.UNKNOWN_DEVICE: Code.NOT_FOUND,
}


def touched_roster(*ids: str, made: str | None = None) -> Changes:
    """What a deed on the team touched."""
    return Changes(ids=frozenset(ids), kinds=CHANGED, made=made)


def append_entry(session: Session, body: Body) -> RosterState:
    """Sign an entry with this device's key and put it behind the log, in the caller's transaction.

    Raises NOT_ADMITTED, DEVICE_REVOKED, NOT_ADMINISTRATOR, LAST_ADMINISTRATOR, NOT_FOUND, ROSTER_REFUSED.
    """
    us = get_membership(session)
    return append_signed(session, us.roster, body, Signer(device=us.device, seed=us.seed))


def append_signed(session: Session, roster: RosterState, body: Body, signer: Signer) -> RosterState:
    """The same for a signer who is told: the log may still know us by the device before this one."""
    data = make_entry(roster.team, roster.number + 1, roster.head, session.clock.now(), body, signer)
    try:
        after = advanced(roster, data)
    except KnownError as trouble:
        code = _OWN_CODES.get(Reason(str(trouble.facts.get("reason"))))
        raise (KnownError(code) if code else trouble) from None
    keep_own_entry(session, after, roster.head, data)
    return after


def keep_own_entry(session: Session, after: RosterState, prev: bytes, data: bytes) -> None:
    """Keep an entry of ours that leads to `after`; the next sync takes it along."""
    if not session.vault.in_transaction:
        raise BugError("an entry of the team's log outside its deed's transaction")
    row = RosterRow(
        hash=after.head, team=after.team, number=after.number, prev=prev, data=data, standing=True, mine=True
    )
    put_roster_entry(session.vault, row)


def get_signer(session: Session, device: str) -> Signer | None:
    """A device of ours, past or present, that can still sign."""
    key = get_own_key(session.vault, KeyKind.DEVICE, device, 1)
    return Signer(device=device, seed=key.secret) if key else None


def get_names_key(session: Session, team: str) -> bytes | None:
    """The key under which the team's names are sealed; None before we were let in."""
    keys = list_own_keys(session.vault, KeyKind.NAMES, team)
    return keys[-1].secret if keys else None


def require_names_key(session: Session, us: Membership) -> bytes:
    """The same, of a team we are in."""
    key = get_names_key(session, us.team)
    if key is None:
        raise BugError("in a team without its names key")
    return key


def require_administrator(session: Session) -> Membership:
    """Who we are, when we look after the team. Raises NOT_ADMINISTRATOR, NOT_ADMITTED, DEVICE_REVOKED."""
    us = get_membership(session)
    if not us.roster.is_administrator(us.member):
        raise KnownError(Code.NOT_ADMINISTRATOR)
    return us


def get_named_entry(session: Session, team: str) -> tuple[int, bytes]:
    """Number and hash of the newest entry that others can have: what a parcel names.

    An entry that no carrier has taken may still be written anew behind another one, and would then be nobody's.
    """
    return get_newest_shown(session.vault, team) or (0, ZEROS)


def put_welcome(session: Session, title: str, inviter: str) -> None:
    """Keep what the invite said, to be shown until the log itself can be read."""
    put_meta(session.vault, _TITLE, title)
    put_meta(session.vault, _INVITER, inviter)


def get_welcome(session: Session) -> tuple[str, str]:
    """The team's title and the inviter's name, as the invite said them."""
    return get_meta(session.vault, _TITLE) or "", get_meta(session.vault, _INVITER) or ""


def get_carrier_signer(session: Session) -> Signer:
    """The device of ours that carriers know. After a backup was restored that is the old one, until the log with the
    new one in it has reached them. Raises NOT_ADMITTED, DEVICE_REVOKED.
    """
    us = get_membership(session)
    known = get_named_entry(session, us.team)[0]
    for row in reversed(list_roster(session.vault, us.team, known)):
        body = read_entry(row.data).body
        signer = get_signer(session, body.old) if isinstance(body, ReplaceDevice) else None
        if signer is not None:
            return signer
    return Signer(device=us.device, seed=us.seed)
