"""The people around the person, what each brings, and what each may be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from companion.domain.record import Record
from companion.domain.topics import Topic


@dataclass(frozen=True, kw_only=True)
class NetworkMember(Record):
    """Someone on the person's side. `may_be_told` lists topics; it permits no record to be sent."""

    KIND: ClassVar[str] = "network_member"

    person_id: str
    name: str
    relationship: str = ""
    brings: str = ""
    is_given: str = ""
    contact: str = ""
    may_be_contacted: bool | None = None
    may_be_told: tuple[Topic, ...] = ()
    must_not_be_told: str = ""
