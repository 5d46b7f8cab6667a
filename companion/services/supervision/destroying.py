"""A copy that is destroyed where it is read: by its reader, or by the team in the place of somebody who has left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from companion.crypto.envelope import Kind
from companion.domain.changes import Changes
from companion.domain.summaries import WithdrawnWhy
from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.sharing.sealing import KINDS, seal_withdrawal
from companion.services.sharing.sources import find_membership
from companion.services.sharing.view import list_names
from companion.services.supervision.receipts import seal_destroyed
from companion.services.supervision.received_items import list_item
from companion.services.team.membership import Membership
from companion.services.team.roster_log import require_administrator
from companion.vault.audit import AuditAction, append_event
from companion.vault.shared import (
    Received,
    drop_received,
    list_destroyed_elsewhere,
    list_received_about,
    list_received_of,
)

BY_ITS_READER = "by_its_reader"
IN_THEIR_PLACE = "in_their_place"
"""Why a copy is gone that its author has not taken back."""
RECEIVED_KINDS = KINDS | {"received"}


@dataclass(frozen=True, kw_only=True)
class DestroyedLine:
    """Somebody says that their copy is gone of what a member shared who has left. `author` is "" where that is not
    known here: this laptop was never sent it.
    """

    item: str
    reader: str
    author: str
    at: datetime


def destroy_copy(session: Session, item: str) -> Changes:
    """Destroy what is here of an item, and say so: to its author, or to the administrators where the author has left.

    Whoever is out of the team destroys it all the same, and can tell nobody. Raises NOT_FOUND where nothing is here.
    """
    with session.vault.transaction():
        us, held = find_membership(session), _held(session, item)
        drop_received(session.vault, item, BY_ITS_READER, session.clock.now())
        if us is not None:
            for reader in _concerned(us, held[-1].author):
                seal_destroyed(session, us, reader, item, held[-1].version)
        append_event(session.vault, session.clock, session.member_id, AuditAction.DESTROY, item)
    session.vault.empty_log()
    return Changes(ids=frozenset({item}), kinds=RECEIVED_KINDS)


def take_back_in_their_place(session: Session, item: str) -> Changes:
    """Take back for everybody what a member shared who has left: an administrator, in our own name.

    Who else has it is known to the laptop that shared it, and to nobody here: all in the team are asked. Raises
    NOT_ADMINISTRATOR, and NOT_FOUND where nothing of it is here or its author can take it back themselves.
    """
    with session.vault.transaction():
        us, held = require_administrator(session), _held(session, item)
        if not us.roster.has_left(held[-1].author):
            raise KnownError(Code.NOT_FOUND, kind="received", id=item)
        others = [one.id for one in us.roster.standing() if one.id != us.member]
        seal_withdrawal(session, us, others, item, WithdrawnWhy.CONSENT_WITHDRAWN)
        drop_received(session.vault, item, IN_THEIR_PLACE, session.clock.now())
        append_event(
            session.vault, session.clock, session.member_id, AuditAction.TAKE_BACK, item, why=IN_THEIR_PLACE
        )
    session.vault.empty_log()
    return Changes(ids=frozenset({item}), kinds=RECEIVED_KINDS)


def taken_back_by(session: Session, item: str, author: str) -> str:
    """The member who took an item back in its author's place, as far as that came here; "" for nobody."""
    others = [
        one.author
        for one in list_received_about(session.vault, item)
        if one.kind == Kind.WITHDRAWAL and one.author != author
    ]
    return others[0] if others else ""


def why_gone(session: Session, stub: Received) -> str:
    """Why a copy is gone: BY_ITS_READER, IN_THEIR_PLACE, or "" where its author took it back."""
    if stub.withdrawn_why in (BY_ITS_READER, IN_THEIR_PLACE):
        return stub.withdrawn_why
    return IN_THEIR_PLACE if taken_back_by(session, stub.item, stub.author) else ""


def list_destroyed(session: Session) -> tuple[DestroyedLine, ...]:
    """What others say they have destroyed of members who have left, newest first."""
    names = list_names(session)
    return tuple(
        DestroyedLine(
            item=one.about_item or "",
            reader=names.get(one.author, ""),
            author=_author_name(session, one, names),
            at=one.arrived_at,
        )
        for one in list_destroyed_elsewhere(session.vault)
    )


def _author_name(session: Session, receipt: Received, names: dict[str, str]) -> str:
    held = list_received_of(session.vault, receipt.about_item or "")
    return names.get(held[0].author, "") if held else ""


def _held(session: Session, item: str) -> list[Received]:
    held = [one for one in list_item(session, item) if one.content is not None]
    if not held:
        raise KnownError(Code.NOT_FOUND, kind="received", id=item)
    return held


def _concerned(us: Membership, author: str) -> list[str]:
    """Whom it concerns that a copy is gone: who shared it, or who looks after the team in their place."""
    if not us.roster.has_left(author):
        return [author]
    return [
        one.id for one in us.roster.standing() if us.roster.is_administrator(one.id) and one.id != us.member
    ]
