"""How much room is left on a disk, and refusing in time when there is too little."""

from __future__ import annotations

import shutil
from pathlib import Path

from companion.errors import Code, KnownError

FULL_BELOW = 1 << 20
"""Bytes. With less than a megabyte free, a failed write is put down to the disk being full."""


def free_bytes(folder: Path) -> int | None:
    """Bytes free for us where `folder` is; None where the system will not say."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def is_full(folder: Path) -> bool:
    """Whether the disk has so little room that this is why a write failed."""
    free = free_bytes(folder)
    return free is not None and free < FULL_BELOW


def require_space(folder: Path, needed: int) -> None:
    """Refuses work that needs more bytes than there are, before it is begun."""
    free = free_bytes(folder)
    if free is not None and free < needed:
        raise KnownError(Code.DISK_FULL, path=str(folder), needed=needed, free=free)
