"""A look at words of several people at once, home or a search, in the audit chain: one event for a run of looks."""

from __future__ import annotations

from companion.services.session import Session
from companion.vault.audit import AuditAction, append_event, list_events


def note_glance(session: Session, where: str) -> None:
    """Note that words of several people were on screen; `where` is a code. Looking again is no further event.

    Searching as one types asks at every pause, and home looks again after every deed: an event for each would bury
    the others.
    """
    last = list_events(session.vault, 1)
    if last and (last[0].action, last[0].why, last[0].member) == (AuditAction.VIEW, where, session.member_id):
        return
    with session.vault.transaction():
        append_event(session.vault, session.clock, session.member_id, AuditAction.VIEW, why=where)
