"""Taking something back: what waits goes nowhere any more, and what has gone is asked to be destroyed."""

from __future__ import annotations

import json
from collections.abc import Iterable

from companion.crypto.envelope import Kind
from companion.domain.changes import Changes
from companion.domain.recipients import Recipients, TeamNow
from companion.domain.summaries import WithdrawnWhy, topics_fit
from companion.services.session import Session
from companion.services.sharing.items import ItemParcel, SharedItem, content_of, copy_of, get_item
from companion.services.sharing.sealing import KINDS, seal_and_queue, seal_withdrawal
from companion.services.sharing.sources import find_decision, gather_said, team_now
from companion.services.team.membership import Membership
from companion.vault.audit import AuditAction, append_event
from companion.vault.db import get_meta, put_meta
from companion.vault.outbox import drop_parcel, is_counter_missing
from companion.vault.shared import SharedCopy, put_shared_copy, put_shared_withdrawn

SHARED_KINDS = KINDS | {"shared_copy"}
"""What sharing and taking back touch, for `Changes.kinds`."""
_OWED = "taking_back_owed"
"""Items, and why, of which somebody could not be told: nothing could be sealed to them."""


def take_from(
    session: Session, us: Membership, item: SharedItem, members: Iterable[str], why: WithdrawnWhy
) -> Changes:
    """Take an item back from these members, in the caller's transaction. Others keep it.

    A parcel that waits for others as well is sealed anew for them, under a new id. Nothing to undo: what was
    destroyed elsewhere does not come back.
    """
    leaving = frozenset(members)
    for parcel in item.parcels:
        if parcel.brings and parcel.may_still_go and parcel.members & leaving:
            drop_parcel(session.vault, parcel.line.parcel, why.value)
            seal_anew(session, us, parcel, parcel.members - leaving)
    after = get_item(session, item.id)
    missed = {one for one in leaving if is_counter_missing(session.vault, us.device, one)}
    seal_withdrawal(session, us, (after.holders() & leaving) | missed, item.id, why)
    note_withdrawn(session, get_item(session, item.id))
    person_id = copy_of(next(one for one in item.parcels if one.brings)).person_id
    append_event(
        session.vault,
        session.clock,
        session.member_id,
        AuditAction.TAKE_BACK,
        item.id,
        person_id,
        why=why.value,
    )
    return Changes(ids=frozenset({item.id, person_id}), kinds=SHARED_KINDS)


def take_from_everyone(session: Session, us: Membership, item: SharedItem, why: WithdrawnWhy) -> Changes:
    """The same from all who have it. Who cannot be told now, for nothing may be sealed to them, is told later."""
    changes = take_from(session, us, item, item.holders(), why)
    _put_owed(session, _owed(session) | {item.id: why.value})
    return changes


def take_from_who_could_not_be_told(session: Session, us: Membership) -> Changes:
    """Something may be sealed to them now: a new laptop, a new key. In the caller's transaction."""
    changes, reachable = Changes(), {one.id for one in team_now(us).members if one.standing and one.has_key}
    owed = _owed(session)
    for item_id, why in owed.items():
        item = get_item(session, item_id)
        if leaving := item.holders() & reachable:
            changes |= take_from(session, us, item, leaving, WithdrawnWhy(why))
    _put_owed(session, owed)
    return changes


def _owed(session: Session) -> dict[str, str]:
    owed: dict[str, str] = json.loads(get_meta(session.vault, _OWED) or "{}")
    return owed


def _put_owed(session: Session, owed: dict[str, str]) -> None:
    left = {item: why for item, why in owed.items() if get_item(session, item).holders()}
    if left != _owed(session):
        put_meta(session.vault, _OWED, json.dumps(left))


def seal_anew(session: Session, us: Membership, parcel: ItemParcel, members: frozenset[str]) -> None:
    """The same version for those who remain, as far as something may be sealed to them today."""
    copy = copy_of(parcel)
    team = team_now(us)
    decision = find_decision(gather_said(session, copy.person_id), copy.consent_id)
    remaining = _sealable(team, members)
    if decision is None or not remaining:
        return
    rules = Recipients(gather_said(session, copy.person_id), team, session.clock.today())
    if not topics_fit(content_of(copy), *rules.topics(decision)):
        return
    sealed = seal_and_queue(
        session,
        us,
        Kind(parcel.line.kind),
        remaining,
        item=copy.item,
        version=copy.version,
        previous=copy.previous,
        content=content_of(copy),
        basis=rules.basis(decision),
    )
    for parcel_id, _ in sealed:
        put_shared_copy(session.vault, _moved(copy, parcel_id))


def _moved(copy: SharedCopy, parcel_id: str) -> SharedCopy:
    return SharedCopy(**{**vars(copy), "parcel": parcel_id, "withdrawn_at": None})


def _sealable(team: TeamNow, members: frozenset[str]) -> list[str]:
    return [one.id for one in team.members if one.id in members and one.standing and one.has_key]


def note_withdrawn(session: Session, item: SharedItem) -> None:
    """Say of every copy that none of its recipients is to have any more that it was taken back."""
    holders = item.holders()
    for parcel in item.parcels:
        if parcel.brings and not (parcel.counts and parcel.members & holders):
            put_shared_withdrawn(session.vault, parcel.line.parcel, session.clock.now())
