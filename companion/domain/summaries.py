"""Summaries, the answers to them, overrides, and the contents that leave: what each recipient sees and no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from companion.domain.consent import Purpose, RecipientKind, within
from companion.domain.conversation import Prompt
from companion.domain.record import Record, Voice
from companion.domain.strengths import ActionState, HopeState, StrengthDomain, StrengthKind, Urgency, Who
from companion.domain.topics import Topic


@dataclass(frozen=True, kw_only=True)
class Summary(Record):
    """What a worker prepares to share of one person. `left_out` holds ids of records that are not to go.

    `conversation_id` None: no one conversation, so no passages. `person_saw` None: nobody has asked yet.
    """

    KIND: ClassVar[str] = "summary"

    person_id: str
    conversation_id: str | None = None
    question: str = ""
    what_they_changed: str = ""
    person_saw: bool | None = None
    left_out: tuple[str, ...] = ()
    held_on: date | None = None


class AnswerKind(StrEnum):
    """What a supervisor gives back. `seen` has no words and travels as a receipt."""

    REPLY = "reply"
    PRAISE = "praise"
    QUESTION = "question"
    SEEN = "seen"


@dataclass(frozen=True, kw_only=True)
class Answer(Record):
    """An answer to one version of a shared item; once sent it stays as it is."""

    KIND: ClassVar[str] = "answer"

    about_item: str
    about_version: str
    to_member: str
    kind: AnswerKind = AnswerKind.REPLY
    text: str = ""
    sent: bool = False


@dataclass(frozen=True, kw_only=True)
class Override(Record):
    """Sharing without a yes, and who answers for it. Kept apart from consent; it never stretches what may go.

    `person_told` None: not yet. `why_not_told` is empty once they were.
    """

    KIND: ClassVar[str] = "override"

    person_id: str
    recipient: str
    recipient_kind: RecipientKind = RecipientKind.MEMBER
    reason: str = ""
    legal_ground: str = ""
    authorised_by: str = ""
    person_told: bool | None = None
    why_not_told: str = ""
    given_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class SharedPassage:
    """A passage as a recipient reads it. `said_on` is the day of its conversation."""

    text: str
    voice: Voice
    topics: tuple[Topic, ...]
    prompt: Prompt | None
    said_on: date | None


@dataclass(frozen=True, kw_only=True)
class SharedStrength:
    """A strength as a recipient reads it. `topics`, here and below: its own, and its passage's."""

    text: str
    voice: Voice
    topics: tuple[Topic, ...]
    domain: StrengthDomain | None
    kind: StrengthKind | None
    example: str


@dataclass(frozen=True, kw_only=True)
class SharedHope:
    """A hope as a recipient reads it."""

    text: str
    voice: Voice
    topics: tuple[Topic, ...]
    smallest_step: str
    why_it_matters: str
    state: HopeState
    set_aside_why: str


@dataclass(frozen=True, kw_only=True)
class SharedNeed:
    """A need as a recipient reads it."""

    text: str
    voice: Voice
    topics: tuple[Topic, ...]
    area: Topic | None
    urgency: Urgency | None
    met_by: str


@dataclass(frozen=True, kw_only=True)
class SharedAction:
    """An action as a recipient reads it."""

    text: str
    topics: tuple[Topic, ...]
    who: Who
    who_name: str
    by_when: date | None
    state: ActionState
    got_in_the_way: str


@dataclass(frozen=True, kw_only=True)
class SharedDisagreement:
    """What the person sees differently. `about` is a place in `passages`, from 0; None: the whole conversation."""

    text: str
    topics: tuple[Topic, ...]
    about: int | None


@dataclass(frozen=True, kw_only=True)
class SummaryContent:
    """Summary content: exactly what recipients see, these fields and no others.

    `name` is what to call the person, `question` the worker's, `what_they_changed` what the person had changed
    when they saw it.
    """

    name: str
    passages: tuple[SharedPassage, ...] = ()
    strengths: tuple[SharedStrength, ...] = ()
    hopes: tuple[SharedHope, ...] = ()
    needs: tuple[SharedNeed, ...] = ()
    actions: tuple[SharedAction, ...] = ()
    disagreements: tuple[SharedDisagreement, ...] = ()
    question: str = ""
    person_saw: bool | None = None
    what_they_changed: str = ""
    held_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerContent:
    """Words that come back about one version of an item."""

    about: str
    about_version: str
    answer: AnswerKind
    text: str


