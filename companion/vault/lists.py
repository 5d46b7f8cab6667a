"""The lists of the first screen: each one indexed query with the names of those it is about, however many there are."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, kw_only=True)
class ListOf:
    """A list: of which kind, what stands on it (SQL of ours), in which order; which columns hold its day and words."""

    kind: str
    day: str
    text: str = "''"
    where: str
    order: str


MEETINGS = ListOf(
    kind="conversation",
    day="next_meeting_on",
    text="next_meeting_state",
    where="next_meeting_on IS NOT NULL AND next_meeting_state IN ('planned', 'moved')",
    order="next_meeting_on, listed.id",
)
"""Conversations whose next meeting stands open, earliest first, whenever it was or will be; its state."""
UNFINISHED = ListOf(kind="conversation", day="held_on", where="state != 'agreed'", order="held_on")
"""Conversations that are not agreed yet, oldest first."""
DUE = ListOf(
    kind="action",
    day="by_when",
    text="text",
    where="by_when IS NOT NULL AND by_when <= ? AND state IN ('offered', 'accepted')",
    order="by_when",
)
"""Actions offered or accepted that were to be done by a day (the one value), oldest first, in their own words."""
WAITING = ListOf(
    kind="introduction",
    day="received_on",
    where="direction = 'in' AND first_held_on IS NULL",
    order="received_on",
)
"""Introductions to us whose first conversation has not been held, longest wait first."""
ON_THE_WAY = ListOf(
    kind="introduction",
    day="sent_on",
    text="to_service",
    where="direction = 'out' AND arrived_on IS NULL AND came_back_on IS NULL",
    order="sent_on",
)
"""Introductions on to others that have not arrived and not come back, oldest first, and where to."""


def count_people(vault: Vault) -> int:
    """How many people stand in the vault."""
    return int(vault.execute("SELECT count(*) FROM person WHERE head AND removed IS NULL").fetchone()[0])


def list_lines(vault: Vault, of: ListOf, limit: int, *values: str) -> list[Listed]:
    """The first lines of a list, at most `limit`, without those of people who were taken out of the lists."""
    rows = vault.execute(
        f"SELECT person.id, person.name, listed.id, {of.day}, {of.text} {_from(of)} ORDER BY {of.order} LIMIT ?",
        (*values, limit),
    )
    return [
        Listed(person, name, record, date.fromisoformat(on) if on else None, words)
        for person, name, record, on, words in rows.fetchall()
    ]


def count_lines(vault: Vault, of: ListOf, *values: str) -> int:
    """How many lines a list has."""
    return int(vault.execute(f"SELECT count(*) {_from(of)}", values).fetchone()[0])


def _from(of: ListOf) -> str:
    return (
        f"FROM {of.kind} AS listed "
        "CROSS JOIN person ON person.id = listed.person_id AND person.head AND person.removed IS NULL "
        f"WHERE listed.head AND listed.removed IS NULL AND {of.where}"
    )


class Kept(NamedTuple):
    """A person whose time is over: when support ended, and until when somebody decided to keep them, if ever."""

    person_id: str
    person_name: str
    ended_on: date
    keep_until: date | None


def list_over(vault: Vault, ended_before: date, today: date, limit: int) -> list[Kept]:
    """People nobody talked with since before `ended_before`, longest ago first; not those kept beyond `today`."""
    rows = vault.execute(
        f"SELECT id, name, ended, until {_OVER} ORDER BY ended, id LIMIT ?",
        (*_over(ended_before, today), limit),
    )
    return [
        Kept(person, name, date.fromisoformat(ended), date.fromisoformat(until) if until else None)
        for person, name, ended, until in rows.fetchall()
    ]


def count_over(vault: Vault, ended_before: date, today: date) -> int:
    """How many people that list holds."""
    return int(vault.execute(f"SELECT count(*) {_OVER}", _over(ended_before, today)).fetchone()[0])


# Support ends with the last conversation. Where there was none, nothing tells when it did: nobody is proposed.
_OVER = """FROM (SELECT person.id, person.name,
        (SELECT max(held_on) FROM conversation WHERE person_id = person.id AND head AND removed IS NULL) AS ended,
        (SELECT max(look_again_on) FROM keeping WHERE person_id = person.id AND head AND removed IS NULL) AS until
    FROM person WHERE head AND removed IS NULL)
    WHERE ended < ? AND (until IS NULL OR until <= ?)"""


def _over(ended_before: date, today: date) -> tuple[str, str]:
    return ended_before.isoformat(), today.isoformat()
