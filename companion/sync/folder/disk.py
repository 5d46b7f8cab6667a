"""Reading from a share and writing to it: small files, whole or not at all, and what its complaints mean."""

from __future__ import annotations

import errno
import io
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from companion.durable import disk_fault, read_small, sync_file, sync_folder
from companion.errors import Code, KnownError

TMP = ".tmp"
WINDOWS = os.name == "nt"
MOST_ON_WINDOWS = 259
LONGEST_INSIDE = 138
"""Characters of the longest path below a share."""
_TRIES, _PAUSE = 5, 0.05
"""A file that another program has open cannot be replaced on Windows: it is tried for a quarter of a second."""
_CODES = {
    Code.DISK_FULL: Code.CARRIER_FULL,
    Code.READ_ONLY: Code.CARRIER_READ_ONLY,
    Code.DISK_TROUBLE: Code.CARRIER_GONE,
}


@contextmanager
def writing(share: Path) -> Iterator[None]:
    """What an OSError means while the share is written to: gone, full, read-only."""
    try:
        yield
    except OSError as trouble:
        if _is_too_long(trouble, share):
            raise KnownError(Code.CARRIER_WRONG, path=str(share), reason="path_too_long") from trouble
        fault = disk_fault(trouble, share)
        code = _CODES[fault.code] if share.is_dir() else Code.CARRIER_GONE
        raise KnownError(code, path=str(share), errno=trouble.errno or 0) from trouble


@contextmanager
def reading(share: Path) -> Iterator[None]:
    """What cannot be listed is gone, whatever the reason."""
    try:
        yield
    except OSError as trouble:
        raise KnownError(Code.CARRIER_GONE, path=str(share), errno=trouble.errno or 0) from trouble


def read_or_wait(path: Path, most: int) -> bytes | None:
    """The file, whole; None for what cannot be read now: gone again, a placeholder without its bytes, too large."""
    try:
        return read_small(path, most)
    except OSError:
        return None


def write_beside(path: Path, data: bytes) -> None:
    """Writes to `<name>.tmp` beside it, brings it to the disk, takes the name over. Raises OSError."""
    take_name(_passing(path, io.BytesIO(data)), path)
    sync_folder(path.parent)


def move_in(built: Path, path: Path) -> None:
    """Moves a finished file from a place of our own to the share: renamed, or copied first. Raises OSError."""
    try:
        take_name(built, path)
    except OSError as trouble:
        if trouble.errno != errno.EXDEV:
            raise
        with built.open("rb") as source:
            passing = _passing(path, source)
        take_name(passing, path)
    sync_folder(path.parent)


def _passing(path: Path, source: BinaryIO) -> Path:
    """A new file beside `path`, on the disk; never one that somebody put there, nor where their link leads."""
    passing = path.with_name(path.name + TMP)
    passing.unlink(missing_ok=True)
    try:
        write_new(passing, source)
    except OSError:
        with suppress(OSError):
            passing.unlink()
        raise
    return passing


def write_new(path: Path, source: BinaryIO) -> None:
    """A file that was not there, on the disk. Raises OSError."""
    with path.open("xb") as file:
        shutil.copyfileobj(source, file)
        sync_file(file)
    let_read(path)


def make_folders(share: Path, folder: Path) -> None:
    """A directory and those above it, up to the share. Raises OSError."""
    for each in reversed([folder, *folder.parents]):
        if each.is_relative_to(share) and not each.exists():
            each.mkdir(exist_ok=True)
            let_read(each)


def let_read(path: Path) -> None:
    """Everyone who reaches the share reads it, whatever this account gives to new files; nobody else writes."""
    with suppress(OSError):
        path.chmod(path.stat().st_mode | (0o055 if path.is_dir() else 0o044))


def take_name(passing: Path, path: Path, pause: Callable[[float], None] = time.sleep) -> None:
    """Renames over what is there. Raises OSError: where a file of that name is in use, only after some tries."""
    for _try in range(_TRIES - 1):
        with suppress(PermissionError):
            passing.replace(path)
            return
        pause(_PAUSE)
    try:
        passing.replace(path)
    except PermissionError as trouble:
        if path.exists():  # in use, which passes; a folder that is read-only would not have come so far
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY)) from trouble
        raise


def _is_too_long(trouble: OSError, share: Path) -> bool:
    """Windows says of a path that is too long that it is not there."""
    if trouble.errno == errno.ENOENT and WINDOWS:
        return len(str(share)) + LONGEST_INSIDE > MOST_ON_WINDOWS
    return trouble.errno == errno.ENAMETOOLONG
