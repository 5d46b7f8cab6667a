"""The answer to our own request: where it would lie, and what it said when the invite's maker did not let us in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from companion.crypto.answers import answer_locator_of
from companion.domain.changes import Changes
from companion.services.session import Session
from companion.services.team.membership import get_pinned
from companion.services.team.roster_log import get_welcome
from companion.team.answers import AnswerWhy, read_answer
from companion.team.invites import Invite
from companion.vault.audit import AuditAction, append_event
from companion.vault.db import drop_meta, get_meta, put_meta
from companion.vault.team_rows import (
    KeyKind,
    OwnKey,
    RequestRow,
    RequestState,
    drop_own_key,
    get_own_key,
    list_own_keys,
    list_requests,
    put_own_key,
    put_request_state,
)

_REFUSAL = "join_refused"


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """We were not let in: why, and by whom. `asked_at` is when we had asked, `told_at` when this laptop learned it."""

    why: AnswerWhy
    title: str
    inviter: str
    asked_at: datetime
    told_at: datetime


def list_own_requests(session: Session) -> list[RequestRow]:
    """Our own request, while it waits to be answered."""
    return [
        row
        for state in (RequestState.SENT, RequestState.TO_SEND)
        for row in list_requests(session.vault, state)
    ]


def await_answer(session: Session, invite: Invite) -> None:
    """Keep what an answer to a request under this invite is known by; what was answered before is forgotten.

    In the caller's transaction, as all here.
    """
    forget_answers(session)
    key = OwnKey(
        kind=KeyKind.ASKED,
        id=invite.locator.hex(),
        secret=invite.secret,
        made_at=session.clock.now(),
    )
    put_own_key(session.vault, key)


def forget_answers(session: Session) -> None:
    """Nothing is waited for any more: we are in, or ask anew."""
    for key in list_own_keys(session.vault, KeyKind.ASKED):
        drop_own_key(session.vault, KeyKind.ASKED, key.id)
    drop_meta(session.vault, _REFUSAL)


def list_answer_locators(session: Session) -> tuple[bytes, ...]:
    """Where the answer to our request would lie."""
    return tuple(answer_locator_of(key.secret, row.hash) for row, key in _waiting(session))


def take_answers(session: Session, answers: Sequence[bytes]) -> Changes:
    """Believe what the maker of our invite has said of our request; whatever else lies there says nothing."""
    changes = Changes()
    with session.vault.transaction():
        pinned = get_pinned(session)
        for row, key in _waiting(session) if pinned else ():
            assert pinned is not None
            said = [read_answer(one, key.secret, pinned.root, row.hash) for one in answers]
            why = next((one for one in said if one is not None), None)
            if why is not None:
                changes |= _refused(session, pinned.team, row, why)
    return changes


def was_refused(session: Session) -> bool:
    """Whether our last request was answered, and we have not asked anew."""
    return get_meta(session.vault, _REFUSAL) is not None


def see_refusal(session: Session) -> Refusal | None:
    """What our last request was answered; None while it waits, and once we are in or have asked anew."""
    kept = json.loads(get_meta(session.vault, _REFUSAL) or "{}")
    if not kept:
        return None
    title, inviter = get_welcome(session)
    return Refusal(
        why=AnswerWhy(kept["why"]),
        title=title,
        inviter=inviter,
        asked_at=datetime.fromisoformat(kept["asked_at"]),
        told_at=datetime.fromisoformat(kept["told_at"]),
    )


def _waiting(session: Session) -> list[tuple[RequestRow, OwnKey]]:
    found = [
        (row, get_own_key(session.vault, KeyKind.ASKED, row.locator.hex(), 1))
        for row in list_own_requests(session)
    ]
    return [(row, key) for row, key in found if key is not None]


def _refused(session: Session, team: str, row: RequestRow, why: AnswerWhy) -> Changes:
    told = {
        "why": why.value,
        "asked_at": row.arrived_at.isoformat(),
        "told_at": session.clock.now().isoformat(),
    }
    put_request_state(session.vault, row.hash, RequestState.TURNED_AWAY)
    forget_answers(session)
    put_meta(session.vault, _REFUSAL, json.dumps(told))
    append_event(session.vault, session.clock, session.member_id, AuditAction.NOT_LET_IN, team, why=why.value)
    return Changes(ids=frozenset({row.hash.hex()}), kinds=frozenset({"join_request"}))
