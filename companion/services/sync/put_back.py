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
from companion.vault.db import drop_meta, get_meta, put_meta
from companion.vault.outbox import get_newest_delivered, get_seq


def compare_place(session: Session, row: CarrierRow, trail: Trail | None) -> None:
    """Begin anew with a hub that holds less than it acknowledged. Raises CURSOR_EXPIRED then: the next round does it.

    Once for what was delivered last: a hub that shows an old mark for ever makes nobody send for ever. One that never
    showed a mark of ours keeps none, and says nothing by that.
    """
    if row.kind != CarrierKind.HUB:
        return  # a folder's own head tells
    vault, marked, put_again = session.vault, f"marked:{row.id}", f"put_again:{row.id}"
    ours = trail if trail is not None and trail.device == vault.device else None
    if ours is not None and get_meta(vault, marked) is None:
        with vault.transaction():
            put_meta(vault, marked, "1")
    newest = get_newest_delivered(vault, row.id, vault.device)
    if newest is None or get_meta(vault, marked) is None:
        return
    done = get_meta(vault, put_again)
    if _left_up_to(session, ours) >= newest:
        if done is not None:  # it holds all of it again: another loss is another matter
            with vault.transaction():
                drop_meta(vault, put_again)
        return
    if done == str(newest):
        return
    with vault.transaction():
        put_meta(vault, put_again, str(newest))
        start_over(session, row.id, ask.StartOver())
    raise KnownError(Code.CURSOR_EXPIRED)


def _left_up_to(session: Session, mark: Trail | None) -> int:
    """Return the number of the parcel that our mark there names; 0 where there is no mark."""
    parcels = () if mark is None else mark.parcels
    return max((get_seq(session.vault, parcel) or 0 for parcel, _digest in parcels), default=0)
