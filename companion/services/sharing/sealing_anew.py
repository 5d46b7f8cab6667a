"""What waited under a device that is no more: the same versions and withdrawals, sealed by the one in its place."""

from __future__ import annotations

from companion.domain.summaries import WithdrawnWhy
from companion.errors import Code
from companion.services.session import Session
from companion.services.sharing.items import SharedItem, copy_of, get_item
from companion.services.sharing.sealing import seal_withdrawal
from companion.services.sharing.taking_back import note_withdrawn, seal_anew
from companion.services.team.membership import Membership
from companion.vault.audit import AuditAction, list_events_about
from companion.vault.outbox import OutboxLine, drop_parcel, list_recipients


def seal_item_anew(session: Session, us: Membership, line: OutboxLine) -> None:
    """Let a parcel that brings a version, or takes an item back, go nowhere, and seal the same for the same members.

    In the caller's transaction. Recipients who have the version already pass it over.
    """
    item = get_item(session, line.item)
    parcel = next(one for one in item.parcels if one.line.parcel == line.parcel)
    drop_parcel(session.vault, line.parcel, Code.OLD_COPY.value)
    if parcel.takes_back:
        seal_withdrawal(
            session, us, list_recipients(session.vault, line.parcel), item.id, _why(session, item)
        )
        return
    seal_anew(session, us, parcel, parcel.members)
    note_withdrawn(session, get_item(session, item.id))


def _why(session: Session, item: SharedItem) -> WithdrawnWhy:
    """Why it was taken back, as the audit chain has it; of a person whose salt is gone it says nothing any more.

    What was never shared from here was taken back in the place of a member who has left.
    """
    bringing = [one for one in item.parcels if one.brings]
    if not bringing:
        return WithdrawnWhy.CONSENT_WITHDRAWN
    person_id = copy_of(bringing[0]).person_id
    events = list_events_about(session.vault, person_id, [item.id])
    codes = [one.why for one in events if one.action is AuditAction.TAKE_BACK]
    return WithdrawnWhy(codes[-1]) if codes else WithdrawnWhy.ERASED
