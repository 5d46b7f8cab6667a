"""What every record carries: who wrote which version of it, when, and what it replaced."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Self


class Voice(StrEnum):
    """Whose words a free text holds."""

    PERSON = "person"
    WORKER = "worker"
    TOGETHER = "together"


class RemovedWhy(StrEnum):
    """Why a record was taken out of view. The versions stay until retention or erasure."""

    TAKEN_OUT = "taken_out"
    UNDONE = "undone"
    BY_MISTAKE = "by_mistake"


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """What a new version needs from outside: ids are UUIDv7 text, `at` is aware UTC, `author` a member id."""

    version: str
    at: datetime
    author: str


@dataclass(frozen=True, kw_only=True)
class Record:
    """One version of one thing. `id` stays the same over all its versions; `supersedes` is a version."""

    id: str
    version: str
    supersedes: str | None = None
    created_at: datetime
    author: str
    removed: RemovedWhy | None = None

    def revised(self, stamp: Stamp, **changes: object) -> Self:
        """The next version, with `changes`; this one stays as it was."""
        return replace(
            self,
            version=stamp.version,
            supersedes=self.version,
            created_at=stamp.at,
            author=stamp.author,
            **changes,  # type: ignore[arg-type]
        )

    def amended(self, at: datetime, **changes: object) -> Self:
        """The same version, still being typed: only for the editing session that began it."""
        return replace(self, created_at=at, **changes)  # type: ignore[arg-type]


def stamped(record_id: str, stamp: Stamp) -> dict[str, object]:
    """The fields of a first version, to be passed on to a record's constructor."""
    return {"id": record_id, "version": stamp.version, "created_at": stamp.at, "author": stamp.author}
