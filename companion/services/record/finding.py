"""Search as you type, over everything in the vault, with the words in context."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from companion.domain.summaries import Answer
from companion.domain.text import is_blank
from companion.errors import BugError
from companion.services.glances import note_glance
from companion.services.record.people import PersonRow, list_people
from companion.services.session import Session
from companion.services.sharing.naming import names_in_team
from companion.vault.rows import get_record
from companion.vault.search import CAME, CAME_PREFIX, Found, list_found, tend_index
from companion.vault.search_text import MARK_END, MARK_START
from companion.vault.shared import ANSWER, get_heading, get_received_line, list_lines_of

__all__ = [
    "CAME",
    "MARK_END",
    "MARK_START",
    "FoundLine",
    "Origin",
    "OriginKind",
    "SearchState",
    "search",
    "tend_search",
]

_PORTION = 25
"""Lines of the index."""

FoundLine = Found
"""One place where the words stand: whose, from which conversation, in whose voice, and whether it is private."""


class OriginKind(StrEnum):
    """What was said between two people of the team: shared with us, answered to us, or our own answer."""

    SHARED = "shared"
    ANSWERED = "answered"
    MY_ANSWER = "my_answer"


FEW_PEOPLE = 8
"""Before the lines, so that these are in sight; whoever wants to see the rest asks for more."""


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a line that went between two laptops comes from. `item` is the summary it is, or is about.

    `who` shared or answered it, "" for somebody whose name is not known any more; `at` is when it came, or was
    written. `sent`: an answer of ours is on its way, or there.
    """

    kind: OriginKind
    item: str
    who: str
    at: datetime
    person_name: str
    sent: bool = True


@dataclass(frozen=True, kw_only=True)
class SearchState:
    """People whose name begins with what was typed, then the latest lines that hold its words.

    `origins` tells of the lines that went between two laptops, by their record_id.
    """

    typed: str
    people: tuple[PersonRow, ...]
    lines: tuple[FoundLine, ...]
    more: bool
    origins: Mapping[str, Origin] = field(default_factory=dict)


def search(
    session: Session,
    typed: str,
    *,
    limit: int = 50,
    people: int = FEW_PEOPLE,
    person_id: str | None = None,
    private: bool = True,
) -> SearchState:
    """Find `typed`; at most `limit` lines and so many `people`, `more` says whether there are others of either.
    Nothing typed: nothing.

    Without `private` the worker's private notes are passed over as if they were not there. Seeing what was found is
    an audit event, once for a run of searches; what was typed is not in it.
    """
    if is_blank(typed):
        return SearchState(typed=typed, people=(), lines=(), more=False)
    note_glance(session, "search")
    found = list_found(session.vault, typed, limit=limit + 1, person_id=person_id, private=private)
    lines = tuple(found[:limit])
    named = list_people(session, typed, limit=people + 1) if person_id is None else []
    return SearchState(
        typed=typed,
        people=tuple(named[:people]),
        lines=lines,
        more=len(found) > limit or len(named) > people,
        origins=_origins(session, [one for one in lines if one.kind in (CAME, Answer.KIND)]),
    )


def tend_search(session: Session) -> bool:
    """Take a portion of what waits into the index, some 10 ms of work, while nobody asks. Whether there is more."""
    return tend_index(session.vault, _PORTION)


def _origins(session: Session, lines: list[FoundLine]) -> dict[str, Origin]:
    if not lines:
        return {}
    names = names_in_team(session)
    return {
        one.record_id: _came(session, one, names) if one.kind == CAME else _answered(session, one.record_id)
        for one in lines
    }


def _came(session: Session, found: FoundLine, names: Mapping[str, str]) -> Origin:
    line = get_received_line(session.vault, found.record_id.removeprefix(CAME_PREFIX))
    if line is None:
        raise BugError("words in the index of what never came")
    answer = line.kind == ANSWER
    return Origin(
        kind=OriginKind.ANSWERED if answer else OriginKind.SHARED,
        item=(line.about_item or "") if answer else line.item,
        who=names.get(line.author, ""),
        at=line.arrived_at,
        person_name=found.person_name or get_heading(session.vault, line.version)[0],
    )


def _answered(session: Session, answer_id: str) -> Origin:
    answer = get_record(session.vault, Answer, answer_id)
    lines = list_lines_of(session.vault, answer.about_item)
    return Origin(
        kind=OriginKind.MY_ANSWER,
        item=answer.about_item,
        who="",
        at=answer.created_at,
        person_name=get_heading(session.vault, lines[-1].version)[0] if lines else "",
        sent=answer.sent,
    )
