"""What a parcel that was opened does here: keep a summary, an answer, a receipt; destroy what was taken back."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from companion.crypto.envelope import Basis, Header, Inner, Kind
from companion.crypto.inner import RESTING
from companion.crypto.refusals import Refusal, refused
from companion.domain.changes import Changes
from companion.domain.summaries import (
    AnswerContent,
    Content,
    ReceiptContent,
    SummaryContent,
    WithdrawalContent,
)
from companion.services.session import Session
from companion.services.supervision.receipts import seal_destroyed
from companion.services.team.membership import Membership
from companion.sync.contents import read_basis, read_content, require_covered, to_map
from companion.vault.shared import (
    Received,
    drop_received,
    get_received,
    is_shared_here,
    list_authors_of,
    list_received_about,
    list_received_of,
    list_shared_copies_of,
    put_received,
)

KINDS = frozenset({"received"})


@dataclass(frozen=True, kw_only=True)
class Came:
    """A parcel that passed every rule of the envelope and the roster."""

    header: Header
    inner: Inner
    arrived_at: datetime


@dataclass(frozen=True, kw_only=True)
class ReceivedChanges:
    """What changed, how many parcels (receipts) were sealed because of it, and whether something was destroyed."""

    changes: Changes
    sealed: int = 0
    destroyed: bool = False


def receive(session: Session, us: Membership, came: Came) -> ReceivedChanges:
    """Keep it, in the caller's transaction. Raises PARCEL_REFUSED by the rules about content and basis.

    In whatever order things come, the end is the same: a withdrawal before its summary destroys it when it comes.
    """
    content = read_content(came.header.kind, came.inner.content)
    if isinstance(content, SummaryContent):
        _require_basis(us, came.inner.basis, content)
    if _is_known(session, came, content):
        return ReceivedChanges(changes=Changes())
    _require_theirs(session, us, came, content)
    sealed = _take_back(session, us, came, content) if isinstance(content, WithdrawalContent) else 0
    put_received(session.vault, _row(came, content))
    destroyed = isinstance(content, WithdrawalContent)
    if isinstance(content, SummaryContent):
        destroyed = _destroy_if_taken_back(session, came)
    changes = Changes(ids=_touched(session, came, content), kinds=KINDS)
    return ReceivedChanges(changes=changes, sealed=sealed, destroyed=destroyed)


def _require_basis(us: Membership, basis: Basis | None, content: SummaryContent) -> None:
    if basis is None:
        raise refused(Refusal.OUTSIDE_BASIS)
    require_covered(read_basis(basis), content, us.member, us.team)


def _is_known(session: Session, came: Came, content: Content) -> bool:
    """Whether this version came before, in whatever parcel. Raises id_conflict when it said something else then."""
    before = get_received(session.vault, came.inner.version)
    if before is None:
        return False
    same = (before.item, before.author) == (came.inner.item, came.header.author)
    if not same or before.content not in (None, to_map(content)):
        raise refused(Refusal.ID_CONFLICT)
    return True


def _require_theirs(session: Session, us: Membership, came: Came, content: Content) -> None:
    """Nobody gives a version of somebody else's item, or takes it back: but of one who has left the team, as we hold
    it, an administrator takes it back in their place.
    """
    item = content.about if isinstance(content, WithdrawalContent) else came.inner.item
    authors = list_authors_of(session.vault, item)
    if is_shared_here(session.vault, item):
        authors.add(session.member_id)
    others = authors - {came.header.author}
    if isinstance(content, WithdrawalContent):
        others = {one for one in others if not us.roster.may_act_for(came.header.author, one)}
    if others:
        raise refused(Refusal.NOT_THEIR_ITEM)


def _row(came: Came, content: Content) -> Received:
    header, inner = came.header, came.inner
    return Received(
        version=inner.version,
        item=inner.item,
        previous=inner.previous,
        kind=int(header.kind),
        author=header.author,
        device=header.device,
        parcel=header.parcel,
        basis=_basis_map(inner.basis) if inner.basis else None,
        content=to_map(content),
        written_at=inner.written,
        arrived_at=came.arrived_at,
        about_item=None if isinstance(content, SummaryContent) else content.about,
        about_version=content.about_version if isinstance(content, AnswerContent | ReceiptContent) else None,
    )


def _basis_map(basis: Basis) -> dict[str, Any]:
    """As JSON: the fields of the basis, dates as text."""
    values = {item.name: getattr(basis, item.name) for item in fields(basis)}
    return {name: one.isoformat() if isinstance(one, date) else one for name, one in values.items()}


def _touched(session: Session, came: Came, content: Content) -> frozenset[str]:
    ids = {came.inner.item, came.inner.version}
    if not isinstance(content, SummaryContent):
        ids.add(content.about)
        ids |= {one.person_id for one in list_shared_copies_of(session.vault, content.about)}
    return frozenset(ids)


def _destroy_if_taken_back(session: Session, came: Came) -> bool:
    """A summary that comes after its withdrawal is destroyed at once; the author has been told already."""
    for one in list_received_about(session.vault, came.inner.item):
        if one.kind == Kind.WITHDRAWAL and one.author == came.header.author:
            why = one.content["why"] if one.content else one.withdrawn_why
            drop_received(session.vault, came.inner.item, str(why), session.clock.now())
            return True
    return False


def _take_back(session: Session, us: Membership, came: Came, content: WithdrawalContent) -> int:
    """Destroy every version of the item, and tell its author so, whether or not anything of it had come."""
    held = [one.version for one in list_received_of(session.vault, content.about) if one.kind in RESTING]
    drop_received(session.vault, content.about, content.why.value, session.clock.now())
    version = held[-1] if held else came.inner.version
    return seal_destroyed(session, us, came.header.author, content.about, version)
