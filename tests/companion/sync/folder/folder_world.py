"""Laptops on one shared folder, each with a place of its own: what is kept over restarts, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from companion.sync.folder.carrier import FolderCarrier, Progress
from tests.companion.sync.contract_team import ZEROS, ContractTeam, Fellow


class FolderWorld:
    """`share` is the folder; `laptops` holds a private directory for every device."""

    def __init__(self, root: Path, *, with_log: bool = True) -> None:
        self.team = ContractTeam()
        self.share, self.laptops = root / "share", root / "laptops"
        self.share.mkdir(parents=True, exist_ok=True)
        self.pinned: dict[str, bytes] = {}
        self.keys: Callable[[str], bytes | None] = self.team.public_of
        if with_log:
            assert self.carrier(0).push_roster(self.team.log, ZEROS)

    def carrier(self, who: int, progress: Progress | None = None) -> FolderCarrier:
        return self.of(self.team.fellows[who], progress)

    def joiner(self) -> FolderCarrier:
        return self.of(self.team.joiner)

    def of(self, fellow: Fellow, progress: Progress | None = None) -> FolderCarrier:
        """The carrier of this laptop after a restart; it pins the folder at its first meeting."""
        if fellow.device not in self.pinned:
            self.pinned[fellow.device] = self.unpinned(fellow).identity().id
        return self.unpinned(fellow, self.pinned[fellow.device], progress)

    def unpinned(
        self, fellow: Fellow, remembered: bytes = b"", progress: Progress | None = None
    ) -> FolderCarrier:
        """A carrier that remembers just this."""
        return FolderCarrier(
            self.share_of(fellow),
            fellow.credentials,
            self.keys,
            remembered,
            self.scratch(fellow),
            vault=self.vault(fellow),
            progress=progress,
        )

    def share_of(self, fellow: Fellow) -> Path:
        """The folder as this laptop sees it."""
        return self.share

    def laptop(self, fellow: Fellow) -> Path:
        return self.laptops / fellow.device

    def vault(self, fellow: Fellow) -> Path:
        return self.laptop(fellow) / "vault"

    def scratch(self, fellow: Fellow) -> Path:
        return self.laptop(fellow) / "vault" / "folders"

    def directory(self, who: int) -> Path:
        """Where this device writes."""
        one = self.team.fellows[who]
        return self.share_of(one) / "companion1" / self.team.id / one.device

    def bundles(self, who: int) -> list[Path]:
        return sorted(self.directory(who).glob("*.bundle"))
