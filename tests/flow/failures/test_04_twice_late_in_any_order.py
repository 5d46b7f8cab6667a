"""Failure test 4: doubled, reordered, delayed; one parcel through folder and hub; a reply lost after it was stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random, SystemRandom

import pytest

from companion.crypto.envelope import Kind
from companion.errors import Code, KnownError
from companion.services.team.teams import set_policy
from companion.vault.inbox import list_gaps, list_kept_apart
from companion.vault.outbox import count_waiting
from companion.vault.shared import list_received_of
from tests.companion.services.carried import came_to, seal, seal_reply, summary_content, withdraw, words_at
from tests.flow.failures.before_a_carrier import HoldsBack, LosesReplies, Shuffles
from tests.flow.failures.three_at_places import ThreeAtPlaces, three_at_places
from tests.loopback.fixtures import hub, hub_database, postgres
from tests.loopback.hub import HubProcess

__all__ = ["hub", "hub_database", "postgres"]


@pytest.fixture(params=["folder", "hub", "both"])
def three(
    request: pytest.FixtureRequest, tmp_path: Path, hub: HubProcess, hub_database: str
) -> Iterator[ThreeAtPlaces]:
    share = None if request.param == "hub" else tmp_path / "share"
    reached = None if request.param == "folder" else hub
    with three_at_places(tmp_path / "laptops", share, reached, hub_database) as made:
        yield made


def test_everything_is_there_once_whatever_way_it_went(three: ThreeAtPlaces) -> None:
    shared = [seal(three.noor, three.sam, summary_content(f"words {number}")) for number in range(4)]
    three.sync(three.noor, three.sam, three.sam)
    for item, version in shared:
        seal_reply(three.sam, three.noor, item, version, "an answer")
    three.sync(three.sam, three.noor, three.noor)
    assert sorted(words_at(three.sam)) == [f"words {number}" for number in range(4)]
    answers = [one for item, _ in shared for one in came_about(three, item)]
    assert len(answers) == 4
    nothing_is_left(three)


def came_about(three: ThreeAtPlaces, item: str) -> list[object]:
    return three.noor.vault.execute(
        "SELECT version FROM received WHERE about_item = ? AND kind = ?", (item, int(Kind.REPLY))
    ).fetchall()


def nothing_is_left(three: ThreeAtPlaces) -> None:
    for one in three.team.all:
        assert count_waiting(one.vault).parcels == 0
        assert list_gaps(one.vault, one.member_id) == []
        assert list_kept_apart(one.vault, 9) == []


def test_a_reply_that_was_lost_after_it_was_stored(three: ThreeAtPlaces) -> None:
    seal(three.noor, three.sam, summary_content("stored"))
    set_policy(three.ada, idle_minutes=9)
    for one in (three.noor, three.ada):
        with pytest.raises(KnownError) as caught:
            three.sync_through(one, LosesReplies)
        assert caught.value.code is Code.CARRIER_GONE
    assert count_waiting(three.noor.vault).parcels == 1
    three.sync(three.sam)
    assert words_at(three.sam) == ["stored"], "it was stored, whatever the laptop heard"
    three.sync()
    three.sync()
    assert words_at(three.sam) == ["stored"]
    for one in three.team.all:
        newest = one.vault.execute("SELECT max(number), count(*) FROM roster_entry WHERE standing").fetchone()
        assert newest == (3, 4)
    nothing_is_left(three)


def test_pages_doubled_shuffled_and_with_earlier_ones_again(three: ThreeAtPlaces) -> None:
    seed = SystemRandom().randrange(1 << 32)
    dice, earlier = Random(seed), list[bytes]()
    for turn in range(3):
        for number in range(4):
            seal(three.noor, three.sam, summary_content(f"words {turn} {number}"))
        three.sync(three.noor)
        three.sync_through(three.sam, lambda carrier: Shuffles(carrier, dice, earlier))
    assert sorted(words_at(three.sam)) == [f"words {t} {n}" for t in range(3) for n in range(4)], (
        f"seed {seed}"
    )
    nothing_is_left(three)


def test_what_is_late_comes_later_and_in_any_order_comes_to_the_same(three: ThreeAtPlaces) -> None:
    """A withdrawal overtakes its summary, an answer what it answers."""
    dice = Random(7)
    item, version = seal(three.noor, three.sam, summary_content("taken back"))
    stays, _ = seal(three.noor, three.sam, summary_content("stays"))
    seal_reply(three.noor, three.sam, item, version, "about what is gone")
    three.sync(three.noor)
    three.sync_through(three.sam, HoldsBack)
    assert came_to(three.sam) == []
    withdraw(three.noor, three.sam, item)
    three.sync(three.noor)
    three.sync_through(three.sam, lambda carrier: Shuffles(carrier, dice, []))
    assert words_at(three.sam) == ["stays"]
    stub = [one for one in list_received_of(three.sam.vault, item) if one.kind == Kind.SUMMARY]
    assert [one.content for one in stub] == [None] and list_received_of(three.sam.vault, stays)
    three.sync()
    nothing_is_left(three)
