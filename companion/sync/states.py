"""How a carrier stands with the engine: at rest, at work, waiting or stopped; and what a round knows so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from companion.errors import Code
from companion.sync.commands import Collected, Question, Stored
from companion.sync.wire import Limits

NOT_YET = "not_yet"
UP_TO_DATE = "up_to_date"
WORKING = "working"
OUR_FAULT = "our_fault"
"""Reasons that are no code: not tried yet, nothing left to do, a round goes on, a bug of ours."""

Facts = tuple[tuple[str, str | int], ...]


class Phase(StrEnum):
    """RESTING: all is done. WORKING: a round goes on. WAITING: tried again by itself. STOPPED: needs a person."""

    RESTING = "resting"
    WORKING = "working"
    WAITING = "waiting"
    STOPPED = "stopped"


_SETTLED = frozenset({Phase.RESTING, Phase.WAITING, Phase.STOPPED})


class Trigger(StrEnum):
    """Why a round is wanted: something new to send, the network or the stick came back, the worker asked, unlock."""

    OUTBOX = "outbox"
    NETWORK = "network"
    WORKER = "worker"
    UNLOCK = "unlock"


@dataclass(frozen=True)
class Trouble:
    """Why something did not work: the code (or OUR_FAULT) and its facts."""

    reason: str
    facts: Facts = ()


@dataclass(frozen=True, kw_only=True)
class Round:
    """What one round knows so far. `answered`: parcels the carrier has spoken about. `again`: another round is wanted.

    `trouble`: what kept us from writing; reading went on.
    """

    collected: Collected = field(default_factory=lambda: Collected(cursor=b""))
    done: int = 0
    total: int = 0
    answered: frozenset[str] = frozenset()
    roster_tries: int = 0
    pages: int = 0
    asked_again: bool = False
    started_over: bool = False
    again: bool = False
    trouble: Trouble | None = None


@dataclass(frozen=True, kw_only=True)
class State:
    """One carrier. `asked` is the one question that has no answer yet, `turn` its number.

    `settled`, `settled_why` and `since` say how the last round ended and since when that is so; they outlast the
    rounds that end the same way. `pinned` is the identity the carrier had at the first meeting.
    """

    settled: Phase
    settled_why: str
    since: datetime
    facts: Facts = ()
    limits: Limits
    pinned: bytes | None = None
    attempts: int = 0
    last_try_at: datetime | None = None
    next_try_at: datetime | None = None
    last_success_at: datetime | None = None
    turn: int = 0
    asked: Question | None = None
    round: Round = field(default_factory=Round)

    @property
    def phase(self) -> Phase:
        """WORKING while something is asked, else how the last round ended."""
        return self.settled if self.asked is None else Phase.WORKING

    @property
    def reason(self) -> str:
        """Why it is so: a code, or a word of this module."""
        return self.settled_why if self.asked is None else WORKING

    @property
    def done(self) -> int:
        """Parcels sent and received in this round."""
        return self.round.done

    @property
    def total(self) -> int:
        """Parcels of this round, as far as it is known; never less than done."""
        return max(self.round.total, self.round.done)

    @property
    def until(self) -> datetime | None:
        """When it is tried again by itself; None while it works or is stopped."""
        return self.next_try_at if self.asked is None else None

    @property
    def is_held(self) -> bool:
        """Whether the carrier itself asked for the wait: then not even the worker's key shortens it."""
        return self.phase is Phase.WAITING and self.settled_why == Code.CARRIER_BUSY

    @property
    def stored(self) -> Stored:
        """What the vault keeps of this."""
        return Stored(
            phase=self.settled,
            reason=self.settled_why,
            facts=self.facts,
            since=self.since,
            attempts=self.attempts,
            last_try_at=self.last_try_at,
            next_try_at=self.next_try_at,
            last_success_at=self.last_success_at,
        )


def fresh(now: datetime, limits: Limits, stored: Stored | None = None, pinned: bytes | None = None) -> State:
    """The state after unlocking: what was stored, or a carrier that was never tried."""
    if stored is None or stored.phase not in _SETTLED:
        return State(settled=Phase.WAITING, settled_why=NOT_YET, since=now, limits=limits, pinned=pinned)
    return State(
        settled=Phase(stored.phase),
        settled_why=stored.reason or NOT_YET,
        facts=stored.facts,
        since=stored.since,
        limits=limits,
        pinned=pinned,
        attempts=max(0, stored.attempts),
        last_try_at=stored.last_try_at,
        next_try_at=stored.next_try_at,
        last_success_at=stored.last_success_at,
    )


def ended(
    state: State, now: datetime, settled: Phase, why: str, facts: Iterable[tuple[str, str | int]] = ()
) -> State:
    """The state when a round is over, however it ended. Its age begins anew when it ended otherwise than before."""
    same = (settled, why) == (state.settled, state.settled_why)
    return replace(
        state,
        settled=settled,
        settled_why=why,
        facts=tuple(facts),
        since=state.since if same else now,
        last_try_at=now,
        next_try_at=None,
        asked=None,
        round=Round(),
        turn=state.turn + 1,
    )


def age(state: State, now: datetime) -> timedelta:
    """How long it has stood like this; never negative, whatever the clock did."""
    return max(timedelta(0), now - state.since)
