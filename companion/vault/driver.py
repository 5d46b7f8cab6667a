"""The SQLCipher driver, with its errors translated so that no content can travel in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from companion.errors import BugError, Code, KnownError
from companion.vault.space import is_full

T = TypeVar("T")

_CODES = {
    dbapi2.SQLITE_BUSY: Code.VAULT_BUSY,
    dbapi2.SQLITE_LOCKED: Code.VAULT_BUSY,
    dbapi2.SQLITE_READONLY: Code.READ_ONLY,
    dbapi2.SQLITE_PERM: Code.READ_ONLY,
    dbapi2.SQLITE_CANTOPEN: Code.READ_ONLY,
    dbapi2.SQLITE_FULL: Code.DISK_FULL,
    dbapi2.SQLITE_IOERR: Code.DISK_TROUBLE,
    dbapi2.SQLITE_CORRUPT: Code.VAULT_DAMAGED,
    dbapi2.SQLITE_NOTADB: Code.VAULT_KEY_REFUSED,
    dbapi2.SQLITE_INTERRUPT: Code.CANCELLED,
}
# sqlcipher_export reports every trouble as a plain error, and only its words say which.
_WORDS = {
    "attempt to write a readonly database": dbapi2.SQLITE_READONLY,
    "database disk image is malformed": dbapi2.SQLITE_CORRUPT,
    "database or disk is full": dbapi2.SQLITE_FULL,
    "disk I/O error": dbapi2.SQLITE_IOERR,
    "interrupted": dbapi2.SQLITE_INTERRUPT,
}
# Messages that name our schema and nothing else. FTS5's own messages quote what was searched for: never those.
_OURS = re.compile(
    r"(UNIQUE|NOT NULL|CHECK|FOREIGN KEY) constraint failed.*"
    r"|cannot store \w+ value in \w+ column [\w.]+"
    r"|no such table: [\w.]+"
    r"|table \w+ has no column named \w+"
    r'|near "[^"]{0,40}": syntax error'
    r"|SQLite objects created in a thread can only be used in that same thread.*"
    r"|Cannot operate on a closed database\.",
    re.DOTALL,
)


def translated(raw: Exception, path: Path) -> KnownError | BugError:
    """The driver's error as one of ours, without the driver's words unless they name only our schema."""
    message, number = str(raw), getattr(raw, "sqlite_errorcode", None)
    if number == dbapi2.SQLITE_ERROR:
        number = _WORDS.get(message, number)
    code = _CODES.get(number & 0xFF) if number is not None else None
    if code is Code.DISK_TROUBLE and is_full(path.parent):
        code = Code.DISK_FULL
    if code is not None:
        return KnownError(code, path=str(path))
    shown = message if _OURS.fullmatch(message) else "(message withheld)"
    return BugError(f"{getattr(raw, 'sqlite_errorname', type(raw).__name__)}: {shown}")


class Cursor(dbapi2.Cursor):  # type: ignore[misc]
    """A cursor that raises KnownError or BugError, never the driver's own."""

    def _told(self, call: Callable[..., T], *args: object) -> T:
        try:
            return call(*args)
        except dbapi2.Error as raw:
            trouble = translated(raw, self.connection.path)
        raise trouble  # outside the except block: the raw error is not chained to it

    def execute(self, *args: Any) -> Any:
        """As the driver's. Told here, not by `_told`: a parcel that is shared asks forty times."""
        try:
            return super().execute(*args)
        except dbapi2.Error as raw:
            trouble = translated(raw, self.connection.path)
        raise trouble

    def executemany(self, *args: Any) -> Any:
        """As the driver's."""
        return self._told(super().executemany, *args)

    def executescript(self, *args: Any) -> Any:
        """As the driver's."""
        return self._told(super().executescript, *args)

    def fetchone(self) -> Any:
        """As the driver's."""
        return self._told(super().fetchone)

    def fetchmany(self, *args: Any) -> Any:
        """As the driver's."""
        return self._told(super().fetchmany, *args)

    def fetchall(self) -> Any:
        """As the driver's."""
        return self._told(super().fetchall)

    def __next__(self) -> Any:
        return self._told(super().__next__)


class Connection(dbapi2.Connection):  # type: ignore[misc]
    """A connection, bound to the thread that made it, whose cursors translate their errors."""

    path: Path

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return bool(self._told(dbapi2.Connection.in_transaction.__get__, self))

    def cursor(self, factory: type[Any] = Cursor) -> Any:
        """A translating cursor."""
        return self._told(super().cursor, factory)

    def execute(self, *args: Any) -> Any:
        """As the driver's."""
        return self.cursor().execute(*args)

    def executemany(self, *args: Any) -> Any:
        """As the driver's."""
        return self.cursor().executemany(*args)

    def executescript(self, *args: Any) -> Any:
        """As the driver's."""
        return self.cursor().executescript(*args)

    def commit(self) -> None:
        """As the driver's."""
        self._told(super().commit)

    def rollback(self) -> None:
        """As the driver's."""
        self._told(super().rollback)

    def close(self) -> None:
        """As the driver's."""
        self._told(super().close)

    def _told(self, call: Callable[..., T], *args: object) -> T:
        try:
            return call(*args)
        except dbapi2.Error as raw:
            trouble = translated(raw, self.path)
        raise trouble


def connect(path: Path, *, to_read: bool = False) -> Connection:
    """A connection to the file at `path`, not yet keyed. One `to_read` writes nothing, not even when it closes."""
    flags = {"flags": dbapi2.SQLITE_OPEN_READONLY} if to_read else {}
    try:
        connection: Connection = dbapi2.connect(str(path), factory=Connection, **flags)
    except dbapi2.Error as raw:
        trouble = translated(raw, path)
    else:
        connection.path = path
        return connection
    raise trouble
