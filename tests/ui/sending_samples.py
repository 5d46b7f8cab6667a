"""Something that was shared, two places, and one thing of every kind that needs attention."""

from __future__ import annotations

from dataclasses import replace

from companion.errors import Code
from companion.services.session import Session
from companion.services.sync.places import use_folder, use_hub
from companion.services.team.membership import get_membership
from companion.services.team.trouble import put_trouble
from companion.vault.carriers import CarrierState, list_carriers, put_carrier_facts
from companion.vault.inbox import ArrivalRow, ArrivalState, put_arrival, put_counter
from companion.vault.outbox import put_refused
from tests.ui.sharing_samples import put_sam, put_sharing


def put_sending(session: Session) -> None:
    """All of it, once."""
    put_sharing(session)
    if list_carriers(session.vault):
        return
    home = session.vault.path.parent
    place = use_folder(session, home.parent / f"{home.name} shared").made or ""
    use_hub(session, "http://127.0.0.1:9")  # nobody answers there, at once
    stop_places(session, Code.CARRIER_EMPTIED, Code.CARRIER_GONE)
    put_apart(session, "not_cbor", "revoked_device", "revoked_device")
    put_gap(session)
    with session.vault.transaction():
        put_trouble(session, Code.ROSTER_FORKED)
        (parcel,) = session.vault.execute("SELECT parcel FROM outbox ORDER BY seq LIMIT 1").fetchone()
        put_refused(session.vault, place, parcel, "too_large")


def stop_places(session: Session, *reasons: Code) -> None:
    """The places in use stand like this; what mends itself waits, the rest is stopped."""
    with session.vault.transaction():
        for row, reason in zip(list_carriers(session.vault), reasons, strict=True):
            state = CarrierState.WAITING if reason is Code.CARRIER_GONE else CarrierState.STOPPED
            put_carrier_facts(session.vault, replace(row, state=state, reason=reason.value))


def put_apart(session: Session, *reasons: str) -> None:
    """Something came and was refused, for each of these reasons."""
    carrier = list_carriers(session.vault)[0].id
    with session.vault.transaction():
        for number, reason in enumerate(reasons):
            row = ArrivalRow(
                digest=bytes([number]) * 32,
                parcel=session.clock.new_id(),
                arrived_at=session.clock.now(),
                carrier=carrier,
                data=b"rubbish",
                state=ArrivalState.KEPT_APART,
                reason=reason,
            )
            put_arrival(session.vault, row)


def put_gap(session: Session) -> None:
    """Two of Sam's parcels are missing."""
    devices = get_membership(session).roster.devices.values()
    (device,) = [one.id for one in devices if one.member == put_sam(session)]
    with session.vault.transaction():
        for counter in (1, 4):
            put_counter(session.vault, device, session.member_id, counter)
