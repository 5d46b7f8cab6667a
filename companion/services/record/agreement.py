"""What the person agreed to when it was read back, and how a conversation stops being agreed: with any other word."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from companion.domain.changes import Changes
from companion.domain.conversation import Conversation, ConversationState, Disagreement, Keep, Passage
from companion.domain.strengths import Action, Hope, Need, Strength
from companion.domain.text import is_blank
from companion.services.records import change_record
from companion.services.session import Session
from companion.vault.rows import get_record, list_versions, list_versions_in

Picked = Strength | Hope | Need | Action
PICKED: tuple[type[Picked], ...] = (Strength, Hope, Need, Action)
"""What can be picked out of a passage, strengths first."""

_NEVER = datetime.fromtimestamp(0, UTC)


def make_draft_again(session: Session, conversation_id: str) -> Changes:
    """Note that a conversation has changed: what was read back and is not the same any more was not read back."""
    if get_record(session.vault, Conversation, conversation_id).state is ConversationState.DRAFT:
        return Changes()
    return change_record(session, Conversation, conversation_id, state=ConversationState.DRAFT)


def note_words(session: Session, *passages: Passage) -> Changes:
    """Note that a passage came, went or changed: `passages` is how it stands, and how it stood.

    A private note is not read back, so it can be written at any time.
    """
    if all(one.keep is Keep.PRIVATE for one in passages):
        return Changes()
    return make_draft_again(session, passages[0].conversation_id)


def is_open(session: Session, passage: Passage) -> bool:
    """Whether typing may go on in the same version: nobody has agreed to that one yet."""
    conversation = get_record(session.vault, Conversation, passage.conversation_id)
    return passage.keep is Keep.PRIVATE or conversation.state is ConversationState.DRAFT


def change_picked(session: Session, noun: type[Picked], record_id: str, /, **values: Any) -> Changes:
    """Change something that was picked out. Other words than the passage has make its conversation a draft again.

    What a hope or an action comes to later (its state, its next step, who does it) is no word of that conversation.
    """
    with session.vault.transaction():
        before = get_record(session.vault, noun, record_id)
        changes = change_record(session, noun, record_id, **values)
        after = get_record(session.vault, noun, record_id)
        if after.text == before.text or after.from_passage is None:
            return changes
        passage = get_record(session.vault, Passage, after.from_passage)
        if " ".join(after.text.split()) in " ".join(passage.text.split()):
            return changes
        return changes | make_draft_again(session, passage.conversation_id)


def agreed_on(session: Session, conversation_id: str) -> date | None:
    """The day on which the person last said "That's right" to it, also where it has changed since."""
    agreed = _agreement(session, conversation_id)
    return None if agreed is None else agreed.created_at.astimezone().date()


def keep_agreed_honest(session: Session, conversation_id: str) -> Changes:
    """Make a conversation a draft where undo brought "agreed" back, and not the words that were agreed."""
    agreed = _agreement(session, conversation_id)
    standing = get_record(session.vault, Conversation, conversation_id).state
    if agreed is None or standing is not ConversationState.AGREED:
        return Changes()
    if _words(session, conversation_id, agreed.version) == _words(session, conversation_id):
        return Changes()
    return make_draft_again(session, conversation_id)


def _agreement(session: Session, conversation_id: str) -> Conversation | None:
    """The version with which it was last agreed: it comes from being read back, and one that undo made does not.

    Where an older Companion agreed to a draft at once, that one.
    """
    found: Conversation | None = None
    before, agreed = ConversationState.DRAFT, ConversationState.AGREED
    for version in list_versions(session.vault, Conversation, conversation_id):
        turned = version.state is agreed and before is not agreed
        if turned and (found is None or before is ConversationState.READ_BACK):
            found = version
        before = version.state
    return found


def _words(session: Session, conversation_id: str, until: str | None = None) -> list[Passage | Disagreement]:
    """What is written in it in its order, as it stands or stood at a version, without who wrote it when."""
    then: dict[str, Passage | Disagreement] = {}
    written: tuple[type[Passage | Disagreement], ...] = (Passage, Disagreement)
    for noun in written:
        for version in list_versions_in(session.vault, noun, conversation_id):
            if until is None or version.version < until:
                then[version.id] = version
    return [
        replace(one, version="", supersedes=None, created_at=_NEVER, author="", **_no_place(one))
        for one in sorted(then.values(), key=_place)
        if one.removed is None and not is_blank(one.text) and not _is_private(one)
    ]


def _place(said: Passage | Disagreement) -> tuple[int, str]:
    return (said.place if isinstance(said, Passage) else 0, said.id)


def _no_place(said: Passage | Disagreement) -> dict[str, Any]:
    return {"place": 0} if isinstance(said, Passage) else {}


def _is_private(said: Passage | Disagreement) -> bool:
    return isinstance(said, Passage) and said.keep is Keep.PRIVATE
