"""Files that are whole or not there, and what the disk complains of."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from companion import durable
from companion.durable import disk_fault, disk_faults, make_private_folder, replace_file
from companion.errors import Code, KnownError

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions elsewhere")


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a"
    replace_file(path, b"one")
    replace_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


@POSIX
def test_for_the_owner_alone(tmp_path: Path) -> None:
    make_private_folder(tmp_path / "a" / "b")
    make_private_folder(tmp_path / "a" / "b")
    replace_file(tmp_path / "a" / "b" / "c", b"")
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "a" / "b" / "c").stat().st_mode) == 0o600


def test_trouble_on_the_way_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    replace_file(path, b"one")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KnownError) as caught:
        replace_file(path, b"two")
    assert caught.value.code is Code.DISK_FULL
    assert path.read_bytes() == b"one"
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, Code.DISK_FULL),
        (errno.EDQUOT, Code.DISK_FULL),
        (errno.EROFS, Code.READ_ONLY),
        (errno.EACCES, Code.READ_ONLY),
        (errno.EIO, Code.DISK_TROUBLE),
    ],
)
def test_each_complaint_has_its_code(number: int, code: Code) -> None:
    with pytest.raises(KnownError) as caught, disk_faults(Path("place")):
        raise OSError(number, "words")
    assert caught.value.code is code
    assert caught.value.facts["path"] == "place"


def test_windows_has_numbers_of_its_own() -> None:
    trouble = OSError("full")
    trouble.winerror = 112  # type: ignore[attr-defined]
    assert disk_fault(trouble, Path("place")).code is Code.DISK_FULL


def test_windows_has_no_folders_to_sync(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(durable.os, "name", "nt")
    opened: list[object] = []
    monkeypatch.setattr(durable.os, "open", lambda *asked: opened.append(asked))
    durable.sync_folder(tmp_path)
    assert not opened


@POSIX
@pytest.mark.parametrize("number", [errno.EINVAL, errno.EOPNOTSUPP, errno.ENOSYS, errno.ENOTTY])
def test_a_place_that_cannot_promise_the_disk_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    replace_file(tmp_path / "a", b"one")
    assert (tmp_path / "a").read_bytes() == b"one"
    with (tmp_path / "a").open("ab") as file:
        assert durable.sync_file(file) is False
    assert durable.sync_folder(tmp_path) is False


@POSIX
def test_a_folder_that_may_not_be_opened_as_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_folder: Path, _flags: int) -> int:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    assert durable.sync_folder(tmp_path) is True
    with pytest.raises(OSError, match="No such file"):
        durable.sync_folder(tmp_path / "gone")
    monkeypatch.setattr(durable.os, "open", refuse)
    assert durable.sync_folder(tmp_path) is False
