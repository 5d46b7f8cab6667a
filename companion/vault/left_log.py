"""Whether the write-ahead log that belongs to a vault is there: without it the vault opens, without its latest words.

Closing removes the log and its index ("-shm") together. After a crash both stay, and the index says how far the log
goes and how much of it has been brought into the vault. A program that copies or tidies files may leave the one
without the other.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from companion.durable import disk_faults
from companion.errors import Code, KnownError

_HEADER = struct.Struct("=12xBxH" + "I")
"""Of SQLite's WAL-index, in this machine's byte order: whether it is filled in, the size of a page, frames."""
_BROUGHT_IN = struct.Struct("=I")
_BROUGHT_IN_AT = 96
"""Where it says how many frames are in the vault already (walformat.html, "The WAL-Index File Format")."""


def require_log(path: Path) -> None:
    """Refuse a vault whose log is gone while words are only there. Raises VAULT_LOG_MISSING; nothing is changed.

    To be asked under the profile's lock and before anything opens the file: SQLite would make a new index.
    """
    if _is_gone(_beside(path, "-wal")) and _frames_in_log_alone(_beside(path, "-shm")):
        raise KnownError(Code.VAULT_LOG_MISSING, path=str(path))


@contextmanager
def removing_new_index(path: Path) -> Iterator[None]:
    """Let the vault be looked at, and leave no index of a log that may not be its own."""
    index = _beside(path, "-shm")
    was_there = index.exists()
    try:
        yield
    finally:
        if not was_there:
            with suppress(OSError):
                index.unlink(missing_ok=True)


def forget_log(path: Path) -> None:
    """Let the vault open without the log that is missing, because a person decided so. A log that is there stays."""
    with disk_faults(path):
        if _is_gone(_beside(path, "-wal")):
            _beside(path, "-shm").unlink(missing_ok=True)


def _is_gone(log: Path) -> bool:
    return not log.exists() or (log.is_file() and not log.stat().st_size)


def _frames_in_log_alone(index: Path) -> bool:
    with suppress(OSError, struct.error), index.open("rb") as file:
        data = file.read(_BROUGHT_IN_AT + _BROUGHT_IN.size)
        filled, _page, frames = _HEADER.unpack_from(data)
        (brought_in,) = _BROUGHT_IN.unpack_from(data, _BROUGHT_IN_AT)
        return bool(filled) and frames > brought_in
    return False


def _beside(path: Path, ending: str) -> Path:
    whole = path.resolve()
    return whole.with_name(f"{whole.name}{ending}")
