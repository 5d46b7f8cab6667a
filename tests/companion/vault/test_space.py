"""Room on the disk."""

from pathlib import Path

import pytest

from companion.errors import Code, KnownError
from companion.vault.space import free_bytes, is_full, require_space


def test_work_that_fits_is_let_through(tmp_path: Path) -> None:
    free = free_bytes(tmp_path)
    assert free is not None
    assert free > 0
    require_space(tmp_path, 1)
    assert not is_full(tmp_path)


def test_work_that_does_not_fit_is_refused_in_time(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        require_space(tmp_path, 1 << 62)
    assert caught.value.code is Code.DISK_FULL
    assert caught.value.facts["needed"] == 1 << 62


def test_a_place_that_says_nothing_stops_nobody(tmp_path: Path) -> None:
    assert free_bytes(tmp_path / "gone") is None
    require_space(tmp_path / "gone", 1 << 62)
    assert not is_full(tmp_path / "gone")
