"""Undo: bring back the versions that stood before a deed, as new versions, so that nothing is lost either way."""

from __future__ import annotations

from dataclasses import replace

from companion.domain.changes import Changes, Step
from companion.domain.consent import ConsentDecision
from companion.domain.conversation import Conversation, Disagreement, Passage
from companion.domain.record import Record, RemovedWhy
from companion.domain.summaries import Override
from companion.errors import Code, KnownError
from companion.services.record.agreement import keep_agreed_honest
from companion.services.records import new_stamp, touched
from companion.services.session import Session
from companion.services.sharing.keeping_to_consent import keep_to_consent
from companion.vault.nouns import NOUNS
from companion.vault.rows import get_record, get_version, put_record


def undo_steps(session: Session, steps: tuple[Step, ...]) -> Changes:
    """Walk a deed's steps back, last first, in one transaction. Undoing the result is redo.

    The result has one step for each record. Raises KnownError CHANGED_SINCE, and changes nothing, when one of
    the records has moved on. What was shared on a yes that is undone is taken back; nothing goes again by itself.
    """
    undone = Changes()
    with session.vault.transaction():
        for step in reversed(_joined(steps)):
            undone = undone | _undo_step(session, step)
        for person_id in _whose_word(session, steps):
            undone = undone | keep_to_consent(session, person_id)
        for talk in _talks(session, steps):
            undone = undone | keep_agreed_honest(session, talk)
    return undone


def _whose_word(session: Session, steps: tuple[Step, ...]) -> set[str]:
    """The people whose consent, or an override of it, the steps changed."""
    people = set()
    for step in steps:
        if step.kind == ConsentDecision.KIND:
            people.add(get_record(session.vault, ConsentDecision, step.id).person_id)
        elif step.kind == Override.KIND:
            people.add(get_record(session.vault, Override, step.id).person_id)
    return people


def _talks(session: Session, steps: tuple[Step, ...]) -> set[str]:
    """The conversations whose words, or whose state, the steps changed."""
    talks = {step.id for step in steps if step.kind == Conversation.KIND}
    for step in steps:
        if step.kind == Passage.KIND:
            talks.add(get_record(session.vault, Passage, step.id).conversation_id)
        elif step.kind == Disagreement.KIND:
            talks.add(get_record(session.vault, Disagreement, step.id).conversation_id)
    return talks


def _joined(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """One step for each record, from before the deed's first change of it to after its last."""
    joined: dict[tuple[str, str], Step] = {}
    for step in steps:
        first = joined.get((step.kind, step.id), step)
        joined[step.kind, step.id] = replace(step, before=first.before)
    return tuple(joined.values())


def _undo_step(session: Session, step: Step) -> Changes:
    noun = NOUNS[step.kind]
    now = get_record(session.vault, noun, step.id)
    if now.version != step.after:
        raise KnownError(Code.CHANGED_SINCE, kind=step.kind, id=step.id)
    back = put_record(session.vault, _as_before(session, noun, step, now))
    return Changes(ids=touched(now), kinds=frozenset({step.kind}), steps=(back,))


def _as_before(session: Session, noun: type[Record], step: Step, now: Record) -> Record:
    stamp = new_stamp(session)
    if step.before == step.after:
        return now.revised(stamp, text=_untyped(step, now))
    if step.before is None:
        return now.revised(stamp, removed=RemovedWhy.UNDONE)
    before = get_version(session.vault, noun, step.before)
    return replace(
        before, version=stamp.version, supersedes=now.version, created_at=stamp.at, author=stamp.author
    )


def _untyped(step: Step, now: Record) -> str:
    """The text without what was typed into this version, last first."""
    text: str = now.text  # type: ignore[attr-defined] # only a record with words is typed into
    for typed in reversed(step.typed):
        if not typed.back.fits(text):
            raise KnownError(Code.CHANGED_SINCE, kind=step.kind, id=step.id)
        text = typed.back.applied(text)
    return text
