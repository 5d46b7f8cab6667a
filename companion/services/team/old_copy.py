"""Whether this vault is known to be an old copy of itself. Kept apart from how that shows: home asks at every start."""

from __future__ import annotations

from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.vault.audit import AuditAction, append_event
from companion.vault.db import get_meta, put_meta

_NOTICED = "old_copy"


def is_old_copy(session: Session) -> bool:
    """Whether it was noticed, and the vault does not go on as another device yet; or parts of it are old."""
    return session.vault.freshness.stale or get_meta(session.vault, _NOTICED) == session.vault.device


def note_old_copy(session: Session) -> None:
    """Remember it, for every carrier and over every restart."""
    with session.vault.transaction():
        put_meta(session.vault, _NOTICED, session.vault.device)
        append_event(
            session.vault, session.clock, session.member_id, AuditAction.OLD_COPY, session.vault.device
        )


def refuse_old_copy(session: Session) -> None:
    """Raise OLD_COPY where it was noticed: nothing goes out under numbers that were given out already."""
    if is_old_copy(session):
        raise KnownError(Code.OLD_COPY)
