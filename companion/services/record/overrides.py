"""Sharing without a yes, as it is written down: a draft that counts for nothing, until it is whole and recorded."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from companion.domain.changes import Changes
from companion.domain.checks import check_record
from companion.domain.consent import RecipientKind
from companion.domain.record import Record, stamped
from companion.domain.summaries import Override
from companion.domain.text import cleaned, is_blank
from companion.errors import Code, KnownError
from companion.services.record.decision_drafts import touched_draft
from companion.services.records import new_stamp, remove_record, store_record
from companion.services.session import Session
from companion.services.team.membership import get_membership
from companion.vault.audit import AuditAction, append_event
from companion.vault.columns import decoders, to_row
from companion.vault.drafts import DraftRow, drop_draft, list_drafts, put_draft
from companion.vault.rows import list_records

WRITTEN = ("reason", "legal_ground", "authorised_by")
_STAMP = frozenset(item.name for item in fields(Record))


def get_override_draft(session: Session, person_id: str) -> Override | None:
    """The draft about a person: it has no day yet, and nothing rests on it."""
    rows = list_drafts(session.vault, Override.KIND, person_id)
    if rows:
        said = rows[0].said
        values = {name: read(said[name]) for name, read in decoders(Override) if name in said}
        return _draft(session, rows[0].about, **values)
    earlier = _earlier_drafts(session, person_id)
    return earlier[-1] if earlier else None


def keep_override_draft(session: Session, person_id: str, **values: Any) -> Changes:
    """Keep what was typed or chosen. `recipient` is a member's id or the team's.

    Until one is chosen the draft names us ourselves, whom nothing can go to. Raises NOT_FOUND for any other id, and
    what check_record raises.
    """
    with session.vault.transaction():
        us = get_membership(session)
        recipient = values.get("recipient")
        if recipient is not None:
            if recipient != us.team and recipient not in us.roster.members:
                raise KnownError(Code.NOT_FOUND, kind="member", id=recipient)
            kind = RecipientKind.TEAM if recipient == us.team else RecipientKind.MEMBER
            values = {**values, "recipient_kind": kind}
        draft = get_override_draft(session, person_id)
        if draft is None:
            draft = _draft(session, session.clock.new_id(), person_id=person_id, recipient=us.member)
        words: dict[str, Any] = {
            name: cleaned(one) if type(one) is str else one for name, one in values.items()
        }
        draft = replace(draft, **words)
        check_record(draft, session.clock.today())
        _drop_earlier(session, person_id)
        said = {name: one for name, one in to_row(draft).items() if name not in _STAMP}
        row = DraftRow(
            about=draft.id,
            kind=Override.KIND,
            person_id=person_id,
            said=said,  # type: ignore[arg-type]
            kept_at=session.clock.now(),
        )
        put_draft(session.vault, row)
    return touched_draft(person_id, draft.id)


def drop_override_draft(session: Session, person_id: str) -> Changes:
    """Forget the draft."""
    with session.vault.transaction():
        draft = get_override_draft(session, person_id)
        if draft is None:
            return Changes()
        drop_draft(session.vault, draft.id)
        _drop_earlier(session, person_id)
    return touched_draft(person_id, draft.id)


def record_draft(session: Session, person_id: str) -> Changes:
    """From now on one summary may go on it. `Changes.made` is its id.

    Raises TEXT_MISSING, which names the first field that is not filled in, and NOT_FOUND where there is no draft.
    """
    with session.vault.transaction():
        us = get_membership(session)
        draft = get_override_draft(session, person_id)
        if draft is None:
            raise KnownError(Code.NOT_FOUND, kind=Override.KIND, id=person_id)
        _require_whole(draft, us.member)
        dropped = drop_override_draft(session, person_id)
        stamp = new_stamp(session)
        made = session.clock.new_id()
        record = replace(
            draft,
            id=made,
            version=stamp.version,
            created_at=stamp.at,
            author=stamp.author,
            supersedes=None,
            given_on=session.clock.today(),
        )
        changes = store_record(session, record, made=made)
        append_event(session.vault, session.clock, session.member_id, AuditAction.OVERRIDE, made, person_id)
        return changes | replace(dropped, made=None)


def _require_whole(draft: Override, ourselves: str) -> None:
    if draft.recipient == ourselves:
        raise KnownError(Code.TEXT_MISSING, field="recipient")
    for name in WRITTEN:
        if is_blank(getattr(draft, name)):
            raise KnownError(Code.TEXT_MISSING, field=name)
    if draft.person_told is None:
        raise KnownError(Code.TEXT_MISSING, field="person_told")
    if not draft.person_told and is_blank(draft.why_not_told):
        raise KnownError(Code.TEXT_MISSING, field="why_not_told")


def _draft(session: Session, draft_id: str, **values: Any) -> Override:
    return Override(**stamped(draft_id, new_stamp(session)), **values)  # type: ignore[arg-type]


def _earlier_drafts(session: Session, person_id: str) -> list[Override]:
    """Drafts of a vault that was written before drafts had a place of their own: records without a day."""
    return [one for one in list_records(session.vault, Override, person_id) if one.given_on is None]


def _drop_earlier(session: Session, person_id: str) -> None:
    for one in _earlier_drafts(session, person_id):
        remove_record(session, Override, one.id)
