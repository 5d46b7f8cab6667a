"""The search index: the words of what stands now, and where they were found. Newest first, nothing ranked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from companion.domain.conversation import Keep
from companion.domain.record import Record
from companion.vault.db import Vault
from companion.vault.nouns import CAME_TEXTS, SEARCHED

# Around each found word in a snippet; private-use characters, so that no typed text is mistaken for a mark.
MARK_START, MARK_END = "\ue000", "\ue001"
CAME = "received"
"""The kind of what came from others in the index: a version of a summary, or an answer to one of ours."""
CAME_PREFIX = "received:"
"""Before the id of a version that came: ids that others choose must not meet those of our own records."""
_NOWHERE = (None, None, None, None)
_PLACE = {
    "person": ("id", None, None, None),
    "conversation": ("person_id", "id", None, None),
    "passage": ("person_id", "conversation_id", "keep", "voice"),
    "answer": _NOWHERE,
}
_PLACE_OF_OTHERS = ("person_id", None, None, None)
"""What a line of the index knows of its record: person, conversation, keep, voice; a search looks up no more."""
_WORD = re.compile(r"\w+", re.UNICODE)

Place = Sequence[str | None]

# What stands of it: words of the versions that no other one follows, and of answers by those whom it was shared with.
_CAME_WORDS = (
    "SELECT iif(kind = 2, (SELECT person_id FROM shared_copy JOIN outbox_recipient USING (parcel) "
    "WHERE item = received.about_item AND member = received.author LIMIT 1), ''), "
    "(SELECT group_concat(atom, char(10)) FROM json_tree(received.content) "
    f"WHERE type = 'text' AND key IN ({', '.join(repr(name) for name in CAME_TEXTS)})) "
    "FROM received WHERE version = ? AND kind IN (1, 2, 5) AND NOT EXISTS (SELECT 1 FROM received AS later, "
    "json_each(later.previous) AS one WHERE later.item = received.item AND one.value = received.version)"
)


class Found(NamedTuple):
    """One record in which every word asked for stands; `context` has each found word between the marks.

    `person_id` and `person_name` are empty where it belongs to nobody in this vault: what was shared with us, and what
    we answer to it. `record_id` of what came is its version after CAME_PREFIX. `conversation_id` and `held_on`
    (ISO 8601) are of the conversation it belongs to, `keep` and `voice` of a passage; None for everything else.
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

    @property
    def private(self) -> bool:
        """Whether it is a private note."""
        return self.keep == Keep.PRIVATE


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
    only += "" if private else "AND entry.keep IS NOT 'private' "
    rows = vault.execute(
        "SELECT entry.kind, entry.record_id, entry.person_id, ifnull(person.name, ''), conversation.id, "
        "conversation.held_on, entry.keep, entry.voice, snippet(search_words, 0, :start, :end, '…', 16) "
        "FROM search_words JOIN search_entry AS entry ON entry.place = search_words.rowid "
        "LEFT JOIN person ON person.id = entry.person_id AND person.head AND person.removed IS NULL "
        "LEFT JOIN conversation ON conversation.id = entry.conversation_id AND conversation.head "
        f"WHERE search_words MATCH :query AND (person.id IS NOT NULL OR entry.person_id = '') {only}"
        "ORDER BY search_words.rowid DESC LIMIT :limit",
        {"query": query, "start": MARK_START, "end": MARK_END, "limit": limit, "person_id": person_id},
    )
    return [Found._make(row) for row in rows.fetchall()]


def put_words(vault: Vault, kind: str, record: Record) -> None:
    """Index the record's words as they stand now, in place of what stood before."""
    names = SEARCHED.get(kind)
    if names is not None:
        texts = [getattr(record, name) for name in names]
        place = [name and getattr(record, name) for name in _PLACE.get(kind, _PLACE_OF_OTHERS)]
        _replace(vault, kind, record.id, place, texts)


def put_off_words(vault: Vault, kind: str, record_id: str) -> None:
    """Index a record's words before the next search: while someone types, saving must stay quick."""
    if kind in SEARCHED:
        vault.execute(
            "INSERT OR IGNORE INTO search_waiting (record_id, kind) VALUES (?, ?)", (record_id, kind)
        )


def put_off_came(vault: Vault, item: str, version: str, previous: Sequence[str]) -> None:
    """Index a version that came before the next search, in place of those that it follows.

    Those are not looked at again: somebody may send one version after the other without end.
    """
    for one in previous:
        if vault.execute("SELECT 1 FROM received WHERE version = ? AND item = ?", (one, item)).fetchone():
            drop_came(vault, one)
    vault.execute(
        "INSERT OR IGNORE INTO search_waiting (record_id, kind) "
        f"SELECT '{CAME_PREFIX}' || version, '{CAME}' FROM received WHERE version = ? AND kind IN (1, 2, 5)",
        (version,),
    )


def drop_came(vault: Vault, version: str) -> None:
    """Take the words of a version that came out of the index."""
    drop_words(vault, CAME_PREFIX + version)


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
            place, texts = (_came_words if kind == CAME else _own_words)(vault, kind, record_id)
            _replace(vault, kind, record_id, place, texts)


def _own_words(vault: Vault, kind: str, record_id: str) -> tuple[Place, list[str]]:
    names = [name or "NULL" for name in _PLACE.get(kind, _PLACE_OF_OTHERS)]
    removed, *values = vault.execute(
        f"SELECT removed, {', '.join([*names, *SEARCHED[kind]])} FROM {kind} WHERE id = ? AND head "
        "ORDER BY version DESC LIMIT 1",
        (record_id,),
    ).fetchone()
    # Somebody may type on in what was taken out meanwhile: it is kept, and not found.
    return values[: len(names)], [] if removed else values[len(names) :]


def _came_words(vault: Vault, _kind: str, record_id: str) -> tuple[Place, list[str]]:
    found = vault.execute(_CAME_WORDS, (record_id.removeprefix(CAME_PREFIX),)).fetchone()
    if found is None or found[0] is None:
        return _NOWHERE, []
    return [found[0], None, None, None], [found[1]]


def _replace(vault: Vault, kind: str, record_id: str, place: Place, texts: Sequence[str | None]) -> None:
    drop_words(vault, record_id)
    words = "\n".join(text for text in texts if text)
    if not words:
        return
    entry = vault.execute(
        "INSERT INTO search_entry (record_id, kind, person_id, conversation_id, keep, voice) VALUES (?, ?, ?, ?, ?, ?)",
        (record_id, kind, place[0] or "", *place[1:]),
    )
    vault.execute("INSERT INTO search_words (rowid, words) VALUES (?, ?)", (entry.lastrowid, words))
