"""Consent decisions: what may go to whom. Kept apart from lawful basis and from overrides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from companion.domain.conversation import Keep, Passage
from companion.domain.record import Record
from companion.domain.topics import Topic


class RecipientKind(StrEnum):
    """Who a decision is about: one member, a whole team, or another service."""

    MEMBER = "member"
    TEAM = "team"
    SERVICE = "service"


class Purpose(StrEnum):
    """What sharing would be for."""

    SUPPORT = "support"
    LEARNING = "learning"
    PUBLICATION = "publication"


class Answer(StrEnum):
    """What the person said. Only a yes lets anything go."""

    YES = "yes"
    NO = "no"
    NOT_YET = "not_yet"


@dataclass(frozen=True, kw_only=True)
class ConsentDecision(Record):
    """One answer about one recipient. No topics included means every topic that is not excluded."""

    KIND: ClassVar[str] = "consent_decision"

    person_id: str
    purpose: Purpose = Purpose.SUPPORT
    recipient: str
    recipient_kind: RecipientKind = RecipientKind.MEMBER
    answer: Answer = Answer.NOT_YET
    topics_included: tuple[Topic, ...] = ()
    topics_excluded: tuple[Topic, ...] = ()
    how_given: str = ""
    how_explained: str = ""
    given_on: date | None = None
    expires_on: date | None = None
    withdrawn_on: date | None = None


def in_force(decision: ConsentDecision, today: date) -> bool:
    """Whether it is a yes that stands today: given, not expired, not withdrawn, not removed.

    The day it expires on is the first day it no longer counts.
    """
    if decision.answer is not Answer.YES or decision.removed or decision.withdrawn_on is not None:
        return False
    if decision.given_on is not None and decision.given_on > today:
        return False
    return decision.expires_on is None or today < decision.expires_on


def covers(decision: ConsentDecision, passage: Passage) -> bool:
    """Whether the decision's topics let this passage go."""
    return within(passage.topics, decision.topics_included, decision.topics_excluded)


def within(topics: Iterable[Topic], included: Iterable[Topic], excluded: Iterable[Topic]) -> bool:
    """Whether what touches these topics may go where these are included and excluded.

    An excluded topic always wins. Where topics are named, what goes must lie wholly within them, and what
    has no topic lies outside: what was not named was not agreed.
    """
    touched, named = set(topics), set(included)
    if touched & set(excluded):
        return False
    return not named or (bool(touched) and touched <= named)


def as_shared(
    passages: Iterable[Passage], decision: ConsentDecision | None, today: date
) -> tuple[Passage, ...]:
    """The passages that this decision lets its recipient see, in the order given. No decision: none."""
    if decision is None or not in_force(decision, today):
        return ()
    return tuple(
        passage
        for passage in passages
        if passage.keep is Keep.CAN_BE_SHARED and not passage.removed and covers(decision, passage)
    )
