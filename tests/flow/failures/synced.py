"""A folder that a sync program keeps on every laptop, badly: late, in any order, in halves, under other names."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from tests.companion.sync.contract_team import Fellow
from tests.companion.sync.folder.folder_world import FolderWorld

EVERYONE = (0, 1, 2)


def conflict_name(name: str, dice: random.Random) -> str:
    """What sync programs call a second copy."""
    stem, dot, ending = name.partition(".")
    return dice.choice(
        [
            f"{stem} (1){dot}{ending}",
            f"{stem}-LAPTOP7{dot}{ending}",
            f"{stem}.sync-conflict-20260302-090000-ABCDEFG{dot}{ending}",
            f"{stem} (Ash's conflicted copy 2026-03-02){dot}{ending}",
            f"Copy of {name}",
            f"FOUND.{dice.randrange(1000):03d}",
        ]
    )


class SyncedWorld(FolderWorld):
    """Every laptop has a replica of its own; `carry` brings one device's directory to another laptop."""

    def __init__(self, root: Path) -> None:
        self.replicas = root / "replicas"
        super().__init__(root, with_log=False)

    def share_of(self, fellow: Fellow) -> Path:
        replica = self.replicas / fellow.device
        replica.mkdir(parents=True, exist_ok=True)
        return replica

    def carry(self, source: int, target: int, dice: random.Random | None) -> None:
        """What `source` wrote, as `target` sees it now; without dice all of it, whole, under its own name."""
        there = self.directory(source)
        here = self.share_of(self.team.fellows[target]) / there.relative_to(
            self.share_of(self.team.fellows[source])
        )
        here.mkdir(parents=True, exist_ok=True)
        files = sorted(path for path in there.glob("*") if path.is_file()) if there.exists() else []
        if dice is None:
            for path in files:
                shutil.copyfile(path, here / path.name)
            return
        for path in dice.sample(files, len(files)):
            self._carry_one(path, here, dice)
        for path in set(here.iterdir()) if dice.random() < 0.5 else ():
            if not (there / path.name).exists() and path.suffix == ".bundle":
                path.unlink()

    def settle(self) -> None:
        """The sync program comes to its end: everything is everywhere, the litter stays."""
        for source in EVERYONE:
            for target in EVERYONE:
                if source != target:
                    self.carry(source, target, None)

    @staticmethod
    def _carry_one(path: Path, here: Path, dice: random.Random) -> None:
        data = path.read_bytes()
        half = data[: dice.randrange(len(data) + 1)]
        flipped = bytearray(data)
        if flipped:
            flipped[dice.randrange(len(flipped))] ^= 1 << dice.randrange(8)
        name = path.name
        for called, content in dice.choice(
            [
                [(name, data)],
                [(name, data)],
                [(name, half)],
                [(name, b"")],
                [(name, bytes(flipped))],
                [(conflict_name(name, dice), data)],
                [(name, half), (conflict_name(name, dice), data)],
                [(name.upper(), data)],
                [(f"{name}.tmp", half)],
                [],  # later
            ]
        ):
            (here / called).write_bytes(content)


def litter(folder: Path, dice: random.Random) -> None:
    """What else lies about in a folder that people use."""
    there = [path for path in folder.rglob("*") if path.is_dir()] or [folder]
    place = dice.choice(there)
    name = dice.choice(
        [
            "desktop.ini",
            ".DS_Store",
            "Thumbs.db",
            "head (2)",
            "folder.jpg",
            "00000001-junk.bundle",
            "~$notes.docx",
        ]
    )
    (place / name).write_bytes(dice.randbytes(dice.choice([0, 1, 700, 70_000])))
    (place / f"New folder {dice.randrange(9)}").mkdir(exist_ok=True)
