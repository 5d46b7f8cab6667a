"""A conversation as it happens: start it, keep each passage as it is typed, pick out what matters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from companion.domain.changes import Changes, Step
from companion.domain.checks import check_record
from companion.domain.conversation import (
    Conversation,
    ConversationKind,
    MeetingState,
    Passage,
    Prompt,
    continues,
    meets_again,
)
from companion.domain.fold import folded
from companion.domain.introduction import Direction, Introduction
from companion.domain.introduction import is_open as is_open_introduction
from companion.domain.person import Person
from companion.domain.record import RemovedWhy
from companion.domain.splices import splice_between
from companion.domain.strengths import Action
from companion.domain.text import cleaned, is_blank
from companion.errors import BugError
from companion.services.record.agreement import PICKED, Picked, agreed_on, is_open, note_words
from companion.services.records import (
    add_record,
    change_record,
    new_stamp,
    remove_record,
    store_record,
    touched,
)
from companion.services.session import Session
from companion.vault.audit import AuditAction, append_event
from companion.vault.rows import (
    amend_record,
    get_record,
    get_version,
    list_passages,
    list_records,
    list_versions,
)


@dataclass(frozen=True, kw_only=True)
class TalkState:
    """What the conversation screen shows: passages in order, and what was picked out of them.

    `agreed_on` is the day on which the person last agreed to it, also where it has changed since.
    """

    conversation: Conversation
    person: Person
    passages: tuple[Passage, ...]
    picked: tuple[Picked, ...]
    today: date
    agreed_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class EarlierWords:
    """How a passage stood before: the version's id, its words and when they were last typed."""

    version: str
    text: str
    at: datetime


def start_conversation(session: Session, person_id: str, **values: Any) -> Changes:
    """Open a conversation today; the first with a person unless `kind` says otherwise.

    Holding it closes the wait of every open introduction that brought the person to us, and a meeting that was
    agreed for this day has been held.
    """
    today = session.clock.today()
    with session.vault.transaction():
        earlier = list_records(session.vault, Conversation, person_id)
        values.setdefault("kind", ConversationKind.FOLLOW_UP if earlier else ConversationKind.FIRST)
        values.setdefault("held_on", today)
        changes = add_record(session, Conversation, person_id=person_id, **values)
        for introduction in list_records(session.vault, Introduction, person_id):
            if introduction.direction is Direction.IN and is_open_introduction(introduction):
                changes = changes | change_record(
                    session, Introduction, introduction.id, first_held_on=values["held_on"]
                )
        for one in earlier:
            if meets_again(one) and one.next_meeting_on == values["held_on"]:
                changes = changes | note_meeting(session, one.id, MeetingState.HELD)
    return changes


def note_meeting(session: Session, conversation_id: str, state: MeetingState) -> Changes:
    """Say what became of the next meeting that a conversation agreed on."""
    return change_record(session, Conversation, conversation_id, next_meeting_state=state)


def change_conversation(session: Session, conversation_id: str, **values: Any) -> Changes:
    """Set what surrounds the words: place, who was there, how it felt, next meeting.

    Another day for the next meeting is a meeting of its own: it stands open.
    """
    if "next_meeting_on" in values:
        before = get_record(session.vault, Conversation, conversation_id)
        if values["next_meeting_on"] != before.next_meeting_on:
            values = {"next_meeting_state": MeetingState.PLANNED, "next_meeting_why": "", **values}
    return change_record(session, Conversation, conversation_id, **values)


def see_conversation(session: Session, conversation_id: str, again: bool = False) -> TalkState:
    """The conversation as it stands. Seeing it is an audit event; `again`: it has been on screen all along."""
    vault = session.vault
    conversation = get_record(vault, Conversation, conversation_id)
    person_id = conversation.person_id
    if not again:
        with vault.transaction():
            append_event(
                vault, session.clock, session.member_id, AuditAction.VIEW, conversation_id, person_id
            )
    passages = tuple(list_passages(vault, conversation_id))
    return TalkState(
        conversation=conversation,
        person=get_record(vault, Person, person_id),
        passages=passages,
        picked=_picked_from(session, person_id, {passage.id for passage in passages}),
        today=session.clock.today(),
        agreed_on=agreed_on(session, conversation_id),
    )


def _picked_from(session: Session, person_id: str, passage_ids: set[str]) -> tuple[Picked, ...]:
    return tuple(
        one
        for noun in PICKED
        for one in list_records(session.vault, noun, person_id)
        if one.from_passage in passage_ids
    )


def add_passage(session: Session, conversation_id: str, **values: Any) -> Changes:
    """Add a passage at the end, empty or not. `Changes.made` is its id."""
    with session.vault.transaction():
        conversation = get_record(session.vault, Conversation, conversation_id)
        there = list_passages(session.vault, conversation_id)
        values.setdefault("text", "")
        added = add_record(
            session,
            Passage,
            conversation_id=conversation_id,
            person_id=conversation.person_id,
            place=there[-1].place + 1 if there else 0,
            **values,
        )
        return added | note_words(session, get_record(session.vault, Passage, added.made or ""))


def begin_passage(session: Session, conversation_id: str, prompt: Prompt) -> Changes:
    """A passage under this prompt: the first one there is, or a new one. `Changes.made` is its id either way.

    A new one notes that the prompt was used.
    """
    with session.vault.transaction():
        for passage in list_passages(session.vault, conversation_id):
            if passage.prompt is prompt:
                return Changes(made=passage.id)
        conversation = get_record(session.vault, Conversation, conversation_id)
        used = tuple(one for one in Prompt if one in {*conversation.prompts_used, prompt})
        return add_passage(session, conversation_id, prompt=prompt) | change_record(
            session, Conversation, conversation_id, prompts_used=used
        )


