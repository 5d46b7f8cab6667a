"""A member: someone who works with people and writes in a vault."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from companion.domain.record import Record


class Role(StrEnum):
    """What a member does in a team."""

    WORKER = "worker"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, kw_only=True)
class Member(Record):
    """The worker whose vault this is. `contact` is how a person can come back to them, printed on plans."""

    KIND: ClassVar[str] = "member"

    name: str
    organisation: str = ""
    role: Role = Role.WORKER
    contact: str = ""