class ReceiptWhat(StrEnum):
    """What a recipient's laptop says it did."""

    OPENED = "opened"
    SEEN = "seen"
    DESTROYED = "destroyed"


@dataclass(frozen=True, kw_only=True)
class ReceiptContent:
    """That it was opened, seen or destroyed, and when by the recipient's clock."""

    about: str
    about_version: str
    what: ReceiptWhat
    at: datetime


class WithdrawnWhy(StrEnum):
    """Why an item is taken back."""

    CONSENT_WITHDRAWN = "consent_withdrawn"
    BY_MISTAKE = "by_mistake"
    ERASED = "erased"


@dataclass(frozen=True, kw_only=True)
class WithdrawalContent:
    """Every version of an item is to be destroyed where it is read."""

    about: str
    why: WithdrawnWhy


class BasisKind(StrEnum):
    """What a summary rests on."""

    CONSENT = "consent"
    OVERRIDE = "override"


@dataclass(frozen=True, kw_only=True)
class Basis:
    """The decision that lets a summary go, as it stood then. It travels along without its topics (`told`)."""

    why: BasisKind
    id: str
    version: str
    purpose: Purpose
    recipient_kind: RecipientKind
    recipient: str
    topics_included: tuple[Topic, ...]
    topics_excluded: tuple[Topic, ...]
    given_on: date | None
    expires_on: date | None


Shared = SharedPassage | SharedStrength | SharedHope | SharedNeed | SharedAction | SharedDisagreement
Content = SummaryContent | AnswerContent | ReceiptContent | WithdrawalContent


def shared_parts(content: SummaryContent) -> tuple[Shared, ...]:
    """Everything of the person's in it, each with its topics."""
    return (
        *content.passages,
        *content.strengths,
        *content.hopes,
        *content.needs,
        *content.actions,
        *content.disagreements,
    )


def is_empty(content: SummaryContent) -> bool:
    """Whether nothing of the person's is left but a name: a question alone is not shared."""
    return not any(not isinstance(one, SharedDisagreement) for one in shared_parts(content))


def topics_fit(content: SummaryContent, included: tuple[Topic, ...], excluded: tuple[Topic, ...]) -> bool:
    """Whether everything in it may go where these topics are included and excluded."""
    return all(within(one.topics, included, excluded) for one in shared_parts(content))


def basis_covers(basis: Basis, content: SummaryContent, member: str, team: str) -> bool:
    """Whether the basis names this member (or their team), and lets every topic in the content go to them."""
    named = {RecipientKind.MEMBER: member, RecipientKind.TEAM: team}.get(basis.recipient_kind)
    return (
        named is not None
        and basis.recipient == named
        and basis.purpose is Purpose.SUPPORT
        and topics_fit(content, basis.topics_included, basis.topics_excluded)
    )


def told(basis: Basis) -> Basis:
    """The part of a basis that a recipient needs: whose yes it is, to whom, since when and until when.

    Which topics somebody shut out is theirs, and which they let in says the rest.
    """
    return replace(basis, topics_included=(), topics_excluded=())


_TOPICS_OF_DOMAIN: dict[StrengthDomain, tuple[Topic, ...]] = {
    StrengthDomain.HOME: (Topic.HOME,),
    StrengthDomain.MONEY: (Topic.MONEY,),
    StrengthDomain.WORK_AND_LEARNING: (Topic.WORK_AND_LEARNING,),
    StrengthDomain.RELATIONSHIPS: (Topic.FRIENDS, Topic.FAMILY_AND_PARTNER),
    StrengthDomain.HEALTH: (Topic.HEALTH_AND_SLEEP,),
    StrengthDomain.LEISURE: (Topic.THINGS_I_ENJOY,),
    StrengthDomain.FAITH_AND_CULTURE: (Topic.FAITH_AND_CULTURE,),
}


def topics_of_domain(domain: StrengthDomain | None) -> tuple[Topic, ...]:
    """The topics that a part of life touches: relationships may be with friends or with family, so both."""
    return () if domain is None else _TOPICS_OF_DOMAIN[domain]


def in_order(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """Topics in the order of their list, none twice."""
    touched = set(topics)
    if len(touched) < 2:
        return tuple(touched)
    return tuple(topic for topic in Topic if topic in touched)
