"""How much of what was shared with us waits, told without reading a word of it: home asks at every start.

It needs no cryptography and no team, so it brings neither along.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from companion.services.session import Session
from companion.vault.shared import ReceivedLine, has_inbox, list_lines_to_see

L = TypeVar("L", bound=ReceivedLine)


class ItemState(StrEnum):
    """How far we are with an item: nothing of its latest version looked at, looked at, seen or answered, or gone."""

    NOT_OPENED = "not_opened"
    MINE_TO_ANSWER = "mine_to_answer"
    SEEN = "seen"
    TAKEN_BACK = "taken_back"


WAITING = frozenset({ItemState.NOT_OPENED, ItemState.MINE_TO_ANSWER})


@dataclass(frozen=True, kw_only=True)
class WaitingCount:
    """What waits for us, without a word of it. `oldest` is when the first of it came.

    `ever`: something was shared with us at some time.
    """

    not_opened: int
    mine_to_answer: int
    oldest: datetime | None
    ever: bool


def count_waiting_for_us(session: Session) -> WaitingCount:
    """How many items wait for us: one look at an index where nothing ever came."""
    items = by_item(list_lines_to_see(session.vault)).values()
    states = [(state_of(one), one[-1].arrived_at) for one in items]
    return WaitingCount(
        not_opened=sum(state is ItemState.NOT_OPENED for state, _ in states),
        mine_to_answer=sum(state is ItemState.MINE_TO_ANSWER for state, _ in states),
        oldest=min((at for state, at in states if state in WAITING), default=None),
        ever=bool(items) or has_inbox(session.vault),
    )


def find_next_item(session: Session, item: str) -> str:
    """The item that waits longest, other than this one; "" where none does."""
    waits = {
        other: min(one.arrived_at for one in rows if one.seen_at is None and one.withdrawn_at is None)
        for other, rows in by_item(list_lines_to_see(session.vault)).items()
        if other != item and state_of(rows) in WAITING
    }
    return min(waits, key=lambda other: waits[other], default="")


def by_item(rows: Iterable[L]) -> dict[str, list[L]]:
    """Versions by what they are versions of, in the order they came."""
    found: dict[str, list[L]] = {}
    for one in rows:
        found.setdefault(one.item, []).append(one)
    return found


def heads_of(rows: Sequence[L]) -> list[L]:
    """The versions that no other one follows: more than one only where the author worked in two places."""
    followed = {version for one in rows for version in one.previous}
    return [one for one in rows if one.version not in followed]


def state_of(rows: Sequence[ReceivedLine]) -> ItemState:
    """How far we are with an item of these versions."""
    if all(one.withdrawn_at is not None for one in rows):
        return ItemState.TAKEN_BACK
    heads = heads_of(rows)
    if any(one.opened_at is None for one in heads):
        return ItemState.NOT_OPENED
    return ItemState.SEEN if all(one.seen_at for one in heads) else ItemState.MINE_TO_ANSWER
