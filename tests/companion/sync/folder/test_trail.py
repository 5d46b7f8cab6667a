"""What a laptop has left of itself in a folder: its heads and its newest bundle, by which an old copy is noticed."""

from __future__ import annotations

import shutil

import pytest

from companion.crypto.cbor import uuid_text
from companion.sync.folder.carrier import FolderCarrier
from companion.sync.folder.parcels import id_bytes, short_digest
from companion.sync.wire import OutParcel, Trail
from tests.companion.sync.carrier_contract import OTHER, STORED, SUPERVISOR, WORKER
from tests.companion.sync.folder.folder_world import FolderWorld
from tests.companion.sync.folder.written import bundles_of, head_of, lose_memory, parcels_of, put, world

__all__ = ["world"]
FIRST, SECOND = (7, bytes(range(32))), (9, bytes(range(32, 64)))


def trail_of(world: FolderWorld) -> Trail:
    """As a round asks for it."""
    carrier = world.carrier(WORKER)
    carrier.identity()
    trail = carrier.pull_roster(-1).trail
    assert trail is not None and trail.device == world.team.fellows[WORKER].device
    return trail


def ids(parcels: list[OutParcel]) -> set[tuple[str, bytes]]:
    return {(uuid_text(id_bytes(one.id)), short_digest(one.digest)) for one in parcels}


def with_audit(world: FolderWorld, audit: tuple[int, bytes]) -> FolderCarrier:
    carrier = world.carrier(WORKER)
    carrier._audit = audit
    return carrier


def test_nothing_is_said_before_anything_was_looked_at(world: FolderWorld) -> None:
    world.carrier(WORKER)
    assert world.carrier(WORKER).pull_roster(-1).trail is None
    assert trail_of(world) == Trail(world.team.fellows[WORKER].device)


@pytest.mark.parametrize("forgets", [False, True])
def test_the_newest_bundle_with_parcels_and_the_head_are_the_trail(world: FolderWorld, forgets: bool) -> None:
    parcels = parcels_of(world, 3)
    put(world, parcels[0])
    assert with_audit(world, FIRST).put_batch(parcels[1:]) == (STORED, STORED)
    assert with_audit(world, SECOND).push_roster(world.team.log, bytes(32))
    if forgets:
        lose_memory(world)
    trail = trail_of(world)
    assert (set(trail.parcels), trail.audit) == (ids(parcels[1:]), (SECOND,))


def test_a_head_that_a_sync_program_kept_beside_ours_counts_too(world: FolderWorld) -> None:
    one, two = parcels_of(world, 2)
    with_audit(world, FIRST).put_batch([one])
    head = world.directory(WORKER) / "head"
    shutil.copy(head, head.with_name("head-LAPTOP7"))
    with_audit(world, SECOND).put_batch([two])
    assert trail_of(world).audit == (FIRST, SECOND)


def test_heads_of_others_in_our_directory_say_nothing(world: FolderWorld) -> None:
    put(world, *parcels_of(world, 1))
    other = world.carrier(OTHER)
    other._audit = SECOND
    other.put_batch([world.team.parcel(OTHER, [SUPERVISOR])])
    shutil.copy(world.directory(OTHER) / "head", world.directory(WORKER) / "head-copy")
    assert trail_of(world).audit == ()


def test_an_old_memory_believes_a_newer_head_about_what_was_taken_away(world: FolderWorld) -> None:
    """An image of the laptop's disk is put back, and everything that it had written was confirmed since, and pruned."""
    scratch = world.scratch(world.team.fellows[WORKER])
    parcels = parcels_of(world, 3)
    put(world, parcels[0])
    shutil.copytree(scratch, scratch.with_name("old"))
    put(world, parcels[1])
    put(world, parcels[2])
    assert world.carrier(WORKER).prune([parcels[0].id, parcels[1].id]) == 2
    shutil.rmtree(scratch)
    scratch.with_name("old").rename(scratch)
    assert set(trail_of(world).parcels) == ids(parcels[2:])
    put(world, *parcels_of(world, 1))
    assert [one.number for one in bundles_of(world)] == [3, 4] and head_of(world).there == ((3, 4),)


def test_bundles_newer_than_the_head_are_the_trail(world: FolderWorld) -> None:
    """It was copied back from before a bundle whose head was never written."""
    scratch, head = world.scratch(world.team.fellows[WORKER]), world.directory(WORKER) / "head"
    parcels = parcels_of(world, 2)
    put(world, parcels[0])
    shutil.copytree(scratch, scratch.with_name("old"))
    before = head.read_bytes()
    put(world, parcels[1])
    head.write_bytes(before)
    shutil.rmtree(scratch)
    scratch.with_name("old").rename(scratch)
    assert set(trail_of(world).parcels) == ids(parcels[1:]) == set(trail_of(world).parcels)
