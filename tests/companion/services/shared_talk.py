"""A summary that came to the supervisor, and how it stands at both ends."""

from __future__ import annotations

import json

import pytest

from companion.crypto.envelope import Kind
from companion.domain.topics import Topic
from companion.services.sharing.sharing import change_summary
from companion.services.sharing.states import ShareState, see_shared
from companion.services.supervision.supervision import (
    see_inbox,
)
from companion.vault.outbox import list_recipients
from tests.companion.services.carried import carried
from tests.companion.services.shared_talks import begin_talk, shared_talk

THANKS = "Thank you for writing this with her."


@pytest.fixture(scope="module")
def between(tmp_path_factory):
    with carried(tmp_path_factory.mktemp("team")) as made:
        yield made


@pytest.fixture
def talk(between):
    """A summary of a talk that has come to Sam."""
    made = begin_talk(between)
    change_summary(made.noor, made.summary, question="What would you do?")
    made.agrees(made.sam, topics_excluded=(Topic.MONEY,))
    made.share()
    made.sync()
    return made


@pytest.fixture
def alone(tmp_path):
    """The same in a team where nothing else was ever shared."""
    with shared_talk(tmp_path) as made:
        made.reaches(made.sam)
        yield made


def item_of(talk) -> str:
    return talk.copies()[0].item


def line_of(talk):
    (line,) = [one for one in see_inbox(talk.sam).lines if one.item == item_of(talk)]
    return line


def state_at_noor(talk) -> ShareState:
    return see_shared(talk.noor, talk.person)[0].state


def sealed_at_sam(talk) -> list[tuple[str, tuple[str, ...]]]:
    """What Sam's laptop has sealed since it was made: what sort, and for whom."""
    rows = talk.sam.vault.execute("SELECT parcel, kind FROM outbox ORDER BY seq").fetchall()
    return [(Kind(kind).name, tuple(list_recipients(talk.sam.vault, parcel))) for parcel, kind in rows]


def everything_at(session) -> str:
    """Every text of a vault in one string."""
    tables = [
        row[0]
        for row in session.vault.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        ).fetchall()
    ]
    rows = [row for table in tables for row in session.vault.execute(f"SELECT * FROM {table}").fetchall()]
    return json.dumps([[str(value) for value in row] for row in rows], ensure_ascii=False)
