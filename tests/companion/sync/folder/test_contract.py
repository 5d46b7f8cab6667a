"""The folder keeps what every carrier keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.companion.sync.carrier_contract import CarrierContract
from tests.companion.sync.folder.folder_world import FolderWorld
from tests.companion.sync.team_contract import TeamContract


class TestFolder(CarrierContract, TeamContract):
    """Everything in the contract."""

    @pytest.fixture
    def world(self, tmp_path: Path) -> FolderWorld:
        return FolderWorld(tmp_path)
