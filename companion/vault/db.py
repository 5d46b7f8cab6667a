"""The only place that opens a database: in one order, behind guards, with one connection and one lock."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from companion.crypto.labels import KEY_BYTES, VaultKeys
from companion.durable import FILE_MODE, disk_faults, make_private
from companion.errors import BugError, Code, KnownError
from companion.vault import guards, migrations
from companion.vault.driver import Connection, connect
from companion.vault.freshness import FreshnessKeeper
from companion.vault.left_log import removing_new_index, require_log
from companion.vault.profile_lock import ProfileLock
from companion.vault.store import Values, marks, transaction_of
from companion.vault.sync_door import SyncDoor

_SETTINGS = (
    ("temp_store", "MEMORY", 2),
    ("foreign_keys", "ON", 1),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("secure_delete", "ON", 1),
)
"""Pragma, what we ask, what it must then answer."""
_STEPS = 10_000
"""How many of SQLite's steps, a few milliseconds, between two looks at whether to stop."""


class Vault:
    """An open vault, bound to the thread that opened it. `device` is the laptop that writes in the audit chain."""

    def __init__(
        self,
        path: Path,
        connection: Connection,
        lock: ProfileLock,
        keys: VaultKeys,
        freshness: FreshnessKeeper,
    ) -> None:
        self.path = path
        self.freshness = freshness
        self.audit_key = keys.audit
        self.backup_key = keys.backup
        self.db = Database(connection, execute_plugins=False)
        self.device = ""
        self._connection = connection
        self._lock = lock
        self._database_key = keys.database
        self._reading = threading.Lock()
        self._syncing = threading.Lock()
        self._thread = threading.get_ident()
        self._at_door = 0
        self._closing = threading.Event()

    def execute(self, sql: str, values: Values = ()) -> Any:
        """Run one statement of ours; what was typed only ever goes in `values`. Returns the cursor."""
        return self._connection.execute(sql, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or none of it. Inside another transaction it becomes a part of that one."""
        if self.in_transaction:
            with transaction_of(self._connection):
                yield
            return
        try:
            with transaction_of(self._connection):
                yield
                self.freshness.promise(self._connection)
        except BaseException:
            self.freshness.withdraw()
            raise
        self.freshness.fulfil(self._connection)

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return self._connection.in_transaction

    @contextmanager
    def beside(self, due: Callable[[], bool]) -> Iterator[Connection]:
        """A second connection for the thread that asks: it reads, and writing through the vault goes on meanwhile.

        Once `due` says yes, or the vault is closed, what runs in it ends as CANCELLED.
        """
        with self._reading:
            if self._closing.is_set():
                raise KnownError(Code.CANCELLED)
            with open_copy(self.path, self._database_key) as reader:
                reader.set_progress_handler(lambda: self._closing.is_set() or due(), _STEPS)
                yield reader

    @contextmanager
    def sync_door(self) -> Iterator[SyncDoor]:
        """A second connection for the thread that asks, which sees the tables of sync and nothing else.

        It may be open while the vault is read and written: one transaction waits for the other. Closing the vault ends
        what runs in it as CANCELLED and waits until it is left.
        """
        here = threading.get_ident()
        if self._at_door == here:
            raise BugError("the sync door inside the sync door: it would wait for itself")
        with self._syncing:
            if self._closing.is_set():
                raise KnownError(Code.CANCELLED)
            if here == self._thread and self.in_transaction:
                raise BugError(
                    "the sync door inside a transaction of the vault: each would wait for the other"
                )
            with open_copy(self.path, self._database_key) as connection:
                _settle(connection)
                connection.set_progress_handler(self._closing.is_set, _STEPS)
                self._at_door = here
                try:
                    yield SyncDoor(connection)
                finally:
                    self._at_door = 0

    def empty_log(self) -> bool:
        """Bring the write-ahead log into the file and empty it, so that destroyed bytes are in neither.

        False when somebody reads beside: what was destroyed may still be in the log, and it is to be asked again.
        """
        busy, _, _ = self.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def close(self) -> None:
        """Stop who works beside, roll back, close the file, forget the keys, let go of the lock. Twice is no harm."""
        if self._closing.is_set():
            return
        self._closing.set()
        try:
            with self._reading, self._syncing:
                last = self.freshness.last(self._connection)
                self._connection.close()
                self.freshness.keep_closed(last)
        finally:
            self.audit_key = self.backup_key = self._database_key = b""
            self.freshness.forget()
            self._lock.release()


def open_vault(
    path: Path, keys: VaultKeys, *, before_migrating: Callable[[Vault], None] | None = None
) -> Vault:
    """The vault at `path`, brought up to this program's shape.

    Raises KnownError: VAULT_MISSING, CLOUD_FOLDER, READ_ONLY, DISK_FULL, ALREADY_OPEN, VAULT_NOT_ENCRYPTED,
    VAULT_DAMAGED, VAULT_KEY_REFUSED, VAULT_LOG_MISSING, VAULT_TOO_NEW, ENGINE_UNSUITABLE. `before_migrating` is
    called with the vault as it was, before the first pending migration; when it raises, nothing has been changed.
    """
    guards.require_local(path)
    guards.require_encrypted_file(path)
    guards.require_plain_files(path)
    guards.require_writable(path.parent)
    with _locked(path.parent) as lock:
        make_private(path.parent)
        require_log(path)
        _require_own_log(path, keys.database)
        freshness = FreshnessKeeper(path, keys.audit)
        freshness.examine_file()
        return _opened(path, keys, lock, before_migrating, freshness)


def make_vault(path: Path, keys: VaultKeys) -> Vault:
    """A new vault file (0600), empty but for its tables. Raises VAULT_EXISTS and what open_vault raises."""
    guards.require_local(path.parent)
    guards.require_writable(path.parent)
    with _locked(path.parent) as lock:
        with disk_faults(path):
            try:
                os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE))
            except FileExistsError:
                raise KnownError(Code.VAULT_EXISTS, path=str(path)) from None
        return _opened(path, keys, lock, None, FreshnessKeeper(path, keys.audit))


@contextmanager
def _locked(folder: Path) -> Iterator[ProfileLock]:
    lock = ProfileLock(folder)
    lock.take()
    try:
        yield lock
    except BaseException:
        lock.release()
        raise


def _opened(
    path: Path,
    keys: VaultKeys,
    lock: ProfileLock,
    before_migrating: Callable[[Vault], None] | None,
    freshness: FreshnessKeeper,
) -> Vault:
    connection = connect(path)
    try:
        _unlock(connection, keys.database)
        _settle(connection)
        vault = Vault(path, connection, lock, keys, freshness)
        reshaped = _bring_up_to_date(vault, before_migrating)
        freshness.begin(connection, reshaped=reshaped)
    except BaseException:
        connection.close()
        raise
    return vault


def _require_own_log(path: Path, key: bytes) -> None:
    """After a crash there is a write-ahead log. On closing the engine would write it into the vault, whatever is in
    it: another vault's, or an older one of this vault, put there by hand or by a program that copies files. So the two
    are read together first, and where they do not fit nothing is written. Takes as long as reading every page.
    """
    log = path.resolve().with_name(f"{path.resolve().name}-wal")
    if not log.is_file() or not log.stat().st_size:
        return
    with removing_new_index(path):
        connection = connect(path, to_read=True)
        try:
            _unlock(connection, key)
            if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                raise KnownError(Code.VAULT_DAMAGED, path=str(path))
        finally:
            connection.close()


@contextmanager
def open_copy(path: Path, key: bytes) -> Iterator[Connection]:
    """A database under a raw key that is no vault in use: the copy inside a backup. Nothing about it is changed."""
    connection = connect(path)
    try:
        _unlock(connection, key)
        connection.execute("PRAGMA temp_store = MEMORY")
        yield connection
    finally:
        connection.close()


def raw_key(key: bytes) -> str:
    """A key as SQLCipher takes it without deriving anything from it. Never to be logged or shown."""
    if len(key) != KEY_BYTES:
        raise BugError(f"a raw key of {len(key)} bytes")
    return f"x'{key.hex()}'"


def _unlock(connection: Connection, key: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f'PRAGMA key = "{raw_key(key)}"')
    guards.require_engine(connection)
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # a wrong key shows here


def _settle(connection: Connection) -> None:
    for name, asked, answer in _SETTINGS:
        connection.execute(f"PRAGMA {name} = {asked}")
        if connection.execute(f"PRAGMA {name}").fetchone()[0] != answer:
            raise KnownError(Code.ENGINE_UNSUITABLE, missing=name)


def _bring_up_to_date(vault: Vault, before_migrating: Callable[[Vault], None] | None) -> bool:
    """Take the pending migrations; tells whether there were any."""
    newer = migrations.unknown(vault.db)
    if newer:
        raise KnownError(Code.VAULT_TOO_NEW, path=str(vault.path), newest=newer[-1])
    is_new = not vault.db["meta"].exists()
    if not is_new:
        vault.device = get_meta(vault, "device") or ""
    if not migrations.pending(vault.db):
        return False
    if before_migrating and not is_new:
        before_migrating(vault)
    migrations.migrate(vault.db)
    return True


def get_meta(vault: Vault, name: str) -> str | None:
    """A fact the vault keeps about itself, or None."""
    row = vault.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def get_metas(vault: Vault, *names: str) -> list[str | None]:
    """Several of them, by one statement."""
    rows = vault.execute(f"SELECT name, value FROM meta WHERE name IN ({marks(names)})", names)
    found = dict(rows.fetchall())
    return [found.get(name) for name in names]


def put_meta(vault: Vault, name: str, value: str) -> None:
    """Keep a fact about the vault itself, in the caller's transaction."""
    vault.execute(
        "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def drop_meta(vault: Vault, name: str) -> None:
    """Forget a fact about the vault, in the caller's transaction."""
    vault.execute("DELETE FROM meta WHERE name = ?", (name,))


def put_device(vault: Vault, device: str, made_at: str) -> None:
    """Make `device` the one that writes here from now on, in the caller's transaction."""
    vault.execute("INSERT INTO device (id, made_at) VALUES (?, ?)", (device, made_at))
    put_meta(vault, "device", device)
    vault.device = device


def put_device_retired(vault: Vault, device: str, at: str, audit_key: bytes) -> None:
    """Say that a device writes here no more, and under which key its audit chain was made."""
    vault.execute("UPDATE device SET retired_at = ?, audit_key = ? WHERE id = ?", (at, audit_key, device))
