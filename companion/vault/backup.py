"""Copies of the vault's database: out of it under another key, checked page by page, and into a new vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from companion.errors import Code, KnownError
from companion.vault.audit import list_heads
from companion.vault.backup_file import new_file
from companion.vault.db import Vault, open_copy, raw_key
from companion.vault.freshness import KEPT

Due = Callable[[], bool]
_STEPS = 10_000  # of SQLite's, between two looks at whether to stop


@dataclass(frozen=True, kw_only=True)
class PagesState:
    """What looking at every page found: pages whose seal does not fit, and faults in how they hang together."""

    damaged_pages: int
    faults: int

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not self.damaged_pages and not self.faults


@dataclass(frozen=True, kw_only=True)
class CopyState:
    """What a copy holds: the rows of every table, and the last seq and digest of every device's audit chain."""

    rows: dict[str, int]
    heads: dict[str, tuple[int, str]]


def check_pages(vault: Vault) -> PagesState:
    """Read every page of an open vault: the cipher's seal on each, then SQLite's own structure check."""
    return _pages(vault)


def count_rows(source: Any) -> dict[str, int]:
    """How many rows each table of ours holds. `source` is a Vault or an open copy."""
    names = source.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' "
        "AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).fetchall()
    return {
        str(name): int(source.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for (name,) in names
    }


def export_database(vault: Vault, path: Path, key: bytes, cancelled: Due) -> CopyState:
    """Write the whole database, as it stands at one moment, to a new file under `key`; on any thread.

    Whoever writes in the vault meanwhile is not held up. Raises CANCELLED; the file is then incomplete.
    """
    new_file(path).close()
    with vault.beside(cancelled) as reader:
        reader.execute("ATTACH DATABASE ? AS copy KEY ?", (str(path), raw_key(key)))
        reader.execute("PRAGMA copy.journal_mode = OFF")
        reader.execute("PRAGMA copy.synchronous = OFF")
        reader.execute("BEGIN")  # what is read from here on is of one moment
        source: Any = reader
        state = CopyState(rows=count_rows(source), heads=list_heads(source))
        reader.execute("SELECT sqlcipher_export('copy')").fetchall()
        reader.execute("COMMIT")
    return state


def check_copy(path: Path, key: bytes, rows: dict[str, int], cancelled: Due = lambda: False) -> None:
    """Open a copy, read every page, count every table. Raises BACKUP_DAMAGED where anything is amiss, CANCELLED."""
    try:
        with open_copy(path, key) as copy:
            copy.set_progress_handler(cancelled, _STEPS)
            good = _pages(copy).whole and count_rows(copy) == rows
    except KnownError as trouble:
        if trouble.code not in (Code.VAULT_DAMAGED, Code.VAULT_KEY_REFUSED):
            raise
        good = False
    if not good:
        raise KnownError(Code.BACKUP_DAMAGED)


def import_database(path: Path, key: bytes, vault_path: Path, vault_key: bytes) -> None:
    """Make a vault file, under its own key, from a checked copy. It is not opened, locked or brought up to date."""
    new_file(vault_path).close()
    with open_copy(path, key) as copy:
        _export(copy, vault_path, vault_key)


def _export(source: Any, path: Path, key: bytes) -> None:
    source.execute("ATTACH DATABASE ? AS copy KEY ?", (str(path), raw_key(key)))
    try:
        source.execute("SELECT sqlcipher_export('copy')").fetchall()
        # A new vault under new keys: what lies beside the old one says nothing of it.
        source.execute("DELETE FROM copy.meta WHERE name = ?", (KEPT,))
        source.commit()
    finally:
        source.execute("DETACH DATABASE copy")


def _pages(source: Any) -> PagesState:
    damaged = len(source.execute("PRAGMA cipher_integrity_check").fetchall())
    if damaged:
        return PagesState(damaged_pages=damaged, faults=0)
    answers = source.execute("PRAGMA integrity_check").fetchall()
    loose = source.execute("PRAGMA foreign_key_check").fetchall()
    return PagesState(damaged_pages=0, faults=sum(row[0] != "ok" for row in answers) + len(loose))
