"""Where sharing goes: the folders and hubs this laptop uses, and how it stands with each.

Nothing here looks into a folder or speaks to a hub: that is done by the carrier, on a thread that may wait, and what
it finds stands in the line of the place. A laptop may use several at once; what goes to one goes to all.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from companion.domain.changes import Changes
from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.team.membership import get_roster
from companion.sync.states import NOT_YET
from companion.sync.wire import FROM_THE_START, CarrierKind
from companion.vault.audit import AuditAction, append_event
from companion.vault.carriers import (
    CarrierRow,
    CarrierState,
    drop_carrier,
    get_carrier,
    list_carriers,
    put_carrier,
    put_carrier_facts,
    put_carrier_place,
)
from companion.vault.outbox import count_waiting_at, put_deliveries, put_deliveries_again
from companion.vault.team_rows import KeyKind, OwnKey, drop_own_key, get_own_key, put_own_key

KIND = "carrier"
LONGEST_PLACE = 1024
LONGEST_CODE = 200
BEHIND = timedelta(hours=1)
"""A clock that much earlier than something it dated itself was changed in between, or is wrong."""


@dataclass(frozen=True, kw_only=True)
class PlaceLine:
    """One place. `reason` is a code or a word of the engine, `facts` what belongs to it, `since` when it began.

    `met`: something has answered there, and is remembered. `waiting`: parcels for it. `allowed`: the team's policy
    names its kind. `clock_off`: by how much this laptop's clock seems to be ahead (behind: negative), None if right.
    """

    carrier: str
    kind: CarrierKind
    where: str
    state: CarrierState
    reason: str
    facts: dict[str, str | int]
    since: datetime
    met: bool
    waiting: int
    allowed: bool
    last_success_at: datetime | None
    next_try_at: datetime | None
    clock_off: timedelta | None


def use_folder(session: Session, path: Path) -> Changes:
    """Share through a folder. The one that is used already is begun anew: everything goes there once more.

    `Changes.made` is the place's id. Raises CARRIER_WRONG with the reason: not_a_folder, vault, policy.
    """
    return _use(session, CarrierKind.FOLDER, _checked_folder(session, path))


def use_hub(session: Session, address: str, enrolment_code: str = "") -> Changes:
    """Share through a hub; the code is what its keeper gave out for a team that is new there. Else as use_folder.

    Raises CARRIER_WRONG with the reason: not_an_address, not_https, policy; ENROLMENT_REFUSED for a code that is none.
    """
    from companion.sync.hub_client.addresses import checked_address  # brings the network along

    where, code = checked_address(address), "".join(enrolment_code.split())
    if len(code) > LONGEST_CODE:
        raise KnownError(Code.ENROLMENT_REFUSED)
    with session.vault.transaction():
        changes = _use(session, CarrierKind.HUB, where)
        if code:
            _keep_code(session, changes.made or "", code)
    return changes


def get_enrolment_code(session: Session, carrier: str) -> str:
    """The code that opens the hub for our team, "" where none was given."""
    key = get_own_key(session.vault, KeyKind.ENROLMENT, carrier, 1)
    return key.secret.decode() if key else ""


def move_place(session: Session, carrier: str, path: Path) -> Changes:
    """The same folder is found somewhere else now (a stick under another letter). What it holds is checked again.

    Raises NOT_FOUND, and CARRIER_WRONG as use_folder does.
    """
    where = _checked_folder(session, path)
    with session.vault.transaction():
        row = get_carrier(session.vault, carrier)
        put_carrier_place(session.vault, carrier, where)
        tried_no_more(session, row)
        _note(session, AuditAction.USE_PLACE, carrier)
    return _touched(carrier)


def stop_using(session: Session, carrier: str) -> Changes:
    """Use a place no more. What lies there stays there; what was to go there goes to the places that are left.

    Raises NOT_FOUND.
    """
    with session.vault.transaction():
        get_carrier(session.vault, carrier)
        drop_carrier(session.vault, carrier, session.clock.now())
        drop_own_key(session.vault, KeyKind.ENROLMENT, carrier)
        _note(session, AuditAction.LEAVE_PLACE, carrier)
    return _touched(carrier)


def see_places(session: Session) -> tuple[PlaceLine, ...]:
    """The places in use, in the order they were chosen, each with how it stands."""
    rows = list_carriers(session.vault)
    roster = get_roster(session) if rows else None
    kinds = roster.policy.carriers if roster else tuple(CarrierKind)
    off = _clock_off(session.clock.now(), rows)
    return tuple(_line(session, row, row.kind in kinds, off) for row in rows)


def _use(session: Session, kind: CarrierKind, where: str) -> Changes:
    with session.vault.transaction():
        roster = get_roster(session)
        if roster is not None and kind not in roster.policy.carriers:
            raise KnownError(Code.CARRIER_WRONG, reason="policy")
        for row in list_carriers(session.vault):
            if (row.kind, row.place) == (kind, where):
                return replace(_begun_anew(session, row), made=row.id)
        now = session.clock.now()
        row = CarrierRow(id=session.clock.new_id(), kind=kind, place=where, since=now)
        put_carrier(session.vault, row)
        put_deliveries(session.vault, row.id)
        _note(session, AuditAction.USE_PLACE, row.id)
    return replace(_touched(row.id), made=row.id)


def _begun_anew(session: Session, row: CarrierRow) -> Changes:
    """Whatever it lost and whatever it is now: a person has looked, and says that it is to be used."""
    fresh = replace(row, identity=None, cursor=FROM_THE_START, roster_cursor=-1, facts={})
    tried_no_more(session, fresh)
    put_deliveries_again(session.vault, row.id)
    put_deliveries(session.vault, row.id)
    _note(session, AuditAction.USE_PLACE, row.id)
    return _touched(row.id)


def tried_no_more(session: Session, row: CarrierRow) -> None:
    """As a place that was just chosen: nothing has failed there yet, and nothing is waited for."""
    chosen = replace(row, state=CarrierState.WAITING, reason=NOT_YET, since=session.clock.now())
    put_carrier_facts(session.vault, replace(chosen, attempts=0, next_try_at=None))


def _keep_code(session: Session, carrier: str, code: str) -> None:
    drop_own_key(session.vault, KeyKind.ENROLMENT, carrier)
    key = OwnKey(kind=KeyKind.ENROLMENT, id=carrier, secret=code.encode(), made_at=session.clock.now())
    put_own_key(session.vault, key)


def _checked_folder(session: Session, path: Path) -> str:
    """By the name alone; the carrier follows links, too."""
    if not path.is_absolute() or "\0" in str(path) or len(str(path)) > LONGEST_PLACE:
        raise KnownError(Code.CARRIER_WRONG, reason="not_a_folder")
    chosen = Path(os.path.normpath(path))
    private = Path(os.path.normpath(session.vault.path.parent.absolute()))
    if chosen.is_relative_to(private) or private.is_relative_to(chosen):
        raise KnownError(Code.CARRIER_WRONG, path=str(path), reason="vault")
    return str(chosen)


def _line(session: Session, row: CarrierRow, allowed: bool, off: timedelta | None) -> PlaceLine:
    return PlaceLine(
        carrier=row.id,
        kind=CarrierKind(row.kind),
        where=row.place,
        state=row.state,
        reason=row.reason,
        facts=row.facts,
        since=row.since,
        met=row.identity is not None,
        waiting=count_waiting_at(session.vault, row.id),
        allowed=allowed,
        last_success_at=row.last_success_at,
        next_try_at=row.next_try_at,
        clock_off=off,
    )


def _clock_off(now: datetime, rows: list[CarrierRow]) -> timedelta | None:
    """What a hub said of our clock; else by how much it is behind the last round, which it dated itself."""
    for row in rows:
        if row.reason == Code.CLOCK_SKEW:
            return -timedelta(seconds=int(row.facts.get("offset", 0)))
    latest = max((row.last_try_at for row in rows if row.last_try_at is not None), default=now)
    return now - latest if latest - now > BEHIND else None


def _note(session: Session, action: AuditAction, carrier: str) -> None:
    append_event(session.vault, session.clock, session.member_id, action, carrier)


def _touched(carrier: str) -> Changes:
    return Changes(ids=frozenset({carrier}), kinds=frozenset({KIND, "delivery"}))
