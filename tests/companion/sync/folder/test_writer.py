"""A device's own directory: what is there is compared with what was written, and numbers are used once."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path

import pytest

from companion.errors import Code, KnownError
from companion.sync.folder import writer as writing
from companion.sync.folder.files import Head
from companion.sync.folder.layout import bundle_name
from tests.companion.sync.carrier_contract import ALREADY, OTHER, STORED, SUPERVISOR, WORKER, Reader, digests
from tests.companion.sync.folder.folder_world import FolderWorld
from tests.companion.sync.folder.troubles import code_of
from tests.companion.sync.folder.written import bundles_of, head_of, lose_memory, parcels_of, put, world

__all__ = ["world"]


def test_the_directory_is_as_the_page_says(world: FolderWorld) -> None:
    one, two = parcels_of(world, 2)
    put(world, one)
    put(world, two)
    assert world.carrier(WORKER).push_roster(world.team.log, bytes(32))
    first, second, third = bundles_of(world)
    assert [each.parcels for each in (first, second, third)] == [(one.data,), (two.data,), ()]
    assert third.entries == tuple(world.team.log)
    assert [each.prev for each in (first, second, third)] == [bytes(32), first.hash, second.hash]
    assert [path.name for path in world.bundles(WORKER)] == [
        bundle_name(each.number, each.hash) for each in (first, second, third)
    ]
    folder = world.pinned[world.team.fellows[WORKER].device]
    assert head_of(world) == Head(folder, 3, third.hash, ((1, 3),), ((3, 3),), None)


def test_a_batch_is_split_by_number_and_by_size(world: FolderWorld) -> None:
    put(world, *parcels_of(world, 251))
    large = [world.team.parcel(WORKER, [SUPERVISOR], bytes_of_content=1_040_000) for _each in range(4)]
    put(world, *large)
    assert [len(one.parcels) for one in bundles_of(world)] == [250, 1, 3, 1]
    assert all(path.stat().st_size <= 4 * 1024 * 1024 for path in world.bundles(WORKER))


def test_progress_is_told(world: FolderWorld) -> None:
    told: list[tuple[int, int]] = []
    world.carrier(WORKER)
    carrier = world.of(world.team.fellows[WORKER], lambda done, of: told.append((done, of)))
    carrier.put_batch(parcels_of(world, 260))
    assert told == [(250, 260), (260, 260)]
    told.clear()
    world.of(world.team.fellows[SUPERVISOR], lambda done, of: told.append((done, of))).pull(b"")
    assert told == [(250, 0), (260, 0)]


def test_the_audit_head_is_published(world: FolderWorld) -> None:
    world.carrier(WORKER)
    carrier = world.of(world.team.fellows[WORKER])
    carrier._audit = (7, bytes(range(32)))
    carrier.put_batch(parcels_of(world, 1))
    assert head_of(world).audit == (7, bytes(range(32)))
    world.carrier(WORKER).put_batch([])
    assert head_of(world).audit is None


def test_nothing_new_writes_nothing(world: FolderWorld) -> None:
    world.carrier(WORKER).put_batch([])
    assert [path.name for path in world.directory(WORKER).iterdir()] == ["folder"]
    one = parcels_of(world, 1)
    put(world, *one)
    before = {path: path.stat().st_mtime_ns for path in world.share.rglob("*")}
    assert world.carrier(WORKER).put_batch(one) == (ALREADY,)
    assert {path: path.stat().st_mtime_ns for path in world.share.rglob("*")} == before


@pytest.mark.parametrize("damage", ["gone", "torn", "older"])
def test_a_head_that_is_not_as_it_should_be_is_written_again(world: FolderWorld, damage: str) -> None:
    put(world, *parcels_of(world, 1))
    head = world.directory(WORKER) / "head"
    old = head.read_bytes()
    put(world, *parcels_of(world, 1))
    good = head.read_bytes()
    if damage == "gone":
        head.unlink()
    else:
        head.write_bytes(old if damage == "older" else good[:90])
    world.carrier(WORKER).put_batch([])
    assert head.read_bytes() == good


def test_a_lost_bundle_is_noticed_and_put_again_under_a_new_number(world: FolderWorld) -> None:
    parcels = parcels_of(world, 3)
    for one in parcels:
        put(world, one)
    reader = Reader(world, SUPERVISOR).pull_all()
    world.bundles(WORKER)[1].unlink()
    for _until_a_person_decides in range(2):
        with pytest.raises(KnownError) as caught:
            world.carrier(WORKER).put_batch(parcels)
        assert (caught.value.code, caught.value.facts["missing"]) == (Code.CARRIER_ROLLED_BACK, 1)
    world.pinned.pop(world.team.fellows[WORKER].device)
    assert world.carrier(WORKER).put_batch(parcels) == (ALREADY, STORED, ALREADY)
    assert [one.number for one in bundles_of(world)] == [1, 3, 4]
    assert head_of(world).there == ((1, 1), (3, 4))
    assert set(Reader(world, SUPERVISOR).pull_all().got) == digests(parcels) == set(reader.pull_all().got)


def test_a_loss_is_accepted_once(world: FolderWorld) -> None:
    parcels = parcels_of(world, 2)
    put(world, *parcels[:1])
    carrier = world.unpinned(world.team.fellows[WORKER])
    world.bundles(WORKER)[0].unlink()
    assert carrier.put_batch(parcels) == (STORED, STORED)
    world.bundles(WORKER)[0].unlink()
    assert code_of(lambda: carrier.put_batch(parcels))[0] is Code.CARRIER_ROLLED_BACK


def test_a_bundle_that_was_renamed_is_not_lost(world: FolderWorld) -> None:
    one = parcels_of(world, 1)
    put(world, *one)
    (path,) = world.bundles(WORKER)
    for name in (f"{path.stem}-LAPTOP7.bundle", f"COPY {path.name.upper()}", "found.000"):
        path = path.rename(path.with_name(name))
        assert world.carrier(WORKER).put_batch(one) == (ALREADY,)


def test_lost_memory_is_read_from_the_folder(world: FolderWorld) -> None:
    parcels = parcels_of(world, 3)
    for one in parcels:
        put(world, one)
    lose_memory(world)
    new = world.team.parcel(WORKER, [SUPERVISOR])
    assert world.carrier(WORKER).put_batch([*parcels, new]) == (ALREADY, ALREADY, ALREADY, STORED)
    assert bundles_of(world)[-1].number == 3 + writing.AFTER_A_LOSS + 1
    assert set(Reader(world, SUPERVISOR).pull_all().got) == digests([*parcels, new])


def test_lost_memory_in_a_folder_that_lost_something_too(world: FolderWorld) -> None:
    """The head still says what should be there."""
    parcels = parcels_of(world, 2)
    for one in parcels:
        put(world, one)
    lose_memory(world)
    world.bundles(WORKER)[0].unlink()
    assert code_of(world.carrier(WORKER).identity)[0] is Code.CARRIER_ROLLED_BACK
    world.pinned.clear()
    assert world.carrier(WORKER).put_batch(parcels) == (STORED, ALREADY)


def test_lost_memory_without_a_trace_in_the_folder_uses_no_number_twice(world: FolderWorld) -> None:
    """The share was put back to before this laptop's first bundle, which others have read."""
    shutil.copytree(world.carrier(WORKER)._share, world.share.with_name("early"))
    put(world, *parcels_of(world, 1))
    reader = Reader(world, SUPERVISOR).pull_all()
    shutil.rmtree(world.share)
    world.share.with_name("early").rename(world.share)
    lose_memory(world)
    new = parcels_of(world, 1)
    put(world, *new)
    assert digests(new) <= set(reader.pull_all().got)


