"""Sharing in numbers, without a word of it: for home and for the line at the bottom, which ask often."""

from __future__ import annotations

from datetime import datetime

from companion.vault.store import Store


def count_shared_items(store: Store) -> int:
    """How many items were ever shared from here."""
    return _count(store, "SELECT count(DISTINCT item) FROM shared_copy")


def count_refused(store: Store) -> int:
    """How many parcels a carrier would not take that are still to go. Receipts do not count: see list_refused."""
    return _count(
        store,
        "SELECT count(*) FROM delivery JOIN outbox USING (parcel) "
        "WHERE state = 'refused' AND dropped_why IS NULL AND outbox.kind <> 3",
    )


def count_kept_apart(store: Store) -> int:
    """How much of what came was refused and not set aside yet."""
    return _count(store, "SELECT count(*) FROM arrival WHERE state = 'kept_apart'")


def count_new_requests(store: Store) -> int:
    """How many requests to join wait for an answer."""
    return _count(store, "SELECT count(*) FROM join_request WHERE state = 'new'")


def list_done(store: Store, carrier: str, before: datetime) -> list[str]:
    """The parcels at a carrier that nobody needs there any more: a receipt of that very version has come from every
    recipient, or they were sealed before this time.
    """
    rows = store.execute(
        "SELECT parcel FROM delivery JOIN outbox USING (parcel) WHERE carrier = ? AND state = 'delivered' AND "
        "(sealed_at < ? OR parcel IN "
        "(SELECT copy.parcel FROM shared_copy AS copy JOIN received ON received.about_version = copy.version "
        "JOIN outbox_recipient AS whom ON whom.parcel = copy.parcel AND whom.member = received.author "
        "WHERE received.kind = 3 GROUP BY copy.parcel HAVING count(DISTINCT received.author) >= "
        "(SELECT count(*) FROM outbox_recipient WHERE outbox_recipient.parcel = copy.parcel))) "
        "ORDER BY delivery.place",
        (carrier, before.isoformat()),
    ).fetchall()
    return [str(parcel) for (parcel,) in rows]


def _count(store: Store, query: str) -> int:
    return int(store.execute(query).fetchone()[0])
