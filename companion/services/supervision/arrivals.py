"""Opening what has arrived: each parcel by the rules of docs/format.md in their order, each kept or refused by itself.

What is refused stays apart with its reason, and the rest flows on. What names a roster entry that is not here yet
waits for it. Nothing that comes is ever thrown away unread, and nothing comes twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from companion.crypto.envelope import Header, Inner, SealedParcel, read_parcel
from companion.crypto.refusals import Refusal, refused
from companion.domain.changes import Changes
from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.sharing.envelope_check import require_envelope_once
from companion.services.supervision.keeping_apart import Room
from companion.services.supervision.receiving import Came, receive
from companion.services.team.membership import Membership, get_membership
from companion.team.roster import DeviceState, RosterState
from companion.vault.db import get_meta, put_meta
from companion.vault.inbox import (
    ArrivalRow,
    ArrivalState,
    drop_arrival_bytes,
    get_arrival,
    list_arrivals,
    list_arrivals_of,
    list_kept_apart,
    list_waiting_arrivals,
    put_arrival_state,
    put_counter,
)
from companion.vault.shared import list_authors_in
from companion.vault.team_rows import get_roster_entry, list_roster_hashes

KINDS = frozenset({"arrival"})
_AT_ONCE = 200
_MOST_TRIED_AGAIN = 10_000
_WAITED_AT = "arrivals_waited_at"
_MENDS_WITH_THE_ROSTER = frozenset(
    {
        Refusal.ROSTER_FORKED,
        Refusal.UNKNOWN_DEVICE,
        Refusal.NOT_THEIR_DEVICE,
        Refusal.NO_KEY,
        Refusal.NOT_THEIR_ITEM,
    }
)
"""Reasons that another state of the roster, or a key of ours that is known by now, can put right."""


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What opening did. `sealed`: parcels that went into the outbox because of it; `apart`: refused, and kept.

    `destroyed`: something was taken back by whoever shared it.
    """

    changes: Changes = field(default_factory=Changes)
    opened: int = 0
    sealed: int = 0
    apart: int = 0
    destroyed: bool = False


def open_arrivals(session: Session) -> Opening:
    """Open everything that has come and is not opened yet. One that is refused keeps no other back.

    Nothing happens before we are let in, or after this device was revoked: what came stays as it came.
    """
    done = Opening()
    for part in open_in_parts(session, _AT_ONCE):
        done = joined(done, part)
    return done


def open_in_parts(session: Session, at_once: int) -> Iterator[Opening]:
    """The same, about `at_once` of them at a time: between two parts other deeds have their turn."""
    part, destroyed = _open_part(session, at_once, first=True), False
    while part is not None:
        destroyed = destroyed or part.destroyed
        yield part
        part = _open_part(session, at_once, first=False)
    if destroyed:
        session.vault.empty_log()


def _open_part(session: Session, at_once: int, *, first: bool) -> Opening | None:
    """None where nothing is left to open. Who we are is asked each time: the team may be another one by now."""
    try:
        us = get_membership(session)
    except KnownError:
        return None
    rows = list_arrivals(session.vault, ArrivalState.NEW, at_once)
    if not rows and not first:
        return None
    heads = list_roster_hashes(session.vault, us.team)
    room, done = Room(session.vault), Opening()
    with session.vault.transaction():  # one commit for all of them; each is still kept or refused by itself
        if first:
            done = _open_waiting(session, us, heads, room)
        for row in rows:
            done = joined(done, _open_one(session, us, heads, row, room))
    return done


def try_again_with_roster(session: Session) -> None:
    """The roster is another one now: what it refused before is looked at again. In the caller's transaction."""
    for line in list_kept_apart(session.vault, _MOST_TRIED_AGAIN):
        if line.reason in _MENDS_WITH_THE_ROSTER:
            put_arrival_state(session.vault, line.digest, ArrivalState.NEW)


def _open_waiting(session: Session, us: Membership, heads: dict[int, bytes], room: Room) -> Opening:
    """What waits for the roster, once for each state of it: a carrier may have brought heaps that wait for ever."""
    done, head = Opening(), us.roster.head.hex()
    if get_meta(session.vault, _WAITED_AT) == head:
        return done
    for line in list_waiting_arrivals(session.vault, _MOST_TRIED_AGAIN):
        row = get_arrival(session.vault, line.digest)
        if row is not None:
            done = joined(done, _open_one(session, us, heads, row, room))
    with session.vault.transaction():
        put_meta(session.vault, _WAITED_AT, head)
    return done


