"""The search index: the words of what stands now, and where they were found. Newest first, nothing ranked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from companion.domain.record import Record
from companion.vault.db import Vault
from companion.vault.nouns import SEARCHED

# Around each found word in a snippet; private-use characters, so that no typed text is mistaken for a mark.
MARK_START, MARK_END = "\ue000", "\ue001"
_WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, kw_only=True)
class Found:
    """One record in which every word asked for stands; `context` has each found word between the marks."""

    kind: str
    record_id: str
    person_id: str
    context: str


def to_query(typed: str) -> str:
    """What FTS5 is asked: every typed word, the last one as a beginning. Empty when no word was typed.

    Words are quoted, so nothing that is typed can be read as an operator.
    """
    words = _WORD.findall(typed)
    if not words:
        return ""
    quoted = [f'"{word}"' for word in words]
    ends_open = typed[-1:].isalnum() or typed.endswith("_")
    return " ".join(quoted) + ("*" if ends_open else "")


def list_found(
    vault: Vault, typed: str, *, limit: int, person_id: str | None = None, private: bool = True
) -> list[Found]:
    """The latest `limit` records that hold the typed words, their words in context (16 around the first).

    Without `private`, passages kept private are passed over.
    """
    query = to_query(typed)
    if not query:
        return []
    only = "" if person_id is None else "AND entry.person_id = :person_id"
    if not private:
        only += (
            " AND NOT EXISTS (SELECT 1 FROM passage WHERE id = entry.record_id AND head AND keep = 'private')"
        )
    rows = vault.execute(
        "SELECT entry.kind, entry.record_id, entry.person_id, "
        "snippet(search_words, 0, :start, :end, '…', 16) "
        "FROM search_words JOIN search_entry AS entry ON entry.place = search_words.rowid "
        f"WHERE search_words MATCH :query {only} ORDER BY search_words.rowid DESC LIMIT :limit",
        {"query": query, "start": MARK_START, "end": MARK_END, "limit": limit, "person_id": person_id},
    )
    return [Found(kind=row[0], record_id=row[1], person_id=row[2], context=row[3]) for row in rows]


def put_words(vault: Vault, kind: str, record: Record) -> None:
    """Index the record's words as they stand now, in place of what stood before."""
    names = SEARCHED.get(kind)
    if names is None:
        return
    drop_words(vault, record.id)
    words = "\n".join(text for text in (getattr(record, name) for name in names) if text)
    if not words:
        return
    entry = vault.execute(
        "INSERT INTO search_entry (record_id, kind, person_id) VALUES (?, ?, ?)",
        (record.id, kind, getattr(record, "person_id", record.id)),
    )
    vault.execute("INSERT INTO search_words (rowid, words) VALUES (?, ?)", (entry.lastrowid, words))


def drop_words(vault: Vault, record_id: str) -> None:
    """Take a record's words out of the index."""
    found = vault.execute("SELECT place FROM search_entry WHERE record_id = ?", (record_id,)).fetchone()
    if found is not None:
        vault.execute("DELETE FROM search_words WHERE rowid = ?", (found[0],))
        vault.execute("DELETE FROM search_entry WHERE place = ?", (found[0],))
