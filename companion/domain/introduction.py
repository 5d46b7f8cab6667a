"""Introductions: how someone comes to us or goes on to others, open until they have arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from companion.domain.record import Record

# Living Well offered a first conversation within 14 to 25 days.
FIRST_CONVERSATION_DAYS = (14, 25)


class Direction(StrEnum):
    """Towards us, or on from us to another service."""

    IN = "in"
    OUT = "out"


class Route(StrEnum):
    """Who or what brought the person to us."""

    SELF = "self"
    FAMILY_OR_FRIEND = "family_or_friend"
    GP = "gp"
    SERVICE = "service"
    DROP_IN = "drop_in"


@dataclass(frozen=True, kw_only=True)
class Introduction(Record):
    """One introduction. Inward ones use the first group of fields, outward ones the second."""

    KIND: ClassVar[str] = "introduction"

    person_id: str
    direction: Direction = Direction.IN

    route: Route | None = None
    by_whom: str = ""
    received_on: date | None = None
    what_brought_them: str = ""
    they_know: bool | None = None
    welcomed_on: date | None = None
    first_offered_on: date | None = None
    first_held_on: date | None = None
    offers_declined: str = ""

    to_service: str = ""
    consent_id: str | None = None
    who_went_along: str = ""
    sent_on: date | None = None
    acknowledged_on: date | None = None
    arrived_on: date | None = None
    came_back_on: date | None = None
    came_back_why: str = ""


def is_open(introduction: Introduction) -> bool:
    """Whether the person has not yet arrived somewhere that welcomed them."""
    if introduction.removed:
        return False
    if introduction.direction is Direction.IN:
        return introduction.first_held_on is None
    return introduction.arrived_on is None and introduction.came_back_on is None


def days_waiting(introduction: Introduction, today: date) -> int | None:
    """Whole days since it was received or sent; None when no such day is known or it is not open."""
    since = introduction.received_on if introduction.direction is Direction.IN else introduction.sent_on
    return days_since(since, today) if is_open(introduction) else None


def days_since(day: date | None, today: date) -> int | None:
    """Whole days gone by, never fewer than none; None when no such day is known."""
    return None if day is None else max(0, (today - day).days)
