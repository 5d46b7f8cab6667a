"""What was filled in of something that cannot be made yet: kept like every typed word, and part of no record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from companion.domain.record import stamped
from companion.services.records import new_stamp
from companion.services.session import Session
from companion.vault.columns import decoders, to_row
from companion.vault.drafts import DraftRow, drop_draft, get_draft, put_draft

_UNMADE = "unmade"


def unmade_id(kind: str, person_id: str, given: Mapping[str, Any]) -> str:
    """Name the place of what waits: one for each kind, person, and what a form was opened with."""
    return " ".join((_UNMADE, kind, person_id, *(f"{name}={value}" for name, value in sorted(given.items()))))


def get_unmade(session: Session, noun: Any, about: str) -> dict[str, Any]:
    """Return the values that wait, by field; empty where nothing does."""
    row = get_draft(session.vault, about)
    said = row.said if row is not None else {}
    return {name: read(said[name]) for name, read in decoders(noun) if name in said}


def put_unmade(
    session: Session, noun: Any, about: str, *, person_id: str, needed: str, values: Mapping[str, Any]
) -> None:
    """Keep these values in place of those that waited, in the caller's transaction; `needed` is still missing."""
    stands_in = {needed: "-", **{name: value for name, value in values.items() if name != needed}}
    record = noun(**stamped("", new_stamp(session)), person_id=person_id, **stands_in)
    columns = to_row(record)
    said = {name: columns[name] for name in values if name != needed}
    row = DraftRow(
        about=about,
        kind=_UNMADE,
        person_id=person_id,
        said=said,  # type: ignore[arg-type]
        kept_at=session.clock.now(),
    )
    put_draft(session.vault, row)


def drop_unmade(session: Session, about: str) -> None:
    """Forget what waited, in the caller's transaction: it is part of a record now."""
    drop_draft(session.vault, about)
