"""What the person brings and wants: strengths first, then hopes, needs and the actions that serve them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from companion.domain.record import Record, Voice
from companion.domain.topics import Topic


class StrengthDomain(StrEnum):
    """The part of life a strength lives in."""

    HOME = "home"
    MONEY = "money"
    WORK_AND_LEARNING = "work_and_learning"
    RELATIONSHIPS = "relationships"
    HEALTH = "health"
    LEISURE = "leisure"
    FAITH_AND_CULTURE = "faith_and_culture"


class StrengthKind(StrEnum):
    """What sort of strength it is."""

    SKILL = "skill"
    VALUE = "value"
    RELATIONSHIP = "relationship"
    INTEREST = "interest"
    WAY_OF_COPING = "way_of_coping"
    IDENTITY = "identity"
    ACHIEVEMENT = "achievement"
    RESOURCE = "resource"


@dataclass(frozen=True, kw_only=True)
class Strength(Record):
    """Something the person is good at, has or holds dear."""

    KIND: ClassVar[str] = "strength"

    person_id: str
    text: str
    voice: Voice = Voice.PERSON
    domain: StrengthDomain | None = None
    kind: StrengthKind | None = None
    example: str = ""
    from_passage: str | None = None


class HopeState(StrEnum):
    """Where a hope stands, in plain words."""

    HOPING = "hoping"
    WORKING_ON_IT = "working_on_it"
    REACHED = "reached"
    CHANGED = "changed"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, kw_only=True)
class Hope(Record):
    """What the person hopes for, with the smallest next step and why it matters."""

    KIND: ClassVar[str] = "hope"

    person_id: str
    text: str
    voice: Voice = Voice.PERSON
    smallest_step: str = ""
    why_it_matters: str = ""
    state: HopeState = HopeState.HOPING
    set_aside_why: str = ""
    from_passage: str | None = None


class Urgency(StrEnum):
    """How soon a need wants meeting, in plain words; it is not a score and nothing is sorted by it."""

    TODAY = "today"
    THIS_WEEK = "this_week"
    CAN_WAIT = "can_wait"


@dataclass(frozen=True, kw_only=True)
class Need(Record):
    """What the person needs, in their words."""

    KIND: ClassVar[str] = "need"

    person_id: str
    text: str
    voice: Voice = Voice.PERSON
    area: Topic | None = None
    urgency: Urgency | None = None
    met_by: str = ""
    from_passage: str | None = None


class Who(StrEnum):
    """Who does an action; NOT_SAID until somebody has been asked: a promise has no name by itself."""

    PERSON = "person"
    WORKER = "worker"
    NETWORK = "network"
    SERVICE = "service"
    NOT_SAID = "not_said"


class ActionState(StrEnum):
    """Where an action stands."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DONE = "done"
    DID_NOT_HAPPEN = "did_not_happen"


@dataclass(frozen=True, kw_only=True)
class Action(Record):
    """Who does what by when. `serves` is the id of the hope or need it is for."""

    KIND: ClassVar[str] = "action"

    person_id: str
    text: str
    serves: str | None = None
    who: Who = Who.NOT_SAID
    who_name: str = ""
    by_when: date | None = None
    state: ActionState = ActionState.ACCEPTED
    got_in_the_way: str = ""
    from_passage: str | None = None
