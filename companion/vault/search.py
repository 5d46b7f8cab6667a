"""The search index: the words of what stands now, and where they were found. Newest first, nothing ranked."""

from __future__ import annotations

import re
from typing import NamedTuple

from companion.domain.record import Record
from companion.vault.db import Vault
from companion.vault.nouns import SEARCHED

# Around each found word in a snippet; private-use characters, so that no typed text is mistaken for a mark.
MARK_START, MARK_END = "\ue000", "\ue001"
_WORD = re.compile(r"\w+", re.UNICODE)


class Found(NamedTuple):
    """One record in which every word asked for stands; `context` has each found word between the marks.

    `conversation_id` and `held_on` (ISO 8601) are of the conversation it belongs to, `keep` and `voice` of a
    passage; None for everything else.
    """

    kind: str
    record_id: str
    person_id: str
    person_name: str
    conversation_id: str | None
    held_on: str | None
    keep: str | None
    voice: str | None
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
    _catch_up(vault)
    only = "" if person_id is None else "AND entry.person_id = :person_id "
    only += "" if private else "AND passage.keep IS NOT 'private' "
    rows = vault.execute(
        "SELECT entry.kind, entry.record_id, entry.person_id, person.name, conversation.id, conversation.held_on, "
        "passage.keep, passage.voice, snippet(search_words, 0, :start, :end, '…', 16) "
        "FROM search_words JOIN search_entry AS entry ON entry.place = search_words.rowid "
        "JOIN person ON person.id = entry.person_id AND person.head AND person.removed IS NULL "
        "LEFT JOIN passage ON entry.kind = 'passage' AND passage.id = entry.record_id AND passage.head "
        "LEFT JOIN conversation ON conversation.id = ifnull(passage.conversation_id, entry.record_id) "
        "AND conversation.head "
        f"WHERE search_words MATCH :query {only}ORDER BY search_words.rowid DESC LIMIT :limit",
        {"query": query, "start": MARK_START, "end": MARK_END, "limit": limit, "person_id": person_id},
    )
    return [Found(*row) for row in rows.fetchall()]


def put_words(vault: Vault, kind: str, record: Record) -> None:
    """Index the record's words as they stand now, in place of what stood before."""
    names = SEARCHED.get(kind)
    if names is not None:
        texts = [getattr(record, name) for name in names]
        _replace(vault, kind, record.id, getattr(record, "person_id", record.id), texts)


def put_off_words(vault: Vault, kind: str, record_id: str) -> None:
    """Index a record's words before the next search: while someone types, saving must stay quick."""
    if kind in SEARCHED:
        vault.execute(
            "INSERT OR IGNORE INTO search_waiting (record_id, kind) VALUES (?, ?)", (record_id, kind)
        )


def drop_words(vault: Vault, record_id: str) -> None:
    """Take a record's words out of the index."""
    vault.execute("DELETE FROM search_waiting WHERE record_id = ?", (record_id,))
    found = vault.execute("SELECT place FROM search_entry WHERE record_id = ?", (record_id,)).fetchone()
    if found is not None:
        vault.execute("DELETE FROM search_words WHERE rowid = ?", (found[0],))
        vault.execute("DELETE FROM search_entry WHERE place = ?", (found[0],))


def _catch_up(vault: Vault) -> None:
    waiting = vault.execute("SELECT record_id, kind FROM search_waiting").fetchall()
    if not waiting:
        return
    with vault.transaction():
        for record_id, kind in waiting:
            names = ", ".join(SEARCHED[kind])
            owner = "id" if kind == "person" else "person_id"
            removed, person_id, *texts = vault.execute(
                f"SELECT removed, {owner}, {names} FROM {kind} WHERE id = ? AND head ORDER BY version DESC LIMIT 1",
                (record_id,),
            ).fetchone()
            # Somebody may type on in what was taken out meanwhile: it is kept, and not found.
            _replace(vault, kind, record_id, person_id, [] if removed else texts)


def _replace(vault: Vault, kind: str, record_id: str, person_id: str, texts: list[str]) -> None:
    drop_words(vault, record_id)
    words = "\n".join(text for text in texts if text)
    if not words:
        return
    entry = vault.execute(
        "INSERT INTO search_entry (record_id, kind, person_id) VALUES (?, ?, ?)", (record_id, kind, person_id)
    )
    vault.execute("INSERT INTO search_words (rowid, words) VALUES (?, ?)", (entry.lastrowid, words))
