"""A hub that was put back to an earlier state: noticed by what this device left there, and recovered from.

The hub acknowledged parcels that came after the mark which it hands out now, so it has lost them. They go there again,
once: the hub knows what it still has, and recipients know what they have seen.
"""

from __future__ import annotations

from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.sync.taking_in import start_over
from companion.sync import commands as ask
from companion.sync.wire import CarrierKind, Trail
from companion.vault.carriers import CarrierRow
from companion.vault.db import get_meta, put_meta
from companion.vault.outbox import get_newest_delivered, get_seq


def compare_place(session: Session, row: CarrierRow, trail: Trail | None) -> None:
    """Begin anew with a hub that holds less than it acknowledged. Raises CURSOR_EXPIRED then: the next round does it.

    Once for what was delivered last: a hub that shows an old mark for ever makes nobody send for ever.
    """
    if row.kind != CarrierKind.HUB:
        return  # a folder's own head tells
    newest = get_newest_delivered(session.vault, row.id, session.vault.device)
    if newest is None or _left_up_to(session, trail) >= newest:
        return
    name = f"put_again:{row.id}"
    if get_meta(session.vault, name) == str(newest):
        return
    with session.vault.transaction():
        put_meta(session.vault, name, str(newest))
        start_over(session, row.id, ask.StartOver())
    raise KnownError(Code.CURSOR_EXPIRED)


def _left_up_to(session: Session, trail: Trail | None) -> int:
    """The number of the parcel that our mark there names; 0 where there is no mark of this device."""
    if trail is None or trail.device != session.vault.device:
        return 0
    return max((get_seq(session.vault, parcel) or 0 for parcel, _digest in trail.parcels), default=0)
