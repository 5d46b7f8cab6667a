"""What must be true before a vault is opened or written: place, file, engine. Each guard has one reason."""

from __future__ import annotations

import os
import re
import secrets
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from companion.durable import disk_faults
from companion.errors import Code, KnownError

SQLITE_FLOOR = (3, 51, 3)
"""Versions before it can damage a database in WAL mode (sqlite.org, "WAL-reset bug", 2026)."""

PLAINTEXT_HEADER = b"SQLite format 3\x00"

_CLOUD_FOLDERS = (
    (re.compile(r"onedrive( .*)?|skydrive( .*)?"), "OneDrive"),
    (re.compile(r"dropbox( .*)?|dropbox-.*"), "Dropbox"),
    (re.compile(r"google ?drive( .*)?|googledrive-.*|my drive|drivefs"), "Google Drive"),
    (re.compile(r"icloud ?drive( .*)?|icloud~.*|com~apple~clouddocs|mobile documents"), "iCloud"),
    (re.compile(r"nextcloud\d*( .*)?|nextcloud-.*"), "Nextcloud"),
    (re.compile(r"owncloud( .*)?"), "ownCloud"),
    (re.compile(r"box|box sync|box-box"), "Box"),
    (re.compile(r"pcloud ?drive|pcloud ?sync|pcloud"), "pCloud"),
    (re.compile(r"cloudstorage"), "a cloud drive"),
)
_CLOUD_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
}
_CLOUD_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def cloud_service(folder: Path, environ: Mapping[str, str] = os.environ) -> str | None:
    """The name of the service that copies `folder` to other machines, or None.

    Told by the names on the path (as typed, and with links followed), by the mark a service leaves in its
    folder, and on Windows by the variable OneDrive sets.
    """
    for path in {folder.absolute(), folder.resolve()}:
        for part in (path, *path.parents):
            found = _cloud_name(part.name) or _cloud_mark(part)
            if found:
                return found
        if any(environ.get(name) and path.is_relative_to(environ[name]) for name in _CLOUD_VARIABLES):
            return "OneDrive"
    return None


def _cloud_name(name: str) -> str | None:
    return next((service for rule, service in _CLOUD_FOLDERS if rule.fullmatch(name.lower())), None)


def _cloud_mark(folder: Path) -> str | None:
    # Dropbox keeps its settings in ~/.dropbox: a mark in the home folder itself does not make it a cloud folder.
    if folder == Path.home():
        return None
    return next((service for mark, service in _CLOUD_MARKS.items() if (folder / mark).exists()), None)


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
