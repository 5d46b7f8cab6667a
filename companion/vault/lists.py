"""The lists of the first screens: each one indexed query, however many people there are."""

from __future__ import annotations

from datetime import date

from companion.domain.conversation import Conversation
from companion.domain.introduction import Introduction
from companion.domain.strengths import Action
from companion.vault.db import Vault
from companion.vault.rows import list_where


def count_people(vault: Vault) -> int:
    """How many people stand in the vault."""
    return int(vault.execute("SELECT count(*) FROM person WHERE head AND removed IS NULL").fetchone()[0])


def list_meetings_on(vault: Vault, day: date, limit: int) -> list[Conversation]:
    """Conversations whose next meeting is on `day`."""
    return list_where(
        vault, Conversation, "next_meeting_on = ? ORDER BY id LIMIT ?", (day.isoformat(), limit)
    )


def list_unfinished(vault: Vault, limit: int) -> list[Conversation]:
    """Conversations that are not agreed yet, oldest first."""
    return list_where(vault, Conversation, "state != 'agreed' ORDER BY held_on LIMIT ?", (limit,))


def list_due(vault: Vault, day: date, limit: int) -> list[Action]:
    """Actions offered or accepted that were to be done by `day`, oldest first."""
    return list_where(
        vault,
        Action,
        "by_when IS NOT NULL AND by_when <= ? AND state IN ('offered', 'accepted') ORDER BY by_when LIMIT ?",
        (day.isoformat(), limit),
    )


def list_waiting(vault: Vault, limit: int) -> list[Introduction]:
    """Introductions to us whose first conversation has not been held, longest wait first."""
    return list_where(
        vault,
        Introduction,
        "direction = 'in' AND first_held_on IS NULL ORDER BY received_on LIMIT ?",
        (limit,),
    )


def list_on_the_way(vault: Vault, limit: int) -> list[Introduction]:
    """Introductions on to others that have not arrived and not come back, oldest first."""
    return list_where(
        vault,
        Introduction,
        "direction = 'out' AND arrived_on IS NULL AND came_back_on IS NULL ORDER BY sent_on LIMIT ?",
        (limit,),
    )
