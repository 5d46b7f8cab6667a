"""Parcels as an insider could make them by hand: every field of the header and the inner as they like."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from companion.crypto.envelope import HeaderWish, Inner, Kind, Parcel, Recipient, seal_parcel
from companion.domain.summaries import Content
from companion.services.session import Session
from companion.services.supervision.arrivals import Opening, open_arrivals
from companion.services.sync.syncing import perform
from companion.services.team.membership import get_membership
from companion.sync import commands as ask
from companion.sync.contents import to_map, to_sealed_basis
from companion.sync.wire import Page
from companion.vault.carriers import list_carriers
from companion.vault.inbox import ArrivalState, list_arrivals
from tests.companion.services.carried import basis_for, summary_content

WHEN = datetime(2026, 3, 2, 9, tzinfo=UTC)
HEADER = {
    "kind",
    "team",
    "parcel",
    "author",
    "device",
    "seq",
    "prev",
    "roster_number",
    "roster_head",
    "recipients",
}


def by_hand(whose: Session, to: Session, said: Content | None = None, /, **changes: Any) -> Parcel:
    """A parcel by this laptop's device; `seed` signs it, everything else is a field of header or inner."""
    us = get_membership(whose)
    them = us.roster.members[to.member_id]
    said = said or summary_content("by hand")
    seed = changes.pop("seed", us.seed)
    kind = changes.get("kind", Kind.SUMMARY)
    wish = HeaderWish(
        kind=kind,
        team=us.team,
        parcel=whose.clock.new_id(),
        author=us.member,
        device=us.device,
        seq=1,
        prev=bytes(32),
        roster_number=us.roster.number,
        roster_head=us.roster.head,
        recipients=(Recipient(member=them.id, key_version=them.key_version, counter=1),),
    )
    inner = Inner(
        item=whose.clock.new_id(),
        version=whose.clock.new_id(),
        previous=(),
        basis=to_sealed_basis(basis_for(whose, to)) if kind in {Kind.SUMMARY, Kind.GRANT} else None,
        content=to_map(said),
        written=WHEN,
        audit_seq=0,
        audit_head=bytes(32),
    )
    outside = {name: value for name, value in changes.items() if name in HEADER}
    inside = {name: value for name, value in changes.items() if name not in HEADER}
    publics = {one.id: one.key for one in us.roster.members.values() if one.key}
    return seal_parcel(replace(wish, **outside), replace(inner, **inside), seed, publics)


def arrive(session: Session, *parcels: bytes, cursor: bytes = b"0:0") -> Opening:
    """Let these bytes come as a page of the place in use, and open them."""
    (place,) = list_carriers(session.vault)
    page = Page(parcels, cursor, more=False)
    perform(session, place.id, ask.TakePage(page, b"0"))
    return open_arrivals(session)


def states(session: Session) -> list[tuple[str, str]]:
    """State and reason of everything that ever came, by state."""
    return [
        (row.state.value, row.reason)
        for state in ArrivalState
        for row in list_arrivals(session.vault, state, 1000)
    ]
