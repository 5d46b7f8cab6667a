"""What was shared as one item: its parcels in the order they were sealed, and who has it or may have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from companion.crypto.envelope import Kind
from companion.domain.summaries import SummaryContent
from companion.errors import BugError
from companion.services.session import Session
from companion.sync.contents import read_content
from companion.vault.outbox import (
    DeliveryRow,
    DeliveryState,
    OutboxLine,
    list_deliveries,
    list_parcels_of,
    list_recipients,
)
from companion.vault.shared import SharedCopy, list_shared_copies_of

_BRINGING = (Kind.SUMMARY, Kind.GRANT)


@dataclass(frozen=True, kw_only=True)
class ItemParcel:
    """One parcel of an item. `copy` is what it says, None for a withdrawal."""

    line: OutboxLine
    members: frozenset[str]
    deliveries: tuple[DeliveryRow, ...]
    copy: SharedCopy | None

    @property
    def brings(self) -> bool:
        """Whether it brings a version."""
        return self.line.kind in _BRINGING

    @property
    def takes_back(self) -> bool:
        """Whether it asks for every version to be destroyed."""
        return self.line.kind == Kind.WITHDRAWAL

    @property
    def may_have_gone(self) -> bool:
        """Whether a carrier may have it."""
        return any(one.first_tried_at is not None for one in self.deliveries)

    @property
    def may_still_go(self) -> bool:
        """Whether it is on its way, or would be as soon as there is one."""
        return self.line.dropped_why is None and (
            not self.deliveries or any(one.state is not DeliveryState.DELIVERED for one in self.deliveries)
        )

    @property
    def counts(self) -> bool:
        """Whether its recipients have it, may have it, or will."""
        return self.line.dropped_why is None or self.may_have_gone


@dataclass(frozen=True, kw_only=True)
class SharedItem:
    """One item: its parcels, oldest first."""

    id: str
    parcels: tuple[ItemParcel, ...]

    def brought_to(self, member: str) -> list[ItemParcel]:
        """The parcels that brought, or will bring, this member a version of it, oldest first."""
        return [one for one in self.parcels if one.brings and one.counts and member in one.members]

    def is_closed_to(self, member: str) -> bool:
        """Whether it was taken back from them. What is shared with them later is another item."""
        return any(one.takes_back and member in one.members for one in self.parcels)

    def holders(self) -> frozenset[str]:
        """Everyone who has it, or may: it was brought to them and not taken back."""
        brought = {member for one in self.parcels if one.brings and one.counts for member in one.members}
        return frozenset(member for member in brought if not self.is_closed_to(member))


def get_item(session: Session, item: str) -> SharedItem:
    """An item as it stands in the outbox."""
    lines = sorted(list_parcels_of(session.vault, item), key=lambda one: (one.sealed_at, one.seq))
    copies = {one.parcel: one for one in list_shared_copies_of(session.vault, item)}
    deliveries: dict[str, list[DeliveryRow]] = {}
    for row in list_deliveries(session.vault, [one.parcel for one in lines]):
        deliveries.setdefault(row.parcel, []).append(row)
    return SharedItem(
        id=item,
        parcels=tuple(
            ItemParcel(
                line=line,
                members=frozenset(list_recipients(session.vault, line.parcel)),
                deliveries=tuple(deliveries.get(line.parcel, ())),
                copy=copies.get(line.parcel),
            )
            for line in lines
        ),
    )


def content_of(copy: SharedCopy) -> SummaryContent:
    """What a copy says."""
    content = read_content(Kind.SUMMARY, copy.content)
    if not isinstance(content, SummaryContent):
        raise BugError("a shared copy that is no summary")
    return content


def copy_of(parcel: ItemParcel) -> SharedCopy:
    """What a parcel that brings a version says."""
    if parcel.copy is None:
        raise BugError("a summary in the outbox without its copy")
    return parcel.copy


def items_of(session: Session, copies: Iterable[SharedCopy]) -> list[SharedItem]:
    """The items of these copies, each once, in the order they were first shared."""
    return [get_item(session, item) for item in dict.fromkeys(one.item for one in copies)]