def _open_one(
    session: Session, us: Membership, heads: dict[int, bytes], row: ArrivalRow, room: Room
) -> Opening:
    require_envelope_once(session)
    try:
        with session.vault.transaction():
            came = _read(session, us, heads, row)
            received = receive(session, us, came)
            for one in came.header.recipients:
                if one.member == us.member:
                    put_counter(session.vault, came.header.device, us.member, one.counter)
            put_arrival_state(session.vault, row.digest, ArrivalState.OPENED)
    except KnownError as trouble:
        if trouble.code is not Code.PARCEL_REFUSED:
            raise
        return _put_by(session, row, str(trouble.facts["reason"]), room)
    ids = received.changes.ids | {came.header.parcel}
    changes = received.changes | Changes(ids=ids, kinds=KINDS)
    return Opening(changes=changes, opened=1, sealed=received.sealed, destroyed=received.destroyed)


def _put_by(session: Session, row: ArrivalRow, reason: str, room: Room) -> Opening:
    """Keep it: to wait for the roster, or apart; of its bytes what there is room for."""
    kept = row.state is ArrivalState.WAITING or room.takes(len(row.data))
    waits = reason == Refusal.ROSTER_AHEAD and kept
    state = ArrivalState.WAITING if waits else ArrivalState.KEPT_APART
    if (row.state, row.reason) == (state, reason):
        return Opening()
    with session.vault.transaction():
        put_arrival_state(session.vault, row.digest, state, reason)
        if not kept:
            drop_arrival_bytes(session.vault, row.digest)
    return Opening(changes=Changes(ids=frozenset({row.parcel}), kinds=KINDS), apart=0 if waits else 1)


def _read(session: Session, us: Membership, heads: dict[int, bytes], row: ArrivalRow) -> Came:
    parcel = read_parcel(row.data)
    header = parcel.header
    _require(header.team == us.team, Refusal.OTHER_TEAM)
    at = _known_at(session, us.roster, heads, header)
    device = _signer(us.roster, header, at)
    _require(parcel.verified(device.key), Refusal.BAD_SIGNATURE)
    _require_first(session, row, parcel)
    inner: Inner = parcel.open(us.member, us.keys)
    return Came(header=header, inner=inner, arrived_at=row.arrived_at)


def _known_at(session: Session, roster: RosterState, heads: dict[int, bytes], header: Header) -> int:
    """The number of the log by which the signer is judged.

    What was sealed on a branch that has lost since, and that we hold, is judged by the log as it stands: two
    administrators at once must not cost anyone a summary.
    """
    number = header.roster_number
    if heads.get(number) == header.roster_head:
        return number
    known = get_roster_entry(session.vault, header.roster_head)
    if known is not None and (known.team, known.number) == (header.team, number):
        return roster.number
    raise refused(Refusal.ROSTER_AHEAD if number > roster.number else Refusal.ROSTER_FORKED)


def _signer(roster: RosterState, header: Header, at: int) -> DeviceState:
    device = roster.devices.get(header.device)
    if device is None:
        raise refused(Refusal.UNKNOWN_DEVICE)
    _require(device.member == header.author, Refusal.NOT_THEIR_DEVICE)
    _require(roster.could_sign(device.id, at), Refusal.REVOKED_DEVICE)
    return device


def _require_first(session: Session, row: ArrivalRow, parcel: SealedParcel) -> None:
    """Raise id_conflict where other bytes by the same author, that were believed too, have this parcel's id.

    Somebody else who uses an id that they have seen must not keep its own parcel out by being faster.
    """
    for one in list_arrivals_of(session.vault, parcel.header.parcel):
        if one.digest == row.digest or one.state is not ArrivalState.OPENED:
            continue
        other = get_arrival(session.vault, one.digest)
        if other is not None and other.data:
            authors = frozenset({read_parcel(other.data).header.author})
        else:
            authors = list_authors_in(session.vault, one.parcel)
        _require(parcel.header.author not in authors, Refusal.ID_CONFLICT)


def _require(rule: bool, reason: Refusal) -> None:
    if not rule:
        raise refused(reason)


def joined(one: Opening, other: Opening) -> Opening:
    return Opening(
        changes=one.changes | other.changes,
        opened=one.opened + other.opened,
        sealed=one.sealed + other.sealed,
        apart=one.apart + other.apart,
        destroyed=one.destroyed or other.destroyed,
    )
