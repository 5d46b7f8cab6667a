"""What went before of the same summary: which item a view goes on with, and who has exactly this already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from companion.domain.sharing import View
from companion.domain.summaries import SummaryContent
from companion.services.session import Session
from companion.services.sharing.items import ItemParcel, SharedItem, content_of, copy_of, items_of
from companion.sync.contents import to_map
from companion.vault.shared import SharedCopy, list_shared_copies_from

MOST_PREVIOUS = 8
"""Versions that one may follow (docs/format.md, inner 8)."""


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """`item` is the one to go on with, None for a new one. `same` are members who have exactly the view's content
    on its very decision, as `copy` says; None where nobody has.
    """

    item: SharedItem | None = None
    same: frozenset[str] = frozenset()
    copy: SharedCopy | None = None
    last: SharedCopy | None = None


def list_items_from(session: Session, summary_id: str) -> list[SharedItem]:
    """The items that were shared from one summary, newest first."""
    return items_of(session, list_shared_copies_from(session.vault, summary_id))[::-1]


def earlier_share(items: Iterable[SharedItem], view: View) -> Earlier:
    """What went before of what the view holds.

    An item that was taken back from one of its members is over for them: withdrawals are about every version of
    an item, in whatever order things arrive.
    """
    members = {*view.members, *view.without_key}
    item = next((one for one in items if not any(map(one.is_closed_to, members))), None)
    if item is None or view.content is None:
        return Earlier()
    says = to_map(view.content)
    latest = {one: brought[-1] for one in sorted(members) if (brought := item.brought_to(one))}
    same = {
        member: copy_of(parcel)
        for member, parcel in latest.items()
        if copy_of(parcel).consent_id == view.decision.id and copy_of(parcel).content == says
    }
    newest = max((copy_of(one) for one in latest.values()), key=lambda one: one.made_at, default=None)
    return Earlier(item=item, same=frozenset(same), copy=next(iter(same.values()), None), last=newest)


def said_without(copy: SharedCopy, hidden: frozenset[str]) -> SummaryContent:
    """What a copy says, without what was made of these records. Its parts stand in the order of what it holds."""
    content = content_of(copy)
    stays = [record_id not in hidden for record_id in copy.holds]
    if all(stays):
        return content
    kept: dict[str, Any] = {}
    places: dict[int, int] = {}
    for name in ("passages", "strengths", "hopes", "needs", "actions", "disagreements"):
        parts = getattr(content, name)
        here, stays = stays[: len(parts)], stays[len(parts) :]
        kept[name] = tuple(one for one, stay in zip(parts, here, strict=True) if stay)
        if name == "passages":
            left = [place for place, stay in enumerate(here) if stay]
            places = {was: now for now, was in enumerate(left)}
    kept["disagreements"] = tuple(
        one if one.about is None else replace(one, about=places.get(one.about))
        for one in kept["disagreements"]
    )
    return replace(content, **kept)


def list_replaced(item: SharedItem, members: Iterable[str]) -> list[ItemParcel]:
    """Parcels for these members alone that no carrier was ever given: a newer version goes in their place."""
    receiving = frozenset(members)
    return [
        one
        for one in item.parcels
        if one.brings and one.line.dropped_why is None and not one.may_have_gone and one.members <= receiving
    ]


def list_previous(item: SharedItem, members: Sequence[str]) -> tuple[str, ...]:
    """The versions that these members have last: a new one follows them."""
    last = [copy_of(brought[-1]).version for one in members if (brought := item.brought_to(one))]
    return tuple(dict.fromkeys(last))[-MOST_PREVIOUS:]
