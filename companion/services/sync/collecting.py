"""What goes to a carrier: what a round has to know, the parcels that wait, and what the carrier said of them.

Parcels and their fates go through the sync door: what takes them along cannot read what they were made from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from companion.domain.changes import Changes
from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.sharing.keeping_to_consent import keep_to_every_consent
from companion.services.supervision.receipts import seal_owed
from companion.services.sync.roster_exchange import roster_start
from companion.services.team.answers import list_answer_locators, was_refused
from companion.services.team.membership import get_membership, get_pinned
from companion.services.team.old_copy import refuse_old_copy
from companion.sync import commands as ask
from companion.sync.wire import OutParcel
from companion.vault.carriers import CarrierRow, get_carrier, put_carrier_facts
from companion.vault.outbox import (
    count_waiting_at,
    list_waiting,
    put_delivered,
    put_refused,
    put_tried,
)
from companion.vault.store import Store
from companion.vault.team_rows import (
    InviteState,
    RequestState,
    list_invites,
    list_requests,
    put_invite_state,
    put_request_state,
)

POSTED = "posted"
"""The fact of a carrier row that says which invites lie there: their locators in hex."""


def collect(session: Session, carrier: str) -> tuple[ask.Collected, Changes]:
    """Everything a round has to know. First what consent no longer covers is dropped, or taken back.

    Raises NOT_ADMITTED where there is neither a team nor a request to join one that still waits, DEVICE_REVOKED, and
    OLD_COPY.
    """
    if get_pinned(session) is None:
        raise KnownError(Code.NOT_ADMITTED)
    refuse_old_copy(session)
    row = get_carrier(session.vault, carrier)
    start = roster_start(row)
    try:
        us = get_membership(session)
    except KnownError as trouble:
        if trouble.code is not Code.NOT_ADMITTED:
            raise
        if was_refused(session):
            raise
        wishes = tuple(
            ask.JoinWish(locator=one.locator, request=one.data)
            for one in list_requests(session.vault, RequestState.TO_SEND)
        )
        answers = list_answer_locators(session)
        return ask.Collected(
            cursor=row.cursor, roster_after=start, requests=wishes, answers=answers
        ), Changes()
    changes = keep_to_every_consent(session)
    seal_owed(session, us)
    administers = us.roster.is_administrator(us.member)
    collected = ask.Collected(
        cursor=row.cursor,
        waiting=count_waiting_at(session.vault, carrier),
        roster_after=start,
        invites=_to_post(session, row) if administers else (),
        invites_back=_to_take_back(session, row),
        lists_requests=administers,
    )
    return collected, changes


def collect_parcels(session: Session, carrier: str, command: ask.CollectParcels) -> ask.Outgoing:
    """The next batch. From here on the carrier may have these parcels, whatever is heard of them.

    Raises OLD_COPY where another carrier has shown meanwhile that this vault is one.
    """
    refuse_old_copy(session)
    with session.vault.sync_door() as door, door.transaction():
        rows = list_waiting(door, carrier, command.most_parcels, command.most_bytes)
        put_tried(door, carrier, [row.parcel for row in rows], session.clock.now())
        waiting = count_waiting_at(door, carrier)
    return ask.Outgoing(
        parcels=tuple(OutParcel(id=row.parcel, digest=row.digest, data=row.data) for row in rows),
        waiting=waiting,
    )


def note_put(session: Session, carrier: str, command: ask.NotePut) -> Changes:
    """Keep what the carrier said of each parcel."""
    delivered = [parcel for parcel, status in command.statuses if status.delivered]
    with session.vault.sync_door() as door, door.transaction():
        put_delivered(door, carrier, delivered, session.clock.now())
        for parcel, status in command.statuses:
            if not status.delivered:
                put_refused(door, carrier, parcel, status.value)
    return Changes(ids=frozenset(parcel for parcel, _ in command.statuses), kinds=frozenset({"delivery"}))


def note_requests(session: Session, _carrier: str, command: ask.NoteRequests) -> Changes:
    """Our requests are where the administrator finds them."""
    with session.vault.sync_door() as door, door.transaction():
        for row in list_requests(door, RequestState.TO_SEND):
            if row.locator in command.put:
                put_request_state(door, row.hash, RequestState.SENT)
    return Changes(kinds=frozenset({"join_request"}))


def note_invites(session: Session, carrier: str, command: ask.NoteInvites) -> Changes:
    """Keep which invites lie at this carrier now. One that is taken back somewhere is over."""
    with session.vault.sync_door() as door, door.transaction():
        row = get_carrier(door, carrier)
        posted = (_posted_at(row) | set(command.posted)) - set(command.taken_back)
        _put_posted(door, row, posted)
        for locator in command.posted:
            put_invite_state(door, locator, InviteState.POSTED)
        for locator in command.taken_back:
            put_invite_state(door, locator, InviteState.OVER)
    return Changes(kinds=frozenset({"posted_invite"}))


def _to_post(session: Session, row: CarrierRow) -> tuple[ask.PostedInvite, ...]:
    there, now = _posted_at(row), session.clock.now()
    return tuple(
        ask.PostedInvite(locator=one.locator, posted=one.posted, expires=one.expires_at)
        for state in (InviteState.TO_POST, InviteState.POSTED)
        for one in list_invites(session.vault, state)
        if one.locator not in there and one.expires_at > now
    )


def _to_take_back(session: Session, row: CarrierRow) -> tuple[bytes, ...]:
    """What lies here and is good for nothing any more: taken back, used, or its time is over."""
    now = session.clock.now()
    good = {one.locator for one in list_invites(session.vault, InviteState.POSTED) if one.expires_at > now}
    return tuple(sorted(_posted_at(row) - good))


def _posted_at(row: CarrierRow) -> set[bytes]:
    return {bytes.fromhex(one) for one in str(row.facts.get(POSTED, "")).split()}


def _put_posted(store: Store, row: CarrierRow, posted: Iterable[bytes]) -> None:
    facts = {**row.facts, POSTED: " ".join(sorted(one.hex() for one in posted))}
    put_carrier_facts(store, replace(row, facts=facts))
