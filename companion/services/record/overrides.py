"""Sharing without a yes, as it is written down: a draft that counts for nothing, until it is whole and recorded."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from companion.domain.changes import Changes
from companion.domain.consent import RecipientKind
from companion.domain.summaries import Override
from companion.domain.text import is_blank
from companion.errors import Code, KnownError
from companion.services.records import add_record, change_record, remove_record
from companion.services.session import Session
from companion.services.team.membership import get_membership
from companion.vault.audit import AuditAction, append_event
from companion.vault.rows import list_records

WRITTEN = ("reason", "legal_ground", "authorised_by")


def get_override_draft(session: Session, person_id: str) -> Override | None:
    """The draft about a person: one that has no day yet. Nothing rests on it."""
    drafts = [one for one in list_records(session.vault, Override, person_id) if one.given_on is None]
    return drafts[-1] if drafts else None


def keep_override_draft(session: Session, person_id: str, **values: Any) -> Changes:
    """Keep what was typed or chosen. `recipient` is a member's id or the team's.

    Until one is chosen the draft names us ourselves, whom nothing can go to. Raises NOT_FOUND for any other id. There
    is no step to undo: what is typed is taken back in its field, and nothing rests on it.
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
        if draft is not None:
            return replace(change_record(session, Override, draft.id, **values), steps=())
        values = {"recipient": us.member, **values}
        return replace(add_record(session, Override, person_id=person_id, **values), steps=())


def drop_override_draft(session: Session, person_id: str) -> Changes:
    """Put the draft away."""
    with session.vault.transaction():
        draft = get_override_draft(session, person_id)
        return remove_record(session, Override, draft.id) if draft is not None else Changes()


def record_draft(session: Session, person_id: str) -> Changes:
    """From now on one summary may go on it. `Changes.made` is its id.

    Raises TEXT_MISSING, which names the first field that is not filled in, and NOT_FOUND where there is no draft.
    """
    with session.vault.transaction():
        us = get_membership(session)
        draft = get_override_draft(session, person_id)
        if draft is None:
            raise KnownError(Code.NOT_FOUND, kind=Override.KIND, id=person_id)
        if draft.recipient == us.member:
            raise KnownError(Code.TEXT_MISSING, field="recipient")
        for name in WRITTEN:
            if is_blank(getattr(draft, name)):
                raise KnownError(Code.TEXT_MISSING, field=name)
        if draft.person_told is None:
            raise KnownError(Code.TEXT_MISSING, field="person_told")
        if not draft.person_told and is_blank(draft.why_not_told):
            raise KnownError(Code.TEXT_MISSING, field="why_not_told")
        changes = change_record(session, Override, draft.id, given_on=session.clock.today())
        append_event(
            session.vault, session.clock, session.member_id, AuditAction.OVERRIDE, draft.id, person_id
        )
        return Changes(ids=changes.ids, kinds=changes.kinds, made=draft.id, steps=changes.steps)
