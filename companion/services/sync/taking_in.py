"""What a carrier brings: pages of parcels with their cursor, and which carrier it is.

Both go through the sync door, and nothing is opened: that is for arrivals.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from companion.crypto.envelope import MOST_BYTES, digest_of, read_parcel
from companion.crypto.refusals import Refusal
from companion.domain.changes import Changes
from companion.errors import KnownError
from companion.services.session import Session
from companion.services.supervision.keeping_apart import Room, forget_the_oldest
from companion.sync import commands as ask
from companion.sync.wire import FROM_THE_START
from companion.vault.carriers import get_carrier, put_carrier_facts
from companion.vault.inbox import ArrivalRow, ArrivalState, put_arrival
from companion.vault.outbox import put_deliveries_again


def take_page(session: Session, carrier: str, command: ask.TakePage) -> Changes:
    """Keep the parcels of a page and its cursor, in one transaction."""
    now, room = session.clock.now(), Room(session.vault)
    rows = [_within(room, _arrival(data, carrier, now)) for data in command.page.parcels]
    with session.vault.sync_door() as door, door.transaction():
        new = sum(put_arrival(door, row) for row in rows)
        row = get_carrier(door, carrier)
        put_carrier_facts(door, replace(row, cursor=command.page.cursor))
    if rows:
        forget_the_oldest(session.vault)
    return Changes(kinds=frozenset({"arrival"})) if new else Changes()


def start_over(session: Session, carrier: str, _command: ask.StartOver) -> Changes:
    """The carrier has lost something: what is not known to have arrived goes there again, and it is read anew."""
    with session.vault.transaction():
        row = get_carrier(session.vault, carrier)
        put_carrier_facts(session.vault, replace(row, cursor=FROM_THE_START))
        put_deliveries_again(session.vault, carrier)
    return Changes(ids=frozenset({carrier}), kinds=frozenset({"carrier", "delivery"}))


def pin_identity(session: Session, carrier: str, command: ask.PinIdentity) -> Changes:
    """Remember which carrier this is: from now on nothing goes to another one in its place."""
    with session.vault.sync_door() as door, door.transaction():
        put_carrier_facts(door, replace(get_carrier(door, carrier), identity=command.identity.id))
    return Changes(ids=frozenset({carrier}), kinds=frozenset({"carrier"}))


def _arrival(data: bytes, carrier: str, now: datetime) -> ArrivalRow:
    """What came, with its id where it has one. What no reader would take is set apart at once.

    Of what is larger than a parcel can be only the digest is kept: a carrier must not be able to fill the disk.
    """
    row = ArrivalRow(digest=digest_of(data), parcel="", arrived_at=now, carrier=carrier, data=data)
    if len(data) > MOST_BYTES:
        return replace(row, data=b"", state=ArrivalState.KEPT_APART, reason=Refusal.TOO_LARGE.value)
    try:
        return replace(row, parcel=read_parcel(data).header.parcel)
    except KnownError as trouble:
        return replace(row, state=ArrivalState.KEPT_APART, reason=str(trouble.facts["reason"]))


def _within(room: Room, row: ArrivalRow) -> ArrivalRow:
    """The same; of what no reader would take only the digest, once there is no room for more of it."""
    if row.state is not ArrivalState.KEPT_APART or room.takes(len(row.data)):
        return row
    return replace(row, data=b"")
