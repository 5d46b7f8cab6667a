"""What was sealed: the frozen bytes of each parcel, for whom, and how far it has come at each carrier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from companion.errors import BugError
from companion.vault.db import Vault
from companion.vault.store import Store, first, list_rows, marks, put_row

_IS_THERE = (
    "EXISTS (SELECT 1 FROM delivery WHERE delivery.parcel = outbox.parcel AND delivered_at IS NOT NULL)"
)
START = bytes(32)
"""What stands for the parcel before a device's first."""


@dataclass(frozen=True, kw_only=True)
class OutboxLine:
    """One parcel, without its bytes. `kind` is the number in its header; `dropped_why` a code, None while it goes."""

    TABLE: ClassVar[str] = "outbox"

    parcel: str
    kind: int
    item: str
    device: str
    seq: int
    digest: bytes
    sealed_at: datetime
    dropped_why: str | None = None


@dataclass(frozen=True, kw_only=True)
class OutboxRow(OutboxLine):
    """One parcel with its bytes, which never change."""

    data: bytes = field(repr=False)


class DeliveryState(StrEnum):
    """How far a parcel has come at one carrier."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    REFUSED = "refused"
    DROPPED = "dropped"


@dataclass(frozen=True, kw_only=True)
class DeliveryRow:
    """One parcel at one carrier. `reason` is a code."""

    TABLE: ClassVar[str] = "delivery"

    parcel: str
    carrier: str
    state: DeliveryState = DeliveryState.WAITING
    reason: str = ""
    attempts: int = 0
    first_tried_at: datetime | None = None
    delivered_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class _Recipient:
    TABLE: ClassVar[str] = "outbox_recipient"

    parcel: str
    device: str
    member: str
    counter: int


@dataclass(frozen=True, kw_only=True)
class WaitingCount:
    """How many parcels are on their way, and since when the oldest is."""

    parcels: int
    since: datetime | None


def get_next(vault: Store, device: str) -> tuple[int, bytes]:
    """The sequence number of a device's next parcel, and the digest of the one before it."""
    row = vault.execute(
        "SELECT seq, digest FROM outbox WHERE device = ? ORDER BY seq DESC LIMIT 1", (device,)
    ).fetchone()
    return (1, START) if row is None else (int(row[0]) + 1, bytes(row[1]))


def get_next_counters(vault: Store, device: str, members: Iterable[str]) -> dict[str, int]:
    """The counter of a device's next parcel to each member: the lowest that no parcel bears which has gone or is to.

    A parcel that was dropped before a carrier had it gives its number back: its recipients would wait for it. Where it
    was tried and nobody knows, two may come with one number; that is no harm, and a number that never comes is.
    """
    return {member: _lowest_free(vault, device, member) for member in members}


def _lowest_free(vault: Store, device: str, member: str) -> int:
    given_back = vault.execute(
        "SELECT min(counter) FROM outbox JOIN outbox_recipient AS free USING (parcel, device) "
        f"WHERE device = ? AND member = ? AND dropped_why IS NOT NULL AND NOT {_IS_THERE} AND NOT EXISTS "
        "(SELECT 1 FROM outbox_recipient AS same JOIN outbox USING (parcel, device) WHERE same.device = free.device "
        f"AND same.member = free.member AND same.counter = free.counter AND (dropped_why IS NULL OR {_IS_THERE}))",
        (device, member),
    ).fetchone()[0]
    highest = vault.execute(
        "SELECT ifnull(max(counter), 0) FROM outbox_recipient WHERE device = ? AND member = ?",
        (device, member),
    ).fetchone()[0]
    return int(highest) + 1 if given_back is None else int(given_back)


def is_counter_missing(vault: Store, device: str, member: str) -> bool:
    """Whether a number was given back that is lower than one a member has, or may have: it will be missed."""
    (number,) = get_next_counters(vault, device, [member]).values()
    found = vault.execute(
        "SELECT count(*) FROM outbox_recipient JOIN outbox USING (parcel) "
        "WHERE outbox_recipient.device = ? AND member = ? AND counter > ? AND dropped_why IS NULL",
        (device, member, number),
    )
    return bool(found.fetchone()[0])


