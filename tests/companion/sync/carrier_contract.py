"""What every carrier keeps of parcels, folder and hub alike; team_contract.py has the rest of the contract.

A carrier's own tests derive from both and give them a world:

    class TestFolder(CarrierContract, TeamContract):
        @pytest.fixture
        def world(self, tmp_path): ...

The log of the world's team (three entries) lies at the carrier when a test begins.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import timedelta
from typing import Protocol

import pytest

from companion.errors import Code, KnownError
from companion.sync.carrier import Carrier
from companion.sync.wire import FROM_THE_START, OutParcel, PutStatus
from tests.companion.sync.contract_team import ContractTeam, new_id, sha, with_bad_signature

WORKER, SUPERVISOR, OTHER = 0, 1, 2
MOST_PARCEL = 1_310_720
SOON = timedelta(hours=72)
STORED, ALREADY = PutStatus.STORED, PutStatus.ALREADY


class World(Protocol):
    """One backing store, and the devices of one team that reach it."""

    team: ContractTeam

    def carrier(self, who: int) -> Carrier:
        """A new carrier for the device of `team.fellows[who]`, as after a restart of its laptop."""
        ...

    def joiner(self) -> Carrier:
        """A new carrier for `team.joiner`, who is not in the log."""
        ...


class Reader:
    """A device that pulls and keeps what it got. `again` counts what came more than once."""

    def __init__(self, world: World, who: int) -> None:
        self.world, self.who = world, who
        self.cursor = FROM_THE_START
        self.got: dict[bytes, bytes] = {}
        self.again = 0

    def pull_page(self, *, keep_cursor: bool = True) -> bool:
        """One page with a carrier of its own; a device that is killed in time keeps neither page nor cursor."""
        page = self.world.carrier(self.who).pull(self.cursor)
        if keep_cursor:
            self.again += sum(1 for one in page.parcels if sha(one) in self.got)
            self.got |= {sha(one): one for one in page.parcels}
            self.cursor = page.cursor
        return page.more

    def pull_all(self) -> Reader:
        for _page in range(100):
            if not self.pull_page():
                return self
        raise AssertionError("there is always more")


def digests(parcels: Iterable[OutParcel]) -> set[bytes]:
    return {one.digest for one in parcels}


def _to_some(world: World, who: int, dice: random.Random) -> tuple[list[int], OutParcel]:
    """A new parcel to one or both of the others, and to whom."""
    others = [one for one in (WORKER, SUPERVISOR, OTHER) if one != who]
    to = dice.sample(others, dice.randrange(1, 3))
    return to, world.team.parcel(who, to, bytes_of_content=dice.randrange(1, 9000))


class CarrierContract:
    """Derive from it as `Test…`, with a fixture `world`."""

    # -- which carrier, and how much

    def test_it_is_the_same_for_everybody_and_after_a_restart(self, world: World) -> None:
        first = world.carrier(WORKER).identity()
        assert first.id
        assert {world.carrier(who).identity().id for who in (WORKER, SUPERVISOR, OTHER)} == {first.id}
        assert world.carrier(SUPERVISOR).identity().kind is first.kind

    def test_its_limits_are_those_of_the_design(self, world: World) -> None:
        limits = world.carrier(WORKER).limits
        assert (limits.batch_parcels, limits.batch_bytes) == (500, 4 * 1024 * 1024)
        assert 1 <= limits.page <= 1000

    # -- putting

    def test_what_is_put_reaches_its_recipients_and_nobody_else(self, world: World) -> None:
        to_one = world.team.parcel(WORKER, [SUPERVISOR])
        to_both = world.team.parcel(WORKER, [SUPERVISOR, OTHER])
        assert world.carrier(WORKER).put_batch([to_one, to_both]) == (STORED, STORED)
        assert set(Reader(world, SUPERVISOR).pull_all().got) == digests([to_one, to_both])
        assert set(Reader(world, OTHER).pull_all().got) == digests([to_both])
        assert set(Reader(world, WORKER).pull_all().got) == set()

    def test_the_bytes_that_come_are_the_bytes_that_went(self, world: World) -> None:
        parcel = world.team.parcel(WORKER, [SUPERVISOR], bytes_of_content=50_000)
        world.carrier(WORKER).put_batch([parcel])
        assert list(Reader(world, SUPERVISOR).pull_all().got.values()) == [parcel.data]

    def test_nothing_put_is_nothing_wrong(self, world: World) -> None:
        assert world.carrier(WORKER).put_batch([]) == ()
        assert Reader(world, SUPERVISOR).pull_all().got == {}

    def test_putting_again_is_already(self, world: World) -> None:
        parcels = [world.team.parcel(WORKER, [SUPERVISOR]) for _each in range(3)]
        carrier = world.carrier(WORKER)
        assert carrier.put_batch(parcels[:2]) == (STORED, STORED)
        assert carrier.put_batch(parcels) == (ALREADY, ALREADY, STORED)
        assert world.carrier(WORKER).put_batch(parcels) == (ALREADY, ALREADY, ALREADY)
        reader = Reader(world, SUPERVISOR).pull_all()
        assert (set(reader.got), reader.again) == (digests(parcels), 0)

    def test_one_parcel_twice_in_a_batch_is_there_once(self, world: World) -> None:
        parcel = world.team.parcel(WORKER, [SUPERVISOR])
        statuses = world.carrier(WORKER).put_batch([parcel, parcel])
        assert all(one.delivered for one in statuses)
        reader = Reader(world, SUPERVISOR).pull_all()
        assert (set(reader.got), reader.again) == ({parcel.digest}, 0)

    def test_the_same_id_with_other_bytes_is_a_conflict(self, world: World) -> None:
        parcel = world.team.parcel(WORKER, [SUPERVISOR])
        other = world.team.parcel(WORKER, [SUPERVISOR], id=parcel.id)
        assert world.carrier(WORKER).put_batch([parcel]) == (STORED,)
        for _restart in range(2):
            assert world.carrier(WORKER).put_batch([other]) == (PutStatus.ID_CONFLICT,)
        assert set(Reader(world, SUPERVISOR).pull_all().got) == {parcel.digest}

    def test_two_of_one_id_in_a_batch_are_a_conflict(self, world: World) -> None:
        parcel = world.team.parcel(WORKER, [SUPERVISOR])
        other = world.team.parcel(WORKER, [SUPERVISOR], id=parcel.id)
        assert world.carrier(WORKER).put_batch([parcel, other]) == (STORED, PutStatus.ID_CONFLICT)
        assert set(Reader(world, SUPERVISOR).pull_all().got) == {parcel.digest}

    def test_what_is_wrong_is_refused_and_the_rest_flows_on(self, world: World) -> None:
        team = world.team
        first, last = team.parcel(WORKER, [SUPERVISOR]), team.parcel(WORKER, [SUPERVISOR])
        junk = b"not a parcel"
        wrong = {
            with_bad_signature(team.parcel(WORKER, [SUPERVISOR])): {PutStatus.BAD_SIGNATURE},
            team.parcel(WORKER, [SUPERVISOR], signed_by=OTHER): {PutStatus.BAD_SIGNATURE},
            OutParcel(new_id(), sha(junk), junk): {PutStatus.REFUSED},
            OutParcel(new_id(), sha(b""), b""): {PutStatus.REFUSED},
            OutParcel(first.id, sha(first.data[:-9]), first.data[:-9]): {PutStatus.REFUSED},
            OutParcel(new_id(), last.digest, last.data): {PutStatus.REFUSED},
            team.parcel(WORKER, [SUPERVISOR], team=new_id()): {PutStatus.REFUSED},
            team.parcel(OTHER, [SUPERVISOR]): {PutStatus.REFUSED, PutStatus.BAD_SIGNATURE},
            OutParcel(new_id(), sha(bytes(MOST_PARCEL + 1)), bytes(MOST_PARCEL + 1)): {PutStatus.TOO_LARGE},
        }
        batch = [first, *wrong, last]
        statuses = world.carrier(WORKER).put_batch(batch)
        assert [statuses[0], statuses[-1]] == [STORED, STORED]
        for parcel, expected in wrong.items():
            assert statuses[batch.index(parcel)] in expected
        assert set(Reader(world, SUPERVISOR).pull_all().got) == digests([first, last])

    def test_a_whole_batch_and_more_than_a_page(self, world: World) -> None:
        parcels = [world.team.parcel(WORKER, [SUPERVISOR]) for _each in range(620)]
        carrier = world.carrier(WORKER)
        first = carrier.put_batch(parcels[:500])
        second = carrier.put_batch(parcels[500:])
        assert set(first + second) == {STORED}
        reader = Reader(world, SUPERVISOR)
        page = world.carrier(SUPERVISOR).pull(FROM_THE_START)
        assert len(page.parcels) <= carrier.limits.page
        assert page.more
        reader.pull_all()
        assert (set(reader.got), reader.again) == (digests(parcels), 0)

    def test_large_parcels_fill_a_batch_by_bytes(self, world: World) -> None:
        parcels = [world.team.parcel(WORKER, [SUPERVISOR], bytes_of_content=1_000_000) for _each in range(3)]
        assert world.carrier(WORKER).put_batch(parcels) == (STORED,) * 3
        reader = Reader(world, SUPERVISOR).pull_all()
        assert (set(reader.got), reader.again) == (digests(parcels), 0)

    # -- pulling

    def test_a_cursor_is_where_it_goes_on(self, world: World) -> None:
        reader = Reader(world, SUPERVISOR).pull_all()
        sent = []
        for _each in range(3):
            sent.append(world.team.parcel(WORKER, [SUPERVISOR]))
            world.carrier(WORKER).put_batch(sent[-1:])
            reader.pull_all()
            assert set(reader.got) == digests(sent)
        assert reader.again == 0
        assert world.carrier(SUPERVISOR).pull(reader.cursor).parcels == ()

    def test_a_cursor_can_be_used_again(self, world: World) -> None:
        before = Reader(world, SUPERVISOR).pull_all().cursor
        parcel = world.team.parcel(WORKER, [SUPERVISOR])
        world.carrier(WORKER).put_batch([parcel])
        for _time in range(2):
            assert world.carrier(SUPERVISOR).pull(before).parcels == (parcel.data,)

    def test_from_the_start_gives_everything_again(self, world: World) -> None:
        parcels = [world.team.parcel(WORKER, [SUPERVISOR]) for _each in range(3)]
        world.carrier(WORKER).put_batch(parcels)
        reader = Reader(world, SUPERVISOR).pull_all()
        reader.cursor = FROM_THE_START
        reader.pull_all()
        assert (set(reader.got), reader.again) == (digests(parcels), 3)

    @pytest.mark.parametrize("cursor", [b"x", b"\0" * 40, b"\xa0", b"9" * 5000])
    def test_a_cursor_that_means_nothing_here_is_said(self, world: World, cursor: bytes) -> None:
        with pytest.raises(KnownError) as caught:
            world.carrier(SUPERVISOR).pull(cursor)
        assert caught.value.code is Code.CURSOR_EXPIRED

    def test_a_cursor_stays_small(self, world: World) -> None:
        reader = Reader(world, SUPERVISOR)
        for _each in range(12):
            for who in (WORKER, OTHER):
                world.carrier(who).put_batch([world.team.parcel(who, [SUPERVISOR])])
            reader.pull_all()
        assert len(reader.got) == 24
        assert len(reader.cursor) < 400

    def test_two_readers_do_not_take_from_each_other(self, world: World) -> None:
        parcels = [world.team.parcel(WORKER, [SUPERVISOR, OTHER]) for _each in range(4)]
        readers = [Reader(world, SUPERVISOR), Reader(world, OTHER)]
        for parcel in parcels:
            world.carrier(WORKER).put_batch([parcel])
            readers[0].pull_all()
        readers[1].pull_all()
        assert [set(one.got) for one in readers] == [digests(parcels)] * 2
        assert [one.again for one in readers] == [0, 0]

    @pytest.mark.parametrize("seed", range(6))
    def test_everything_arrives_once_whatever_the_order(self, world: World, seed: int) -> None:
        """Retries, restarts, batches in any order, readers killed before they keep what they got."""
        dice = random.Random(seed)
        everyone = (WORKER, SUPERVISOR, OTHER)
        readers = {who: Reader(world, who) for who in everyone}
        waiting = {
            who: [_to_some(world, who, dice) for _n in range(dice.randrange(3, 12))] for who in everyone
        }
        there: dict[int, list[tuple[list[int], OutParcel]]] = {who: [] for who in everyone}
        while any(waiting.values()):
            who = dice.choice(everyone)
            batch = dice.sample(waiting[who], min(len(waiting[who]), dice.randrange(5)))
            again = dice.sample(there[who], min(len(there[who]), dice.randrange(3)))
            statuses = world.carrier(who).put_batch([one for _to, one in batch + again])
            assert statuses == (STORED,) * len(batch) + (ALREADY,) * len(again), f"seed {seed}"
            there[who] += batch
            waiting[who] = [one for one in waiting[who] if one not in batch]
            readers[dice.choice(everyone)].pull_page(keep_cursor=dice.random() < 0.7)
        sent = [one for put in there.values() for one in put]
        for who, reader in readers.items():
            reader.pull_all()
            assert set(reader.got) == digests(one for to, one in sent if who in to), f"seed {seed}"
            assert reader.again == 0, f"seed {seed}"
