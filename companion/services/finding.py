"""Search as you type, over everything in the vault, with the words in context."""

from __future__ import annotations

from dataclasses import dataclass

from companion.domain.conversation import Conversation, Keep, Passage
from companion.domain.person import Person
from companion.domain.record import Voice
from companion.services.people import PersonRow, list_people
from companion.services.session import Session
from companion.vault.rows import get_record
from companion.vault.search import MARK_END, MARK_START, Found, list_found

__all__ = ["MARK_END", "MARK_START", "FoundLine", "SearchState", "search"]


@dataclass(frozen=True, kw_only=True)
class FoundLine:
    """One place where the words stand: whose, from which conversation, in whose voice, and whether it is private."""

    kind: str
    record_id: str
    person_id: str
    person_name: str
    conversation_id: str | None
    held_on: str | None
    private: bool
    voice: Voice | None
    context: str


@dataclass(frozen=True, kw_only=True)
class SearchState:
    """People whose name begins with what was typed, then the latest lines that hold its words."""

    typed: str
    people: tuple[PersonRow, ...]
    lines: tuple[FoundLine, ...]
    more: bool


def search(
    session: Session, typed: str, *, limit: int = 50, person_id: str | None = None, private: bool = True
) -> SearchState:
    """Find `typed`; at most `limit` lines, `more` says whether there were others. Nothing typed: nothing.

    Without `private` the worker's private notes are passed over as if they were not there.
    """
    if not typed.strip():
        return SearchState(typed=typed, people=(), lines=(), more=False)
    found = list_found(session.vault, typed, limit=limit + 1, person_id=person_id, private=private)
    names: dict[str, str | None] = {}
    lines = (_line(session, one, names) for one in found[:limit])
    return SearchState(
        typed=typed,
        people=tuple(list_people(session, typed, limit=8)) if person_id is None else (),
        lines=tuple(line for line in lines if line is not None),
        more=len(found) > limit,
    )


def _line(session: Session, found: Found, names: dict[str, str | None]) -> FoundLine | None:
    if found.person_id not in names:
        names[found.person_id] = _name(session, found.person_id)
    name = names[found.person_id]
    if name is None:
        return None
    conversation_id, held_on, private, voice = None, None, False, None
    if found.kind == Passage.KIND:
        passage = get_record(session.vault, Passage, found.record_id)
        conversation_id, voice = passage.conversation_id, passage.voice
        private = passage.keep is Keep.PRIVATE
    elif found.kind == Conversation.KIND:
        conversation_id = found.record_id
    if conversation_id is not None:
        held_on = get_record(session.vault, Conversation, conversation_id).held_on.isoformat()
    return FoundLine(
        kind=found.kind,
        record_id=found.record_id,
        person_id=found.person_id,
        person_name=name,
        conversation_id=conversation_id,
        held_on=held_on,
        private=private,
        voice=voice,
        context=found.context,
    )


def _name(session: Session, person_id: str) -> str | None:
    """What the person is called, or None for someone who was taken out of the lists."""
    person = get_record(session.vault, Person, person_id)
    return None if person.removed else person.name
