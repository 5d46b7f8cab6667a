"""Grants: someone who comes to the team later is given what was shared with the whole team, where that still holds."""

from __future__ import annotations

from companion.crypto.envelope import Kind, read_parcel
from companion.domain.changes import Changes
from companion.domain.choices import list_candidates
from companion.domain.consent import ConsentDecision, RecipientKind, within
from companion.domain.recipients import Recipients
from companion.domain.summaries import Summary, topics_fit
from companion.services.session import Session
from companion.services.sharing.items import ItemParcel, SharedItem, content_of, copy_of, items_of
from companion.services.sharing.sealing import seal_and_queue
from companion.services.sharing.sources import (
    find_decision,
    find_membership,
    gather_said,
    gather_sources,
    team_now,
)
from companion.services.sharing.taking_back import SHARED_KINDS
from companion.services.team.membership import Membership
from companion.vault.audit import AuditAction, append_event
from companion.vault.outbox import get_parcel
from companion.vault.rows import get_record
from companion.vault.shared import SharedCopy, list_shared_copies, list_shared_people, put_shared_copy


def grant_to_newcomers(session: Session) -> Changes:
    """Seal earlier items for members who came after them, as far as a team's yes that stands today covers both.

    Sync calls it when the roster has changed. What the worker or the person has since kept back is not granted.
    """
    us = find_membership(session)
    if us is None:
        return Changes()
    changes = Changes()
    with session.vault.transaction():
        for person_id in list_shared_people(session.vault):
            copies = [one for one in list_shared_copies(session.vault, person_id) if one.withdrawn_at is None]
            for item in items_of(session, copies):
                changes |= _grant_item(session, us, item)
    return changes


def _grant_item(session: Session, us: Membership, item: SharedItem) -> Changes:
    """Grant the latest version that rests on each team decision."""
    latest = {copy_of(one).consent_id: one for one in item.parcels if one.brings and one.counts}
    changes = Changes()
    for parcel in latest.values():
        copy = copy_of(parcel)
        said = gather_said(session, copy.person_id, copy.summary_id)
        decision = find_decision(said, copy.consent_id)
        if not isinstance(decision, ConsentDecision) or decision.recipient_kind is not RecipientKind.TEAM:
            continue
        recipients = Recipients(said, team_now(us), session.clock.today())
        reached = {one.id for one in recipients.members(decision) if one.has_key}
        members = reached & _newcomers(session, us, item, parcel)
        if members and _still_may_go(session, copy, decision):
            basis = recipients.basis(decision)
            sealed = seal_and_queue(
                session,
                us,
                Kind.GRANT,
                members,
                item=item.id,
                version=copy.version,
                previous=copy.previous,
                content=content_of(copy),
                basis=basis,
            )
            for parcel_id, _ in sealed:
                put_shared_copy(session.vault, granted(copy, parcel_id, basis.version))
            append_event(
                session.vault,
                session.clock,
                session.member_id,
                AuditAction.SHARE,
                item.id,
                copy.person_id,
                why=Kind.GRANT.name.lower(),
            )
            changes |= Changes(ids=frozenset({item.id, copy.person_id}), kinds=SHARED_KINDS)
    return changes


def granted(copy: SharedCopy, parcel_id: str, consent_version: str) -> SharedCopy:
    """The same version, as another parcel brings it."""
    return SharedCopy(**{**vars(copy), "parcel": parcel_id, "consent_version": consent_version})


def _newcomers(session: Session, us: Membership, item: SharedItem, parcel: ItemParcel) -> set[str]:
    """Members who came after the parcel was sealed, and to whom the item was neither brought nor closed."""
    row = get_parcel(session.vault, parcel.line.parcel)
    if row is None or not row.data:
        return set()
    sealed_at = read_parcel(row.data).header.roster_number
    return {
        one.id
        for one in us.roster.standing()
        if one.since > sealed_at and not item.brought_to(one.id) and not item.is_closed_to(one.id)
    }


def _still_may_go(session: Session, copy: SharedCopy, decision: ConsentDecision) -> bool:
    """Whether everything it was made of may go today: nothing of it kept back, taken out or left out since."""
    summary = get_record(session.vault, Summary, copy.summary_id)
    included, excluded = decision.topics_included, decision.topics_excluded
    standing = {
        one.record.id
        for one in list_candidates(summary, gather_sources(session, summary))
        if one.never is None and one.read_back and within(one.topics, included, excluded)
    }
    return set(copy.holds) <= standing and topics_fit(content_of(copy), included, excluded)
