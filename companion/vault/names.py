"""People by any word of their name, as it is typed: an index of those words, so that no list of names is walked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from companion.domain.fold import is_near, name_words, sort_key, sound_of, typed_names
from companion.domain.person import Person
from companion.vault.db import Vault
from companion.vault.store import marks

_LAST = "\U0010ffff"
LEAST_NEAR = 3
"""Letters. A slip in a shorter word makes any other word of it."""

_MOST_NEAR = 500  # more than this is no near match

Ways = Sequence[tuple[str, ...]]


class Named(NamedTuple):
    """One person of the list."""

    id: str
    name: str
    pronouns: str


def list_people_named(vault: Vault, typed: str, limit: int) -> list[Named]:
    """People with a word in their name for every typed one that begins so, as names sort; nothing typed: everyone."""
    asked = typed_names(typed)
    if not asked:
        return _listed(vault, "SELECT sort, person_id FROM name_order", [], limit)
    values: list[str] = []
    condition = _begins(asked[0], values)
    for ways in asked[1:]:
        condition += f" AND person_id IN (SELECT person_id FROM name_word WHERE {_begins(ways, values)})"
    return _listed(vault, f"SELECT DISTINCT sort, person_id FROM name_word WHERE {condition}", values, limit)


def list_people_near(vault: Vault, typed: str, limit: int) -> list[Named]:
    """People with a word in their name for every typed one that is a slip away from it, or sounds like it.

    One whole word of several is enough where all of them find nobody.
    """
    words = ["".join(ways[0]) for ways in typed_names(typed)]
    sets = [_near(vault, word) for word in words if len(word) >= LEAST_NEAR]
    people = set.intersection(*sets) if sets else set()
    if not people and len(words) > 1:
        people = set().union(*(_ids(vault, "word = ?", word) for word in words if len(word) >= LEAST_NEAR))
    chosen = sorted(people)[:_MOST_NEAR]
    return _listed(
        vault, f"SELECT sort, person_id FROM name_order WHERE person_id IN ({marks(chosen)})", chosen, limit
    )


def put_name(vault: Vault, person: Person) -> None:
    """Find a person by their name as it stands now; someone who was taken out is found no more."""
    vault.execute("DELETE FROM name_word WHERE person_id = ?", (person.id,))
    vault.execute("DELETE FROM name_order WHERE person_id = ?", (person.id,))
    if person.removed is not None:
        return
    sort = sort_key(person.name)
    vault.execute("INSERT INTO name_order (sort, person_id) VALUES (?, ?)", (sort, person.id))
    for word in name_words(person.name):
        vault.execute(
            "INSERT INTO name_word (word, person_id, sort, sound) VALUES (?, ?, ?, ?)",
            (word, person.id, sort, sound_of(word)),
        )


def _listed(vault: Vault, chosen: str, values: Sequence[str], limit: int) -> list[Named]:
    # The first of them are found by the index alone; only those are looked up.
    rows = vault.execute(
        f"SELECT person.id, person.name, person.pronouns FROM ({chosen} ORDER BY sort, person_id LIMIT ?) AS found "
        "JOIN person ON person.id = found.person_id AND person.head AND person.removed IS NULL "
        "ORDER BY found.sort, found.person_id",
        (*values, limit),
    )
    return [Named(*row) for row in rows.fetchall()]


def _begins(ways: Ways, values: list[str]) -> str:
    """The condition for one typed word, in one of its ways; what is typed goes into `values`."""
    conditions = []
    for words in ways:
        one = ""
        for place, word in enumerate(words):
            values += (word, word + _LAST)
            condition = "word >= ? AND word < ?"
            further = f" AND person_id IN (SELECT person_id FROM name_word WHERE {condition})"
            one += further if place else condition
        conditions.append(f"({one})")
    return f"({' OR '.join(conditions)})"


def _near(vault: Vault, word: str) -> set[str]:
    """Whoever has this word in their name, one a slip away from it, or one that sounds like it."""
    if not word.isalpha():
        return _ids(vault, "word = ?", word)  # one number is not near another
    cut = max(1, len(word) // 3)
    # A slip touches two letters that stand together at most, and so leaves one of three pieces as it was.
    rows = vault.execute(
        "SELECT DISTINCT word FROM name_word WHERE length(word) BETWEEN ? AND ? "
        "AND (substr(word, 1, ?) = ? OR substr(word, -?) = ? OR instr(word, ?))",
        (len(word) - 1, len(word) + 1, cut, word[:cut], cut, word[-cut:], word[cut:-cut]),
    )
    found = _ids(vault, "sound = ? AND sound != ''", sound_of(word))
    for (one,) in rows.fetchall():
        if is_near(word, one):
            found |= _ids(vault, "word = ?", one)
    return found


def _ids(vault: Vault, condition: str, value: str) -> set[str]:
    rows = vault.execute(f"SELECT person_id FROM name_word WHERE {condition}", (value,))
    return {str(one) for (one,) in rows.fetchall()}
