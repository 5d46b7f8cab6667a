"""What the team agreed, for whoever acts by it: waits, when laptops lock, how we ask, how long we keep."""

from __future__ import annotations

from dataclasses import dataclass

from companion.domain.introduction import FIRST_CONVERSATION_DAYS
from companion.services.session import Session
from companion.vault.db import get_meta
from companion.vault.team_rows import KeyKind, list_own_keys


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """What holds on this laptop; without a team, what Companion itself says.

    `waiting_days`: after the first a wait is long, after the second too long. `retention_years` after the end of
    support, `idle_minutes` until a laptop locks: None where the team agreed on nothing. `consent_words` may be "".
    """

    waiting_days: tuple[int, int] = FIRST_CONVERSATION_DAYS
    retention_years: int | None = None
    idle_minutes: int | None = None
    consent_words: str = ""


def get_agreed(session: Session) -> Agreed:
    """What our team agreed. It also holds for whoever was in it: their people still stand on this laptop."""
    team = get_meta(session.vault, "team")
    if not team or not list_own_keys(session.vault, KeyKind.NAMES, team):
        return Agreed()
    from companion.services.team.membership import (
        get_roster,
    )  # home, which asks, does without the team until then
    from companion.services.team.roster_log import get_names_key

    roster = get_roster(session)
    if roster is None:
        return Agreed()
    policy = roster.policy
    return Agreed(
        waiting_days=policy.waiting_days,
        retention_years=policy.retention_years,
        idle_minutes=policy.idle_minutes,
        consent_words=roster.consent_words(get_names_key(session, team) or b""),
    )
