"""Rows of a person's details that are begun and cannot count yet: kept like every typed word, part of no record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from companion.domain.changes import Changes
from companion.domain.person import Person
from companion.services.drafts import get_typed, keep_typed
from companion.services.session import Session
from companion.vault.columns import decoders, to_row
from companion.vault.rows import get_record


def get_begun_rows(session: Session, person_id: str) -> dict[str, tuple[Any, ...]]:
    """The rows that wait for words they need, by the field of the person they would be part of."""
    typed = get_typed(session, _form(person_id))
    return {name: read(typed[name]) for name, read in decoders(Person) if name in typed}


def keep_begun_rows(session: Session, person_id: str, name: str, rows: Sequence[Any]) -> Changes:
    """Keep these rows of one field, in place of those that waited. They change nothing about the person."""
    values: dict[str, Any] = {name: tuple(rows)}
    with_rows = replace(get_record(session.vault, Person, person_id), **values)
    return keep_typed(session, _form(person_id), {name: str(to_row(with_rows)[name])}, person_id)


def _form(person_id: str) -> str:
    return f"rows {person_id}"
