"""An open vault with nothing in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.vault.db import Vault
from tests.companion.vault_fixtures import open_test_vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = open_test_vault(tmp_path)
    yield vault
    vault.close()
