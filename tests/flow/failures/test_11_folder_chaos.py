"""Failure test 11: a folder that is doubled, renamed, torn, late, littered, read-only, unplugged, emptied, another."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from companion.errors import Code
from companion.sync.wire import FROM_THE_START
from tests.companion.sync.carrier_contract import ALREADY, OTHER, STORED, SUPERVISOR, WORKER, Reader, digests
from tests.companion.sync.folder.folder_world import FolderWorld
from tests.companion.sync.folder.troubles import code_of
from tests.flow.failures.chaos import NOT_NOW, FolderChaos
from tests.flow.failures.sticks import mount, pull_out, stick
from tests.flow.failures.synced import EVERYONE

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.soak(name="folder-chaos", rounds=12, long=2000)
@pytest.mark.timeout(300)
def test_everything_arrives_once_through_chaos(rounds: int) -> None:
    run_state_machine_as_test(
        FolderChaos,
        settings=settings(
            max_examples=rounds,
            stateful_step_count=25,
            deadline=None,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.fixture
def world(tmp_path: Path) -> FolderWorld:
    """A folder in use: one parcel put and read, everybody has met it."""
    made = FolderWorld(tmp_path)
    made.carrier(WORKER).put_batch([made.team.parcel(WORKER, [SUPERVISOR])])
    Reader(made, SUPERVISOR).pull_all()
    made.carrier(OTHER).put_batch([made.team.parcel(OTHER, [SUPERVISOR])])
    return made


def everything(world: FolderWorld, one: int) -> list[Callable[[], object]]:
    """Every call that reads or writes the team's part of the folder."""
    carrier, parcel = world.carrier(one), world.team.parcel(one, [SUPERVISOR])
    return [
        carrier.identity,
        lambda: carrier.put_batch([parcel]),
        lambda: carrier.put_batch([]),
        lambda: carrier.pull(FROM_THE_START),
        lambda: carrier.pull_roster(-1),
        lambda: carrier.push_roster([world.team.policy_entry(20)], world.team.head),
        lambda: carrier.post_invite(bytes(16), b"x", datetime.now(UTC)),
        lambda: carrier.take_invite_back(bytes(16)),
        lambda: carrier.put_request(bytes(16), b"x"),
        carrier.list_requests,
        lambda: carrier.prune([parcel.id]),
    ]


