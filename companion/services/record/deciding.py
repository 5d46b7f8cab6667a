"""Making decisions about sharing: what drafts would do if they counted, and the press that makes them count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from companion.domain.changes import Changes
from companion.domain.consent import Answer, ConsentDecision
from companion.domain.record import RemovedWhy
from companion.domain.text import is_blank
from companion.errors import Code, KnownError
from companion.services.record.decision_drafts import (
    DraftDecision,
    as_new,
    list_decision_drafts,
    same_one,
    touched_draft,
)
from companion.services.records import new_stamp, store_record
from companion.services.session import Session
from companion.services.sharing.consequences import Consequences, weigh_word
from companion.services.sharing.keeping_to_consent import keep_to_consent
from companion.services.sharing.naming import names_in_team
from companion.services.sharing.sharing import linking
from companion.vault.drafts import drop_draft
from companion.vault.rows import get_record, list_records


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """What making these decisions would do: each as it would stand, and what changes for others.

    `equal` is another decision about the recipient that draft `equal_of` has come to name, for the same purpose:
    whoever decides says whether that one is meant. `over`: the end day that one of them is given has gone by.
    """

    decisions: tuple[ConsentDecision, ...]
    before: tuple[ConsentDecision | None, ...]
    does: Consequences = field(default_factory=Consequences)
    equal: ConsentDecision | None = None
    equal_of: str = ""
    over: bool = False

    def same_as(self, other: Weighed) -> bool:
        """Whether the same would happen, whoever looks at it when."""
        return self._told() == other._told()

    def _told(self) -> object:
        said = [replace(one, version="", created_at=one.created_at.min) for one in self.decisions]
        return said, self.does, self.equal and self.equal.id, self.over


def weigh_drafts(session: Session, person_id: str, draft_ids: Sequence[str]) -> Weighed:
    """What making these drafts count would do. Changes nothing. Drafts that name nobody are passed over."""
    drafts = [one for one in list_decision_drafts(session, person_id) if one.id in draft_ids]
    named = [one for one in drafts if not is_blank(one.recipient)]
    made = tuple(_as_it_would_stand(session, person_id, one) for one in named)
    equal_of, equal = _equal(session, person_id, named, made)
    return Weighed(
        decisions=made,
        before=tuple(one.stands for one in named),
        does=weigh_word(session, person_id, made),
        equal=equal,
        equal_of=equal_of,
        over=any(
            _is_over(one, session.clock.today())
            for one, draft in zip(made, named, strict=True)
            if draft.values.keys() & {"answer", "expires_on"}
        ),
    )


def weigh_withdrawal(session: Session, decision_id: str) -> Weighed:
    """What it would do to take this yes back. Changes nothing."""
    return _weigh_one(session, decision_id, withdrawn_on=session.clock.today())


def weigh_removal(session: Session, decision_id: str) -> Weighed:
    """What it would do to take this decision out of view. Changes nothing."""
    return _weigh_one(session, decision_id, removed=RemovedWhy.TAKEN_OUT)


def weigh_link(session: Session, decision_id: str, recipient_id: str | None) -> Weighed:
    """What it would do to say who is meant by a name in words. Changes nothing. Raises NOT_FOUND."""
    return _weigh_one(session, decision_id, **linking(session, recipient_id))


def make_decisions(session: Session, person_id: str, draft_ids: Sequence[str], told: Weighed) -> Changes:
    """Make these drafts count, all or none: `told` is what was said that it would do.

    Raises CHANGED_SINCE where it would do anything else by now, or where a decision about the same recipient stands,
    NAME_MISSING where nobody is named, and what check_record raises.
    """
    with session.vault.transaction():
        weighed = weigh_drafts(session, person_id, draft_ids)
        if not weighed.decisions:
            raise KnownError(Code.NAME_MISSING, field="recipient")
        if weighed.equal is not None or not weighed.same_as(told):
            raise KnownError(Code.CHANGED_SINCE, kind=ConsentDecision.KIND, id=weighed.decisions[0].id)
        changes = Changes()
        for decision, before in zip(weighed.decisions, weighed.before, strict=True):
            made = decision.id if before is None else None
            changes |= store_record(session, decision, made=made, before=before)
            drop_draft(session.vault, decision.id)
        return changes | touched_draft(person_id, "") | keep_to_consent(session, person_id)


def _weigh_one(session: Session, decision_id: str, **values: Any) -> Weighed:
    before = get_record(session.vault, ConsentDecision, decision_id)
    after = replace(before, **values)
    does = weigh_word(session, before.person_id, [after])
    return Weighed(decisions=(after,), before=(before,), does=does)


def _as_it_would_stand(session: Session, person_id: str, draft: DraftDecision) -> ConsentDecision:
    """A new yes or no is dated today unless its day was given, and ends a withdrawal."""
    values = dict(draft.values)
    if "recipient" in values:
        values["recipient"] = str(values["recipient"]).strip()
    if "answer" in values:
        values.setdefault("withdrawn_on", None)
        if values["answer"] is not Answer.NOT_YET:
            values.setdefault("given_on", session.clock.today())
    if draft.stands is not None:
        return draft.stands.revised(new_stamp(session), **values)
    return as_new(session, person_id, draft.id, values)


def _equal(
    session: Session, person_id: str, drafts: Sequence[DraftDecision], made: Sequence[ConsentDecision]
) -> tuple[str, ConsentDecision | None]:
    """The draft that names somebody whom another decision is about already, and that decision.

    Two that stood beside each other before may go on so: a draft that names nobody anew is not held up.
    """
    here = {one.id for one in made}
    others = [one for one in list_records(session.vault, ConsentDecision, person_id) if one.id not in here]
    names = names_in_team(session)
    for draft, one in zip(drafts, made, strict=True):
        anew = draft.stands is None or draft.values.keys() & {"recipient", "purpose"}
        for other in others if anew else ():
            if other.purpose is one.purpose and same_one(other.recipient, one.recipient, names):
                return draft.id, other
        others.append(one)
    return "", None


def _is_over(decision: ConsentDecision, today: date) -> bool:
    ends = decision.expires_on
    return decision.answer is Answer.YES and ends is not None and ends <= today
