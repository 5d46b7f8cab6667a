"""Whether this is the folder we know."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from companion.errors import Code
from companion.sync.folder.files import write_statement
from tests.companion.sync.carrier_contract import OTHER, SUPERVISOR, WORKER
from tests.companion.sync.contract_team import Fellow, new_id
from tests.companion.sync.folder.folder_world import FolderWorld
from tests.companion.sync.folder.troubles import code_of


@pytest.fixture
def world(tmp_path: Path) -> FolderWorld:
    return FolderWorld(tmp_path)


def state(world: FolderWorld, directory: Path, fellow: Fellow, folder: bytes) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "folder").write_bytes(write_statement(fellow.credentials, folder))


def test_it_is_known_by_any_head_or_statement(world: FolderWorld) -> None:
    identity = world.carrier(WORKER).identity()
    world.carrier(SUPERVISOR).put_batch([world.team.parcel(SUPERVISOR, [WORKER])])
    shutil.rmtree(world.directory(WORKER))  # who began it
    assert world.carrier(OTHER).identity() == identity
    assert str(world.share) == identity.where


def test_two_who_begin_at_once_keep_theirs_and_a_newcomer_takes_the_lower(world: FolderWorld) -> None:
    first = world.carrier(WORKER).identity().id
    lower, higher = bytes(16), b"\xff" * 16
    state(world, world.directory(SUPERVISOR), world.team.fellows[SUPERVISOR], lower)
    state(world, world.directory(OTHER), world.team.fellows[OTHER], higher)
    assert world.unpinned(world.team.fellows[WORKER], first).identity().id == first
    assert world.unpinned(world.team.fellows[OTHER], higher).identity().id == higher
    assert world.unpinned(world.team.joiner).identity().id == lower


def test_a_statement_that_is_forged_does_not_count(world: FolderWorld) -> None:
    supervisor = world.team.fellows[SUPERVISOR]
    forged = Fellow(world.team.id, (), device=supervisor.device)  # another key
    state(world, world.directory(SUPERVISOR), forged, bytes(16))
    assert world.unpinned(supervisor).identity().id == world.pinned[world.team.fellows[WORKER].device]
    assert code_of(world.unpinned(supervisor, bytes(16)).identity) == (Code.CARRIER_WRONG, "other_folder")


def test_a_joiner_believes_who_is_not_known_where_nobody_else_speaks(world: FolderWorld) -> None:
    world.keys = lambda _device: None
    joiner = world.unpinned(world.team.joiner)
    assert joiner.identity().id == world.pinned[world.team.fellows[WORKER].device]
    assert world.unpinned(world.team.joiner, joiner.identity().id).identity() == joiner.identity()


def test_a_joiner_begins_no_folder(world: FolderWorld) -> None:
    shutil.rmtree(world.share / "companion1")
    assert code_of(world.unpinned(world.team.joiner).identity)[0] is Code.CARRIER_EMPTIED
    (world.share / "companion1" / new_id() / new_id()).mkdir(parents=True)
    assert code_of(world.unpinned(world.team.joiner).identity) == (Code.CARRIER_WRONG, "other_team")
    assert world.unpinned(world.team.fellows[OTHER]).identity().id  # two teams may use one share


def test_what_cannot_be_read_now_may_be_ours(world: FolderWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    """A placeholder without its bytes, a head half copied, a directory that cannot be listed."""
    carrier = world.carrier(SUPERVISOR)
    for name in ("head", "folder"):
        path = world.directory(WORKER) / name
        path.write_bytes(path.read_bytes()[:50] if name == "head" else b"")
    (world.directory(WORKER) / "folder.jpg").write_bytes(b"a picture")
    assert code_of(carrier.identity) == (Code.CARRIER_GONE, "not_readable")
    assert code_of(world.unpinned(world.team.fellows[OTHER]).identity) == (Code.CARRIER_GONE, "not_readable")
    for name in ("head", "folder"):
        (world.directory(WORKER) / name).unlink()
    assert code_of(carrier.identity)[0] is Code.CARRIER_EMPTIED
    listing = os.scandir

    def refused(path: Path) -> object:
        if Path(path) == world.directory(WORKER):
            raise PermissionError
        return listing(path)

    monkeypatch.setattr(os, "scandir", refused)
    assert code_of(carrier.identity) == (Code.CARRIER_GONE, "not_readable")


def test_a_picture_is_no_head(world: FolderWorld) -> None:
    carrier = world.carrier(SUPERVISOR)
    for path in world.directory(WORKER).iterdir():
        path.unlink()
    (world.directory(WORKER) / "folder.jpg").write_bytes(b"a picture")
    assert code_of(carrier.identity)[0] is Code.CARRIER_EMPTIED


def test_a_share_keeps_clear_of_the_vault(world: FolderWorld) -> None:
    worker = world.team.fellows[WORKER]
    vault = world.vault(worker)
    for share in (vault, vault / "inside", vault.parent):
        world.share = share
        assert code_of(lambda: world.unpinned(worker)) == (Code.CARRIER_WRONG, "vault")
