"""Sharing: prepare a summary with the person, and let go what they agreed to, to whom they agreed. Nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from companion.crypto.envelope import Kind
from companion.domain.changes import Changes
from companion.domain.choices import Sources
from companion.domain.consent import ConsentDecision, RecipientKind
from companion.domain.conversation import Conversation, Passage
from companion.domain.recipients import WhyNot
from companion.domain.sharing import View, views_for
from companion.domain.strengths import Action, Hope, Need, Strength
from companion.domain.summaries import Override, Summary, SummaryContent, WithdrawnWhy
from companion.errors import Code, KnownError
from companion.services.records import add_record, change_record
from companion.services.session import Session
from companion.services.sharing.earlier_shares import (
    earlier_share,
    list_items_from,
    list_previous,
    list_replaced,
)
from companion.services.sharing.items import get_item
from companion.services.sharing.keeping_to_consent import keep_to_consent
from companion.services.sharing.sealing import seal_and_queue
from companion.services.sharing.seen import keep_to_seen
from companion.services.sharing.sources import gather_said, gather_sources, team_now
from companion.services.sharing.taking_back import SHARED_KINDS, take_from_everyone
from companion.services.team.membership import Membership, get_membership
from companion.sync.contents import to_map
from companion.vault.audit import AuditAction, append_event
from companion.vault.outbox import drop_parcel
from companion.vault.rows import get_record, list_records, list_where
from companion.vault.shared import SharedCopy, put_shared_copy, put_shared_withdrawn

Agreed = Mapping[str, tuple[tuple[str, ...], SummaryContent]]
"""What somebody looked at before they shared it: by decision, the members it reaches and what they see."""

REPLACED = "replaced"
"""Why a parcel was dropped: a newer version went in its place before it was ever tried."""


def begin_summary(session: Session, conversation_id: str) -> Changes:
    """The summary of a conversation, or a first one. `Changes.made` is its id either way.

    What was picked out of other conversations is left out of a first one, until the worker puts it in.
    """
    with session.vault.transaction():
        there = list_where(session.vault, Summary, "conversation_id = ? ORDER BY id", (conversation_id,))
        if there:
            return Changes(made=there[0].id)
        talk = get_record(session.vault, Conversation, conversation_id)
        return add_record(
            session,
            Summary,
            person_id=talk.person_id,
            conversation_id=conversation_id,
            held_on=talk.held_on,
            left_out=_of_other_talks(session, talk),
        )


def _of_other_talks(session: Session, talk: Conversation) -> tuple[str, ...]:
    passages = list_records(session.vault, Passage, talk.person_id)
    elsewhere = {one.id for one in passages if one.conversation_id != talk.id}
    picked: list[Strength | Hope | Need | Action] = [
        *list_records(session.vault, Strength, talk.person_id),
        *list_records(session.vault, Hope, talk.person_id),
        *list_records(session.vault, Need, talk.person_id),
        *list_records(session.vault, Action, talk.person_id),
    ]
    return tuple(one.id for one in picked if one.from_passage in elsewhere)


def change_summary(session: Session, summary_id: str, **values: Any) -> Changes:
    """Set the worker's question, whether the person saw it, and what they had changed."""
    return change_record(session, Summary, summary_id, **values)


def leave_out(session: Session, summary_id: str, record_id: str) -> Changes:
    """Let a record stay here; or, with the id of a decision, let nothing go on that decision."""
    with session.vault.transaction():
        left_out = get_record(session.vault, Summary, summary_id).left_out
        if record_id in left_out:
            return Changes()
        return change_record(session, Summary, summary_id, left_out=(*left_out, record_id))


def put_back(session: Session, summary_id: str, record_id: str) -> Changes:
    """Let it go again, as far as it may."""
    with session.vault.transaction():
        left_out = get_record(session.vault, Summary, summary_id).left_out
        return change_record(
            session, Summary, summary_id, left_out=tuple(one for one in left_out if one != record_id)
        )


def link_recipient(session: Session, decision_id: str, recipient_id: str | None) -> Changes:
    """Say which member, or that the whole team, a decision in words is about; None: someone outside the team.

    Raises NOT_FOUND for an id that is neither a member's nor the team's.
    """
    with session.vault.transaction():
        decision = get_record(session.vault, ConsentDecision, decision_id)
        changes = change_record(session, ConsentDecision, decision_id, **linking(session, recipient_id))
        return changes | keep_to_consent(session, decision.person_id)


def linking(session: Session, recipient_id: str | None) -> dict[str, Any]:
    """What a decision says of its recipient once it is linked. Raises NOT_FOUND as link_recipient does."""
    us = get_membership(session)
    if recipient_id is None:
        return {"recipient_kind": RecipientKind.SERVICE}
    if recipient_id == us.team:
        return {"recipient": recipient_id, "recipient_kind": RecipientKind.TEAM}
    if recipient_id in us.roster.members:
        return {"recipient": recipient_id, "recipient_kind": RecipientKind.MEMBER}
    raise KnownError(Code.NOT_FOUND, kind="member", id=recipient_id)


