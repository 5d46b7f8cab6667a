"""Found by search: what came from others and the answers to it, and people by every word of their name."""

from __future__ import annotations

import unicodedata

from sqlite_utils import Database

_NAMES = (
    "CREATE TABLE name_word (word TEXT NOT NULL, person_id TEXT NOT NULL, name TEXT NOT NULL, "
    "PRIMARY KEY (word, person_id)) STRICT, WITHOUT ROWID",
    "CREATE INDEX name_word_person ON name_word (person_id)",
)

# Where a line of the index belongs, so that a search need not look it up.
_PLACES = (
    *(f"ALTER TABLE search_entry ADD COLUMN {name} TEXT" for name in ("conversation_id", "keep", "voice")),
    "UPDATE search_entry SET conversation_id = record_id WHERE kind = 'conversation'",
    "UPDATE search_entry SET conversation_id = passage.conversation_id, keep = passage.keep, voice = passage.voice "
    "FROM passage WHERE search_entry.kind = 'passage' AND passage.id = search_entry.record_id AND passage.head",
)

# What stands; the index of words takes it in before the next search. What was destroyed has no words.
_CAME = (
    "INSERT OR IGNORE INTO search_waiting (record_id, kind) SELECT 'received:' || version, 'received' "
    "FROM received WHERE kind IN (1, 2, 5) AND content IS NOT NULL",
    "INSERT OR IGNORE INTO search_waiting (record_id, kind) SELECT id, 'answer' "
    "FROM answer WHERE head AND removed IS NULL AND text != ''",
)


def find_more(db: Database) -> None:
    """Make the index of names, and let what came wait for the index of words."""
    for statement in (*_NAMES, *_PLACES, *_CAME):
        db.execute(statement)
    people = db.execute("SELECT id, name FROM person WHERE head AND removed IS NULL").fetchall()
    for person_id, name in people:
        for word in _words_in(name):
            db.execute("INSERT OR IGNORE INTO name_word VALUES (?, ?, ?)", (word, person_id, name))


def _words_in(name: str) -> list[str]:
    """Without case and accents."""
    apart = unicodedata.normalize("NFKD", name)
    return "".join(one for one in apart if not unicodedata.combining(one)).casefold().split()
