"""Admitting: requests that came under our invites, six words to compare by voice, and the yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from companion.domain.changes import Changes
from companion.domain.member import Role
from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.team.answering import answer_request
from companion.services.team.inviting import get_invite_secret, get_labels, retire_invite
from companion.services.team.membership import Membership, get_pinned, get_roster
from companion.services.team.roster_log import (
    append_entry,
    get_names_key,
    require_administrator,
    require_names_key,
    touched_roster,
)
from companion.team.answers import AnswerWhy
from companion.team.bodies import Admit, Card, RevokeDevice, RevokedWhy
from companion.team.entries import make_card
from companion.team.names import told_apart
from companion.team.requests import JoinRequest, opened_request, read_request, six_words
from companion.team.states import RosterState
from companion.vault.audit import AuditAction, append_event
from companion.vault.team_rows import (
    RequestRow,
    RequestState,
    get_invite,
    get_request,
    list_requests,
    put_request,
    put_request_state,
)

KIND = "join_request"
MOST_ANSWERED = 8
MOST_KEPT = 16
"""Requests of one invite that are answered at once, and that are kept at all: whoever read it on its way could make
them without end. An invite that so many came under lets in who was first, or nobody."""


@dataclass(frozen=True, kw_only=True)
class RequestLine:
    """Someone asks to be let in. `request` names the request (hex). `fault` is a code when it cannot be admitted.

    `adds_to` is the id of the member who is meant when they were in the team before: this is another laptop of theirs.
    `alike`: somebody else who is in the team has a name that looks the same. `invited` is whom the invite was for.
    """

    request: str
    name: str
    organisation: str
    contact: str
    roles: tuple[Role, ...]
    six_words: tuple[str, ...]
    arrived_at: datetime
    adds_to: str | None = None
    alike: bool = False
    fault: Code | None = None
    invited: str = ""


def take_requests(session: Session, requests: Sequence[bytes]) -> Changes:
    """Keep the requests that were made under invites of ours; others, and what is no request, are left.

    Who came second or too late is told so, without anybody's doing: nobody could let them in.
    """
    new: list[tuple[RequestRow, JoinRequest]] = []
    with session.vault.transaction():
        pinned = get_pinned(session)
        for data in requests if pinned else ():
            found = _opened(session, data)
            if found is None:
                continue
            row = RequestRow(
                hash=found.hash, locator=found.locator, data=data, arrived_at=session.clock.now()
            )
            if len(_under(session, found.locator)) < MOST_KEPT and put_request(session.vault, row):
                new.append((row, found))
        changes = Changes(
            ids=frozenset(row.hash.hex() for row, _ in new), kinds=frozenset({KIND} if new else ())
        )
        for row, found in new:
            changes |= _answer_at_once(session, row, found)
    return changes


def list_request_lines(session: Session, roster: RosterState) -> tuple[RequestLine, ...]:
    """Who waits to be let in, the oldest first."""
    rows = list_requests(session.vault, RequestState.NEW)
    found = [(row, _opened(session, row.data)) for row in rows]
    key = get_names_key(session, roster.team) or b""
    names = roster.names(key)
    called = {roster.team: roster.title(key)} | {one.id: names[one.id].name for one in roster.standing()}
    return tuple(_line(session, roster, called, row, asked) for row, asked in found if asked is not None)


def admit(session: Session, request: str, roles: Sequence[Role]) -> Changes:
    """Let someone in, after both have read the same six words to each other. `Changes.made` is the member's id.

    A laptop of a member who is in the team takes the place of those they had. Raises NOT_ADMINISTRATOR, NOT_FOUND,
    INVITE_EXPIRED, INVITE_USED, ROSTER_REFUSED (wrong_root, wrong_team, key_reused, …).
    """
    with session.vault.transaction():
        us = require_administrator(session)
        row, asked = _waiting(session, request)
        fault = _fault(session, us.roster, row, asked)
        if fault is not None:
            raise KnownError(fault) if fault is not Code.ROSTER_REFUSED else _other_team()
        known = us.roster.members.get(asked.member)
        append_entry(session, Admit(card=_card(session, us, asked, roles), request=asked.hash))
        for device in known.devices if known else ():
            append_entry(session, RevokeDevice(device=device, why=RevokedWhy.LOST))
        put_request_state(session.vault, row.hash, RequestState.ADMITTED)
        retire_invite(session, row.locator)
        append_event(session.vault, session.clock, us.member, AuditAction.ADMIT, asked.member)
    return touched_roster(asked.member, made=asked.member) | Changes(kinds=frozenset({KIND}))


def turn_away(session: Session, request: str) -> Changes:
    """Do not let someone in, and tell them. The invite they used is good for nothing any more.

    Raises NOT_FOUND, NOT_ADMINISTRATOR.
    """
    with session.vault.transaction():
        us = require_administrator(session)
        row, _asked = _waiting(session, request)
        put_request_state(session.vault, row.hash, RequestState.TURNED_AWAY)
        retire_invite(session, row.locator)
        changes = answer_request(session, us.root, row, AnswerWhy.TURNED_AWAY)
        append_event(session.vault, session.clock, us.member, AuditAction.TURN_AWAY, request)
    return changes | Changes(ids=frozenset({request}), kinds=frozenset({KIND}))


def _waiting(session: Session, request: str) -> tuple[RequestRow, JoinRequest]:
    row = get_request(session.vault, bytes.fromhex(request))
    asked = _opened(session, row.data) if row is not None and row.state is RequestState.NEW else None
    if row is None or asked is None:
        raise KnownError(Code.NOT_FOUND, kind=KIND, id=request)
    return row, asked


def _opened(session: Session, data: bytes) -> JoinRequest | None:
    """What was asked, when it was asked under an invite that was made here."""
    try:
        sealed = read_request(data)
        invite = get_invite_secret(session, sealed.locator)
        return opened_request(sealed, invite.secret) if invite else None
    except KnownError as trouble:
        if trouble.code is not Code.ROSTER_REFUSED:
            raise
        return None


def _line(
    session: Session, roster: RosterState, called: dict[str, str], row: RequestRow, asked: JoinRequest
) -> RequestLine:
    shown = asked.names.as_shown()
    return RequestLine(
        request=row.hash.hex(),
        name=shown.name,
        organisation=shown.organisation,
        contact=shown.contact,
        roles=asked.roles,
        six_words=six_words(roster.root, row.data),
        arrived_at=row.arrived_at,
        adds_to=asked.member if asked.member in roster.members else None,
        alike=told_apart({**called, asked.member: shown.name})[asked.member] != shown.name,
        fault=_fault(session, roster, row, asked),
        invited=get_labels(session).get(row.locator.hex(), ""),
    )


def _fault(session: Session, roster: RosterState, row: RequestRow, asked: JoinRequest) -> Code | None:
    """Why this request cannot be admitted: a secret is good for the first request alone, and for three days."""
    if asked.team != roster.team or asked.root != roster.root:
        return Code.ROSTER_REFUSED
    invite, key = get_invite(session.vault, row.locator), get_invite_secret(session, row.locator)
    if invite is None or key is None or row.arrived_at >= invite.expires_at:
        return Code.INVITE_EXPIRED
    taken_back = key.retired_at is not None and key.retired_at < invite.expires_at
    return Code.INVITE_USED if taken_back or _first(session, row.locator) != row.hash else None


def _answer_at_once(session: Session, row: RequestRow, asked: JoinRequest) -> Changes:
    roster = get_roster(session)
    if roster is None or len(_under(session, row.locator)) > MOST_ANSWERED:
        return Changes()
    why = _why_never(session, row, _fault(session, roster, row, asked))
    return Changes() if why is None else answer_request(session, roster.root, row, why)


def _why_never(session: Session, row: RequestRow, fault: Code | None) -> AnswerWhy | None:
    """Why nobody could ever let this request in; None where a person may."""
    if fault is Code.INVITE_EXPIRED:
        return AnswerWhy.OVER
    if fault is not Code.INVITE_USED:
        return None
    return AnswerWhy.TAKEN_BACK if _first(session, row.locator) == row.hash else AnswerWhy.SECOND


def _first(session: Session, locator: bytes) -> bytes:
    """The request that came first under an invite, whatever became of it."""
    return min(_under(session, locator), key=lambda one: (one.arrived_at, one.hash)).hash


def _under(session: Session, locator: bytes) -> list[RequestRow]:
    states = (RequestState.NEW, RequestState.ADMITTED, RequestState.TURNED_AWAY)
    return [one for state in states for one in list_requests(session.vault, state) if one.locator == locator]


def _card(session: Session, us: Membership, asked: JoinRequest, roles: Sequence[Role]) -> Card:
    known = us.roster.members.get(asked.member)
    card = Card(
        member=asked.member,
        device=asked.device,
        device_key=asked.device_key,
        key_version=(known.key_version if known else 0) + 1,
        member_key=asked.member_key,
        roles=tuple(roles) or asked.roles,
        names=b"",
        names_key=b"",
    )
    return make_card(require_names_key(session, us), us.team, asked.names, card)


def _other_team() -> KnownError:
    return KnownError(Code.ROSTER_REFUSED, reason="wrong_root")
