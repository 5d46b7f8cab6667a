"""A scenario that has been read and checked: nothing in it can fail to be played but the disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from companion.domain.record import Record
from companion.services.scenario.lines import Path


@dataclass(frozen=True, kw_only=True)
class Part:
    """One record to be made: `values` as the deeds take them.

    `path` is where it stands in the file, and its handle: `refers` holds the handles of the records that a
    field names, until they have ids. `parts` are the records that belong to it, by the key of their list.
    """

    noun: type[Record]
    path: Path
    values: Mapping[str, Any]
    refers: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    parts: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)

    def of(self, name: str) -> tuple[Part, ...]:
        """The parts of one list; none when the file has no such list."""
        return self.parts.get(name, ())


@dataclass(frozen=True, kw_only=True)
class MemberPart:
    """A member and the passphrase of their vault. `values` are name, organisation, role and contact."""

    name: str
    values: Mapping[str, Any]
    passphrase: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class PersonPart:
    """A person with everything that is recorded with them. `worker` is the name of the member who writes."""

    name: str
    worker: str
    record: Part


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """Members and people, in the order of the file. `today` is the day it is played on."""

    title: str
    today: date
    members: tuple[MemberPart, ...]
    people: tuple[PersonPart, ...]

    def people_of(self, worker: str) -> tuple[PersonPart, ...]:
        """The people whom this member works with."""
        return tuple(one for one in self.people if one.worker == worker)
