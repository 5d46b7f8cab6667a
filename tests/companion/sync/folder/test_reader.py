"""Reading: content decides, names only save work, and each bundle comes once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from companion.crypto.signed import signed
from companion.sync.folder import reader as reading
from companion.sync.folder.files import Bundle, write_bundle
from companion.sync.wire import FROM_THE_START, OutParcel
from tests.companion.sync.carrier_contract import ALREADY, OTHER, SUPERVISOR, WORKER, Reader, digests
from tests.companion.sync.contract_team import PARCEL, Fellow
from tests.companion.sync.folder.folder_world import FolderWorld


@pytest.fixture
def world(tmp_path: Path) -> FolderWorld:
    return FolderWorld(tmp_path, with_log=False)


@pytest.fixture
def sent(world: FolderWorld) -> list[OutParcel]:
    """Four bundles of one parcel each."""
    parcels = [world.team.parcel(WORKER, [SUPERVISOR]) for _each in range(4)]
    for one in parcels:
        world.carrier(WORKER).put_batch([one])
    return parcels


def got(world: FolderWorld) -> set[bytes]:
    return set(Reader(world, SUPERVISOR).pull_all().got)


def watched(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The bundles that are opened from now on."""
    opened: list[Path] = []
    read = reading.read_or_wait
    monkeypatch.setattr(reading, "read_or_wait", lambda path, most: opened.append(path) or read(path, most))
    return opened


def test_bundles_come_in_any_order(world: FolderWorld, sent: list[OutParcel], tmp_path: Path) -> None:
    bundles = world.bundles(WORKER)
    for path in bundles:
        path.rename(tmp_path / path.name)
    reader = Reader(world, SUPERVISOR).pull_all()
    for number in (2, 0, 3, 1):
        (tmp_path / bundles[number].name).rename(bundles[number])
        reader.pull_all()
        assert sent[number].digest in reader.got
    assert (set(reader.got), reader.again) == (digests(sent), 0)


