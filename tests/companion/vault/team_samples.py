"""Rows of the team for tests: made up, and complete."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

from companion.vault.carriers import CarrierRow, put_carrier
from companion.vault.db import Vault
from companion.vault.inbox import ArrivalRow
from companion.vault.outbox import OutboxRow, put_parcel
from companion.vault.shared import Received, SharedCopy
from companion.vault.team_rows import OwnKey, PostedInvite, RequestRow, RosterRow

DAY = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
TEAM, DEVICE, ADA, SAM = "team-1", "device-1", "member-ada", "member-sam"


def minute(number: int) -> datetime:
    return DAY + timedelta(minutes=number)


def digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def add_carrier(vault: Vault, carrier: str = "carrier-1", **values: Any) -> CarrierRow:
    row = CarrierRow(**{"id": carrier, "kind": "folder", "place": "/made/up", "since": DAY, **values})
    with vault.transaction():
        put_carrier(vault, row)
    return row


def sealed(seq: int, **values: Any) -> OutboxRow:
    told: dict[str, Any] = {
        "parcel": f"parcel-{seq}",
        "kind": 1,
        "item": "item-1",
        "device": DEVICE,
        "seq": seq,
        "digest": digest(f"parcel-{seq}"),
        "data": b"sealed" * 10,
        "sealed_at": minute(seq),
    }
    return OutboxRow(**{**told, **values})


def add_parcels(vault: Vault, count: int, carriers: tuple[str, ...] = ("carrier-1",)) -> list[OutboxRow]:
    rows = [sealed(seq) for seq in range(1, count + 1)]
    with vault.transaction():
        for row in rows:
            put_parcel(vault, row, {SAM: row.seq}, carriers)
    return rows


def arrival(number: int, **values: Any) -> ArrivalRow:
    told: dict[str, Any] = {
        "digest": digest(f"arrival-{number}"),
        "parcel": f"parcel-{number}",
        "data": b"came" * 10,
        "arrived_at": minute(number),
        "carrier": "carrier-1",
    }
    return ArrivalRow(**{**told, **values})


def received(number: int, **values: Any) -> Received:
    told: dict[str, Any] = {
        "version": f"version-{number}",
        "item": "item-1",
        "kind": 1,
        "author": ADA,
        "device": DEVICE,
        "parcel": f"parcel-{number}",
        "basis": {"why": "consent", "topics_included": ["home"]},
        "content": {"question": "Wie geht's?", "strengths": ["mends bicycles"]},
        "written_at": minute(number),
        "arrived_at": minute(number),
    }
    return Received(**{**told, **values})


def shared(number: int, **values: Any) -> SharedCopy:
    told: dict[str, Any] = {
        "parcel": f"parcel-{number}",
        "item": "item-1",
        "version": f"version-{number}",
        "summary_id": "summary-1",
        "summary_version": "draft-1",
        "person_id": "person-1",
        "consent_id": "consent-1",
        "consent_version": "consent-1-1",
        "content": {"question": "Wie geht's?", "strengths": ["mends bicycles"]},
        "made_at": minute(number),
    }
    return SharedCopy(**{**told, **values})


def own_key(**values: Any) -> OwnKey:
    told: dict[str, Any] = {"id": ADA, "secret": b"s" * 96, "public": b"p" * 1216, "made_at": DAY}
    return OwnKey(**{**told, **values})


def entry(number: int, **values: Any) -> RosterRow:
    told: dict[str, Any] = {
        "hash": digest(f"entry-{number}"),
        "team": TEAM,
        "number": number,
        "prev": digest(f"entry-{number - 1}"),
        "data": b"entry",
        "standing": True,
    }
    return RosterRow(**{**told, **values})


def request(number: int, **values: Any) -> RequestRow:
    told: dict[str, Any] = {
        "hash": digest(f"request-{number}"),
        "locator": b"l" * 16,
        "data": b"request",
        "arrived_at": minute(number),
    }
    return RequestRow(**{**told, **values})


def invite(number: int, **values: Any) -> PostedInvite:
    told: dict[str, Any] = {
        "locator": bytes([number]) * 16,
        "posted": b"sealed",
        "expires_at": minute(number),
    }
    return PostedInvite(**{**told, **values})
