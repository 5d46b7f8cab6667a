"""Drafts of decisions: kept like every typed word, and counting for nothing until somebody makes the decision."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from companion.vault.db import Vault
from companion.vault.store import first, list_rows, put_row


@dataclass(frozen=True, kw_only=True)
class DraftRow:
    """One draft. `about` is the id of what it would change or make, `kind` what that is, `person_id` whom it is
    about ("" for nobody), `said` the values by field name, each as its column would have it.
    """

    TABLE: ClassVar[str] = "draft"

    about: str
    kind: str
    person_id: str
    said: dict[str, str | int | None] = field(default_factory=dict)
    kept_at: datetime


def get_draft(vault: Vault, about: str) -> DraftRow | None:
    """The draft about this id."""
    return first(list_rows(vault, DraftRow, "about = ?", (about,)))


def list_drafts(vault: Vault, kind: str, person_id: str) -> list[DraftRow]:
    """The drafts of this kind about one person, in the order of the ids they are about."""
    return list_rows(vault, DraftRow, "kind = ? AND person_id = ? ORDER BY about", (kind, person_id))


def put_draft(vault: Vault, row: DraftRow) -> None:
    """Keep a draft in place of the one before, in the caller's transaction."""
    drop_draft(vault, row.about)
    put_row(vault, row)


def drop_draft(vault: Vault, about: str) -> None:
    """Forget a draft, in the caller's transaction."""
    vault.execute("DELETE FROM draft WHERE about = ?", (about,))
