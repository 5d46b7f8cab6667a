"""People by any word of their name, as it is typed: an index of those words, so that no list of names is walked."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from companion.domain.person import Person
from companion.vault.db import Vault

_LAST = "\U0010ffff"


class Named(NamedTuple):
    """One person of the list."""

    id: str
    name: str
    pronouns: str


def words_in(name: str) -> list[str]:
    """The words of a name as they are compared: neither case nor accents matter."""
    apart = unicodedata.normalize("NFKD", name)
    return "".join(one for one in apart if not unicodedata.combining(one)).casefold().split()


def list_people_named(vault: Vault, typed: str, limit: int) -> list[Named]:
    """People with a word in their name for every typed one that begins so, by name; nothing typed: everyone."""
    words = words_in(typed)
    columns, order = "person.id, person.name, person.pronouns", "COLLATE NOCASE, {id} LIMIT :limit"
    if not words:
        rows = vault.execute(
            f"SELECT {columns} FROM person WHERE head AND removed IS NULL "
            f"ORDER BY name {order.format(id='id')}",
            {"limit": limit},
        )
        return [Named(*row) for row in rows.fetchall()]
    values: dict[str, str | int] = {"limit": limit}
    conditions = []
    for place, word in enumerate(words):
        values |= {f"from{place}": word, f"to{place}": word + _LAST}
        conditions.append(f"word >= :from{place} AND word < :to{place}")
    further = "".join(
        f" AND person_id IN (SELECT person_id FROM name_word WHERE {one})" for one in conditions[1:]
    )
    # The first of them are found by the index alone; only those are looked up.
    rows = vault.execute(
        f"SELECT {columns} FROM (SELECT DISTINCT name, person_id FROM name_word WHERE {conditions[0]}{further} "
        f"ORDER BY name {order.format(id='person_id')}) AS found "
        "JOIN person ON person.id = found.person_id AND person.head AND person.removed IS NULL "
        f"ORDER BY found.name {order.format(id='found.person_id')}",
        values,
    )
    return [Named(*row) for row in rows.fetchall()]


def put_name(vault: Vault, person: Person) -> None:
    """Find a person by their name as it stands now; someone who was taken out is found no more."""
    vault.execute("DELETE FROM name_word WHERE person_id = ?", (person.id,))
    if person.removed is None:
        for word in dict.fromkeys(words_in(person.name)):
            vault.execute(
                "INSERT INTO name_word (word, person_id, name) VALUES (?, ?, ?)",
                (word, person.id, person.name),
            )