def test_a_bundle_under_a_name_that_says_nothing_is_read_once(
    world: FolderWorld, sent: list[OutParcel], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, path in enumerate(world.bundles(WORKER)):
        path.rename(path.with_name(f"found.{number:03d}"))
    world.pinned.setdefault(world.team.fellows[SUPERVISOR].device, world.carrier(SUPERVISOR).identity().id)
    carrier = world.carrier(SUPERVISOR)
    page = carrier.pull(FROM_THE_START)
    assert {*page.parcels} == {one.data for one in sent}
    opened = watched(monkeypatch)
    assert carrier.pull(page.cursor).parcels == ()
    assert opened == []
    assert world.carrier(SUPERVISOR).pull(page.cursor).parcels == ()
    assert len(opened) == len(sent)  # after a restart, and each is known by what stands in it


def test_a_bundle_in_the_wrong_directory_counts_for_who_signed_it(
    world: FolderWorld, sent: list[OutParcel]
) -> None:
    world.carrier(OTHER).put_batch([world.team.parcel(OTHER, [WORKER])])
    for path in world.bundles(WORKER):
        shutil.move(path, world.directory(OTHER) / f"x{path.name[9:]}")
    assert got(world) == digests(sent)


def test_what_is_damaged_waits_and_the_rest_flows_on(world: FolderWorld, sent: list[OutParcel]) -> None:
    path = world.bundles(WORKER)[1]
    whole = path.read_bytes()
    reader = Reader(world, SUPERVISOR)
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 1
    for content in (b"", whole[:100], whole[:-1], bytes(flipped), whole + b"\0", bytes(5 * 1024 * 1024)):
        path.write_bytes(content)
        carrier = world.carrier(SUPERVISOR)
        carrier.pull(FROM_THE_START)
        assert carrier.waiting == 1
        reader.pull_all()
        assert set(reader.got) == digests([sent[0], *sent[2:]])
    path.write_bytes(whole)
    reader.pull_all()
    assert (set(reader.got), reader.again) == (digests(sent), 0)


def test_a_device_that_is_not_known_yet_waits(world: FolderWorld) -> None:
    head = world.team.head
    assert world.carrier(WORKER).push_roster(world.team.log, bytes(32))
    entry = world.team.admit_joiner()
    newcomer = len(world.team.fellows) - 1
    parcel = world.team.parcel(newcomer, [SUPERVISOR])
    world.carrier(newcomer).put_batch([parcel])
    known = world.team.fellows[newcomer].device
    world.keys = lambda device: None if device == known else world.team.public_of(device)
    reader = Reader(world, SUPERVISOR).pull_all()
    assert reader.got == {}
    world.keys = world.team.public_of
    assert world.carrier(WORKER).push_roster([entry], head)
    assert set(reader.pull_all().got) == {parcel.digest}


def test_a_forged_bundle_is_not_believed(world: FolderWorld, sent: list[OutParcel]) -> None:
    """Somebody who can write to the share, but has not the device's key."""
    forger = Fellow(world.team.id, (), device=world.team.fellows[WORKER].device)
    parcel = world.team.parcel(WORKER, [SUPERVISOR])
    data = write_bundle(forger.credentials, Bundle(5, bytes(32), (), (parcel.data,)))
    (world.directory(WORKER) / "00000005-x.bundle").write_bytes(data)
    assert got(world) == digests(sent)


def test_a_signed_bundle_with_junk_in_it_shows_the_junk(world: FolderWorld, sent: list[OutParcel]) -> None:
    """A member who means harm: what is no parcel reaches everyone, to be kept apart and told."""
    worker = world.team.fellows[WORKER]
    headers: list[dict[int, object]] = [{}, {8: 1}, {8: [1]}, {3: b"short", 8: [[]]}]
    odd = [signed(PARCEL, worker.device, b"", worker.seed, extra) for extra in headers]
    junk = [b"junk", b"", sent[0].data[:500], signed(PARCEL, worker.device, b"", worker.seed), *odd[:3]]
    data = write_bundle(worker.credentials, Bundle(90, bytes(32), (), (*junk, odd[3], sent[0].data)))
    (world.directory(WORKER) / "odd.bundle").write_bytes(data)
    page = world.carrier(SUPERVISOR).pull(FROM_THE_START)
    assert set(page.parcels) == {*junk, *(one.data for one in sent)}
    shutil.rmtree(world.scratch(worker))  # and who wrote it, and has forgotten, reads it again
    assert world.carrier(WORKER).put_batch(sent) == (ALREADY,) * 4


def test_our_own_bundles_elsewhere_are_not_for_us(world: FolderWorld, sent: list[OutParcel]) -> None:
    world.carrier(SUPERVISOR).put_batch([world.team.parcel(SUPERVISOR, [WORKER])])
    shutil.copy(world.bundles(SUPERVISOR)[0], world.directory(WORKER) / "ours.bundle")
    assert got(world) == digests(sent)


def test_the_newest_head_counts(world: FolderWorld, sent: list[OutParcel]) -> None:
    """An older copy under a conflict name does not bring back what is gone, and takes nothing away."""
    head = world.directory(WORKER) / "head"
    shutil.copy(head, head.with_name("head-LAPTOP7"))
    shutil.copy(head, head.with_name("HEAD (1)"))
    world.carrier(WORKER).prune([sent[0].id])
    new = world.team.parcel(WORKER, [SUPERVISOR])
    world.carrier(WORKER).put_batch([new])
    for name in ("head", "head-LAPTOP7"):
        assert (head.parent / name).exists()
    assert got(world) == digests([*sent[1:], new])


def test_a_page_ends_before_a_laptop_is_overwhelmed(
    world: FolderWorld, sent: list[OutParcel], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_READ", 8000)
    carrier, cursor, pages = world.carrier(SUPERVISOR), FROM_THE_START, []
    while True:
        page = carrier.pull(cursor)
        pages.append(len(page.parcels))
        cursor = page.cursor
        if not page.more:
            break
    assert pages == [2, 2]


def test_what_was_read_is_not_opened_again(
    world: FolderWorld, sent: list[OutParcel], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cost of a pull with nothing new is one listing and one head, however long the team has worked."""
    reader = Reader(world, SUPERVISOR).pull_all()
    opened = watched(monkeypatch)
    reader.pull_all()
    assert opened == []
