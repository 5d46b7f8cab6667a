"""What the engine is told. The time (aware, UTC) and the dice (from [0, 1)) come with each event: it has neither."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from companion.errors import Code
from companion.sync.commands import Collected, Opened, Outgoing, RosterTaken
from companion.sync.states import Facts, Trigger
from companion.sync.wire import CarrierIdentity, Page, PutStatus, RosterPage

Answer = (
    None
    | bool
    | Opened
    | Collected
    | CarrierIdentity
    | RosterPage
    | RosterTaken
    | Outgoing
    | Page
    | tuple[bytes, ...]
    | tuple[PutStatus, ...]
)


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something happened at `now`."""

    now: datetime
    dice: float


@dataclass(frozen=True, kw_only=True)
class Ticked(Event):
    """Time has passed: the wait that Wake asked for is over, or someone looks whether it is."""


@dataclass(frozen=True, kw_only=True)
class Wanted(Event):
    """A round is wanted."""

    why: Trigger


@dataclass(frozen=True, kw_only=True)
class Answered(Event):
    """The question of `turn` has its answer."""

    turn: int
    answer: Answer


@dataclass(frozen=True, kw_only=True)
class Failed(Event):
    """The question of `turn` has none: the code of a KnownError with its facts, or no code, for a bug of ours."""

    turn: int
    code: Code | None
    facts: Facts = ()


@dataclass(frozen=True, kw_only=True)
class Halted(Event):
    """The vault is closing: what is asked will not be answered."""
