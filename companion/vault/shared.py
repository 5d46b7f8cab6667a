"""What parcels say, in plain text: what was shared from here, and what has come and was opened. Never for sync."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from companion.vault.db import Vault
from companion.vault.inbox import drop_arrival_data
from companion.vault.search import drop_came, drop_words, put_off_came
from companion.vault.store import first, list_rows, marks, put_row

ANSWER = 2
"""The kind of an answer in `received` (docs/format.md, header 3)."""


# An id may be seen by others in the team: an answer counts only from whoever was given the item.
_SHARED_WITH_THEM = (
    "EXISTS (SELECT 1 FROM shared_copy JOIN outbox_recipient USING (parcel) "
    "WHERE shared_copy.item = about_item AND outbox_recipient.member = received.author)"
)
_TO_READ = f"kind = 2 AND seen_at IS NULL AND content IS NOT NULL AND {_SHARED_WITH_THEM}"


@dataclass(frozen=True, kw_only=True)
class SharedCopy:
    """Exactly what the recipients of one parcel see. `summary_version` is the draft it was made from.

    `holds` are ids of the records whose words it has; `consent_id` may be an override's.
    """

    TABLE: ClassVar[str] = "shared_copy"

    parcel: str
    item: str
    version: str
    previous: tuple[str, ...] = ()
    summary_id: str
    summary_version: str
    person_id: str
    consent_id: str
    consent_version: str
    content: dict[str, Any] = field(repr=False)
    holds: tuple[str, ...] = ()
    made_at: datetime
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ReceivedLine:
    """One version of something that came and was opened, without what it says. `kind` is the number in its header.

    `withdrawn_why` is a code.
    """

    TABLE: ClassVar[str] = "received"

    version: str
    item: str
    previous: tuple[str, ...] = ()
    kind: int
    author: str
    device: str
    parcel: str
    written_at: datetime
    arrived_at: datetime
    opened_at: datetime | None = None
    seen_at: datetime | None = None
    withdrawn_at: datetime | None = None
    withdrawn_why: str | None = None
    about_item: str | None = None
    about_version: str | None = None


@dataclass(frozen=True, kw_only=True)
class Received(ReceivedLine):
    """The same with what it says: None in the stub that is left when it was destroyed."""

    basis: dict[str, Any] | None = field(default=None, repr=False)
    content: dict[str, Any] | None = field(default=None, repr=False)


def put_shared_copy(vault: Vault, copy: SharedCopy) -> None:
    """Keep what was sealed, in the transaction that sealed it."""
    put_row(vault, copy)


def get_shared_copy(vault: Vault, parcel: str) -> SharedCopy | None:
    """What the recipients of this parcel see."""
    return first(list_rows(vault, SharedCopy, "parcel = ?", (parcel,)))


def list_shared_copies(vault: Vault, person_id: str) -> list[SharedCopy]:
    """What was shared of one person, oldest first, also what was taken back."""
    return list_rows(vault, SharedCopy, "person_id = ? ORDER BY made_at, rowid", (person_id,))


def list_shared_copies_of(vault: Vault, item: str) -> list[SharedCopy]:
    """What was shared as one item, oldest first."""
    return list_rows(vault, SharedCopy, "item = ? ORDER BY made_at, rowid", (item,))


def list_shared_copies_from(vault: Vault, summary_id: str) -> list[SharedCopy]:
    """What was shared from one summary, as whatever item, oldest first."""
    return list_rows(vault, SharedCopy, "summary_id = ? ORDER BY made_at, rowid", (summary_id,))


def list_shared_people(vault: Vault) -> list[str]:
    """Of whom something is shared that was not taken back, by id."""
    rows = vault.execute(
        "SELECT DISTINCT person_id FROM shared_copy WHERE withdrawn_at IS NULL ORDER BY person_id"
    ).fetchall()
    return [str(row[0]) for row in rows]


def list_shared_items(vault: Vault, limit: int) -> list[str]:
    """The latest items that were shared, newest first, also those that were taken back."""
    rows = vault.execute(
        "SELECT item FROM shared_copy GROUP BY item ORDER BY max(made_at) DESC, item LIMIT ?", (limit,)
    ).fetchall()
    return [str(row[0]) for row in rows]


def list_spent(vault: Vault, consent_ids: Sequence[str], summary_id: str) -> frozenset[str]:
    """Those of these decisions that another summary than this one went under."""
    rows = vault.execute(
        f"SELECT DISTINCT consent_id FROM shared_copy WHERE consent_id IN ({marks(consent_ids)}) AND summary_id != ?",
        (*consent_ids, summary_id),
    ).fetchall()
    return frozenset(str(row[0]) for row in rows)


def put_shared_withdrawn(vault: Vault, parcel: str, at: datetime) -> None:
    """Say that nobody is to have what this parcel brought any more."""
    vault.execute(
        "UPDATE shared_copy SET withdrawn_at = ifnull(withdrawn_at, ?) WHERE parcel = ?",
        (at.isoformat(), parcel),
    )


def put_received(vault: Vault, row: Received) -> bool:
    """Keep what was opened; a version that came before, in whatever parcel, stays as it is. Says whether it is new."""
    is_new = put_row(vault, row, once=True)
    if is_new:
        put_off_came(vault, row.item, row.version, row.previous)
    return is_new


def get_received(vault: Vault, version: str) -> Received | None:
    """One version of what came."""
    return first(list_rows(vault, Received, "version = ?", (version,)))


def get_received_line(vault: Vault, version: str) -> ReceivedLine | None:
    """The same without what it says."""
    return first(list_rows(vault, ReceivedLine, "version = ?", (version,)))


def list_received_of(vault: Vault, item: str) -> list[Received]:
    """Every version of one item that came, in the order it came."""
    return list_rows(vault, Received, "item = ? ORDER BY arrived_at, version", (item,))


def list_authors_of(vault: Vault, item: str) -> set[str]:
    """Whose versions of one item came."""
    rows = vault.execute("SELECT DISTINCT author FROM received WHERE item = ?", (item,)).fetchall()
    return {str(author) for (author,) in rows}


def is_shared_here(vault: Vault, item: str) -> bool:
    """Whether an item was ever shared from here."""
    return vault.execute("SELECT 1 FROM shared_copy WHERE item = ? LIMIT 1", (item,)).fetchone() is not None


def list_received_from(vault: Vault, author: str, since: datetime) -> list[Received]:
    """What one author has sent and was opened or seen here since then; and every withdrawal of theirs."""
    looked_at = "(opened_at >= ? OR seen_at >= ? OR kind = 4)"
    values = (author, since.isoformat(), since.isoformat())
    return list_rows(vault, Received, f"author = ? AND {looked_at} ORDER BY arrived_at, version", values)


def list_received_about(vault: Vault, item: str) -> list[Received]:
    """The answers, receipts and withdrawals that came about one item, in the order they came."""
    return list_rows(vault, Received, "about_item = ? ORDER BY arrived_at, version", (item,))


def list_authors_in(vault: Vault, parcel: str) -> frozenset[str]:
    """Whose versions came in parcels with this id."""
    rows = vault.execute("SELECT author FROM received WHERE parcel = ?", (parcel,)).fetchall()
    return frozenset(str(row[0]) for row in rows)


def list_lines_to_see(vault: Vault) -> list[ReceivedLine]:
    """Every version of each summary that has one which was neither seen nor answered nor taken back, as they came."""
    to_see = "SELECT item FROM received WHERE kind IN (1, 5) AND seen_at IS NULL AND withdrawn_at IS NULL"
    rows = list_rows(vault, ReceivedLine, f"item IN ({to_see}) AND +kind IN (1, 5)", ())
    return sorted(rows, key=lambda one: (one.arrived_at, one.version))


def list_every_line(vault: Vault) -> list[ReceivedLine]:
    """Every version of every summary that came, also the stubs, in the order it came, without what it says."""
    return list_rows(vault, ReceivedLine, "kind IN (1, 5) ORDER BY arrived_at, version")


def has_inbox(vault: Vault) -> bool:
    """Whether a summary ever came, also one that was taken back."""
    return bool(vault.execute("SELECT 1 FROM received WHERE kind IN (1, 5) LIMIT 1").fetchone())


def list_lines_of(vault: Vault, item: str) -> list[ReceivedLine]:
    """Every version of one summary that came, also the stubs, in the order it came, without what it says."""
    condition = "item = ? AND +kind IN (1, 5) ORDER BY arrived_at, version"
    return list_rows(vault, ReceivedLine, condition, (item,))


def get_heading(vault: Vault, version: str) -> tuple[str, str]:
    """What the person of a summary is called, and what its author asks: empty once it was destroyed."""
    row = vault.execute(
        "SELECT json_extract(content, '$.name'), json_extract(content, '$.question') FROM received "
        "WHERE version = ?",
        (version,),
    ).fetchone()
    return (row[0] or "", row[1] or "") if row else ("", "")


def list_answers_about(vault: Vault, item: str) -> list[Received]:
    """Answers about one item from those whom it was shared with, in the order they came. One that its author has
    taken back says nothing any more."""
    condition = f"about_item = ? AND +kind = 2 AND content IS NOT NULL AND {_SHARED_WITH_THEM}"
    return list_rows(vault, Received, f"{condition} ORDER BY arrived_at, version", (item,))


def list_destroyed_elsewhere(vault: Vault) -> list[Received]:
    """Receipts that say a copy is gone of something that was not shared from here, newest first."""
    said = "kind = 3 AND json_extract(content, '$.what') = 'destroyed'"
    elsewhere = "about_item NOT IN (SELECT item FROM shared_copy)"
    return list_rows(vault, Received, f"{said} AND {elsewhere} ORDER BY arrived_at DESC, version", ())


def list_answers_to_read(vault: Vault, limit: int) -> list[Received]:
    """Answers from those whom an item was shared with, and that nobody has marked as read, oldest first."""
    return list_rows(vault, Received, f"{_TO_READ} ORDER BY arrived_at, version LIMIT ?", (limit,))


def count_answers_to_read(vault: Vault) -> int:
    """How many of them there are."""
    return int(vault.execute(f"SELECT count(*) FROM received WHERE {_TO_READ}").fetchone()[0])


def put_opened(vault: Vault, version: str, at: datetime) -> None:
    """Note when the reader first opened it."""
    vault.execute(
        "UPDATE received SET opened_at = ifnull(opened_at, ?) WHERE version = ?", (at.isoformat(), version)
    )


def put_seen(vault: Vault, version: str, at: datetime) -> None:
    """Note when the reader first marked it as seen or answered it."""
    vault.execute(
        "UPDATE received SET seen_at = ifnull(seen_at, ?) WHERE version = ?", (at.isoformat(), version)
    )


def drop_received(vault: Vault, item: str, why: str, at: datetime) -> int:
    """Destroy what came of an item, opened and sealed, and what was written in answer to it, with their words in the
    index, in the caller's transaction: stubs stay. How many there were.

    What was deleted is overwritten in the file by the engine; Vault.empty_log afterwards does so for the log.
    """
    rows = list_received_of(vault, item)
    for row in rows:
        drop_arrival_data(vault, row.parcel)
        drop_came(vault, row.version)
    vault.execute(
        "UPDATE received SET content = NULL, basis = NULL, withdrawn_why = ifnull(withdrawn_why, ?), "
        "withdrawn_at = ifnull(withdrawn_at, ?) WHERE item = ?",
        (why, at.isoformat(), item),
    )
    # Whoever answers may quote it; what they have sent is sealed, and only its author can open that.
    for (answer_id,) in vault.execute(
        "SELECT DISTINCT id FROM answer WHERE about_item = ?", (item,)
    ).fetchall():
        drop_words(vault, str(answer_id))
    vault.execute("UPDATE answer SET text = '' WHERE about_item = ?", (item,))
    return len(rows)
