"""Files that reach the disk whole or not at all, and the disk's complaints as codes."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from companion.errors import Code, KnownError

FOLDER_MODE = 0o700
FILE_MODE = 0o600
_CODES = {
    errno.ENOSPC: Code.DISK_FULL,
    errno.EDQUOT: Code.DISK_FULL,
    errno.EFBIG: Code.DISK_FULL,
    errno.EROFS: Code.READ_ONLY,
    errno.EACCES: Code.READ_ONLY,
    errno.EPERM: Code.READ_ONLY,
}
_NO_SUCH_CALL = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.ENOTTY})
"""What a file system answers to fsync that has none: a Samba share for folders, some network disks for files."""
_FOLDERS_ARE_NO_FILES = frozenset({errno.EPERM, errno.EACCES, errno.EBADF})
"""What others answer where a folder is to be opened, or brought to the disk, as a file is."""
_WINDOWS_DISK_FULL = (39, 112)  # ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL


def disk_fault(trouble: OSError, path: Path) -> KnownError:
    """What an OSError at `path` means for a person: full, not to be written to, or in trouble."""
    number = trouble.errno or 0
    if getattr(trouble, "winerror", None) in _WINDOWS_DISK_FULL:
        return KnownError(Code.DISK_FULL, path=str(path))
    return KnownError(_CODES.get(number, Code.DISK_TROUBLE), path=str(path), errno=number)


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Turns every OSError inside into a KnownError that names `path`."""
    try:
        yield
    except OSError as trouble:
        raise disk_fault(trouble, path) from trouble


def read_small(path: Path, most: int) -> bytes:
    """A small file, whole. Raises OSError for one of more than `most` bytes, and for a pipe or a device in its place:
    whoever can write to the disk must not be able to make the program wait for ever or run out of memory.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        data = file.read(most + 1) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else None
    if data is None or len(data) > most:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    return data


def read_small_json(path: Path, most: int) -> object:
    """What a small JSON file holds. Raises OSError as read_small does, and ValueError for what is no JSON."""
    import json

    try:
        return json.loads(read_small(path, most))
    except RecursionError:  # brackets in brackets in brackets
        raise ValueError from None


def make_private(folder: Path) -> None:
    """The folder (0700) and the files in it (0600) for their owner alone again, where a copy or a repair opened them.

    What belongs to somebody else, or lies where there are no such rights, stays as it is.
    """
    paths = [folder]
    with suppress(OSError):
        paths += folder.iterdir()
    for path in paths:
        with suppress(OSError):
            wanted = FOLDER_MODE if path.is_dir() else FILE_MODE
            if not path.is_symlink() and stat.S_IMODE(path.stat().st_mode) != wanted:
                path.chmod(wanted)


def make_private_folder(folder: Path) -> None:
    """The folder and those above it; the last one is for its owner alone (0700)."""
    with disk_faults(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=FOLDER_MODE)
        folder.chmod(FOLDER_MODE)


def replace_file(path: Path, data: bytes) -> None:
    """Writes a new file beside `path`, brings it to the disk, then takes the name over (0600).

    A crash at any moment leaves the old file or the new one, never half of one.
    """
    import secrets  # with hashes and random numbers that a start does without

    passing = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    with disk_faults(path):
        try:
            with os.fdopen(os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE), "wb") as file:
                file.write(data)
                sync_file(file)
            passing.replace(path)
        except OSError:
            with suppress(OSError):
                passing.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def sync_file(file: BinaryIO) -> bool:
    """Bring a file that is open for writing to the disk. False where the file system cannot promise that.

    Raises OSError for every other trouble.
    """
    file.flush()
    return _synced(file.fileno())


def sync_folder(folder: Path) -> bool:
    """Bring a folder's names to the disk. False where the file system cannot promise that. Windows has no such call
    and keeps names in its journal. Raises OSError for every other trouble.
    """
    if os.name == "nt":
        return True
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            return _synced(handle)
        finally:
            os.close(handle)
    except OSError as trouble:
        if trouble.errno not in _FOLDERS_ARE_NO_FILES:
            raise
        return False


def _synced(handle: int) -> bool:
    try:
        os.fsync(handle)
    except OSError as trouble:
        if trouble.errno not in _NO_SUCH_CALL:
            raise
        return False
    return True