def test_an_old_memory_learns_from_the_folder(world: FolderWorld) -> None:
    """An image of the laptop's disk from last week is put back."""
    scratch = world.scratch(world.team.fellows[WORKER])
    parcels = parcels_of(world, 4)
    put(world, parcels[0])
    shutil.copytree(scratch, scratch.with_name("old"))
    for one in parcels[1:3]:
        put(world, one)
    shutil.rmtree(scratch)
    scratch.with_name("old").rename(scratch)
    assert world.carrier(WORKER).put_batch(parcels) == (ALREADY, ALREADY, ALREADY, STORED)
    assert [one.number for one in bundles_of(world)] == [1, 2, 3, 4]


def test_an_old_memory_and_a_head_alone(world: FolderWorld) -> None:
    """The bundles were pruned since: only the head tells which numbers were used."""
    scratch = world.scratch(world.team.fellows[WORKER])
    parcels = parcels_of(world, 3)
    put(world, parcels[0])
    shutil.copytree(scratch, scratch.with_name("old"))
    put(world, parcels[1])
    assert world.carrier(WORKER).prune([parcels[1].id]) == 1
    shutil.rmtree(scratch)
    scratch.with_name("old").rename(scratch)
    put(world, parcels[2])
    assert [one.number for one in bundles_of(world)] == [1, 3]


