"""Search as you type, over everything in the vault, with the words in context."""

from __future__ import annotations

from dataclasses import dataclass

from companion.domain.conversation import Keep
from companion.domain.record import Voice
from companion.services.glances import note_glance
from companion.services.record.people import PersonRow, list_people
from companion.services.session import Session
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

    Without `private` the worker's private notes are passed over as if they were not there. Seeing what was found is
    an audit event, once for a run of searches; what was typed is not in it.
    """
    if not typed.strip():
        return SearchState(typed=typed, people=(), lines=(), more=False)
    note_glance(session, "search")
    found = list_found(session.vault, typed, limit=limit + 1, person_id=person_id, private=private)
    return SearchState(
        typed=typed,
        people=tuple(list_people(session, typed, limit=8)) if person_id is None else (),
        lines=tuple(_line(one) for one in found[:limit]),
        more=len(found) > limit,
    )


def _line(found: Found) -> FoundLine:
    return FoundLine(
        kind=found.kind,
        record_id=found.record_id,
        person_id=found.person_id,
        person_name=found.person_name,
        conversation_id=found.conversation_id,
        held_on=found.held_on,
        private=found.keep == Keep.PRIVATE,
        voice=None if found.voice is None else Voice(found.voice),
        context=found.context,
    )
