"""What the person saw: that they saw a page is true of what stood on it then, and of nothing that came since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from companion.domain.changes import Changes
from companion.domain.choices import Candidate, Sources, list_candidates
from companion.domain.consent import within
from companion.domain.recipients import Decision
from companion.domain.sharing import View
from companion.domain.summaries import Override, Summary
from companion.services.records import change_record
from companion.services.session import Session
from companion.vault.rows import get_record, list_versions


def note_seen(session: Session, summary_id: str, saw: bool | None) -> Changes:
    """Keep whether the person saw what would go as it stands now; None: not asked yet.

    Said a second time it is about what is there the second time, so it begins anew.
    """
    with session.vault.transaction():
        changes = Changes()
        if saw and get_record(session.vault, Summary, summary_id).person_saw:
            changes = change_record(session, Summary, summary_id, person_saw=None)
        return changes | change_record(session, Summary, summary_id, person_saw=saw)


def keep_to_seen(
    session: Session, summary: Summary, sources: Sources, views: Iterable[View]
) -> tuple[View, ...]:
    """The views; those of which the person saw less than would go now do not say that they were seen."""
    views = tuple(views)
    if not summary.person_saw:
        return views
    then = _when_seen(session, summary)
    held = {one.record.id: one for one in list_candidates(summary, sources)}
    return tuple(
        replace(view, content=replace(view.content, person_saw=None))
        if view.content is not None
        and not _was_there(session, summary, then, view, [held[one] for one in view.holds])
        else view
        for view in views
    )


def _when_seen(session: Session, summary: Summary) -> Summary:
    """The summary as it stood when the person last began to have seen it. Later versions have later ids."""
    then = summary
    for version in reversed(list_versions(session.vault, Summary, summary.id)):
        if not version.person_saw:
            break
        then = version
    return then


def _was_there(
    session: Session, summary: Summary, then: Summary, view: View, held: Iterable[Candidate]
) -> bool:
    """Whether all that a view holds, and the worker's question, stood on the page then, for this recipient."""
    if summary.question != then.question:
        return False
    decided = _decided_then(session, view, then)
    if decided is None:
        return False
    return all(
        one.record.version < then.version and one.record.id not in then.left_out and _went_to(decided, one)
        for one in held
    )


def _decided_then(session: Session, view: View, then: Summary) -> Decision | None:
    """The decision as it stood then; None where it was not made yet."""
    noun: type[Decision] = type(view.decision)
    versions = list_versions(session.vault, noun, view.decision.id)
    return next((one for one in reversed(versions) if one.version < then.version), None)


def _went_to(decision: Decision, one: Candidate) -> bool:
    """Whether a decision let it go. An override keeps to what was ruled out, and widens with no version of its own."""
    if isinstance(decision, Override):
        return True
    return within(one.topics, decision.topics_included, decision.topics_excluded)
