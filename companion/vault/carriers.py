"""Where sync goes: the carriers this laptop uses, how far it has read there, and how it went."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from companion.errors import Code, KnownError
from companion.vault.columns import to_row
from companion.vault.db import Vault
from companion.vault.store import Store, first, list_rows, put_row


class CarrierState(StrEnum):
    """How it stands with a carrier. NEW: never reached. WAITING: it will be tried again by itself."""

    NEW = "new"
    FINE = "fine"
    WAITING = "waiting"
    NEEDS_ATTENTION = "needs_attention"
    STOPPED = "stopped"


@dataclass(frozen=True, kw_only=True)
class CarrierRow:
    """One carrier. `identity` is pinned at the first meeting; `roster_cursor` is the last number read, −1 for none.

    `reason` is a code, `facts` what belongs to it; `attempts` counts failures since the last success.
    """

    TABLE: ClassVar[str] = "carrier"

    id: str
    kind: str
    place: str
    identity: bytes | None = None
    cursor: bytes = b""
    roster_cursor: int = -1
    state: CarrierState = CarrierState.NEW
    reason: str = ""
    facts: dict[str, str | int]
    attempts: int = 0
    last_try_at: datetime | None = None
    last_success_at: datetime | None = None
    next_try_at: datetime | None = None


_LASTING = frozenset({"id", "kind", "place"})
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
    return list_rows(store, CarrierRow, "state != ? ORDER BY id", (CarrierState.STOPPED,))


def list_all_carriers(store: Store) -> list[CarrierRow]:
    """The carriers in use and those no longer used, in the order they were added."""
    return list_rows(store, CarrierRow, "1 ORDER BY id")


def put_carrier_facts(store: Store, row: CarrierRow) -> None:
    """Store how it stands now: everything but which carrier it is and where. Cursors only with what they brought."""
    values = to_row(row)
    store.execute(
        f"UPDATE carrier SET {_SETTINGS} WHERE id = :id",
        {name: values[name] for name in ("id", *_CHANGING)},
    )
