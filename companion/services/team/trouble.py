"""What is wrong with the team's log as it was last handed to us. Kept apart from the log: home asks at every start."""

from __future__ import annotations

from companion.errors import Code
from companion.services.session import Session
from companion.vault.db import drop_meta, get_meta, put_meta

_TROUBLE = "team_trouble"


def get_trouble(session: Session) -> Code | None:
    """ROSTER_FORKED, ROSTER_ROLLED_BACK or ROSTER_REFUSED; None where nothing is wrong."""
    told = get_meta(session.vault, _TROUBLE)
    return Code(told) if told else None


def put_trouble(session: Session, trouble: Code | None) -> bool:
    """Remember it in place of the one before. Whether that is news."""
    if trouble is get_trouble(session):
        return False
    if trouble is None:
        drop_meta(session.vault, _TROUBLE)
    else:
        put_meta(session.vault, _TROUBLE, trouble.value)
    return True
