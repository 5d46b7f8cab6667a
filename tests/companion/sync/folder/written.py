"""What a worker's laptop has put into its directory, read back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from companion.sync.folder.files import Bundle, Head, read_bundle, read_head
from companion.sync.wire import OutParcel
from tests.companion.sync.carrier_contract import STORED, SUPERVISOR, WORKER
from tests.companion.sync.folder.folder_world import FolderWorld


@pytest.fixture
def world(tmp_path: Path) -> FolderWorld:
    return FolderWorld(tmp_path, with_log=False)


def put(world: FolderWorld, *parcels: OutParcel) -> None:
    assert world.carrier(WORKER).put_batch(list(parcels)) == (STORED,) * len(parcels)


def parcels_of(world: FolderWorld, count: int) -> list[OutParcel]:
    return [world.team.parcel(WORKER, [SUPERVISOR]) for _each in range(count)]


def head_of(world: FolderWorld) -> Head:
    told = read_head((world.directory(WORKER) / "head").read_bytes(), world.team.id)
    assert told is not None
    assert isinstance(told.value, Head)
    return told.value


def bundles_of(world: FolderWorld) -> list[Bundle]:
    found = [read_bundle(path.read_bytes(), world.team.id) for path in world.bundles(WORKER)]
    return [told.value for told in found if told and isinstance(told.value, Bundle)]


def lose_memory(world: FolderWorld) -> None:
    shutil.rmtree(world.scratch(world.team.fellows[WORKER]))
