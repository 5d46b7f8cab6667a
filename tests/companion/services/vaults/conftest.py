"""A laptop and a stick for the tests of this folder."""

from pathlib import Path

import pytest

from tests.companion.services.vaults.stick import Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)
