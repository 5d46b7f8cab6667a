"""What was decided about each person, as a digest bound to the audit chain: an old page put back fits it no more."""

from __future__ import annotations

from sqlite_utils import Database

# `device` and `seq` name the audit event that carries the digest; seq 0 where binding began with this step.
_STATE = """CREATE TABLE decision_state (
    person_id TEXT PRIMARY KEY, state BLOB NOT NULL, device TEXT NOT NULL, seq INTEGER NOT NULL
) STRICT, WITHOUT ROWID"""


def bind_decisions(db: Database) -> None:
    """Make the table."""
    db.execute(_STATE)
