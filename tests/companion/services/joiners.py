"""A team, somebody outside it, and what tests of inviting and joining ask of both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from companion.domain.member import Role
from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.team.admitting import RequestLine
from companion.vault.audit import AuditAction, list_events

from .team_of_three import (
    OwnClock,
    TeamOfThree,
    open_laptop,
    team_of_three,
    team_state,
)


@pytest.fixture
def team(tmp_path: Path) -> Iterator[TeamOfThree]:
    with team_of_three(tmp_path) as made:
        yield made


@pytest.fixture
def lee(tmp_path: Path) -> Iterator[Session]:
    session = open_laptop(tmp_path / "lee", 9, "Lee", Role.WORKER)
    yield session
    session.vault.close()


def code_of(deed: Callable[..., object], *values: Any, **named: Any) -> Code:
    with pytest.raises(KnownError) as refused:
        deed(*values, **named)
    return refused.value.code


def wait(session: Session, **time: float) -> None:
    clock = session.clock
    assert isinstance(clock, OwnClock)
    clock.moment += timedelta(**time)


def request(session: Session) -> RequestLine:
    (line,) = team_state(session).requests
    return line


def actions(session: Session) -> list[AuditAction]:
    return [one.action for one in list_events(session.vault, 50)]


class Shelf:
    """A carrier's shelf of posted invites."""

    def __init__(self, *sessions: Session) -> None:
        self.posted: dict[bytes, bytes] = {}
        for session in sessions:
            for row in session.vault.execute("SELECT locator, posted FROM posted_invite").fetchall():
                self.posted[row[0]] = row[1]

    def fetch_invite(self, locator: bytes) -> bytes | None:
        return self.posted.get(locator)
