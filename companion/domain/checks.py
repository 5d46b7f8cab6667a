"""What a record may not be: each rule raises a code, so that the screen can say what to do about it."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from companion.domain.consent import ConsentDecision
from companion.domain.conversation import Conversation, Passage
from companion.domain.introduction import Introduction
from companion.domain.member import Member
from companion.domain.network import NetworkMember
from companion.domain.person import Person
from companion.domain.record import Record
from companion.domain.summaries import Answer, Override, Summary
from companion.domain.text import LONGEST_NAME, LONGEST_TEXT, is_blank
from companion.errors import Code, KnownError

OLDEST_YEARS = 125
# Plans and meetings further away than this are slips of the keyboard.
FURTHEST_YEARS = 10

_NAMES = frozenset({"name", "full_name", "pronouns", "by_whom", "to_service", "recipient", "who_name"})
_NAMED: dict[type[Record], str] = {
    Person: "name",
    Member: "name",
    NetworkMember: "name",
    ConsentDecision: "recipient",
    Override: "recipient",
}
_PAST: dict[type[Record], tuple[str, ...]] = {
    Person: ("born_on",),
    Introduction: ("received_on", "welcomed_on", "first_held_on", "sent_on", "acknowledged_on", "arrived_on"),
    Conversation: ("held_on",),
    ConsentDecision: ("given_on", "withdrawn_on"),
    Summary: ("held_on",),
    Override: ("given_on",),
}
# These are begun before a word of them is typed.
_BEGUN_EMPTY = (Passage, Answer)


def check_record(record: Record, today: date) -> None:
    """Raise KnownError NAME_MISSING, TEXT_MISSING, NAME_TOO_LONG, TEXT_TOO_LONG, DATE_IN_FUTURE or DATE_TOO_FAR.

    Facts name the field, never what stands in it.
    """
    for item in fields(record):
        _check_value(item.name, getattr(record, item.name), today)
    needed = _NAMED.get(type(record))
    if needed is not None and is_blank(getattr(record, needed)):
        raise KnownError(Code.NAME_MISSING, field=needed)
    if needed is None and not isinstance(record, _BEGUN_EMPTY) and is_blank(getattr(record, "text", "x")):
        raise KnownError(Code.TEXT_MISSING, field="text")
    for field_name in _PAST.get(type(record), ()):
        day = getattr(record, field_name)
        if day is not None and day > today:
            raise KnownError(Code.DATE_IN_FUTURE, field=field_name)


def _check_value(name: str, value: Any, today: date) -> None:
    if isinstance(value, str):
        _check_length(name, value)
    elif type(value) is date:
        _check_day(name, value, today)


def _check_length(name: str, value: str) -> None:
    if name in _NAMES and len(value) > LONGEST_NAME:
        raise KnownError(Code.NAME_TOO_LONG, field=name, longest=LONGEST_NAME, length=len(value))
    if len(value) > LONGEST_TEXT:
        raise KnownError(Code.TEXT_TOO_LONG, field=name, longest=LONGEST_TEXT, length=len(value))


def _check_day(name: str, day: date, today: date) -> None:
    year = timedelta(days=366)
    if day < today - OLDEST_YEARS * year or day > today + FURTHEST_YEARS * year:
        raise KnownError(Code.DATE_TOO_FAR, field=name)
