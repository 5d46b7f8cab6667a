"""Drafts for tests: what somebody is about to decide."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from companion.domain.consent import ConsentDecision
from companion.vault.drafts import DraftRow

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def drafted(about: str, **values: Any) -> DraftRow:
    """A draft that names the GP."""
    said = {"recipient": "GP", "answer": "yes"}
    values = {"kind": ConsentDecision.KIND, "person_id": "person-1", "said": said, "kept_at": AT, **values}
    return DraftRow(about=about, **values)
