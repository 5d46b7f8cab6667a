"""The search index: the words of what stands now, and where they were found. Newest first, nothing ranked.

Own words that are changed are taken out of the index as FTS5 does it, and lie in its pages until these are merged, as
their earlier versions lie in their tables. What others may take back, and answers to it, are wiped from every page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from companion.domain.conversation import Keep
from companion.domain.record import Record
from companion.domain.summaries import Answer
from companion.vault.db import Vault
from companion.vault.nouns import CAME_TEXTS, SEARCHED
from companion.vault.search_text import context_of, more_tokens, to_query

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
_WIPED = frozenset({CAME, Answer.KIND})
"""Kinds that are destroyed some day: no word of theirs may be left in any page of the index."""
_FOLDS = "\ue002"
"""Between the words of a record and what they are found by besides."""

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


def list_found(
    vault: Vault, typed: str, *, limit: int, person_id: str | None = None, private: bool = True
) -> list[Found]:
    """The latest `limit` records that hold the typed words, their words in context (16 of them).

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
        "conversation.held_on, entry.keep, entry.voice, search_words.words "
        "FROM search_words JOIN search_entry AS entry ON entry.place = search_words.rowid "
        "LEFT JOIN person ON person.id = entry.person_id AND person.head AND person.removed IS NULL "
        "LEFT JOIN conversation ON conversation.id = entry.conversation_id AND conversation.head "
        f"WHERE search_words MATCH :query AND (person.id IS NOT NULL OR entry.person_id = '') {only}"
        "ORDER BY search_words.rowid DESC LIMIT :limit",
        {"query": query, "limit": limit, "person_id": person_id},
    )
    in_context = context_of(typed)
    return [Found._make((*row, in_context(_own_text(words)))) for *row, words in rows.fetchall()]


def _own_text(words: str) -> str:
    """What is indexed without what it is found by besides."""
    return words.partition(f"\n{_FOLDS}")[0]


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
    found = vault.execute("SELECT place, kind FROM search_entry WHERE record_id = ?", (record_id,)).fetchone()
    if found is not None:
        _delete_words(vault, found[1], found[0])
        vault.execute("DELETE FROM search_entry WHERE place = ?", (found[0],))


def _catch_up(vault: Vault, limit: int = -1) -> None:
    waiting = vault.execute("SELECT record_id, kind FROM search_waiting LIMIT ?", (limit,)).fetchall()
    if not waiting:
        return
    with vault.transaction():
        for record_id, kind in waiting:
            place, texts = (_came_words if kind == CAME else _own_words)(vault, kind, record_id)
            _replace(vault, kind, record_id, place, texts)


def tend_index(vault: Vault, limit: int) -> bool:
    """Index what waits, then fold again what was indexed before there was a fold: at most `limit` of each.

    For a moment when nobody waits. Returns whether there is more to do.
    """
    _catch_up(vault, limit)
    _fold_again(vault, limit)
    left = "SELECT EXISTS (SELECT 1 FROM search_waiting) OR EXISTS (SELECT 1 FROM search_again)"
    return bool(vault.execute(left).fetchone()[0])


def _fold_again(vault: Vault, limit: int) -> None:
    again = vault.execute(
        "SELECT again.place, kind, words FROM (SELECT place FROM search_again ORDER BY place DESC LIMIT ?) AS again "
        "LEFT JOIN search_entry USING (place) LEFT JOIN search_words ON search_words.rowid = again.place",
        (limit,),
    ).fetchall()
    if not again:
        return
    with vault.transaction():
        for place, kind, words in again:
            vault.execute("DELETE FROM search_again WHERE place = ?", (place,))
            tokens = more_tokens(words or "")
            if tokens:
                _delete_words(vault, kind, place)
                _insert_words(vault, place, words)


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
    words = "\n".join(text for text in texts if text).replace(_FOLDS, "")
    if not words:
        return
    entry = vault.execute(
        "INSERT INTO search_entry (record_id, kind, person_id, conversation_id, keep, voice) VALUES (?, ?, ?, ?, ?, ?)",
        (record_id, kind, place[0] or "", *place[1:]),
    )
    _insert_words(vault, entry.lastrowid, words)


def _insert_words(vault: Vault, place: int, words: str) -> None:
    tokens = more_tokens(words)
    kept = f"{words}\n{_FOLDS} {tokens}" if tokens else words
    vault.execute("INSERT INTO search_words (rowid, words) VALUES (?, ?)", (place, kept))


def _delete_words(vault: Vault, kind: str, place: int) -> None:
    if kind in _WIPED:
        _wipe_deleted(vault, True)
    vault.execute("DELETE FROM search_words WHERE rowid = ?", (place,))
    if kind in _WIPED:
        _wipe_deleted(vault, False)


def _wipe_deleted(vault: Vault, wipe: bool) -> None:
    vault.execute("INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', ?)", (int(wipe),))
