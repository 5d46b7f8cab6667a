"""Failure test 1, the folder's part: the writer is killed at any point. What it said is there, is; nothing twice."""

from __future__ import annotations

import pickle
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.companion.sync.carrier_contract import ALREADY, STORED, SUPERVISOR, WORKER, Reader, digests
from tests.companion.sync.folder.folder_world import FolderWorld
from tests.flow.failures.sticks import stick

ROOT = Path(__file__).resolve().parents[3]
PARCELS = 240


@pytest.mark.soak(name="folder-kills", rounds=2, long=300)
@pytest.mark.timeout(300)
def test_a_writer_killed_at_any_point(rounds: int, tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(1 << 32)
    for number in range(rounds):
        root = tmp_path / str(number)
        if number % 2:
            with stick(root / "share", "30m"):  # another file system: bundles are copied, not renamed
                _one_round(root, seed + number)
        else:
            _one_round(root, seed + number)


def _one_round(root: Path, seed: int) -> None:
    dice = random.Random(seed)
    world = FolderWorld(root)
    world.carrier(WORKER)
    reader = Reader(world, SUPERVISOR)
    parcels = [world.team.parcel(WORKER, [SUPERVISOR]) for _each in range(PARCELS)]
    (root / "world.pickle").write_bytes(pickle.dumps((world, parcels)))
    taken: set[str] = set()
    for _life in range(3):
        taken |= _live(root, dice)
        reader.pull_all()
        there = {one.id for one in parcels if one.digest in reader.got}
        assert taken <= there, f"seed {seed}: taken and not there"
    statuses = [
        one for at in range(0, PARCELS, 50) for one in world.carrier(WORKER).put_batch(parcels[at : at + 50])
    ]
    assert set(statuses) <= {STORED, ALREADY}
    reader.pull_all()
    assert set(reader.got) == digests(parcels), f"seed {seed}"
    assert reader.again == 0, f"seed {seed}: written twice"
    assert not list(world.share.rglob("*.tmp")), f"seed {seed}"
    assert not list(world.scratch(world.team.fellows[WORKER]).rglob("*.bundle")), f"seed {seed}"


def _live(root: Path, dice: random.Random) -> set[str]:
    """Start the writer, kill it a little after it began; the ids it said were taken."""
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.flow.failures.folder_writer", str(root)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "begun\n"
    time.sleep(dice.uniform(0.0, 0.25))
    writer.kill()
    said = [line.split() for line in writer.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    writer.wait()
    writer.stdout.close()
    return {one for one, status in said if status in {STORED.value, ALREADY.value}}
