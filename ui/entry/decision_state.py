"""What the form of a decision shows: what stands with the draft over it, and what recording that would do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from companion.domain.consent import ConsentDecision
from companion.domain.introduction import Direction
from companion.services.record.decision_view import DecisionState
from companion.services.record.entries import EntryState
from ui.entry.state import EntryView, to_view
from ui.words.decision_words import told_words


@dataclass(frozen=True, kw_only=True)
class DecisionView:
    """The form, and what recording the draft would do; "" where there is nothing to record."""

    entry: EntryView
    pending: str


def to_decision_view(state: DecisionState, today: date) -> DecisionView:
    """What to show of a decision, or of one that is not made yet."""
    view = to_view(state.entry, ConsentDecision.KIND, Direction.IN, today)
    if state.draft is not None:
        shown = _with_draft(state, view)
        view = replace(view, form=shown.form, values=shown.values)
    return DecisionView(entry=view, pending=_pending(state, today))


def _with_draft(state: DecisionState, view: EntryView) -> EntryView:
    """The form as if the draft were recorded: a member that it names is among those to choose from."""
    assert state.draft is not None
    given = dict(state.draft.values)
    before = state.entry.record
    if isinstance(before, ConsentDecision):
        would = replace(before, **given)
    else:
        would = ConsentDecision(
            id=state.draft.id,
            version="",
            created_at=state.entry.person.created_at,
            author="",
            person_id=state.entry.person.id,
            **{"recipient": "", **given},
        )
    entry = EntryState(
        person=state.entry.person,
        record=would,
        earlier=(),
        names=state.entry.names,
        nameable=state.entry.nameable,
    )
    return to_view(entry, ConsentDecision.KIND, Direction.IN, view.today)


def _pending(state: DecisionState, today: date) -> str:
    if state.weighed is None:
        return ""
    return told_words(state.weighed, state.entry.names, today)
