"""A shell over a copy of the practice vault."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.ui.ground import open_vault_in


@pytest.fixture
def walked(practice: Path, tmp_path: Path, make_shell: Callable[..., Any]) -> Any:
    """A shell over the practice people."""
    shutil.copytree(practice, tmp_path, dirs_exist_ok=True)
    shell = make_shell()
    open_vault_in(shell, tmp_path)
    return shell
