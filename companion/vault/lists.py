"""The lists of the first screen: each one indexed query with the names of those it is about, however many there are."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from companion.vault.db import Vault


class Listed(NamedTuple):
    """One line: whose, which record, the day it is sorted by, and the words that belong to it (or "")."""

    person_id: str
    person_name: str
    record_id: str
    day: date | None
    text: str


def count_people(vault: Vault) -> int:
    """How many people stand in the vault."""
    return int(vault.execute("SELECT count(*) FROM person WHERE head AND removed IS NULL").fetchone()[0])


def list_meetings_on(vault: Vault, day: date, limit: int) -> list[Listed]:
    """Conversations whose next meeting is on `day`."""
    condition = "next_meeting_on = ? ORDER BY listed.id"
    return _list(vault, "conversation", "next_meeting_on", "''", condition, day.isoformat(), limit)


def list_unfinished(vault: Vault, limit: int) -> list[Listed]:
    """Conversations that are not agreed yet, oldest first."""
    return _list(vault, "conversation", "held_on", "''", "state != 'agreed' ORDER BY held_on", limit)


def list_due(vault: Vault, day: date, limit: int) -> list[Listed]:
    """Actions offered or accepted that were to be done by `day`, oldest first, in their own words."""
    condition = "by_when IS NOT NULL AND by_when <= ? AND state IN ('offered', 'accepted') ORDER BY by_when"
    return _list(vault, "action", "by_when", "text", condition, day.isoformat(), limit)


def list_waiting(vault: Vault, limit: int) -> list[Listed]:
    """Introductions to us whose first conversation has not been held, longest wait first."""
    condition = "direction = 'in' AND first_held_on IS NULL ORDER BY received_on"
    return _list(vault, "introduction", "received_on", "''", condition, limit)


def list_on_the_way(vault: Vault, limit: int) -> list[Listed]:
    """Introductions on to others that have not arrived and not come back, oldest first, and where to."""
    condition = "direction = 'out' AND arrived_on IS NULL AND came_back_on IS NULL ORDER BY sent_on"
    return _list(vault, "introduction", "sent_on", "to_service", condition, limit)


def _list(vault: Vault, kind: str, day: str, text: str, condition: str, *values: str | int) -> list[Listed]:
    """Heads that match `condition` (SQL of ours), without those of people who were taken out of the lists."""
    rows = vault.execute(
        f"SELECT person.id, person.name, listed.id, {day}, {text} FROM {kind} AS listed "
        "CROSS JOIN person ON person.id = listed.person_id AND person.head AND person.removed IS NULL "
        f"WHERE listed.head AND listed.removed IS NULL AND {condition} LIMIT ?",
        values,
    )
    return [
        Listed(person, name, record, date.fromisoformat(on) if on else None, words)
        for person, name, record, on, words in rows.fetchall()
    ]
