"""One decision about sharing as its form shows it: what stands, the draft beside it, and what that would do."""

from __future__ import annotations

from dataclasses import dataclass

from companion.domain.consent import ConsentDecision
from companion.errors import Code, KnownError
from companion.services.record.deciding import Weighed, weigh_drafts
from companion.services.record.decision_drafts import DraftDecision, get_decision_draft, list_decision_drafts
from companion.services.record.entries import EntryState, see_entry
from companion.services.session import Session
from companion.vault.rows import get_record


@dataclass(frozen=True, kw_only=True)
class DecisionState:
    """What stands, as every form has it, and the draft beside it. Without a draft nothing is weighed."""

    entry: EntryState
    draft: DraftDecision | None = None
    weighed: Weighed | None = None


def see_decision(session: Session, person_id: str, decision_id: str) -> DecisionState:
    """A decision, or one that is not made yet, by the id it will have. Seeing it is an audit event."""
    made = decision_id if _is_made(session, decision_id) else ""
    entry = see_entry(session, ConsentDecision.KIND, person_id, made)
    draft = get_decision_draft(session, person_id, decision_id)
    weighed = weigh_drafts(session, person_id, (decision_id,)) if draft is not None else None
    return DecisionState(entry=entry, draft=draft, weighed=weighed)


def list_pending(session: Session, person_id: str) -> tuple[tuple[DraftDecision, ...], Weighed | None]:
    """Everything somebody is about to decide about this person, and what all of it would do."""
    drafts = list_decision_drafts(session, person_id)
    return drafts, weigh_drafts(session, person_id, [one.id for one in drafts]) if drafts else None


def _is_made(session: Session, decision_id: str) -> bool:
    """Whether there is, or was, a decision of this id."""
    try:
        get_record(session.vault, ConsentDecision, decision_id)
    except KnownError as missing:
        if missing.code is not Code.NOT_FOUND:
            raise
        return False
    return True