def test_litter_of_others_is_not_taken_for_ours(world: FolderWorld) -> None:
    put(world, *parcels_of(world, 1))
    world.carrier(OTHER).put_batch([world.team.parcel(OTHER, [SUPERVISOR])])
    (theirs,) = world.bundles(OTHER)
    shutil.copy(theirs, world.directory(WORKER) / theirs.name.replace("00000001", "00000009"))
    (world.directory(WORKER) / f"00000008-{'0' * 32}.bundle").write_bytes(b"junk")
    lose_memory(world)
    put(world, *parcels_of(world, 1))
    assert head_of(world).there[0] == (1, 1)


@pytest.mark.parametrize("at", ["before", "after"])
def test_a_write_that_failed_is_looked_up(
    world: FolderWorld, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    parcels = parcels_of(world, 2)
    put(world, parcels[0])
    carrier = world.carrier(WORKER)

    def fail(built: Path, path: Path) -> None:
        if at == "after":
            shutil.copy(built, path)
        raise OSError(errno.EIO, "pulled out")

    monkeypatch.setattr(writing, "move_in", fail)
    assert code_of(lambda: carrier.put_batch(parcels))[0] is Code.CARRIER_GONE
    monkeypatch.undo()
    for each in (carrier, world.carrier(WORKER)):
        assert each.put_batch(parcels)[1] in ({ALREADY} if at == "after" else {STORED, ALREADY})
    assert [one.number for one in bundles_of(world)] == ([1, 2] if at == "after" else [1, 3])
    assert not list(world.scratch(world.team.fellows[WORKER]).rglob("*.bundle"))


def test_what_a_crash_left_is_swept(world: FolderWorld) -> None:
    put(world, *parcels_of(world, 1))
    scratch = next(world.scratch(world.team.fellows[WORKER]).iterdir())
    for path in (world.directory(WORKER) / "head.tmp", scratch / "00000002-x.bundle"):
        path.write_bytes(b"half")
    (scratch / "kept").write_bytes(b"")
    put(world, *parcels_of(world, 1))
    assert {path.name for path in scratch.iterdir()} == {"written", "kept"}
    assert not (world.directory(WORKER) / "head.tmp").exists()


def test_what_cannot_be_swept_stays(world: FolderWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    put(world, *parcels_of(world, 1))
    (world.directory(WORKER) / "x.tmp").mkdir()  # cannot be unlinked
    put(world, *parcels_of(world, 1))


def test_our_directory_that_cannot_be_listed_is_not_lost(
    world: FolderWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(world, *parcels_of(world, 1))
    world.carrier(SUPERVISOR).put_batch([world.team.parcel(SUPERVISOR, [WORKER])])
    carrier = world.carrier(WORKER)
    listing = os.scandir

    def refused(path: Path) -> object:
        if Path(path) == world.directory(WORKER):
            raise PermissionError
        return listing(path)

    monkeypatch.setattr(os, "scandir", refused)
    assert code_of(carrier.identity)[0] is Code.CARRIER_GONE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for a right to make links")
def test_nothing_is_written_through_a_link(world: FolderWorld, tmp_path: Path) -> None:
    world.carrier(SUPERVISOR)
    target = tmp_path / "target"
    target.mkdir()
    world.directory(WORKER).symlink_to(target)
    carrier = world.unpinned(world.team.fellows[WORKER])
    assert code_of(lambda: carrier.put_batch(parcels_of(world, 1))) == (Code.CARRIER_WRONG, "link")
    assert list(target.iterdir()) == []
