"""What has come: each parcel's bytes as they came, what is kept apart and why, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from companion.vault.db import Vault
from companion.vault.store import Store, first, list_rows, put_row

ROW_BYTES = 512
"""What a row takes besides its bytes, and more."""


class ArrivalState(StrEnum):
    """What became of what came. WAITING: the roster entry it names is not here yet. SET_ASIDE: refused, and a person
    has read so.
    """

    NEW = "new"
    OPENED = "opened"
    KEPT_APART = "kept_apart"
    WAITING = "waiting"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, kw_only=True)
class ArrivalLine:
    """Something that came, without its bytes. `reason` is a code; `parcel` empty where it could not be read."""

    TABLE: ClassVar[str] = "arrival"

    digest: bytes
    parcel: str
    arrived_at: datetime
    carrier: str
    state: ArrivalState = ArrivalState.NEW
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ArrivalRow(ArrivalLine):
    """Something that came, with its bytes: empty once they were destroyed."""

    data: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Gap:
    """How many parcels of a device to a member have not come, of those it has numbered so far."""

    device: str
    member: str
    missing: int


def put_arrival(store: Store, row: ArrivalRow) -> bool:
    """Keep what came, in the transaction that moves the cursor. The same bytes again are ignored: False."""
    return put_row(store, row, once=True)


def list_arrivals(store: Store, state: ArrivalState, limit: int) -> list[ArrivalRow]:
    """What is in a state, in the order it came, with its bytes."""
    return list_rows(store, ArrivalRow, "state = ? ORDER BY place LIMIT ?", (state, limit))


def list_waiting_arrivals(store: Store, limit: int) -> list[ArrivalLine]:
    """What waits for the roster, in the order it came."""
    return list_rows(store, ArrivalLine, "state = 'waiting' ORDER BY place LIMIT ?", (limit,))


def get_arrival(store: Store, digest: bytes) -> ArrivalRow | None:
    """What came with this digest."""
    return first(list_rows(store, ArrivalRow, "digest = ?", (digest,)))


def size_kept_apart(store: Store) -> int:
    """Bytes of everything that was refused, or waits for the roster; a row counts as ROW_BYTES at least."""
    row = store.execute(
        "SELECT ifnull(sum(max(length(data), ?)), 0) FROM arrival "
        "WHERE state IN ('kept_apart', 'waiting') AND length(data) > 0",
        (ROW_BYTES,),
    ).fetchone()
    return int(row[0])


def drop_oldest_kept_apart(vault: Vault, most: int) -> None:
    """Forget of what was refused, and has no bytes any more, all but the latest `most`."""
    vault.execute(
        "DELETE FROM arrival WHERE state = 'kept_apart' AND length(data) = 0 AND place < ifnull("
        "(SELECT place FROM arrival WHERE state = 'kept_apart' ORDER BY place DESC LIMIT 1 OFFSET ?), 0)",
        (most - 1,),
    )


def list_arrivals_of(store: Store, parcel: str) -> list[ArrivalLine]:
    """Everything that came under one parcel id: more than one is a conflict."""
    return list_rows(store, ArrivalLine, "parcel = ? ORDER BY place", (parcel,))


def list_kept_apart(store: Store, limit: int) -> list[ArrivalLine]:
    """What was refused, latest first."""
    return list_rows(store, ArrivalLine, "state = 'kept_apart' ORDER BY place DESC LIMIT ?", (limit,))


def put_arrival_state(vault: Vault, digest: bytes, state: ArrivalState, reason: str = "") -> None:
    """Say what became of it, in the transaction that opened or refused it."""
    vault.execute("UPDATE arrival SET state = ?, reason = ? WHERE digest = ?", (state, reason, digest))


def drop_arrival_data(vault: Vault, parcel: str) -> None:
    """Destroy the sealed bytes of a parcel. That it came stays, so that it is not taken in again.

    What was not looked at yet stays: it may be another's, who has used the same id.
    """
    vault.execute(
        "UPDATE arrival SET data = x'' WHERE parcel = ? AND state NOT IN ('new', 'waiting')", (parcel,)
    )


def drop_arrival_bytes(vault: Vault, digest: bytes) -> None:
    """Keep of something that was refused only that it came."""
    vault.execute("UPDATE arrival SET data = x'' WHERE digest = ?", (digest,))


def put_counter(vault: Vault, device: str, member: str, counter: int) -> None:
    """Note the number an accepted parcel of a device to a member bears. Two may bear one: when nobody could say
    whether the first had left, the second took its number.
    """
    vault.execute(
        "INSERT INTO counter (device, member, counter) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (device, member, counter),
    )


def list_gaps(store: Store, member: str) -> list[Gap]:
    """The devices whose parcels to `member` have not all come."""
    rows = store.execute(
        "SELECT device, member, max(counter) - count(counter) AS missing FROM counter WHERE member = ? "
        "GROUP BY device, member HAVING missing > 0 ORDER BY device",
        (member,),
    ).fetchall()
    return [Gap(device=device, member=who, missing=missing) for device, who, missing in rows]
