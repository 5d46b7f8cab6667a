"""What became of a meeting, and until when someone's record is kept after its time."""

from __future__ import annotations

from sqlite_utils import Database

_STEPS = (
    "ALTER TABLE conversation ADD COLUMN next_meeting_state TEXT NOT NULL DEFAULT 'planned'",
    "ALTER TABLE conversation ADD COLUMN next_meeting_why TEXT NOT NULL DEFAULT ''",
    # A meeting that was agreed before anyone could say what became of it: where the person was met on that day or
    # later, it is over. Others stand on home until someone says.
    """UPDATE conversation SET next_meeting_state = 'held' WHERE next_meeting_on < date('now') AND EXISTS (
        SELECT 1 FROM conversation AS later WHERE later.person_id = conversation.person_id AND later.head
        AND later.removed IS NULL AND later.id != conversation.id
        AND later.held_on >= conversation.next_meeting_on)""",
    "DROP INDEX conversation_next",
    "CREATE INDEX conversation_next ON conversation (next_meeting_on, id) WHERE head AND removed IS NULL "
    "AND next_meeting_on IS NOT NULL AND next_meeting_state IN ('planned', 'moved')",
    """CREATE TABLE keeping (
        version TEXT PRIMARY KEY, id TEXT NOT NULL, supersedes TEXT, created_at TEXT NOT NULL, author TEXT NOT NULL,
        removed TEXT, head INTEGER NOT NULL DEFAULT 1 CHECK (head IN (0, 1)),
        person_id TEXT NOT NULL, look_again_on TEXT NOT NULL, reason TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX keeping_head ON keeping (id) WHERE head",
    "CREATE INDEX keeping_versions ON keeping (id, version)",
    "CREATE INDEX keeping_person ON keeping (person_id, id) WHERE head",
)


def follow_meetings(db: Database) -> None:
    """Add what became of a next meeting, and the decisions to keep a record longer."""
    for statement in _STEPS:
        db.execute(statement)
