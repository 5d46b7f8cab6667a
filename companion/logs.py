"""The program's own log: ids, codes and places in the code. Content never: exception messages are not written."""

from __future__ import annotations

import logging
import traceback
from contextlib import suppress
from pathlib import Path

from companion.durable import make_private_folder
from companion.errors import KnownError

LOG = logging.getLogger("companion")
_LARGEST = 512 * 1024  # bytes; one older file is kept beside it


class _TwoFiles(logging.FileHandler):
    """Begins a new file when this one is full and keeps the last. (logging.handlers would load what networks need.)"""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record; a disk that takes none is said elsewhere, and must not stop what was being done."""
        with suppress(OSError):
            self._put(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Nothing: Python would print the record into the terminal."""

    def _put(self, record: logging.LogRecord) -> None:
        super().emit(record)
        if self.stream is not None and self.stream.tell() >= _LARGEST:
            self.stream.close()
            self.stream = None  # the next record opens a new one
            full = Path(self.baseFilename)
            with suppress(
                OSError
            ):  # another program may hold it open (Windows): then it goes on for one more
                full.replace(full.with_name(f"{full.name}.1"))


class _PlacesOnly(logging.Formatter):
    """Writes where an exception came from, never what it said: messages of libraries quote what they were given."""

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's name
        """The exception's type and the lines of code it went through."""
        error = ei[1] if isinstance(ei, tuple) else None
        return places_of(error) if isinstance(error, BaseException) else ""

    def formatStack(self, stack_info: str) -> str:  # noqa: ARG002, N802 - logging's name
        """Nothing: a stack is text of source lines, and callers may put values there."""
        return ""


def places_of(error: BaseException) -> str:
    """An exception as type and `file:line function`, innermost last, causes first; no message, no values."""
    lines: list[str] = []
    earlier = error.__cause__ or error.__context__
    if earlier is not None and earlier is not error:
        lines.append(places_of(earlier))
    lines.append(type(error).__name__)
    lines += [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join(lines)


def start_log(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Write the log to `folder`/companion.log, a megabyte at most in two files; returns the handler to stop it."""
    with suppress(KnownError):  # a disk that takes no log is no reason not to open
        make_private_folder(folder)
    handler = _TwoFiles(folder / "companion.log", encoding="utf-8", delay=True)
    handler.setFormatter(_PlacesOnly("%(asctime)s %(levelname)s %(name)s %(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(level)
    LOG.propagate = False
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Close the log's file."""
    LOG.removeHandler(handler)
    LOG.propagate = True
    handler.close()


def log_bug(error: BaseException) -> None:
    """Record a fault of ours: its type and where it happened."""
    LOG.error("our fault\n%s", places_of(error))
