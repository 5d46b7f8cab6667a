"""Where sync goes: the carriers this laptop uses, how far it has read there, and how it went."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from companion.errors import Code, KnownError
from companion.vault.columns import to_row
from companion.vault.db import Vault
from companion.vault.store import Store, first, list_rows, put_row


class CarrierState(StrEnum):
    """How the last round there ended. WAITING: tried again by itself. STOPPED: needs a person."""

    RESTING = "resting"
    WAITING = "waiting"
    STOPPED = "stopped"


@dataclass(frozen=True, kw_only=True)
class CarrierRow:
    """One carrier. `identity` is pinned at the first meeting; `roster_cursor` is the last number read, −1 for none.

    `reason` is a code or a word of the engine, `facts` what belongs to it, `since` when it began to stand so;
    `attempts` counts failures since the last success. `left_at`: from when on it was not used any more.
    """

    TABLE: ClassVar[str] = "carrier"

    id: str
    kind: str
    place: str
    identity: bytes | None = None
    cursor: bytes = b""
    roster_cursor: int = -1
    state: CarrierState = CarrierState.WAITING
    reason: str = "not_yet"
    facts: dict[str, str | int] = field(default_factory=dict)
    since: datetime
    attempts: int = 0
    last_try_at: datetime | None = None
    last_success_at: datetime | None = None
    next_try_at: datetime | None = None
    left_at: datetime | None = None


_LASTING = frozenset({"id", "kind", "place", "left_at"})
_CHANGING = tuple(item.name for item in fields(CarrierRow) if item.name not in _LASTING)
_SETTINGS = ", ".join(f"{name} = :{name}" for name in _CHANGING)


def put_carrier(vault: Vault, row: CarrierRow) -> None:
    """Begin to use a carrier, in the caller's transaction."""
    put_row(vault, row)


def get_carrier(store: Store, carrier: str) -> CarrierRow:
    """The carrier as it stands. Raises KnownError NOT_FOUND."""
    found = first(list_rows(store, CarrierRow, "id = ?", (carrier,)))
    if found is None:
        raise KnownError(Code.NOT_FOUND, kind="carrier", id=carrier)
    return found


def list_carriers(store: Store) -> list[CarrierRow]:
    """The carriers in use, in the order they were added."""
    return list_rows(store, CarrierRow, "left_at IS NULL ORDER BY id")


def list_carrier_ids(store: Store) -> list[str]:
    """The same by their ids alone."""
    rows = store.execute("SELECT id FROM carrier WHERE left_at IS NULL ORDER BY id")
    return [str(one) for (one,) in rows.fetchall()]


def get_carrier_kinds(store: Store) -> dict[str, str]:
    """Return the kind of every carrier that was ever used, by its id."""
    rows = store.execute("SELECT id, kind FROM carrier").fetchall()
    return {str(carrier): str(kind) for carrier, kind in rows}


def put_carrier_facts(store: Store, row: CarrierRow) -> None:
    """Store how it stands now: everything but which carrier it is and where. Cursors only with what they brought."""
    values = to_row(row)
    store.execute(
        f"UPDATE carrier SET {_SETTINGS} WHERE id = :id",
        {name: values[name] for name in ("id", *_CHANGING)},
    )


def put_carrier_place(vault: Vault, carrier: str, place: str) -> None:
    """Say where it is now: a stick has another letter, a hub another address. What it holds is checked anew."""
    vault.execute("UPDATE carrier SET place = ? WHERE id = ?", (place, carrier))


def drop_carrier(vault: Vault, carrier: str, at: datetime) -> None:
    """Use it no more. Nothing waits for it; what it has delivered stays known."""
    vault.execute("DELETE FROM delivery WHERE carrier = ? AND state = 'waiting'", (carrier,))
    vault.execute("UPDATE carrier SET left_at = ? WHERE id = ?", (at.isoformat(), carrier))
