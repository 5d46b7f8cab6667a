"""The ground: what a vault knows of itself, the audit chain and its salts, and the backups it has made."""

from __future__ import annotations

from sqlite_utils import Database

_STATEMENTS = (
    # Facts about the vault itself: its profile, its device, where backups go. Never a person's words.
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    # One row for each laptop that has written here. After a restore the old device's audit key is kept,
    # so that its part of the chain can still be checked; the device in use derives its own.
    """CREATE TABLE device (
        id TEXT PRIMARY KEY, made_at TEXT NOT NULL, retired_at TEXT, audit_key BLOB
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE audit_event (
        device TEXT NOT NULL REFERENCES device (id), seq INTEGER NOT NULL, prev BLOB NOT NULL,
        at TEXT NOT NULL, member TEXT NOT NULL, action TEXT NOT NULL, why TEXT NOT NULL,
        mark BLOB, digest BLOB NOT NULL,
        PRIMARY KEY (device, seq)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX audit_event_mark ON audit_event (mark) WHERE mark IS NOT NULL",
    "CREATE TABLE person_salt (person_id TEXT PRIMARY KEY, salt BLOB NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE backup (
        id TEXT PRIMARY KEY, made_at TEXT NOT NULL, reason TEXT NOT NULL, folder TEXT NOT NULL,
        file TEXT NOT NULL, bytes INTEGER NOT NULL, rows INTEGER NOT NULL, verified_at TEXT
    ) STRICT, WITHOUT ROWID""",
)


def lay_ground(db: Database) -> None:
    """Make the tables. STRICT: a column takes its own type and no other."""
    for statement in _STATEMENTS:
        db.execute(statement)
