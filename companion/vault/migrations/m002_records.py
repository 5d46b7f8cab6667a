"""The tables of the record: one for each noun, every version a row, and the index that search reads."""

from __future__ import annotations

from sqlite_utils import Database

# Every table begins with these. `head` marks versions that nothing supersedes: lists read only those.
_STAMP = """
    version TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    supersedes TEXT,
    created_at TEXT NOT NULL,
    author TEXT NOT NULL,
    removed TEXT,
    head INTEGER NOT NULL DEFAULT 1 CHECK (head IN (0, 1)),
"""

_TABLES = {
    "member": "name TEXT NOT NULL, organisation TEXT NOT NULL, role TEXT NOT NULL, contact TEXT NOT NULL",
    "person": """
        name TEXT NOT NULL, pronouns TEXT NOT NULL, full_name TEXT NOT NULL, born_on TEXT,
        ways TEXT NOT NULL, no_fixed_address INTEGER NOT NULL, language TEXT NOT NULL,
        interpreter TEXT NOT NULL, communication_needs TEXT NOT NULL, about_me TEXT NOT NULL, nation TEXT""",
    "introduction": """
        person_id TEXT NOT NULL, direction TEXT NOT NULL, route TEXT, by_whom TEXT NOT NULL,
        received_on TEXT, what_brought_them TEXT NOT NULL, they_know INTEGER, welcomed_on TEXT,
        first_offered_on TEXT, first_held_on TEXT, offers_declined TEXT NOT NULL, to_service TEXT NOT NULL,
        consent_id TEXT, who_went_along TEXT NOT NULL, sent_on TEXT, acknowledged_on TEXT, arrived_on TEXT,
        came_back_on TEXT, came_back_why TEXT NOT NULL""",
    "conversation": """
        person_id TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, held_on TEXT NOT NULL,
        place TEXT NOT NULL, private_enough INTEGER, who_was_there TEXT NOT NULL, explained INTEGER,
        prompts_used TEXT NOT NULL, feeling_at_end TEXT NOT NULL, was_useful TEXT NOT NULL,
        next_meeting_on TEXT""",
    "passage": """
        conversation_id TEXT NOT NULL, person_id TEXT NOT NULL, text TEXT NOT NULL, voice TEXT NOT NULL,
        prompt TEXT, topics TEXT NOT NULL, keep TEXT NOT NULL, place INTEGER NOT NULL""",
    "disagreement": """
        conversation_id TEXT NOT NULL, person_id TEXT NOT NULL, passage_id TEXT, text TEXT NOT NULL""",
    "strength": """
        person_id TEXT NOT NULL, text TEXT NOT NULL, voice TEXT NOT NULL, domain TEXT, kind TEXT,
        example TEXT NOT NULL, from_passage TEXT""",
    "hope": """
        person_id TEXT NOT NULL, text TEXT NOT NULL, voice TEXT NOT NULL, smallest_step TEXT NOT NULL,
        why_it_matters TEXT NOT NULL, state TEXT NOT NULL, set_aside_why TEXT NOT NULL, from_passage TEXT""",
    "need": """
        person_id TEXT NOT NULL, text TEXT NOT NULL, voice TEXT NOT NULL, area TEXT, urgency TEXT,
        met_by TEXT NOT NULL, from_passage TEXT""",
    "action": """
        person_id TEXT NOT NULL, text TEXT NOT NULL, serves TEXT, who TEXT NOT NULL, who_name TEXT NOT NULL,
        by_when TEXT, state TEXT NOT NULL, got_in_the_way TEXT NOT NULL, from_passage TEXT""",
    "network_member": """
        person_id TEXT NOT NULL, name TEXT NOT NULL, relationship TEXT NOT NULL, brings TEXT NOT NULL,
        is_given TEXT NOT NULL, contact TEXT NOT NULL, may_be_contacted INTEGER, may_be_told TEXT NOT NULL,
        must_not_be_told TEXT NOT NULL""",
    "consent_decision": """
        person_id TEXT NOT NULL, purpose TEXT NOT NULL, recipient TEXT NOT NULL,
        recipient_kind TEXT NOT NULL, answer TEXT NOT NULL, topics_included TEXT NOT NULL,
        topics_excluded TEXT NOT NULL, how_given TEXT NOT NULL, how_explained TEXT NOT NULL, given_on TEXT,
        expires_on TEXT, withdrawn_on TEXT""",
    "plan": """
        person_id TEXT NOT NULL, style TEXT NOT NULL, language TEXT NOT NULL, what_matters TEXT NOT NULL,
        staying_well TEXT NOT NULL, include_staying_well INTEGER NOT NULL, who_to_call INTEGER NOT NULL,
        show_service INTEGER NOT NULL, left_out TEXT NOT NULL, look_again_on TEXT,
        how_to_come_back TEXT NOT NULL""",
}

# The lists of the first screen: each reads one of these and nothing else, however many people there are.
_LISTS = (
    "CREATE INDEX person_by_name ON person (name COLLATE NOCASE, id) WHERE head AND removed IS NULL",
    "CREATE INDEX passage_of ON passage (conversation_id, place, id) WHERE head",
    "CREATE INDEX disagreement_of ON disagreement (conversation_id, id) WHERE head",
    "CREATE INDEX conversation_drafts ON conversation (held_on) "
    "WHERE head AND removed IS NULL AND state != 'agreed'",
    "CREATE INDEX conversation_next ON conversation (next_meeting_on, id) "
    "WHERE head AND removed IS NULL AND next_meeting_on IS NOT NULL",
    "CREATE INDEX introduction_waiting ON introduction (received_on) "
    "WHERE head AND removed IS NULL AND direction = 'in' AND first_held_on IS NULL",
    "CREATE INDEX introduction_on_the_way ON introduction (sent_on) "
    "WHERE head AND removed IS NULL AND direction = 'out' AND arrived_on IS NULL AND came_back_on IS NULL",
    "CREATE INDEX action_due ON action (by_when) "
    "WHERE head AND removed IS NULL AND by_when IS NOT NULL AND state IN ('offered', 'accepted')",
)

_SEARCH = (
    "CREATE TABLE search_entry (place INTEGER PRIMARY KEY AUTOINCREMENT, record_id TEXT NOT NULL UNIQUE, "
    "kind TEXT NOT NULL, person_id TEXT NOT NULL)",
    "CREATE INDEX search_entry_person ON search_entry (person_id)",
    "CREATE TABLE search_waiting (record_id TEXT PRIMARY KEY, kind TEXT NOT NULL) WITHOUT ROWID",
    "CREATE VIRTUAL TABLE search_words USING fts5 "
    "(words, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')",
    # Deleted words stay readable in FTS5's own pages otherwise.
    "INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1)",
)


def create_records(db: Database) -> None:
    """Make the tables, their indexes and the search index."""
    for name, columns in _TABLES.items():
        db.execute(f"CREATE TABLE {name} ({_STAMP}{columns})")
        db.execute(f"CREATE INDEX {name}_head ON {name} (id) WHERE head")
        db.execute(f"CREATE INDEX {name}_versions ON {name} (id, version)")
        if "person_id" in columns:
            db.execute(f"CREATE INDEX {name}_person ON {name} (person_id, id) WHERE head")
    for statement in (*_LISTS, *_SEARCH):
        db.execute(statement)
