"""Writing to a share: whole or not at all, and what its complaints mean."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.errors import Code
from companion.sync.folder import disk
from tests.companion.sync.folder.troubles import code_of


def failing(number: int) -> Callable[..., None]:
    def work(*_arguments: object, **_more: object) -> None:
        raise OSError(number, os.strerror(number))

    return work


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, Code.CARRIER_FULL),
        (errno.EDQUOT, Code.CARRIER_FULL),
        (errno.EFBIG, Code.CARRIER_FULL),
        (errno.EROFS, Code.CARRIER_READ_ONLY),
        (errno.EACCES, Code.CARRIER_READ_ONLY),
        (errno.EIO, Code.CARRIER_GONE),
        (errno.ESTALE, Code.CARRIER_GONE),
        (errno.ENOENT, Code.CARRIER_GONE),
    ],
)
def test_what_a_complaint_means(tmp_path: Path, number: int, code: Code) -> None:
    def work() -> None:
        with disk.writing(tmp_path):
            failing(number)()

    assert code_of(work) == (code, None)


def test_a_share_that_is_not_there_is_gone_whatever_is_said(tmp_path: Path) -> None:
    def work() -> None:
        with disk.writing(tmp_path / "gone"):
            failing(errno.EACCES)()

    assert code_of(work)[0] is Code.CARRIER_GONE


def test_a_name_that_is_too_long_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def work(number: int) -> Callable[[], None]:
        def fail() -> None:
            with disk.writing(tmp_path):
                failing(number)()

        return fail

    assert code_of(work(errno.ENAMETOOLONG)) == (Code.CARRIER_WRONG, "path_too_long")
    monkeypatch.setattr(disk, "WINDOWS", True)
    monkeypatch.setattr(disk, "MOST_ON_WINDOWS", len(str(tmp_path)) + disk.LONGEST_INSIDE)
    assert code_of(work(errno.ENOENT))[0] is Code.CARRIER_GONE
    monkeypatch.setattr(disk, "MOST_ON_WINDOWS", len(str(tmp_path)) + disk.LONGEST_INSIDE - 1)
    assert code_of(work(errno.ENOENT)) == (Code.CARRIER_WRONG, "path_too_long")


def test_the_longest_path_is_as_long_as_is_said() -> None:
    uuid = "0" * 36
    path = f"/companion1/{uuid}/{uuid}/{1:08d}-{'0' * 32}.bundle{disk.TMP}"
    assert len(path) == disk.LONGEST_INSIDE


def test_what_cannot_be_listed_is_gone(tmp_path: Path) -> None:
    def work() -> None:
        with disk.reading(tmp_path):
            failing(errno.EACCES)()

    assert code_of(work)[0] is Code.CARRIER_GONE


def test_what_cannot_be_read_waits(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(bytes(11))
    (tmp_path / "small").write_bytes(bytes(10))
    assert disk.read_or_wait(tmp_path / "small", 10) == bytes(10)
    assert disk.read_or_wait(tmp_path / "large", 10) is None
    assert disk.read_or_wait(tmp_path / "none", 10) is None
    assert disk.read_or_wait(tmp_path, 10) is None


def test_a_file_is_moved_or_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On another file system it is copied under a passing name first."""
    rename = Path.replace

    def across(path: Path, target: Path) -> Path:
        if path.parent != target.parent:
            failing(errno.EXDEV)()
        return rename(path, target)

    for replace in (rename, across):
        monkeypatch.setattr(Path, "replace", replace)
        (tmp_path / "here").mkdir(exist_ok=True)
        (tmp_path / "built").write_bytes(b"content")
        disk.move_in(tmp_path / "built", tmp_path / "here" / "there")
        assert (tmp_path / "here" / "there").read_bytes() == b"content"
        assert [path.name for path in (tmp_path / "here").iterdir()] == ["there"]


def test_what_else_goes_wrong_in_a_move_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "replace", failing(errno.EIO))
    (tmp_path / "built").write_bytes(b"content")
    with pytest.raises(OSError, match="Input/output error"):
        disk.move_in(tmp_path / "built", tmp_path / "there")


def test_half_a_file_is_not_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))
    with pytest.raises(OSError, match="No space"):
        disk.write_beside(tmp_path / "head", b"content")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_open_elsewhere_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename, tries, pauses = Path.replace, [3], []

    def busy(path: Path, target: Path) -> Path:
        tries[0] -= 1
        if tries[0] >= 0:
            failing(errno.EACCES)()
        return rename(path, target)

    monkeypatch.setattr(Path, "replace", busy)
    (tmp_path / "new").write_bytes(b"new")
    disk.take_name(tmp_path / "new", tmp_path / "head", pauses.append)
    assert (tmp_path / "head").read_bytes() == b"new"
    assert len(pauses) == 3
    tries[0] = 99
    (tmp_path / "new").write_bytes(b"new")
    with pytest.raises(OSError, match="busy"):
        disk.take_name(tmp_path / "new", tmp_path / "head", pauses.append)
    with pytest.raises(PermissionError):
        disk.take_name(tmp_path / "new", tmp_path / "none", pauses.append)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_everyone_who_reaches_the_share_can_read(tmp_path: Path) -> None:
    """Also where this account gives new files to itself alone."""
    before = os.umask(0o077)
    try:
        disk.make_folders(tmp_path, tmp_path / "one" / "two")
        disk.write_beside(tmp_path / "one" / "two" / "head", b"content")
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")}
    assert modes == {"one": 0o755, "two": 0o755, "head": 0o644}


def test_a_file_system_without_fsync_of_folders_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.EINVAL))
    disk.write_beside(tmp_path / "head", b"content")
    assert (tmp_path / "head").read_bytes() == b"content"
    monkeypatch.setattr(os, "fsync", failing(errno.EIO))
    with pytest.raises(OSError, match="Input/output error"):
        disk.write_beside(tmp_path / "head", b"other")
