"""What whoever drives sharing from a window asks of the vault: the engine's questions, in pieces that hold nothing up.

The engine decides (companion.sync.engine), ui.sync.syncing has the timers and the threads, and this is their side of
the vault. Everything here runs on the vault's thread, but for `FarSide`, which runs on a thread of its own place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Protocol, runtime_checkable

from companion.clock import Clock
from companion.domain.changes import Changes
from companion.errors import Code, KnownError
from companion.services.long_deeds import LongDeed
from companion.services.session import Session
from companion.services.sharing.keeping_to_consent import keep_in_parts
from companion.services.supervision.arrivals import Opening, joined, open_in_parts
from companion.services.sync.syncing import ROSTER, begin_syncing, keep_stored, perform
from companion.services.sync.ways import Way, close_way, get_way, open_way
from companion.services.team.membership import get_device_keys
from companion.sync import commands as ask
from companion.sync.carrier import Carrier
from companion.sync.events import Answer
from companion.sync.exchange import exchange
from companion.sync.states import State
from companion.sync.wire import CarrierKind, Limits
from companion.vault.carriers import get_carrier
from companion.vault.sharing_counts import list_done

OPENED_AT_ONCE = 20
"""Arrivals opened before other deeds have their turn: some milliseconds each on an old laptop."""
LOOKED_AT_AT_ONCE = 50
"""People whose consent is looked at before other deeds have their turn."""
KEPT_AT_A_PLACE = timedelta(days=90)
"""What nobody has confirmed by then is taken away from a folder all the same: it is in the outbox still."""


@dataclass(frozen=True, kw_only=True)
class Carried:
    """The answer for the engine, and what changed. `way`: the one to go from here on, where a round has begun."""

    answer: Answer = None
    changes: Changes = field(default_factory=Changes)
    way: Way | None = None


@dataclass(frozen=True, kw_only=True)
class PlaceBegun:
    """How a place stands after unlocking, and where it is looked for when it is gone: a folder, or a hub's address."""

    state: State
    folder: Path | None
    hub: str = ""


def begin_place(session: Session, carrier: str) -> PlaceBegun:
    """A place in use, as the engine begins with it. Raises NOT_FOUND."""
    row = get_carrier(session.vault, carrier)
    state = begin_syncing(session, carrier, Limits())
    if row.kind == CarrierKind.FOLDER:
        return PlaceBegun(state=state, folder=Path(row.place))
    return PlaceBegun(state=state, folder=None, hub=row.place)


def carry_out(
    session: Session, carrier: str, command: ask.VaultCommand, way: Way | None
) -> Carried | LongDeed[Carried]:
    """Do in the vault what the engine asks for. `way` is that of the round; it learns of new devices at once.

    Opening what has arrived is a long deed, and so is collecting. Raises KnownError, which is told to the engine as
    Failed.
    """
    if isinstance(command, ask.OpenArrivals):
        return _open(session, way)
    if isinstance(command, ask.Collect):
        return _collect(session, carrier, command, way)
    done = perform(session, carrier, command)
    _follow_roster(session, way, done.changes)
    return Carried(answer=done.answer, changes=done.changes)


def keep(session: Session, carrier: str, stored: ask.Stored) -> Carried:
    """Keep how a place stands. One that is used no more is passed over."""
    return Carried(changes=keep_stored(session, carrier, stored))


def list_not_needed(session: Session, carrier: str) -> tuple[str, ...]:
    """What may be taken away at a place: everyone has confirmed it, or it has lain there long enough."""
    return tuple(list_done(session.vault, carrier, session.clock.now() - KEPT_AT_A_PLACE))


def _open(session: Session, way: Way | None) -> LongDeed[Carried]:
    done = Opening()
    for part in open_in_parts(session, OPENED_AT_ONCE):
        done = joined(done, part)
        yield _nothing  # other deeds have their turn: what is being typed, above all
    _follow_roster(session, way, done.changes)
    return Carried(answer=ask.Opened(sealed=done.sealed), changes=done.changes)


def _collect(session: Session, carrier: str, command: ask.Collect, way: Way | None) -> LongDeed[Carried]:
    """First everybody's consent is looked at, part by part. Nothing is collected, and so nothing goes, before it is."""
    changes = Changes()
    for part in keep_in_parts(session, LOOKED_AT_AT_ONCE):
        changes |= part
        yield _nothing
    done = perform(
        session, carrier, command
    )  # looks again, at once and whole, where the day or the team changed
    changes |= done.changes
    _follow_roster(session, way, changes)
    return Carried(answer=done.answer, changes=changes, way=get_way(session, carrier))


def _follow_roster(session: Session, way: Way | None, changes: Changes) -> None:
    if way is not None and ROSTER in changes.kinds:
        way.keys.replace(get_device_keys(session))


def _nothing() -> None:
    """No work at all: only a place to stop at."""


@runtime_checkable
class _Prunes(Protocol):
    def prune(self, done: tuple[str, ...]) -> int: ...


@runtime_checkable
class _Ends(Protocol):
    def end(self) -> None: ...


class FarSide:
    """The far side of one round with one place, on the thread of that place: it opens the way when it is first asked.

    `live` is cleared when nobody waits for an answer any more: what can stop, stops.
    """

    def __init__(self, way: Way, clock: Clock, progress: Callable[[int, int], None]) -> None:
        self.live = Event()
        self.live.set()
        self._way = way
        self._clock = clock
        self._progress = progress
        self._carrier: Carrier | None = None

    def ask(self, command: ask.CarrierCommand) -> Answer:
        """What the place says. Raises what a carrier raises, and CANCELLED when nobody waits any more."""
        return exchange(self._open(), command)

    def prune(self, done: tuple[str, ...]) -> int:
        """Take away what nobody needs at the place any more; how many files went. A hub sees to that itself."""
        carrier = self._open()
        return carrier.prune(done) if done and isinstance(carrier, _Prunes) else 0

    def end(self) -> None:
        """From any thread: nobody waits any more. The key goes now, and what hangs in a network is broken off.

        What hangs in the system itself, at a dead network drive, comes back when the system lets it, without a key.
        """
        self.live.clear()
        self._way.credentials.forget()
        carrier = self._carrier  # opened a moment later, it is not asked: see _open
        if isinstance(carrier, _Ends):
            carrier.end()

    def close(self) -> None:
        """Let go of the place, and of the key."""
        self._way.credentials.forget()
        carrier, self._carrier = self._carrier, None
        if carrier is not None:
            close_way(carrier)

    def _open(self) -> Carrier:
        self._go_on(0, 0)
        if self._carrier is None:
            self._carrier = open_way(self._way, self._clock, self._go_on)
            self._go_on(0, 0)
        return self._carrier

    def _go_on(self, done: int, of: int) -> None:
        if not self.live.is_set():
            raise KnownError(Code.CANCELLED)
        if done:
            self._progress(done, of)
