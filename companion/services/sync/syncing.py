"""Sharing with a carrier: what the engine asks of the vault, and whole rounds in one go where no window drives it.

The engine (companion.sync.engine) says what to do next. Its VaultCommands are performed here, on the thread of the
vault; its CarrierCommands by companion.sync.exchange, on a thread that may wait. `sync_now` does both in turn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from companion.domain.changes import Changes
from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.supervision.arrivals import open_arrivals
from companion.services.sync.collecting import (
    POSTED,
    collect,
    collect_parcels,
    note_invites,
    note_put,
    note_requests,
)
from companion.services.sync.roster_exchange import note_pushed, take_roster_page
from companion.services.sync.taking_in import pin_identity, start_over, take_page
from companion.services.team.admitting import take_requests
from companion.services.team.answers import take_answers
from companion.services.team.membership import get_device_keys
from companion.sync import commands as ask
from companion.sync.carrier import Carrier
from companion.sync.engine import step
from companion.sync.events import Answer, Answered, Event, Failed, Wanted
from companion.sync.exchange import exchange
from companion.sync.states import Phase, State, Trigger, fresh
from companion.sync.wire import Limits
from companion.vault.carriers import CarrierState, get_carrier, list_carriers, put_carrier_facts

ROSTER = "roster_entry"
"""The kind of Changes after which a folder has to know the devices anew."""


@dataclass(frozen=True, kw_only=True)
class Performed:
    """The answer for the engine, and what changed in the vault."""

    answer: Answer
    changes: Changes


def begin_syncing(session: Session, carrier: str, limits: Limits) -> State:
    """How a carrier stands with the engine after unlocking. Raises NOT_FOUND."""
    row = get_carrier(session.vault, carrier)
    stored = ask.Stored(
        phase=row.state.value,
        reason=row.reason,
        facts=tuple((name, value) for name, value in row.facts.items() if name != POSTED),
        since=row.since,
        attempts=row.attempts,
        last_try_at=row.last_try_at,
        next_try_at=row.next_try_at,
        last_success_at=row.last_success_at,
    )
    return fresh(session.clock.now(), limits, stored, row.identity)


def perform(session: Session, carrier: str, command: ask.VaultCommand) -> Performed:
    """Do in the vault what the engine asks for. Raises KnownError, which is told to the engine as Failed."""
    return _PERFORMED[type(command)](session, carrier, command)


def keep_stored(session: Session, carrier: str, stored: ask.Stored) -> Changes:
    """Keep how a carrier stands, so that waits and reasons outlive a restart."""
    with session.vault.sync_door() as door, door.transaction():
        row = get_carrier(door, carrier)
        ours = {name: value for name, value in row.facts.items() if name == POSTED}
        kept = replace(
            row,
            state=CarrierState(stored.phase),
            reason=stored.reason,
            facts=dict(stored.facts) | ours,
            since=stored.since,
            attempts=stored.attempts,
            last_try_at=stored.last_try_at,
            last_success_at=stored.last_success_at,
            next_try_at=stored.next_try_at,
        )
        put_carrier_facts(door, kept)
    return Changes(ids=frozenset({carrier}), kinds=frozenset({"carrier"}))


def sync_now(
    session: Session,
    carrier: Carrier,
    random: Random,
    carrier_id: str = "",
    new_keys: Callable[[dict[str, bytes]], None] | None = None,
) -> Changes:
    """Whole rounds with one carrier until nothing is left to do, on this thread. Returns all that changed.

    Without an id it is the carrier in use that was met as this one, or the only one of its kind that was never met.
    `new_keys` is told the devices' keys when the roster has changed. It ends early where this laptop goes on as another
    device: that one needs a carrier of its own. Raises the KnownError that a round ended with, after it was kept; and
    what is a bug of ours.
    """
    carrier_id = carrier_id or _which(session, carrier)
    state = begin_syncing(session, carrier_id, carrier.limits)
    changes = Changes()
    event: Event = Wanted(now=session.clock.now(), dice=random.random(), why=Trigger.WORKER)
    state = replace(state, next_try_at=None)  # whoever asks on purpose waits for nothing
    while True:
        state, commands = step(state, event)
        for command in commands:
            if isinstance(command, ask.Keep):
                changes |= keep_stored(session, carrier_id, command.stored)
        if _is_renamed(event):
            return changes
        if state.asked is None:
            return _ended(state, changes)
        event, more = _heard(session, carrier, carrier_id, state, random)
        changes |= more
        if new_keys is not None and ROSTER in more.kinds:
            new_keys(get_device_keys(session))


def _heard(
    session: Session, carrier: Carrier, carrier_id: str, state: State, random: Random
) -> tuple[Event, Changes]:
    """What comes of the open question, and what changed."""
    assert state.asked is not None
    now, dice = session.clock.now(), random.random()
    try:
        answer, changes = _asked(session, carrier, carrier_id, state.asked)
    except KnownError as trouble:
        facts = tuple(trouble.facts.items())
        return Failed(now=now, dice=dice, turn=state.turn, code=trouble.code, facts=facts), Changes()
    return Answered(now=now, dice=dice, turn=state.turn, answer=answer), changes


def _is_renamed(event: Event) -> bool:
    said = event.answer if isinstance(event, Answered) else None
    return isinstance(said, ask.RosterTaken) and said.renamed


def _asked(
    session: Session, carrier: Carrier, carrier_id: str, question: ask.Question
) -> tuple[Answer, Changes]:
    if isinstance(question, ask.CarrierCommand):
        return exchange(carrier, question), Changes()
    performed = perform(session, carrier_id, question)
    return performed.answer, performed.changes


def _ended(state: State, changes: Changes) -> Changes:
    if state.phase is Phase.RESTING:
        return changes
    raise KnownError(Code(state.reason), **dict(state.facts))


def _which(session: Session, carrier: Carrier) -> str:
    met = carrier.identity()
    rows = [row for row in list_carriers(session.vault) if row.kind == met.kind]
    known = [row for row in rows if row.identity == met.id] or [row for row in rows if row.identity is None]
    if not known:
        raise KnownError(Code.NOT_FOUND, kind="carrier")
    return known[0].id


def _performed(answer: Answer, changes: Changes | None = None) -> Performed:
    return Performed(answer=answer, changes=changes or Changes())


def _open(session: Session, _carrier: str, _command: ask.OpenArrivals) -> Performed:
    opening = open_arrivals(session)
    return _performed(ask.Opened(sealed=opening.sealed), opening.changes)


def _collect(session: Session, carrier: str, _command: ask.Collect) -> Performed:
    return _performed(*collect(session, carrier))


def _take_roster(session: Session, carrier: str, command: ask.TakeRoster) -> Performed:
    return _performed(*take_roster_page(session, carrier, command))


def _note_pushed(session: Session, carrier: str, command: ask.NotePushed) -> Performed:
    return _performed(note_pushed(session, carrier, command), Changes(kinds=frozenset({ROSTER})))


def _take_requests(session: Session, _carrier: str, command: ask.TakeRequests) -> Performed:
    return _performed(None, take_requests(session, command.requests))


def _take_answers(session: Session, _carrier: str, command: ask.TakeAnswers) -> Performed:
    return _performed(None, take_answers(session, command.answers))


def _collect_parcels(session: Session, carrier: str, command: ask.CollectParcels) -> Performed:
    return _performed(collect_parcels(session, carrier, command))


def _quietly(deed: Callable[[Session, str, Any], Changes]) -> Callable[[Session, str, Any], Performed]:
    return lambda session, carrier, command: _performed(None, deed(session, carrier, command))


_PERFORMED: dict[type[ask.VaultCommand], Callable[[Session, str, Any], Performed]] = {
    ask.OpenArrivals: _open,
    ask.Collect: _collect,
    ask.PinIdentity: _quietly(pin_identity),
    ask.TakeRoster: _take_roster,
    ask.NotePushed: _note_pushed,
    ask.NoteInvites: _quietly(note_invites),
    ask.NoteRequests: _quietly(note_requests),
    ask.TakeRequests: _take_requests,
    ask.TakeAnswers: _take_answers,
    ask.CollectParcels: _collect_parcels,
    ask.NotePut: _quietly(note_put),
    ask.StartOver: _quietly(start_over),
    ask.TakePage: _quietly(take_page),
}
