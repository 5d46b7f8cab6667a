"""How sharing stands, in numbers: home and the line at the bottom ask for it often, and before anything is shared.

It needs no cryptography and no team, so it brings neither along.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from companion.errors import Code
from companion.services.session import Session
from companion.services.team.old_copy import is_old_copy
from companion.services.team.trouble import get_trouble
from companion.vault.carriers import CarrierRow, CarrierState, list_carriers
from companion.vault.db import get_meta
from companion.vault.inbox import list_gaps
from companion.vault.outbox import count_waiting
from companion.vault.sharing_counts import (
    count_kept_apart,
    count_new_requests,
    count_refused,
    count_shared_items,
)
from companion.vault.team_rows import KeyKind, list_own_keys

MENDS_ITSELF = frozenset(
    {"", "not_yet", "up_to_date", "working"}
    | {
        code.value
        for code in (
            Code.CARRIER_BUSY,
            Code.CARRIER_GONE,
            Code.OTHER_ANSWER,
            Code.CURSOR_EXPIRED,
            Code.ROSTER_STALE,
            Code.VAULT_BUSY,
            Code.NOT_FOUND,
        )
    }
)
"""Why a place waits without needing anyone: nothing is wrong, or waiting is all there is to do."""


@dataclass(frozen=True, kw_only=True)
class SharingCount:
    """`items` shared ever, `waiting` parcels on their way since `since`, `attention`: things that need a person,
    `requests` to join that wait for an administrator. `places` in use, by id. Who has asked to join and was not let
    in yet is not in a team, and may have a place.
    """

    in_team: bool = False
    places: tuple[str, ...] = ()
    items: int = 0
    waiting: int = 0
    since: datetime | None = None
    attention: int = 0
    requests: int = 0


def count_sharing(session: Session) -> SharingCount:
    """How sharing stands: one look at a note where there is no team."""
    vault = session.vault
    team = get_meta(vault, "team")
    if not team:
        return SharingCount()
    carriers, waiting = list_carriers(vault), count_waiting(vault)
    in_team = bool(list_own_keys(vault, KeyKind.NAMES, team))
    attention = (
        sum(needs_person(one, in_team=in_team) for one in carriers)
        + count_refused(vault)
        + count_kept_apart(vault)
        + len(list_gaps(vault, session.member_id))
        + bool(get_trouble(session))
        + is_old_copy(session)
    )
    return SharingCount(
        in_team=in_team,
        places=tuple(one.id for one in carriers),
        items=count_shared_items(vault),
        waiting=waiting.parcels,
        since=waiting.since,
        attention=attention,
        requests=count_new_requests(vault),
    )


def needs_person(row: CarrierRow, *, in_team: bool) -> bool:
    """Whether somebody has to look at a place: it is stopped, or waits for what no waiting mends. Who is not let in yet
    only waits; an old copy of the vault is none of the place's trouble.
    """
    if row.reason == Code.OLD_COPY:
        return False
    if row.reason == Code.NOT_ADMITTED and not in_team:
        return False
    return row.state is CarrierState.STOPPED or row.reason not in MENDS_ITSELF
