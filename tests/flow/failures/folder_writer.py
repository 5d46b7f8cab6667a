"""`python -m tests.flow.failures.folder_writer ROOT`: put batch after batch into a folder, saying which were taken.

ROOT/world.pickle holds the world; the parcels lie sealed in it. Killed at any moment, and started again.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from tests.companion.sync.carrier_contract import WORKER
from tests.companion.sync.folder.folder_world import FolderWorld

BATCH = 3


def main(root: Path) -> None:
    world, parcels = pickle.loads((root / "world.pickle").read_bytes())
    assert isinstance(world, FolderWorld)
    _say("begun")
    for at in range(0, len(parcels), BATCH):
        batch = parcels[at : at + BATCH]
        statuses = world.carrier(WORKER).put_batch(batch)
        for parcel, status in zip(batch, statuses, strict=True):
            _say(f"{parcel.id} {status.value}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
