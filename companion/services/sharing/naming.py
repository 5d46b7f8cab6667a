"""What the team and its members are called, for screens that show whom a decision names; quick outside a team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.services.session import Session
from companion.vault.db import get_meta

if TYPE_CHECKING:
    from companion.services.sharing.view import Linkable


def is_in_team(session: Session) -> bool:
    """Whether this laptop is in a team today."""
    if not _ever_in_one(session):
        return False
    from companion.services.sharing.sources import find_membership

    return find_membership(session) is not None


def names_in_team(session: Session) -> dict[str, str]:
    """What every member, past ones too, and the team are called, by id; nothing where there is no team."""
    if not _ever_in_one(session):
        return {}
    from companion.services.sharing.view import list_names  # brings the team along

    return list_names(session)


def nameable_in_team(session: Session) -> tuple[Linkable, ...]:
    """Whom a decision can be about: the others who are in the team today, then the team."""
    if not _ever_in_one(session):
        return ()
    from companion.services.sharing.view import list_linkable

    return list_linkable(session)


def _ever_in_one(session: Session) -> bool:
    return get_meta(session.vault, "team") is not None
