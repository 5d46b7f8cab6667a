"""What nobody needs any more leaves the directory, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.companion.sync.carrier_contract import ALREADY, OTHER, SUPERVISOR, WORKER, Reader, digests
from tests.companion.sync.folder.folder_world import FolderWorld
from tests.companion.sync.folder.written import bundles_of, head_of, parcels_of, put, world

__all__ = ["world"]


def test_pruning_takes_what_nobody_needs(world: FolderWorld) -> None:
    assert world.carrier(WORKER).push_roster(world.team.log, bytes(32))
    parcels = parcels_of(world, 5)
    put(world, *parcels[:2])
    put(world, *parcels[2:4])
    put(world, parcels[4])
    early = Reader(world, SUPERVISOR).pull_all()
    carrier = world.carrier(WORKER)
    assert carrier.prune([]) == 0
    assert carrier.prune([parcels[0].id, parcels[2].id, parcels[3].id]) == 1
    assert [one.number for one in bundles_of(world)] == [1, 2, 4]
    assert head_of(world).there == ((1, 2), (4, 4))
    assert world.carrier(WORKER).put_batch(parcels[:1]) == (ALREADY,)
    late = Reader(world, SUPERVISOR).pull_all()
    assert set(late.got) == digests([*parcels[:2], parcels[4]])
    assert late.cursor == early.pull_all().cursor  # what is gone counts as read
    assert world.carrier(OTHER).pull_roster(-1).entries == tuple(world.team.log)


def test_a_pruned_bundle_that_is_open_elsewhere_is_litter(
    world: FolderWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    parcels = parcels_of(world, 1)
    put(world, *parcels)

    def busy(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".bundle" and path.exists():
            raise PermissionError

    monkeypatch.setattr(Path, "unlink", busy)
    assert world.carrier(WORKER).prune([parcels[0].id]) == 1
    monkeypatch.undo()
    assert Reader(world, SUPERVISOR).pull_all().got == {}
    assert world.carrier(WORKER).identity()
