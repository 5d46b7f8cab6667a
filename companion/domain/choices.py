"""What a summary could hold: every record of it with its topics, and why it stays here where it must."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from companion.domain.conversation import Conversation, Disagreement, Keep, Passage
from companion.domain.person import Person
from companion.domain.strengths import Action, Hope, Need, Strength
from companion.domain.summaries import Summary, in_order, topics_of_domain
from companion.domain.text import is_blank
from companion.domain.topics import Topic

Choosable = Passage | Strength | Hope | Need | Action | Disagreement
R = TypeVar("R", Passage, Strength, Hope, Need, Action, Disagreement)


class Withheld(StrEnum):
    """Why something stays on the laptop, the strictest first. The last three alone depend on the recipient."""

    PRIVATE = "private"
    BETWEEN_US = "between_us"
    SOURCE_GONE = "source_gone"
    NOTHING_WRITTEN = "nothing_written"
    LEFT_OUT = "left_out"
    TOPIC_EXCLUDED = "topic_excluded"
    TOPIC_NOT_NAMED = "topic_not_named"
    NOT_READ_BACK = "not_read_back"


@dataclass(frozen=True, kw_only=True)
class Sources:
    """One person's current records, as far as a summary draws on them: `passages` of all conversations.

    `agreed` are ids of the conversations that stand agreed: of another one nothing leaves on a yes.
    """

    person: Person
    conversation: Conversation | None = None
    agreed: frozenset[str] = frozenset()
    passages: tuple[Passage, ...] = ()
    strengths: tuple[Strength, ...] = ()
    hopes: tuple[Hope, ...] = ()
    needs: tuple[Need, ...] = ()
    actions: tuple[Action, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A record that a summary could hold. `topics` are its own and those of what it came from.

    `never` says why it goes to nobody at all, as things stand. `read_back`: what was said stands as the person agreed
    to it; anything else rests on no yes of theirs.
    """

    record: Choosable
    topics: tuple[Topic, ...]
    never: Withheld | None
    read_back: bool = True


@dataclass(frozen=True)
class _Standing:
    """How far something may go, and what it touches: what is picked from it inherits both."""

    never: Withheld | None
    topics: frozenset[Topic] = field(default_factory=frozenset)
    read_back: bool = True


_GONE = _Standing(Withheld.SOURCE_GONE)
_KEPT = {Keep.PRIVATE: Withheld.PRIVATE, Keep.BETWEEN_US: Withheld.BETWEEN_US, Keep.CAN_BE_SHARED: None}


def list_candidates(summary: Summary, sources: Sources) -> tuple[Candidate, ...]:
    """Everything the summary could hold, in the order it is read: its conversation's passages, then strengths,
    hopes, needs, actions, and what the person sees differently. What is somebody else's is not among them.
    """
    reading = _Reading(summary, sources)
    return tuple(
        Candidate(
            record=record,
            topics=in_order(standing.topics),
            never=standing.never,
            read_back=standing.read_back,
        )
        for record in reading.records()
        for standing in [reading.standing(record)]
    )


class _Reading:
    """Finds out how far each record may go. An action inherits from what it serves as well: a step towards
    something that stays here would tell of it.
    """

    def __init__(self, summary: Summary, sources: Sources) -> None:
        self._summary = summary
        self._left_out = frozenset(summary.left_out)
        self._passages = {one.id: one for one in self._of(sources.passages)}
        self._aims: dict[str, Hope | Need] = {one.id: one for one in self._of(sources.hopes)}
        self._aims |= {one.id: one for one in self._of(sources.needs)}
        self._sources = sources

    def records(self) -> list[Choosable]:
        """The records that stand, of this person and this conversation."""
        sources, talk = self._sources, self._summary.conversation_id
        return [
            *(one for one in self._of(sources.passages) if one.conversation_id == talk),
            *self._of(sources.strengths),
            *self._of(sources.hopes),
            *self._of(sources.needs),
            *self._of(sources.actions),
            *(one for one in self._of(sources.disagreements) if one.conversation_id == talk),
        ]

    def standing(self, record: Choosable) -> _Standing:
        """How far the record itself may go. Privacy is named before what the worker chose."""
        inherited = self._inherited(record)
        never = inherited.never
        if never is None and is_blank(record.text):
            never = Withheld.NOTHING_WRITTEN
        if never is None and record.id in self._left_out:
            never = Withheld.LEFT_OUT
        return replace(inherited, never=never, topics=inherited.topics | _own_topics(record))

    def _inherited(self, record: Choosable) -> _Standing:
        if isinstance(record, Passage):
            return self._said(record)
        if isinstance(record, Disagreement):
            return self._said_of(record)
        from_passage = self._picked_from(record.from_passage)
        if isinstance(record, Action) and record.serves is not None:
            aim = self._aims.get(record.serves)
            served = _GONE if aim is None else self.standing(aim)
            return _Standing(
                _stricter(from_passage.never, served.never),
                from_passage.topics | served.topics,
                from_passage.read_back and served.read_back,
            )
        return from_passage

    def _said(self, passage: Passage) -> _Standing:
        return _Standing(_KEPT[passage.keep], read_back=passage.conversation_id in self._sources.agreed)

    def _said_of(self, record: Disagreement) -> _Standing:
        """What is said about a passage goes with it, or stays with it."""
        if record.passage_id is None:
            return _Standing(None, read_back=record.conversation_id in self._sources.agreed)
        passage = self._passages.get(record.passage_id)
        if passage is None or passage.conversation_id != self._summary.conversation_id:
            return _GONE
        return self.standing(passage)

    def _picked_from(self, passage_id: str | None) -> _Standing:
        """What was picked out of a passage may go without it, as far as the passage may. What was said in no
        conversation was written into a form of its own.
        """
        if passage_id is None:
            return _Standing(None)
        passage = self._passages.get(passage_id)
        return _GONE if passage is None else replace(self._said(passage), topics=frozenset(passage.topics))

    def _of(self, records: Iterable[R]) -> list[R]:
        return [one for one in records if one.person_id == self._summary.person_id and not one.removed]


def _own_topics(record: Choosable) -> frozenset[Topic]:
    if isinstance(record, Passage):
        return frozenset(record.topics)
    if isinstance(record, Strength):
        return frozenset(topics_of_domain(record.domain))
    if isinstance(record, Need) and record.area is not None:
        return frozenset({record.area})
    return frozenset()


def _stricter(one: Withheld | None, other: Withheld | None) -> Withheld | None:
    order = list(Withheld)
    there = [each for each in (one, other) if each is not None]
    return min(there, key=order.index) if there else None
