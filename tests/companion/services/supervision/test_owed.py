"""That something was destroyed is said to its author as soon as it can be; destroying waits for nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from companion.services.supervision import keeping_apart
from companion.services.supervision.keeping_apart import Room
from companion.services.team.roster_taking import take_roster
from companion.services.team.teams import revoke_member
from companion.team.bodies import RevokedWhy
from companion.vault.inbox import ROW_BYTES
from companion.vault.shared import list_received_about
from tests.companion.services.carried import seal, summary_content, withdraw, words_at
from tests.companion.services.carried_fixtures import ada, noor, sam, world
from tests.companion.services.team_of_three import keys_of, put_roster
from tests.companion.vault.raw_pages import plain_bytes

__all__ = ["ada", "noor", "sam", "world"]

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
WORDS = "a made up heron on the weir"


@pytest.fixture
def destroyed_long_ago(world, noor, sam):
    """Something of Noor's that Sam's laptop destroyed while its clock was wrong; the item, and the right time."""
    item, _ = seal(noor, sam, summary_content(WORDS))
    world.sync(noor, sam)
    withdraw(noor, sam, item)
    world.sync(noor)
    right, sam.clock.moment = sam.clock.moment, LONG_AGO
    world.sync(sam)
    assert words_at(sam) == []
    world.sync(noor)
    assert told(noor, item) == []
    return item, right


def told(session, item) -> list[str]:
    return [one.content["what"] for one in list_received_about(session.vault, item) if one.content]


def test_it_is_said_once_the_clock_is_right_again(world, noor, sam, destroyed_long_ago) -> None:
    item, sam.clock.moment = destroyed_long_ago
    for _ in range(2):
        world.sync(sam, noor)
        assert told(noor, item) == ["destroyed"]


def test_whoever_left_meanwhile_is_owed_nothing(world, noor, sam, ada, destroyed_long_ago) -> None:
    _, sam.clock.moment = destroyed_long_ago
    revoke_member(ada, noor.member_id, RevokedWhy.LEFT)
    take_roster(sam, put_roster(ada))
    owed = "SELECT count(*) FROM meta WHERE name = 'receipts_owed'"
    assert sam.vault.execute(owed).fetchone() == (1,)
    world.sync(sam)
    assert sam.vault.execute(owed).fetchone() == (0,)


def test_not_a_byte_of_it_is_left_in_the_log_of_the_vault(world, noor, sam) -> None:
    item, _ = seal(noor, sam, summary_content(WORDS))
    world.sync(noor, sam)
    key = keys_of(2).database
    assert WORDS.encode() in plain_bytes(sam.vault.path, key)
    withdraw(noor, sam, item)
    world.sync(noor, sam)
    assert WORDS.encode() not in plain_bytes(sam.vault.path, key)


def test_room_is_filled_to_the_last_byte_and_no_further(sam, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping_apart, "MOST_KEPT", 3 * ROW_BYTES)
    room = Room(sam.vault)
    assert [room.takes(size) for size in (2 * ROW_BYTES, 1, 1)] == [True, True, False]
