"""What must be true before a vault is opened or written: place, file, engine. Each guard has one reason."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path
from typing import Any

from companion.durable import disk_faults
from companion.errors import Code, KnownError
from companion.vault.cloud_folders import cloud_service

SQLITE_FLOOR = (3, 51, 3)
"""Versions before it can damage a database in WAL mode (sqlite.org, "WAL-reset bug", 2026)."""

PLAINTEXT_HEADER = b"SQLite format 3\x00"


def require_local(folder: Path) -> None:
    """A folder that a service copies while we write would be torn, and copied to where we cannot see."""
    service = cloud_service(folder)
    if service:
        raise KnownError(Code.CLOUD_FOLDER, path=str(folder), service=service)


def require_writable(folder: Path) -> None:
    """Writes and removes a small file: the only answer that is right on every system."""
    trial = folder / f".{secrets.token_hex(4)}.trial"
    with disk_faults(folder):
        handle = os.open(trial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(handle, b"\0" * 4096)
        finally:
            os.close(handle)
            trial.unlink()


def require_encrypted_file(path: Path) -> None:
    """The file is there, holds something, and does not begin as a plain SQLite file does."""
    if not path.is_file():
        raise KnownError(Code.VAULT_MISSING, path=str(path))
    with disk_faults(path), path.open("rb") as file:
        header = file.read(len(PLAINTEXT_HEADER))
    if header == PLAINTEXT_HEADER:
        raise KnownError(Code.VAULT_NOT_ENCRYPTED, path=str(path))
    if len(header) < len(PLAINTEXT_HEADER):
        # An empty file would open as a new, empty vault, and everything would seem to be gone.
        raise KnownError(Code.VAULT_DAMAGED, path=str(path))


def require_plain_files(path: Path) -> None:
    """What the engine keeps beside the vault is a file or is not there: it would wait for ever at a pipe."""
    beside = path.resolve()
    for ending in ("-wal", "-shm", "-journal"):
        with suppress(OSError):  # not there, or the engine says itself what is wrong with it
            if not stat.S_ISREG(beside.with_name(f"{beside.name}{ending}").lstat().st_mode):
                raise KnownError(Code.DISK_TROUBLE, path=str(beside.parent))


def require_engine(connection: Any) -> None:
    """The library that answers encrypts, is new enough, can search, and leaves the process's memory alone."""
    if not _one(connection, "PRAGMA cipher_version"):
        # Python's own sqlite3 ignores PRAGMA key without a word and writes plain text.
        raise KnownError(Code.ENGINE_UNSUITABLE, missing="sqlcipher")
    version = str(_one(connection, "SELECT sqlite_version()"))
    if tuple(int(part) for part in version.split(".")) < SQLITE_FLOOR:
        raise KnownError(Code.ENGINE_UNSUITABLE, missing="sqlite", version=version)
    if not _one(connection, "SELECT sqlite_compileoption_used('ENABLE_FTS5')"):
        raise KnownError(Code.ENGINE_UNSUITABLE, missing="fts5", version=version)
    if str(_one(connection, "PRAGMA cipher_memory_security")) != "0":
        raise KnownError(Code.ENGINE_UNSUITABLE, missing="cipher_memory_security=0", version=version)


def _one(connection: Any, sql: str) -> object:
    row = connection.execute(sql).fetchone()
    return row[0] if row else None