def put_parcel(vault: Vault, row: OutboxRow, counters: Mapping[str, int], carriers: Iterable[str]) -> None:
    """Freeze a sealed parcel, in the transaction that decided it: for whom, and by which carriers it is to go.

    Raises BugError when it is not the next of its device: a number that went out once must not go out again.
    """
    if not vault.in_transaction:
        raise BugError("a parcel outside its deed's transaction")
    if get_next(vault, row.device)[0] != row.seq:
        raise BugError("a parcel out of its sequence")
    put_row(vault, row)
    for member, counter in counters.items():
        put_row(vault, _Recipient(parcel=row.parcel, device=row.device, member=member, counter=counter))
    for carrier in carriers:
        put_row(vault, DeliveryRow(parcel=row.parcel, carrier=carrier))


def put_deliveries(vault: Vault, carrier: str) -> None:
    """Let everything that was ever sealed, and not dropped, go by this carrier too; what goes there already, once."""
    vault.execute(
        "INSERT INTO delivery (parcel, carrier, state, reason, attempts) "
        "SELECT parcel, ?, 'waiting', '', 0 FROM outbox WHERE dropped_why IS NULL ORDER BY outbox.rowid "
        "ON CONFLICT DO NOTHING",
        (carrier,),
    )


def put_deliveries_again(vault: Vault, carrier: str) -> None:
    """Let everything go to this carrier once more, for it has lost some: but not what every recipient has opened."""
    vault.execute(
        "UPDATE delivery SET state = 'waiting', reason = '', delivered_at = NULL "
        "WHERE carrier = ? AND state IN ('delivered', 'refused') "
        "AND parcel IN (SELECT parcel FROM outbox WHERE dropped_why IS NULL) AND parcel NOT IN "
        "(SELECT copy.parcel FROM shared_copy AS copy JOIN received ON received.about_version = copy.version "
        "JOIN outbox_recipient AS whom ON whom.parcel = copy.parcel AND whom.member = received.author "
        "WHERE received.kind = 3 GROUP BY copy.parcel HAVING count(DISTINCT received.author) >= "
        "(SELECT count(*) FROM outbox_recipient WHERE outbox_recipient.parcel = copy.parcel))",
        (carrier,),
    )


def drop_parcel(vault: Vault, parcel: str, why: str) -> None:
    """Let a parcel go nowhere any more: its bytes are destroyed, its number stays taken. `why` is a code."""
    vault.execute("UPDATE outbox SET dropped_why = ?, data = x'' WHERE parcel = ?", (why, parcel))
    vault.execute("UPDATE delivery SET state = 'dropped' WHERE parcel = ? AND state = 'waiting'", (parcel,))


def get_parcel(store: Store, parcel: str) -> OutboxRow | None:
    """One parcel with its bytes (none when it was dropped)."""
    return first(list_rows(store, OutboxRow, "parcel = ?", (parcel,)))


def get_seq(store: Store, parcel: str) -> int | None:
    """Return the number of a parcel among those of its device; None where it was never sealed here."""
    row = store.execute("SELECT seq FROM outbox WHERE parcel = ?", (parcel,)).fetchone()
    return None if row is None else int(row[0])


def get_newest_delivered(store: Store, carrier: str, device: str) -> int | None:
    """Return the highest number of this device's parcels that the carrier has acknowledged; None where it has none."""
    (newest,) = store.execute(
        "SELECT max(outbox.seq) FROM delivery JOIN outbox ON outbox.parcel = delivery.parcel "
        "WHERE delivery.carrier = ? AND delivery.state = 'delivered' AND outbox.device = ?",
        (carrier, device),
    ).fetchone()
    return None if newest is None else int(newest)


def has_sealed(store: Store, parcel: str, begins: bytes) -> bool:
    """Whether a parcel with this id, whose digest begins so, was ever sealed here, also when it was dropped since."""
    row = store.execute("SELECT digest FROM outbox WHERE parcel = ?", (parcel,)).fetchone()
    return row is not None and bytes(row[0]).startswith(begins)


def list_on_the_way(store: Store, device: str) -> list[OutboxLine]:
    """The parcels of a device that still wait for a carrier, or that there was none to wait for, oldest first."""
    return list_rows(
        store,
        OutboxLine,
        "device = ? AND dropped_why IS NULL AND (EXISTS (SELECT 1 FROM delivery WHERE delivery.parcel = outbox.parcel "
        "AND delivery.state = 'waiting') OR NOT EXISTS "
        "(SELECT 1 FROM delivery WHERE delivery.parcel = outbox.parcel)) ORDER BY seq",
        (device,),
    )


