"""Forms that act on others once they are pressed: what is typed and ticked there is kept, and counts for nothing."""

from __future__ import annotations

from collections.abc import Mapping

from companion.domain.changes import Changes
from companion.services.session import Session
from companion.vault.drafts import DraftRow, drop_draft, get_draft, list_drafts, put_draft

DRAFT = "draft"
"""For `Changes.kinds`: what somebody is about to decide has changed. Nobody else sees anything of it."""
_FORM = "form"


def list_typed(session: Session) -> dict[str, dict[str, str]]:
    """What is typed in forms about no person, by form and field."""
    rows = list_drafts(session.vault, _FORM, "")
    return {row.about: {name: str(words) for name, words in row.said.items()} for row in rows}


def get_typed(session: Session, form: str) -> dict[str, str]:
    """What is typed in a form, by field."""
    row = get_draft(session.vault, form)
    return {} if row is None else {name: str(words) for name, words in row.said.items()}


def keep_typed(session: Session, form: str, typed: Mapping[str, str], person_id: str = "") -> Changes:
    """Keep what was typed in some fields of a form, about a person or about none; its others stay as they are."""
    with session.vault.transaction():
        before = get_draft(session.vault, form)
        said = {**(before.said if before is not None else {}), **typed}
        row = DraftRow(about=form, kind=_FORM, person_id=person_id, said=said, kept_at=session.clock.now())
        put_draft(session.vault, row)
    return _touched(form)


def drop_typed(session: Session, form: str) -> Changes:
    """Forget what was typed in a form: it was pressed, or is not wanted."""
    with session.vault.transaction():
        if get_draft(session.vault, form) is None:
            return Changes()
        drop_draft(session.vault, form)
    return _touched(form)


def _touched(form: str) -> Changes:
    return Changes(ids=frozenset({form}), kinds=frozenset({DRAFT}))
