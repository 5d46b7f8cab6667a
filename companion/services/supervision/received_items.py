"""Summaries that came to us: the versions of an item, which of them stand, how far we are with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from companion.crypto import envelope
from companion.crypto.envelope import Kind
from companion.crypto.inner import RESTING
from companion.domain.summaries import Answer, Basis, SummaryContent
from companion.domain.summary_changes import SummaryChanges, changes_between
from companion.errors import BugError
from companion.services.session import Session
from companion.services.sharing.states import RecipientLine
from companion.services.supervision.waiting import WAITING, ItemState
from companion.sync.contents import read_basis, read_content
from companion.vault.shared import Received, list_received_of


@dataclass(frozen=True, kw_only=True)
class ReceivedVersion:
    """One version as its author sealed it, and the decision it rests on.

    `changes`: what it says otherwise than the version it follows, the latest of them where it joins two; None for a
    first one.
    """

    version: str
    written_at: datetime
    arrived_at: datetime
    opened_at: datetime | None
    seen_at: datetime | None
    content: SummaryContent
    basis: Basis
    changes: SummaryChanges | None


@dataclass(frozen=True, kw_only=True)
class InboxLine:
    """One item. `arrived_at` is when its latest version came; `asks`: its author has a question.

    `person_name` is empty once it was taken back. `begun`: an answer is being written.
    """

    item: str
    person_name: str
    author_name: str
    arrived_at: datetime
    state: ItemState
    asks: bool
    begun: bool


class InboxShow(StrEnum):
    """Which items are shown. Those that ask are the ones that wait, too: a question that was answered asks nothing."""

    ALL = "all"
    NOT_OPENED = "not_opened"
    MINE = "mine"
    ASKS = "asks"
    SEEN = "seen"


@dataclass(frozen=True, kw_only=True)
class InboxState:
    """What was chosen to be shown: `waiting` is oldest first, `seen` (also what was taken back) latest first.

    Both are cut; `waiting_count` and `seen_count` are how long they would be. `counts` says of every choice how many
    items it shows.
    """

    waiting: tuple[InboxLine, ...]
    seen: tuple[InboxLine, ...]
    waiting_count: int
    seen_count: int
    counts: Mapping[InboxShow, int]

    @property
    def lines(self) -> tuple[InboxLine, ...]:
        """All that is shown, oldest first."""
        return tuple(sorted((*self.waiting, *self.seen), key=_came))


def arrange(lines: Iterable[InboxLine], show: InboxShow, most: int) -> InboxState:
    """Choose among all there are: `most` of those that wait, and `most` of the rest."""
    everything = sorted(lines, key=_came)
    chosen = [one for one in everything if _is_shown(one, show)]
    waiting = [one for one in chosen if one.state in WAITING]
    seen = [one for one in reversed(chosen) if one.state not in WAITING]
    return InboxState(
        waiting=tuple(waiting[:most]),
        seen=tuple(seen[:most]),
        waiting_count=len(waiting),
        seen_count=len(seen),
        counts={one: sum(_is_shown(line, one) for line in everything) for one in InboxShow},
    )


def _came(line: InboxLine) -> tuple[datetime, str]:
    return (line.arrived_at, line.item)


def _is_shown(line: InboxLine, show: InboxShow) -> bool:
    return {
        InboxShow.ALL: True,
        InboxShow.NOT_OPENED: line.state is ItemState.NOT_OPENED,
        InboxShow.MINE: line.state is ItemState.MINE_TO_ANSWER,
        InboxShow.ASKS: line.asks and line.state in WAITING,
        InboxShow.SEEN: line.state is ItemState.SEEN,
    }[show]


@dataclass(frozen=True, kw_only=True)
class ReceivedSummary:
    """One item as we see it. `versions` stand, more than one only where the author worked in two places; `earlier`
    are those that were followed by another, latest first. All empty once it was taken back.

    `recipient_name`: whom the decision names, us or the team. `can_answer`: something may be sealed to the author.
    `next_item` is the next that waits for us, or "". `ways`: how far each answer has come, by its id.

    `gone_why` is BY_ITS_READER where we destroyed it, IN_THEIR_PLACE where the team took it back for an author who has
    left (`gone_by` did, "" for us), "" where its author did. `may_take_back`: we may do so. `in_team`: we can say so.
    """

    item: str
    state: ItemState
    author_name: str
    recipient_name: str
    arrived_at: datetime
    taken_back_at: datetime | None
    versions: tuple[ReceivedVersion, ...]
    earlier: tuple[ReceivedVersion, ...]
    answers: tuple[Answer, ...]
    draft: Answer | None
    can_answer: bool
    next_item: str
    ways: Mapping[str, RecipientLine] = field(default_factory=dict)
    gone_why: str = ""
    gone_by: str = ""
    in_team: bool = False
    may_take_back: bool = False


def list_item(session: Session, item: str) -> list[Received]:
    """The versions of an item, in the order they came; stubs too."""
    return [one for one in list_received_of(session.vault, item) if one.kind in RESTING]


def shown_versions(rows: Sequence[Received]) -> tuple[ReceivedVersion, ...]:
    """The versions that still say something, in the order they came."""
    contents = {one.version: _content(one.content) for one in rows if one.content is not None}
    return tuple(
        ReceivedVersion(
            version=one.version,
            written_at=one.written_at,
            arrived_at=one.arrived_at,
            opened_at=one.opened_at,
            seen_at=one.seen_at,
            content=contents[one.version],
            basis=basis_of(one),
            changes=_changes(
                contents[one.version], [each for each in contents if each in one.previous], contents
            ),
        )
        for one in rows
        if one.version in contents
    )


def basis_of(row: Received) -> Basis:
    """The decision that a version rests on."""
    if row.basis is None:
        raise BugError("a summary without a decision to rest on")
    values: dict[str, Any] = dict(row.basis)
    for name in ("given_on", "expires_on"):
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    for name in ("topics_included", "topics_excluded"):
        values[name] = tuple(values[name])
    return read_basis(envelope.Basis(**values))


def _content(value: dict[str, Any]) -> SummaryContent:
    content = read_content(Kind.SUMMARY, value)
    if not isinstance(content, SummaryContent):
        raise BugError("a received summary that is none")
    return content


def _changes(
    now: SummaryContent, previous: Sequence[str], contents: Mapping[str, SummaryContent]
) -> SummaryChanges | None:
    return changes_between(contents[previous[-1]], now) if previous else None
