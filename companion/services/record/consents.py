"""Consent, asked before anything is written: who may see what, recorded even before anyone syncs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from companion.domain.changes import Changes
from companion.domain.consent import Answer, ConsentDecision, RecipientKind
from companion.services.records import add_record, change_record, remove_record
from companion.services.session import Session
from companion.services.sharing.keeping_to_consent import keep_to_consent
from companion.vault.drafts import drop_draft
from companion.vault.rows import get_record, list_records


def decide_consent(
    session: Session,
    person_id: str,
    recipient: str,
    answer: Answer,
    *,
    recipient_kind: RecipientKind = RecipientKind.MEMBER,
    **values: Any,
) -> Changes:
    """Record what the person said about one recipient. A later word is a new version of the earlier one.

    A yes or a no is dated today unless `given_on` says otherwise; a new answer ends an earlier withdrawal.
    What was shared and no longer rests on the person's word is stopped or taken back. `Changes.made` is the
    decision's id either way.
    """
    if answer is not Answer.NOT_YET:
        values.setdefault("given_on", session.clock.today())
    values = {"answer": answer, "recipient_kind": recipient_kind, "withdrawn_on": None, **values}
    with session.vault.transaction():
        purpose = values.get("purpose")
        for earlier in list_records(session.vault, ConsentDecision, person_id):
            same_purpose = purpose is None or earlier.purpose is purpose
            if earlier.recipient == recipient and same_purpose:
                return replace(_changed(session, earlier, **values), made=earlier.id)
        changes = add_record(session, ConsentDecision, person_id=person_id, recipient=recipient, **values)
        return changes | keep_to_consent(session, person_id)


def withdraw_consent(session: Session, decision_id: str) -> Changes:
    """Take a yes back, from today on. What waits is stopped, and what has gone is taken back."""
    with session.vault.transaction():
        decision = get_record(session.vault, ConsentDecision, decision_id)
        if decision.withdrawn_on is not None:
            return Changes()
        return _changed(session, decision, withdrawn_on=session.clock.today())


def change_consent(session: Session, decision_id: str, **values: Any) -> Changes:
    """Put a decision right. A new yes or no is dated today unless `given_on` is given, and ends a withdrawal.

    What was shared and no longer rests on the person's word is stopped or taken back.
    """
    if "answer" in values:
        values.setdefault("withdrawn_on", None)
        if values["answer"] is not Answer.NOT_YET:
            values.setdefault("given_on", session.clock.today())
    with session.vault.transaction():
        return _changed(session, get_record(session.vault, ConsentDecision, decision_id), **values)


def remove_consent(session: Session, decision_id: str) -> Changes:
    """Take a decision out of view. Nothing rests on it any more."""
    with session.vault.transaction():
        decision = get_record(session.vault, ConsentDecision, decision_id)
        removed = remove_record(session, ConsentDecision, decision_id)
        drop_draft(session.vault, decision_id)
        return removed | keep_to_consent(session, decision.person_id)


def _changed(session: Session, decision: ConsentDecision, **values: Any) -> Changes:
    changes = change_record(session, ConsentDecision, decision.id, **values)
    return changes | keep_to_consent(session, decision.person_id) if changes.steps else changes
