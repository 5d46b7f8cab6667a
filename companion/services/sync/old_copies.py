"""An old copy of this vault that was put back by hand: noticed by what this device has left at a carrier, and gone on
from as a new device.

A carrier is believed in nothing: the trail is under this device's own signature. One that keeps it back, or shows an
old one, is no worse than one that has none.
"""

from __future__ import annotations

from companion.crypto.envelope import Kind
from companion.domain.changes import Changes
from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.sharing.sealing import KINDS
from companion.services.sharing.sealing_anew import seal_item_anew
from companion.services.supervision.sealing_anew import seal_answer_anew, seal_receipts_anew
from companion.services.sync.places import KIND, tried_no_more
from companion.services.team.membership import get_membership
from companion.services.team.new_device import replace_device
from companion.services.team.old_copy import is_old_copy, note_old_copy
from companion.services.team.roster_log import CHANGED
from companion.sync.wire import Trail
from companion.vault.audit import is_on_chain
from companion.vault.carriers import list_carriers
from companion.vault.db import put_device, put_device_retired
from companion.vault.outbox import has_sealed, list_on_the_way


def compare_trail(session: Session, trail: Trail | None) -> None:
    """Raise OLD_COPY, and remember it, where this device has once known more of itself than this vault does.

    What was put and never confirmed is in the outbox, and is no sign. Of a device that was replaced nothing is said:
    the one in its place begins anew.
    """
    if trail is None or trail.device != session.vault.device or _knows(session, trail):
        return
    note_old_copy(session)
    raise KnownError(Code.OLD_COPY)


def go_on_as_new_laptop(session: Session) -> Changes:
    """A person has decided that this vault goes on: as a new device, like a restored backup. What still waited is
    sealed anew by it, and the old bytes go nowhere. Where nothing was noticed, nothing happens.

    Raises DEVICE_REVOKED and NOT_ADMITTED where the team has put this laptop out meanwhile.
    """
    if not is_old_copy(session):
        return Changes()
    get_membership(session)
    vault, old = session.vault, session.vault.device
    try:
        with vault.transaction():
            _become_new(session, old)
            _seal_anew(session, old)
            carriers = list_carriers(vault)
            for row in carriers:
                tried_no_more(session, row)
    except BaseException:
        vault.device = old
        raise
    ids = frozenset({old, vault.device, *(one.id for one in carriers)})
    return Changes(ids=ids, kinds=KINDS | CHANGED | {KIND})


def _knows(session: Session, trail: Trail) -> bool:
    """Whether all of it was made in this vault."""
    return all(is_on_chain(session.vault, trail.device, *one) for one in trail.audit) and all(
        has_sealed(session.vault, *one) for one in trail.parcels
    )


def _become_new(session: Session, old: str) -> None:
    now = session.clock.now().isoformat()
    put_device_retired(session.vault, old, now, session.vault.audit_key)
    put_device(session.vault, session.clock.new_id(), now)
    session.vault.freshness.accept(session.vault)
    replace_device(session, old)


def _seal_anew(session: Session, old: str) -> None:
    """Everything of the old device that is not known to have arrived wherever it was to go, in its order."""
    us = get_membership(session)
    lines = list_on_the_way(session.vault, old)
    for line in lines:
        if line.kind == Kind.REPLY:
            seal_answer_anew(session, us, line)
        elif line.kind != Kind.RECEIPT:
            seal_item_anew(session, us, line)
    seal_receipts_anew(session, us, [line for line in lines if line.kind == Kind.RECEIPT])
