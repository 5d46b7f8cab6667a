"""Summaries, the answers to them, and overrides: what a worker prepares before anything leaves the laptop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from companion.domain.consent import RecipientKind
from companion.domain.record import Record


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
