"""Sealing: content becomes parcels for members, frozen in the outbox, in the transaction of the deed that asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from companion.crypto import envelope
from companion.crypto.digests import timeless_id
from companion.crypto.envelope import HeaderWish, Inner, Kind, Recipient, seal_parcel
from companion.crypto.refusals import Refusal
from companion.domain.summaries import (
    Basis,
    Content,
    SummaryContent,
    WithdrawalContent,
    WithdrawnWhy,
    told,
    topics_fit,
)
from companion.errors import BugError, Code, KnownError
from companion.services.session import Session
from companion.services.sharing.envelope_check import require_envelope_once
from companion.services.team.membership import Membership
from companion.services.team.roster_log import get_named_entry
from companion.sync.contents import MOST_PARTS, parts_of, read_basis, read_content, to_map, to_sealed_basis
from companion.team.roster import MemberState
from companion.vault.audit import get_head
from companion.vault.carriers import list_carrier_ids
from companion.vault.decisions import require_bound
from companion.vault.outbox import OutboxRow, get_next, get_next_counters, put_parcel

MOST_RECIPIENTS = 64
"""Of one parcel (docs/format.md, header 8): a larger team gets several with the same version in them."""
KINDS = frozenset({"outbox", "delivery"})
"""What sealing touches, for `Changes.kinds`."""


def seal_and_queue(
    session: Session,
    us: Membership,
    kind: Kind,
    members: Iterable[str],
    *,
    item: str,
    version: str,
    content: Content,
    previous: tuple[str, ...] = (),
    basis: Basis | None = None,
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Seal the content for these members and put it in the outbox, in the caller's transaction.

    The answer has the id of each parcel with its members. Raises SUMMARY_TOO_LONG, OLD_PAGES where the decision it
    rests on is not as it was bound last, and ENGINE_UNSUITABLE before anything is sealed by primitives that fail their
    check. A member to whom nothing may be sealed is our bug: whoever asks leaves them out.
    """
    require_envelope_once(session)
    if basis is not None:
        require_bound(session.vault, basis.id)
    inner = Inner(
        item=item,
        version=version,
        previous=previous,
        basis=None if basis is None else _checked_basis(basis, content),
        content=_checked(kind, content),
        written=session.clock.now(),
        audit_seq=0,
        audit_head=b"",
    )
    return tuple(_sealed_for(session, us, kind, inner, some) for some in _batches(members))


def seal_withdrawal(
    session: Session, us: Membership, members: Iterable[str], item: str, why: WithdrawnWhy
) -> tuple[str, ...]:
    """Ask these members' laptops to destroy every version of an item. Those who have no key are left out."""
    reachable = [one for one in members if _key_of(us, one) is not None]
    sealed = seal_and_queue(
        session,
        us,
        Kind.WITHDRAWAL,
        reachable,
        item=item,
        version=session.clock.new_id(),
        content=WithdrawalContent(about=item, why=why),
    )
    return tuple(parcel for parcel, _ in sealed)


def _checked(kind: Kind, content: Content) -> dict[str, object]:
    """The content as a map that its readers will take."""
    if parts_of(content) > MOST_PARTS:
        raise KnownError(Code.SUMMARY_TOO_LONG)
    plain: dict[str, object] = to_map(content)
    try:
        same = read_content(kind, plain) == content
    except KnownError:
        same = False
    if not same:
        raise BugError(f"content of a {kind.name} parcel that nobody would take")
    return plain


def _checked_basis(basis: Basis, content: Content) -> envelope.Basis:
    """What readers are told of the basis. Its topics stay here, so that they are kept to is checked here."""
    kept_to = isinstance(content, SummaryContent) and topics_fit(
        content, basis.topics_included, basis.topics_excluded
    )
    if not kept_to:
        raise BugError("content outside the decision it rests on")
    sealed = to_sealed_basis(told(basis))
    try:
        read_basis(sealed)
    except KnownError:
        raise BugError("a basis that nobody would take") from None
    return sealed


def _sealed_for(
    session: Session, us: Membership, kind: Kind, inner: Inner, members: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    vault, parcel_id = session.vault, timeless_id(session.clock.new_id())
    seq, prev = get_next(vault, us.device)
    counters = get_next_counters(vault, us.device, members)
    keyed = [(one, _state_of(us, one)) for one in members]
    number, head = get_named_entry(session, us.team)
    audit_seq, audit_head = get_head(vault, vault.device)
    wish = HeaderWish(
        kind=kind,
        team=us.team,
        parcel=parcel_id,
        author=us.member,
        device=us.device,
        seq=seq,
        prev=prev,
        roster_number=number,
        roster_head=head,
        recipients=tuple(
            Recipient(member=one, key_version=state.key_version, counter=counters[one])
            for one, state in keyed
        ),
    )
    inner = replace(inner, audit_seq=audit_seq, audit_head=audit_head)
    try:
        parcel = seal_parcel(wish, inner, us.seed, {one: _public(state) for one, state in keyed})
    except KnownError as trouble:
        if trouble.facts.get("reason") == Refusal.TOO_LARGE:
            raise KnownError(Code.SUMMARY_TOO_LONG) from None
        raise
    row = OutboxRow(
        parcel=parcel.id,
        kind=int(kind),
        item=inner.item,
        device=us.device,
        seq=seq,
        digest=parcel.digest,
        data=parcel.data,
        sealed_at=session.clock.now(),
    )
    put_parcel(vault, row, counters, list_carrier_ids(vault))
    return parcel.id, members


def _batches(members: Iterable[str]) -> Iterator[tuple[str, ...]]:
    everyone = sorted(set(members))
    for start in range(0, len(everyone), MOST_RECIPIENTS):
        yield tuple(everyone[start : start + MOST_RECIPIENTS])


def _state_of(us: Membership, member: str) -> MemberState:
    state = us.roster.members.get(member)
    if state is None or state.key is None:
        raise BugError("a recipient to whom nothing may be sealed")
    return state


def _public(state: MemberState) -> bytes:
    assert state.key is not None
    return state.key


def _key_of(us: Membership, member: str) -> bytes | None:
    state = us.roster.members.get(member)
    return None if state is None or not state.stands else state.key