def save_typing(session: Session, passage_id: str, text: str, typing_since: str | None) -> Changes:
    """Keep what has been typed so far; the caller has it on disk when this returns.

    `typing_since` is the version that this spell of typing made (the `after` of its first step), or None
    at its beginning. While the text only grows, the spell stays one version; words that go make another.
    The step says what was typed, so that undo can take back a part of the spell.
    """
    text = cleaned(text)
    with session.vault.transaction():
        before = get_record(session.vault, Passage, passage_id)
        if before.text == text:
            return Changes()
        typed = (splice_between(before.text, text),)
        going_on = typing_since == before.version and continues(before.text, text)
        if going_on and is_open(session, before):
            after = before.amended(session.clock.now(), text=text)
            check_record(after, session.clock.today())
            amend_record(session.vault, after)
            step = Step(
                kind=Passage.KIND, id=passage_id, before=before.version, after=before.version, typed=typed
            )
            return Changes(ids=touched(after), kinds=frozenset({Passage.KIND}), steps=(step,))
        stored = store_record(session, before.revised(new_stamp(session), text=text))
        stored = replace(stored, steps=tuple(replace(step, typed=typed) for step in stored.steps))
        return stored | note_words(session, before)


def change_passage(session: Session, passage_id: str, **values: Any) -> Changes:
    """Set a passage's voice, keep, topics, prompt or place."""
    with session.vault.transaction():
        passage = get_record(session.vault, Passage, passage_id)
        changed = change_record(session, Passage, passage_id, **values)
        if not changed.steps:
            return changed
        return changed | note_words(session, passage, get_record(session.vault, Passage, passage_id))


def move_passage(session: Session, passage_id: str, by: int) -> Changes:
    """Change places with the passage before (`by` -1) or after (1). At the end of the row nothing happens."""
    with session.vault.transaction():
        passage = get_record(session.vault, Passage, passage_id)
        row = list_passages(session.vault, passage.conversation_id)
        here = [one.id for one in row].index(passage_id)
        there = here + by
        if not 0 <= there < len(row):
            return Changes()
        row[here], row[there] = row[there], row[here]
        changes = Changes()
        for place, one in enumerate(row):
            changes = changes | change_record(session, Passage, one.id, place=place)
        return changes | note_words(session, passage)


def remove_passage(session: Session, passage_id: str, why: RemovedWhy = RemovedWhy.TAKEN_OUT) -> Changes:
    """Take a passage out, and what was picked out of it. Undo brings all of it back."""
    with session.vault.transaction():
        passage = get_record(session.vault, Passage, passage_id)
        changes = remove_record(session, Passage, passage_id, why)
        if not changes.steps:
            return changes
        for one in _picked_from(session, passage.person_id, {passage_id}):
            changes = changes | remove_record(session, type(one), one.id, why)
        return changes if is_blank(passage.text) else changes | note_words(session, passage)


def list_earlier_words(session: Session, passage_id: str) -> tuple[EarlierWords, ...]:
    """The words that stood in a passage before those that stand now, newest first, nothing twice in a row.

    Seeing them is an audit event.
    """
    vault, earlier = session.vault, list[EarlierWords]()
    now = get_record(vault, Passage, passage_id)
    with vault.transaction():
        append_event(vault, session.clock, session.member_id, AuditAction.VIEW, passage_id, now.person_id)
    said = now.text
    for version in reversed(list_versions(session.vault, Passage, passage_id)):
        if version.text != said and not is_blank(version.text):
            earlier.append(EarlierWords(version=version.version, text=version.text, at=version.created_at))
        said = version.text
    return tuple(earlier)


def bring_back_words(session: Session, passage_id: str, version: str) -> Changes:
    """Put earlier words of a passage in place of today's, as a new version."""
    with session.vault.transaction():
        earlier = get_version(session.vault, Passage, version)
        if earlier.id != passage_id:
            raise BugError("a version of another passage")
        return change_passage(session, passage_id, text=earlier.text)


def pick_out(session: Session, noun: type[Picked], passage_id: str, text: str, **values: Any) -> Changes:
    """Make a strength, hope, need or action of words chosen in a passage, in the passage's own voice.

    `Changes.made` is its id. Words that are picked out of this passage as this already make no second one: then it is
    the id of that one, and there are no steps. Who does an action is not said until somebody says it.
    """
    if noun not in PICKED:
        raise BugError(f"cannot pick out a {noun.__name__}")
    passage = get_record(session.vault, Passage, passage_id)
    if noun is not Action:
        values.setdefault("voice", passage.voice)
    with session.vault.transaction():
        for one in _picked_from(session, passage.person_id, {passage_id}):
            if type(one) is noun and _same_words(one.text, text):
                return Changes(made=one.id)
        return add_record(
            session, noun, person_id=passage.person_id, text=text, from_passage=passage_id, **values
        )


def _same_words(one: str, other: str) -> bool:
    return folded(one).split() == folded(other).split()


def remove_picked(session: Session, noun: type[Picked], record_id: str) -> Changes:
    """Take out something that was picked. The passage it came from stays as it is."""
    return remove_record(session, noun, record_id)
