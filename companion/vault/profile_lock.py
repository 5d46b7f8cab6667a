"""One program at a time per vault: a lock the system itself lets go of when a program dies."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from companion.durable import FILE_MODE, disk_faults
from companion.errors import Code, KnownError

LOCK_NAME = "lock"


class ProfileLock:
    """Holds `<folder>/lock` from `take` until `release` (or the end of the process, however it ends)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = FileLock(folder / LOCK_NAME, timeout=0, mode=FILE_MODE, thread_local=False)

    def take(self) -> None:
        """Takes the lock, or says that another program has it."""
        with disk_faults(self._folder):
            try:
                self._lock.acquire()
            except Timeout:
                raise KnownError(Code.ALREADY_OPEN, path=str(self._folder)) from None
            except NotImplementedError as trouble:  # a file system that knows no locks
                raise KnownError(Code.DISK_TROUBLE, path=str(self._folder)) from trouble

    def release(self) -> None:
        """Lets go; nothing happens when it is not held."""
        self._lock.release()
