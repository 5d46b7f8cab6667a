"""Drafts of decisions about sharing: kept as they are typed and ticked, and counting for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from companion.domain.changes import Changes
from companion.domain.checks import check_record
from companion.domain.consent import Answer, ConsentDecision, in_force
from companion.domain.fold import same_name
from companion.domain.record import stamped
from companion.domain.text import cleaned, is_blank
from companion.services.drafts import DRAFT
from companion.services.records import new_stamp
from companion.services.session import Session
from companion.services.sharing.naming import names_in_team
from companion.vault.columns import decoders, to_row
from companion.vault.drafts import DraftRow, drop_draft, get_draft, list_drafts, put_draft
from companion.vault.rows import list_records

_NOBODY_YET = "-"
"""Stands where the recipient of a draft is not named yet, while the rest of it is checked."""


@dataclass(frozen=True, kw_only=True)
class DraftDecision:
    """A decision that nobody has made yet. `stands` is what it would change, None where it would be a new one.

    `values` are the fields that would be other than they are, or of a new one those that were filled in.
    """

    id: str
    values: Mapping[str, Any]
    stands: ConsentDecision | None

    @property
    def recipient(self) -> str:
        """Whom it names, "" while it names nobody."""
        before = self.stands.recipient if self.stands else ""
        return str(self.values.get("recipient", before))


def list_decision_drafts(session: Session, person_id: str) -> tuple[DraftDecision, ...]:
    """What somebody is about to decide about this person, oldest first."""
    standing = {one.id: one for one in list_records(session.vault, ConsentDecision, person_id)}
    rows = list_drafts(session.vault, ConsentDecision.KIND, person_id)
    return tuple(_read(row, standing.get(row.about)) for row in rows)


def get_decision_draft(session: Session, person_id: str, draft_id: str) -> DraftDecision | None:
    """The draft with this id, which is that of a decision where it would change one."""
    drafts = list_decision_drafts(session, person_id)
    return next((one for one in drafts if one.id == draft_id), None)


def keep_decision_draft(session: Session, person_id: str, draft_id: str = "", **values: Any) -> Changes:
    """Keep what was typed or chosen of a decision. It changes nothing for anyone.

    Without an id a new one is begun. `Changes.made` is the draft's id. Raises what check_record raises, for these
    values.
    """
    with session.vault.transaction():
        draft_id = draft_id or session.clock.new_id()
        stands = _find_standing(session, person_id, draft_id)
        _check(session, person_id, stands, values)
        row = get_draft(session.vault, draft_id)
        kept = dict(_read(row, stands).values) if row else {}
        kept |= {name: _cleaned(value) for name, value in values.items()}
        if stands is not None:
            kept = {name: one for name, one in kept.items() if _differs(session, stands, name, one)}
        if kept:
            put_draft(session.vault, _row(session, person_id, draft_id, kept))
        else:
            drop_draft(session.vault, draft_id)
    return touched_draft(person_id, draft_id)


def drop_decision_draft(session: Session, person_id: str, draft_id: str) -> Changes:
    """Forget a draft. What stands stays as it is."""
    with session.vault.transaction():
        drop_draft(session.vault, draft_id)
    return touched_draft(person_id, draft_id)


def move_decision_draft(session: Session, person_id: str, draft_id: str, decision_id: str) -> Changes:
    """Let a draft be about a decision that stands already, as whoever decides has said. It stays a draft."""
    with session.vault.transaction():
        draft = get_decision_draft(session, person_id, draft_id)
        if draft is None:
            return Changes()
        drop_draft(session.vault, draft_id)
        values = {name: one for name, one in draft.values.items() if not name.startswith("recipient")}
        return touched_draft(person_id, draft_id) | keep_decision_draft(
            session, person_id, decision_id, **values
        )


def find_equal(session: Session, person_id: str, recipient: str) -> tuple[str, str]:
    """What is decided, or about to be, about a recipient of this name: its id and whom it names. Nothing: two ""."""
    standing = [(one.id, one.recipient) for one in list_records(session.vault, ConsentDecision, person_id)]
    pending = [(one.id, one.recipient) for one in list_decision_drafts(session, person_id)]
    names = names_in_team(session)
    for there, name in (*standing, *pending):
        if same_one(name, recipient, names):
            return there, names.get(name, name)
    return "", ""


def same_one(name: str, other: str, names: Mapping[str, str]) -> bool:
    """Whether two decisions are about one recipient: the same id, or one name however it is spelt."""
    if name in names and other in names:
        return name == other
    return same_name(names.get(name, name), names.get(other, other))


def as_new(session: Session, person_id: str, draft_id: str, values: Mapping[str, Any]) -> ConsentDecision:
    """A decision that nobody has made before."""
    stamp = stamped(draft_id, new_stamp(session))
    return ConsentDecision(**stamp, person_id=person_id, **{"recipient": _NOBODY_YET, **values})  # type: ignore[arg-type]


def _check(
    session: Session, person_id: str, stands: ConsentDecision | None, values: Mapping[str, Any]
) -> None:
    """Check these values beside what stands, or beside a stand-in for a name that is not there yet."""
    if is_blank(values.get("recipient", _NOBODY_YET)):
        values = {**values, "recipient": _NOBODY_YET}
    would = replace(stands, **values) if stands is not None else as_new(session, person_id, "", values)
    check_record(would, session.clock.today())


def _find_standing(session: Session, person_id: str, decision_id: str) -> ConsentDecision | None:
    standing = list_records(session.vault, ConsentDecision, person_id)
    return next((one for one in standing if one.id == decision_id), None)


def _differs(session: Session, stands: ConsentDecision, name: str, value: Any) -> bool:
    """Whether it would change what stands: the same yes again counts where the yes does not stand any more."""
    again = name == "answer" and value is Answer.YES and not in_force(stands, session.clock.today())
    return again or bool(getattr(stands, name) != value)


def _read(row: DraftRow, stands: ConsentDecision | None) -> DraftDecision:
    values = {name: read(row.said[name]) for name, read in decoders(ConsentDecision) if name in row.said}
    return DraftDecision(id=row.about, values=values, stands=stands)


def _row(session: Session, person_id: str, draft_id: str, values: Mapping[str, Any]) -> DraftRow:
    columns = to_row(as_new(session, person_id, draft_id, values))
    said = {name: columns[name] for name in values}
    return DraftRow(
        about=draft_id,
        kind=ConsentDecision.KIND,
        person_id=person_id,
        said=said,  # type: ignore[arg-type]
        kept_at=session.clock.now(),
    )


def _cleaned(value: Any) -> Any:
    return cleaned(value) if type(value) is str else value


def touched_draft(person_id: str, draft_id: str) -> Changes:
    """What a draft's change touches: nothing that anyone else sees, and nothing to undo."""
    return Changes(
        ids=frozenset({person_id, draft_id} - {""}), kinds=frozenset({DRAFT}), made=draft_id or None
    )
