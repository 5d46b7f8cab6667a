"""The person: what to call them and how to reach them safely. Only a name to call them by is required."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from companion.domain.record import Record


class Nation(StrEnum):
    """Where the person lives: it sets the crisis numbers and the safeguarding words."""

    ENGLAND = "england"
    SCOTLAND = "scotland"
    WALES = "wales"
    NORTHERN_IRELAND = "northern_ireland"


class ContactKind(StrEnum):
    """A way to reach someone."""

    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    POST = "post"
    VISIT = "visit"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class ContactWay:
    """One way to contact the person and its rules. None: nobody has asked yet, so treat it as not safe."""

    kind: ContactKind
    value: str
    safe_to_contact: bool | None = None
    safe_to_leave_message: bool | None = None
    times: str = ""


@dataclass(frozen=True, kw_only=True)
class CommunicationNeed:
    """A need and its format; the dates are the Accessible Information Standard's six steps (DAPB1605)."""

    need: str
    format: str = ""
    identified_on: date | None = None
    recorded_on: date | None = None
    flagged_on: date | None = None
    shared_on: date | None = None
    met_on: date | None = None
    review_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Person(Record):
    """Someone we meet. `language` is a BCP 47 tag of the language they would like."""

    KIND: ClassVar[str] = "person"

    name: str
    pronouns: str = ""
    full_name: str = ""
    born_on: date | None = None
    ways: tuple[ContactWay, ...] = ()
    no_fixed_address: bool = False
    language: str = "en"
    interpreter: str = ""
    communication_needs: tuple[CommunicationNeed, ...] = ()
    about_me: str = ""
    nation: Nation | None = None
