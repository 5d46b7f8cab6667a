"""Failure test 3, the share's part: it runs full in mid-put. Nothing is half trusted, and the next round mends it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from companion.errors import Code, KnownError
from tests.companion.sync.carrier_contract import ALREADY, OTHER, STORED, SUPERVISOR, WORKER, Reader, digests
from tests.companion.sync.folder.folder_world import FolderWorld
from tests.flow.failures.sticks import stick

FILLER = "holiday.mp4"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[FolderWorld]:
    """A share of 400 kB; the laptops are elsewhere, so that bundles are copied to it and not renamed."""
    with stick(tmp_path / "share", "400k"):
        yield FolderWorld(tmp_path)


def fill_up(world: FolderWorld, *, leave: int) -> None:
    """Leave this many bytes free, a multiple of 4096."""
    written = 0
    with (world.share / FILLER).open("wb", buffering=0) as file:
        with suppress(OSError):
            while True:
                written += file.write(bytes(4096)) // 4096 * 4096
        file.truncate(written - leave)


def make_room(world: FolderWorld) -> None:
    (world.share / FILLER).unlink()


@pytest.mark.parametrize("leave", [0, 4096, 8192, 20480])
def test_a_full_share_takes_nothing_and_mends(world: FolderWorld, leave: int) -> None:
    """However much of the bundle there was room for."""
    before = world.team.parcel(WORKER, [SUPERVISOR])
    world.carrier(WORKER).put_batch([before])
    fill_up(world, leave=leave)
    parcels = [world.team.parcel(WORKER, [SUPERVISOR]) for _each in range(3)]
    with pytest.raises(KnownError) as caught:
        world.carrier(WORKER).put_batch(parcels)
    assert caught.value.code is Code.CARRIER_FULL
    reader = Reader(world, SUPERVISOR)
    reader.pull_all()
    assert set(reader.got) in ({before.digest}, digests([before, *parcels]))
    make_room(world)
    statuses = world.carrier(WORKER).put_batch(parcels)
    assert set(statuses) <= {STORED, ALREADY}
    reader.pull_all()
    assert (set(reader.got), reader.again) == (digests([before, *parcels]), 0)
    assert not list(world.directory(WORKER).glob("*.tmp"))


def test_a_bundle_without_its_head_is_there(world: FolderWorld) -> None:
    """Another program takes the last room between the two: what the others read by now is not put twice."""
    parcels = [world.team.parcel(WORKER, [SUPERVISOR]) for _each in range(3)]
    world.carrier(WORKER)
    carrier = world.of(world.team.fellows[WORKER], lambda _done, _of: fill_up(world, leave=0))
    with pytest.raises(KnownError) as caught:
        carrier.put_batch(parcels)
    assert caught.value.code is Code.CARRIER_FULL
    assert set(Reader(world, SUPERVISOR).pull_all().got) == digests(parcels)
    with pytest.raises(KnownError) as caught:
        world.carrier(WORKER).put_batch(parcels)
    assert caught.value.code is Code.CARRIER_FULL
    make_room(world)
    assert world.carrier(WORKER).put_batch(parcels) == (ALREADY,) * 3
    assert len(world.bundles(WORKER)) == 2  # the log's, and this one


def test_what_was_given_up_meanwhile_does_not_go_out_later(world: FolderWorld) -> None:
    """Consent was withdrawn after a put that failed: the bundle of then must not find its way by itself."""
    world.carrier(WORKER)
    fill_up(world, leave=4096)
    withdrawn, wanted = (world.team.parcel(WORKER, [SUPERVISOR]) for _each in range(2))
    with pytest.raises(KnownError):
        world.carrier(WORKER).put_batch([withdrawn, wanted])
    make_room(world)
    assert world.carrier(WORKER).put_batch([wanted]) == (STORED,)
    assert set(Reader(world, SUPERVISOR).pull_all().got) == {wanted.digest}
    assert withdrawn.data not in b"".join(
        path.read_bytes() for path in world.share.rglob("*") if path.is_file()
    )


def test_reading_goes_on_and_joining_says_so(world: FolderWorld) -> None:
    parcel = world.team.parcel(WORKER, [SUPERVISOR, OTHER])
    world.carrier(WORKER).put_batch([parcel])
    world.carrier(SUPERVISOR)
    fill_up(world, leave=0)
    assert set(Reader(world, SUPERVISOR).pull_all().got) == {parcel.digest}
    assert world.carrier(OTHER).pull_roster(-1).entries == tuple(world.team.log)
    with pytest.raises(KnownError) as caught:
        world.joiner().put_request(bytes(16), world.team.request(bytes(16)))
    assert caught.value.code is Code.CARRIER_FULL
    with pytest.raises(KnownError) as caught:
        world.carrier(WORKER).push_roster([world.team.policy_entry(20)], world.team.head)
    assert caught.value.code is Code.CARRIER_FULL
    make_room(world)
    assert world.carrier(WORKER).push_roster([world.team.policy_entry(21)], world.team.head)
