"""Drafts: what was typed and ticked of a decision before it is made. Nothing rests on any of it."""

from __future__ import annotations

from sqlite_utils import Database

# `about` is the id of what it would change or make, `said` JSON: field name to the value as its column has it.
_DRAFT = (
    "CREATE TABLE draft (about TEXT PRIMARY KEY, kind TEXT NOT NULL, person_id TEXT NOT NULL, said TEXT NOT NULL, "
    "kept_at TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE INDEX draft_person ON draft (person_id)",
)


def keep_drafts(db: Database) -> None:
    """Make the table of drafts."""
    for statement in _DRAFT:
        db.execute(statement)
