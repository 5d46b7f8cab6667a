"""Conversations and their passages: what was said, in whose voice, and how far each passage may go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from companion.domain.record import Record, Voice
from companion.domain.splices import splice_between
from companion.domain.topics import Topic


class ConversationKind(StrEnum):
    """What sort of meeting it was."""

    FIRST = "first"
    FOLLOW_UP = "follow_up"
    DROP_IN = "drop_in"
    FAREWELL = "farewell"


class ConversationState(StrEnum):
    """How far it has come: written, read back with the person, agreed by them."""

    DRAFT = "draft"
    READ_BACK = "read_back"
    AGREED = "agreed"


class MeetingState(StrEnum):
    """What became of a meeting that was agreed. Planned and moved ones stand open until someone says what became."""

    PLANNED = "planned"
    MOVED = "moved"
    HELD = "held"
    DID_NOT_HAPPEN = "did_not_happen"


class Prompt(StrEnum):
    """The soft questions of the rail, in the order they are offered; any may be skipped."""

    HOW_CAN_WE_HELP = "how_can_we_help"
    WHAT_BROUGHT_YOU = "what_brought_you"
    WHAT_IS_GOING_WELL = "what_is_going_well"
    WHAT_IS_HARD = "what_is_hard"
    WHAT_WOULD_YOU_LIKE = "what_would_you_like"
    WHO_CAN_HELP = "who_can_help"


class Keep(StrEnum):
    """How far a passage may go. Private never leaves the worker; between us stays in the record."""

    PRIVATE = "private"
    BETWEEN_US = "between_us"
    CAN_BE_SHARED = "can_be_shared"


@dataclass(frozen=True, kw_only=True)
class Conversation(Record):
    """One meeting. `explained` says whether confidentiality was explained; None: not yet asked.

    `next_meeting_state` and `next_meeting_why` (what got in the way) are about the meeting on `next_meeting_on`;
    a moved one has no new day yet.
    """

    KIND: ClassVar[str] = "conversation"

    person_id: str
    kind: ConversationKind = ConversationKind.FIRST
    state: ConversationState = ConversationState.DRAFT
    held_on: date
    place: str = ""
    private_enough: bool | None = None
    who_was_there: str = ""
    explained: bool | None = None
    prompts_used: tuple[Prompt, ...] = ()
    feeling_at_end: str = ""
    was_useful: str = ""
    next_meeting_on: date | None = None
    next_meeting_state: MeetingState = MeetingState.PLANNED
    next_meeting_why: str = ""


def meets_again(conversation: Conversation) -> bool:
    """Whether the next meeting still stands open: nobody has said that it was held or did not happen."""
    state = conversation.next_meeting_state
    return conversation.next_meeting_on is not None and state in (MeetingState.PLANNED, MeetingState.MOVED)


@dataclass(frozen=True, kw_only=True)
class Passage(Record):
    """The atom of a conversation. `place` orders passages within it, smallest first."""

    KIND: ClassVar[str] = "passage"

    conversation_id: str
    person_id: str
    text: str
    voice: Voice = Voice.PERSON
    prompt: Prompt | None = None
    topics: tuple[Topic, ...] = ()
    keep: Keep = Keep.BETWEEN_US
    place: int = 0


@dataclass(frozen=True, kw_only=True)
class Disagreement(Record):
    """What the person sees differently, kept beside the passage (or the whole conversation) it is about."""

    KIND: ClassVar[str] = "disagreement"

    conversation_id: str
    person_id: str
    passage_id: str | None = None
    text: str


# Longer than a slip of the finger put right, shorter than what key repeat deletes in 2 s.
SMALL_CHANGE = 40


def continues(before: str, after: str) -> bool:
    """Whether `after` grew out of `before` with at most SMALL_CHANGE characters of it gone.

    Then one version holds the typing of both; else each stays a version of its own. Typing settles every
    2 s, and a version for each pause would bury the ones that a person would look for.
    """
    return len(splice_between(before, after).gone) <= SMALL_CHANGE