def list_parcels_of(store: Store, item: str) -> list[OutboxLine]:
    """The parcels of one item, in the order they were sealed."""
    return list_rows(store, OutboxLine, "item = ? ORDER BY seq", (item,))


def list_recipients(store: Store, parcel: str) -> dict[str, int]:
    """The members a parcel is for, each with its counter."""
    rows = list_rows(store, _Recipient, "parcel = ? ORDER BY member", (parcel,))
    return {row.member: row.counter for row in rows}


def list_waiting(store: Store, carrier: str, most: int, most_bytes: int) -> list[OutboxRow]:
    """The next parcels to put at a carrier, oldest first: at most so many and so large together, but at least one."""
    waiting = store.execute(
        "SELECT delivery.parcel, length(data) FROM delivery JOIN outbox USING (parcel) "
        "WHERE carrier = ? AND state = 'waiting' AND dropped_why IS NULL ORDER BY place LIMIT ?",
        (carrier, most),
    ).fetchall()
    chosen: list[OutboxRow] = []
    room = most_bytes
    for parcel, size in waiting:
        room -= size
        if chosen and room < 0:
            break
        chosen.extend(list_rows(store, OutboxRow, "parcel = ?", (parcel,)))
    return chosen


def list_deliveries(store: Store, parcels: Sequence[str]) -> list[DeliveryRow]:
    """How far these parcels have come, at every carrier."""
    if not parcels:
        return []
    return list_rows(store, DeliveryRow, f"parcel IN ({marks(parcels)}) ORDER BY place", tuple(parcels))


def list_refused(store: Store, limit: int) -> list[DeliveryRow]:
    """What a carrier would not take, oldest first. Not receipts (kind 3): whoever they were for has left, most often,
    and there is nothing that a person could do about one.
    """
    no_receipt = "EXISTS (SELECT 1 FROM outbox WHERE outbox.parcel = delivery.parcel AND outbox.kind <> 3)"
    return list_rows(
        store, DeliveryRow, f"state = 'refused' AND {no_receipt} ORDER BY place LIMIT ?", (limit,)
    )


def count_waiting(store: Store) -> WaitingCount:
    """What is still on its way: it waits for a carrier, or there was none to wait for."""
    parcels, since = store.execute(
        "SELECT count(*), min(sealed_at) FROM outbox WHERE dropped_why IS NULL AND (EXISTS "
        "(SELECT 1 FROM delivery WHERE delivery.parcel = outbox.parcel AND delivery.state = 'waiting') OR NOT EXISTS "
        "(SELECT 1 FROM delivery WHERE delivery.parcel = outbox.parcel))"
    ).fetchone()
    return WaitingCount(parcels=parcels, since=None if since is None else datetime.fromisoformat(since))


def count_waiting_at(store: Store, carrier: str) -> int:
    """How many parcels wait for this carrier."""
    row = store.execute(
        "SELECT count(*) FROM delivery WHERE carrier = ? AND state = 'waiting'", (carrier,)
    ).fetchone()
    return int(row[0])


def put_tried(store: Store, carrier: str, parcels: Iterable[str], at: datetime) -> None:
    """Say, before they go, that these are being put: from now on the carrier may have them."""
    for one in parcels:
        store.execute(
            "UPDATE delivery SET attempts = attempts + 1, first_tried_at = ifnull(first_tried_at, ?) "
            "WHERE carrier = ? AND parcel = ?",
            (at.isoformat(), carrier, one),
        )


def put_delivered(store: Store, carrier: str, parcels: Iterable[str], at: datetime) -> None:
    """Say that the carrier has stored these."""
    for one in parcels:
        store.execute(
            "UPDATE delivery SET state = 'delivered', reason = '', delivered_at = ? WHERE carrier = ? AND parcel = ?",
            (at.isoformat(), carrier, one),
        )


def put_refused(store: Store, carrier: str, parcel: str, reason: str) -> None:
    """Say that the carrier will not take it, and the code why."""
    store.execute(
        "UPDATE delivery SET state = 'refused', reason = ? WHERE carrier = ? AND parcel = ?",
        (reason, carrier, parcel),
    )


def put_waiting_again(store: Store, carrier: str, parcel: str) -> None:
    """Let a refused parcel be tried again."""
    store.execute(
        "UPDATE delivery SET state = 'waiting', reason = '' WHERE carrier = ? AND parcel = ? AND state = 'refused'",
        (carrier, parcel),
    )