def share_summary(session: Session, summary_id: str, agreed: Agreed | None = None) -> Changes:
    """Seal the summary as it stands for everyone to whom it may go today, and put it in the outbox: all or nothing.

    Who has exactly this already is passed over. `agreed` is what was looked at (SharingState.agreed): where anything
    else would go, or to anyone else, nothing does. There is no undo: taking back is a deed of its own. Raises
    CHANGED_SINCE, NOT_READ_BACK, SUMMARY_EMPTY, NOBODY_TO_SHARE_WITH, SUMMARY_TOO_LONG, NOT_IN_A_TEAM, NOT_ADMITTED and
    DEVICE_REVOKED.
    """
    with session.vault.transaction():
        us = get_membership(session)
        summary = get_record(session.vault, Summary, summary_id)
        changes = keep_to_consent(session, summary.person_id)
        views = list_views(session, us, summary)
        going = [view for view in views if view.why_not is None]
        if agreed is not None and agreed != what_goes(going):
            raise KnownError(Code.CHANGED_SINCE, id=summary_id)
        if not going:
            raise KnownError(_why_nothing_goes({view.why_not for view in views}), id=summary_id)
        new_item = session.clock.new_id()
        for view in going:
            changes |= _share_view(session, us, summary, view, new_item)
        return replace(changes, steps=())


def _why_nothing_goes(why: set[WhyNot | None]) -> Code:
    if WhyNot.NOT_READ_BACK in why:
        return Code.NOT_READ_BACK
    return Code.SUMMARY_EMPTY if WhyNot.EMPTY in why else Code.NOBODY_TO_SHARE_WITH


def list_views(
    session: Session, us: Membership | None, summary: Summary, sources: Sources | None = None
) -> tuple[View, ...]:
    """What each recipient would see today. `sources` where they were gathered already."""
    sources = sources or gather_sources(session, summary)
    said = gather_said(session, summary.person_id, summary.id)
    views = views_for(summary, sources, said, None if us is None else team_now(us), session.clock.today())
    return keep_to_seen(session, summary, sources, views)


def what_goes(views: Iterable[View]) -> Agreed:
    """What these views let go: exactly this content, to exactly these members, by decision."""
    return {
        view.decision.id: (view.members, view.content)
        for view in views
        if view.why_not is None and view.content is not None
    }


def take_back(session: Session, item: str, why: WithdrawnWhy = WithdrawnWhy.BY_MISTAKE) -> Changes:
    """Stop what waits of an item, and ask everyone who may have it to destroy it. Raises NOT_FOUND."""
    with session.vault.transaction():
        us = get_membership(session)
        shared = get_item(session, item)
        if not any(parcel.brings for parcel in shared.parcels):
            raise KnownError(Code.NOT_FOUND, kind="shared_copy", id=item)
        return take_from_everyone(session, us, shared, why) if shared.holders() else Changes()


def _share_view(session: Session, us: Membership, summary: Summary, view: View, new_item: str) -> Changes:
    assert view.content is not None
    earlier = earlier_share(list_items_from(session, summary.id), view)
    lacking = [one for one in view.members if one not in earlier.same]
    if not lacking:
        return Changes()
    item = earlier.item.id if earlier.item else new_item
    if earlier.copy is not None:
        kind, version, previous = Kind.GRANT, earlier.copy.version, earlier.copy.previous
    else:
        kind, version, previous = Kind.SUMMARY, session.clock.new_id(), _follow(session, item, lacking)
    action = AuditAction.OVERRIDE if isinstance(view.decision, Override) else AuditAction.SHARE
    _note(session, action, item, summary.person_id)
    sealed = seal_and_queue(
        session,
        us,
        kind,
        lacking,
        item=item,
        version=version,
        previous=previous,
        content=view.content,
        basis=view.basis,
    )
    for parcel_id, _ in sealed:
        put_shared_copy(
            session.vault,
            SharedCopy(
                parcel=parcel_id,
                item=item,
                version=version,
                previous=previous,
                summary_id=summary.id,
                summary_version=summary.version,
                person_id=summary.person_id,
                consent_id=view.decision.id,
                consent_version=view.decision.version,
                content=to_map(view.content),
                holds=view.holds,
                made_at=session.clock.now(),
            ),
        )
    ids = {summary.id, summary.person_id, item, *filter(None, [summary.conversation_id])}
    return Changes(ids=frozenset(ids), kinds=SHARED_KINDS)


def _follow(session: Session, item: str, members: list[str]) -> tuple[str, ...]:
    """The versions that a new one follows. What waits, and was never tried, is replaced by it and goes nowhere."""
    shared = get_item(session, item)
    replaced = list_replaced(shared, members)
    for parcel in replaced:
        drop_parcel(session.vault, parcel.line.parcel, REPLACED)
        put_shared_withdrawn(session.vault, parcel.line.parcel, session.clock.now())
    return list_previous(get_item(session, item) if replaced else shared, members)


def _note(session: Session, action: AuditAction, object_id: str, person_id: str) -> None:
    append_event(session.vault, session.clock, session.member_id, action, object_id, person_id)
