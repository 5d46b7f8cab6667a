"""Answering requests that are not let in: a note that only this laptop can make, left where the joiner looks for it."""

from __future__ import annotations

from datetime import timedelta

from companion.crypto.answers import answer_locator_of, secret_of
from companion.crypto.invite import locator_of
from companion.crypto.signing import new_device_key, public_of
from companion.domain.changes import Changes
from companion.services.session import Session
from companion.team.answers import AnswerWhy, make_answer
from companion.vault.team_rows import (
    KeyKind,
    OwnKey,
    PostedInvite,
    RequestRow,
    get_invite,
    get_own_key,
    put_invite,
    put_own_key,
)

LIES_FOR = timedelta(days=14)
"""A joiner who does not look for a fortnight knows from the invite itself that it is over."""


def make_invite_secret(session: Session) -> bytes:
    """The secret of a new invite, whose answers this laptop alone can make: in the caller's transaction."""
    seed, now = new_device_key(), session.clock.now()
    public = public_of(seed)
    secret = secret_of(public)
    locator = locator_of(secret).hex()
    put_own_key(
        session.vault, OwnKey(kind=KeyKind.ANSWER, id=locator, secret=seed, public=public, made_at=now)
    )
    put_own_key(session.vault, OwnKey(kind=KeyKind.INVITE, id=locator, secret=secret, made_at=now))
    return secret


def answer_request(session: Session, root: bytes, row: RequestRow, why: AnswerWhy) -> Changes:
    """Leave the answer to a request of an invite of ours, in the caller's transaction. What was answered stays so.

    An invite that was made before there were answers has none.
    """
    locator = row.locator.hex()
    invite = get_own_key(session.vault, KeyKind.INVITE, locator, 1)
    key = get_own_key(session.vault, KeyKind.ANSWER, locator, 1)
    if invite is None or key is None:
        return Changes()
    place = answer_locator_of(invite.secret, row.hash)
    if get_invite(session.vault, place) is not None:
        return Changes()
    answer = PostedInvite(
        locator=place,
        posted=make_answer(invite.secret, key.secret, root, row.hash, why),
        expires_at=(session.clock.now() + LIES_FOR).replace(microsecond=0),
    )
    put_invite(session.vault, answer)
    return Changes(ids=frozenset({row.hash.hex()}), kinds=frozenset({"posted_invite"}))