def paths(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


@pytest.mark.parametrize("one", EVERYONE)
def test_an_unplugged_folder_is_gone_and_comes_back(world: FolderWorld, one: int) -> None:
    calls = everything(world, one)
    world.share.rename(world.share.with_name("away"))
    assert {code_of(call) for call in calls} == {(Code.CARRIER_GONE, None)}
    assert not world.share.exists()
    world.share.with_name("away").rename(world.share)
    for call in calls:
        call()


@pytest.mark.parametrize("one", EVERYONE)
def test_an_emptied_folder_stops_everything_and_is_left_empty(world: FolderWorld, one: int) -> None:
    calls = everything(world, one)
    shutil.rmtree(world.share)
    world.share.mkdir()
    assert {code_of(call)[0] for call in calls} == {Code.CARRIER_EMPTIED}
    assert paths(world.share) == set()


@pytest.mark.parametrize(("same_team", "reason"), [(False, "other_team"), (True, "other_folder")])
def test_another_folder_is_not_written_to(
    world: FolderWorld, tmp_path: Path, same_team: bool, reason: str
) -> None:
    calls = everything(world, WORKER)
    other = FolderWorld(tmp_path / "other", with_log=False)
    if same_team:
        other.team, other.keys = world.team, world.team.public_of
    other.carrier(SUPERVISOR)
    shutil.rmtree(world.share)
    other.share.rename(world.share)
    there = paths(world.share)
    assert {code_of(call) for call in calls} == {(Code.CARRIER_WRONG, reason)}
    assert paths(world.share) == there


def test_an_emptied_folder_is_used_on_when_a_person_says_so(world: FolderWorld) -> None:
    """Met anew it is another folder: old cursors end, and everything without a receipt is put again."""
    cursor = Reader(world, SUPERVISOR).pull_all().cursor
    sent = world.team.parcel(WORKER, [SUPERVISOR])
    world.carrier(WORKER).put_batch([sent])
    shutil.rmtree(world.share)
    world.share.mkdir()
    world.pinned.clear()
    assert world.carrier(WORKER).put_batch([sent]) == (STORED,)
    assert code_of(lambda: world.carrier(SUPERVISOR).pull(cursor))[0] is Code.CURSOR_EXPIRED
    assert set(Reader(world, SUPERVISOR).pull_all().got) == {sent.digest}


def test_an_old_copy_put_back_is_noticed_and_mended(world: FolderWorld) -> None:
    """Backups of a file server: what was written since is gone. It is put again under numbers never used before."""
    reader = Reader(world, SUPERVISOR).pull_all()
    seen = set(reader.got)
    shutil.copytree(world.share, world.share.with_name("backup"))
    lost = [world.team.parcel(WORKER, [SUPERVISOR]) for _each in range(2)]
    for one in lost:
        world.carrier(WORKER).put_batch([one])
    reader.pull_page()
    shutil.rmtree(world.share)
    world.share.with_name("backup").rename(world.share)
    for _until_a_person_decides in range(2):
        for call in (
            lambda: world.carrier(WORKER).identity(),
            lambda: world.carrier(WORKER).put_batch(lost),
            lambda: world.carrier(WORKER).push_roster([], world.team.head),
        ):
            assert code_of(call)[0] is Code.CARRIER_ROLLED_BACK
    assert world.carrier(SUPERVISOR).identity()  # who lost nothing goes on
    world.pinned.pop(world.team.fellows[WORKER].device)
    assert world.carrier(WORKER).put_batch(lost) == (STORED, STORED)
    new = world.team.parcel(WORKER, [SUPERVISOR])
    assert world.carrier(WORKER).put_batch([new, *lost]) == (STORED, ALREADY, ALREADY)
    late = Reader(world, OTHER)
    late.who = SUPERVISOR
    for each in (reader, late):
        each.pull_all()
        assert set(each.got) == seen | digests([*lost, new])


def test_a_read_only_folder_is_read_and_not_written(tmp_path: Path) -> None:
    with stick(tmp_path / "share", "2m") as share:
        world = FolderWorld(tmp_path)
        parcel = world.team.parcel(WORKER, [SUPERVISOR])
        world.carrier(WORKER).put_batch([parcel])
        world.carrier(SUPERVISOR)
        assert mount("remount,ro", share)
        assert code_of(lambda: world.carrier(WORKER).put_batch([world.team.parcel(WORKER, [OTHER])]))[0] is (
            Code.CARRIER_READ_ONLY
        )
        assert code_of(lambda: world.unpinned(world.team.joiner).put_request(bytes(16), b"x"))[0] is (
            Code.CARRIER_READ_ONLY
        )
        assert set(Reader(world, SUPERVISOR).pull_all().got) == {parcel.digest}
        assert world.carrier(OTHER).identity()
        assert mount("remount,rw", share)
        assert world.carrier(WORKER).put_batch([world.team.parcel(WORKER, [OTHER])]) == (STORED,)


def test_a_read_only_folder_cannot_be_begun(tmp_path: Path) -> None:
    with stick(tmp_path / "share", "2m") as share:
        world = FolderWorld(tmp_path, with_log=False)
        assert mount("remount,ro", share)
        assert code_of(lambda: world.carrier(WORKER))[0] is Code.CARRIER_READ_ONLY
        carrier = world.unpinned(world.team.fellows[WORKER])
        for _again in range(2):
            assert code_of(carrier.identity)[0] is Code.CARRIER_READ_ONLY
        assert mount("remount,rw", share)
        assert carrier.identity().id


@pytest.mark.parametrize("after", range(4))
def test_a_stick_pulled_out_in_mid_write(tmp_path: Path, after: int) -> None:
    """After so many bundles of a put. What the laptop wrote to the empty mount point is nothing that counts."""
    with stick(tmp_path / "share", "30m") as share:
        world = FolderWorld(tmp_path)
        parcels = [world.team.parcel(WORKER, [SUPERVISOR], bytes_of_content=900_000) for _each in range(9)]
        kept = share.with_name("kept")

        def progress(done: int, _of: int) -> None:
            if done >= after * 3:
                shutil.copytree(share, kept, dirs_exist_ok=True)
                pull_out(share)

        carrier = world.of(world.team.fellows[WORKER], progress)
        if after:
            assert code_of(lambda: carrier.put_batch(parcels))[0] in NOT_NOW
        else:
            pull_out(share)
            assert code_of(lambda: carrier.put_batch(parcels))[0] is Code.CARRIER_EMPTIED
        while os.path.ismount(share):
            pull_out(share)
        shutil.rmtree(share)
        shutil.copytree(kept, share) if after else share.mkdir()
        if not after:
            return
        reader = Reader(world, SUPERVISOR).pull_all()
        assert set(reader.got) <= digests(parcels)
        assert set(world.carrier(WORKER).put_batch(parcels)) <= {STORED, ALREADY}
        reader.pull_all()
        assert (set(reader.got), reader.again) == (digests(parcels), 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for a right to make links")
def test_a_folder_that_leads_to_a_vault_is_refused(world: FolderWorld, tmp_path: Path) -> None:
    worker = world.team.fellows[WORKER]
    vault = world.vault(worker)
    link = tmp_path / "link"
    link.symlink_to(vault / "inside")
    for share in (vault, vault / "inside", vault.parent, link):
        world.share = share
        assert code_of(lambda: world.unpinned(worker)) == (Code.CARRIER_WRONG, "vault")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for a right to make links")
@pytest.mark.parametrize("level", ["companion1", "team", "device", "invites"])
def test_nothing_is_written_through_a_link(tmp_path: Path, level: str) -> None:
    """Somebody who can write to the share makes a link where our directory would be, to where our vault is."""
    world = FolderWorld(tmp_path, with_log=False)
    world.carrier(SUPERVISOR)
    own = world.directory(WORKER)
    folder = {"companion1": own.parents[1], "team": own.parent, "device": own, "invites": own / "invites"}[
        level
    ]
    world.pinned[world.team.fellows[WORKER].device] = world.pinned[world.team.fellows[SUPERVISOR].device]
    target = tmp_path / "target"
    target.mkdir()
    if folder.exists():
        folder.rename(tmp_path / "moved")
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.symlink_to(target)
    carrier = world.carrier(WORKER)

    def write() -> None:
        carrier.put_batch([world.team.parcel(WORKER, [OTHER])])
        carrier.post_invite(bytes(16), b"x", datetime.now(UTC))

    assert code_of(write) in {(Code.CARRIER_WRONG, "link"), (Code.CARRIER_EMPTIED, None)}
    assert paths(target) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for a right to make links")
def test_a_planted_link_is_not_followed_by_a_write(world: FolderWorld, tmp_path: Path) -> None:
    precious = tmp_path / "keybag"
    precious.write_bytes(b"precious")
    own = world.directory(WORKER)
    for name in ("head.tmp", "head"):
        (own / name).unlink(missing_ok=True)
        (own / name).symlink_to(precious)
    parcel = world.team.parcel(WORKER, [SUPERVISOR])
    assert world.carrier(WORKER).put_batch([parcel]) == (STORED,)
    assert precious.read_bytes() == b"precious"
    assert not (own / "head").is_symlink()
    assert parcel.digest in Reader(world, SUPERVISOR).pull_all().got
