"""Sending as a whole: what waits, what was delivered, and what needs a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from companion.services.glances import note_glance
from companion.services.session import Session
from companion.services.sharing.sources import find_membership
from companion.services.sharing.states import SharedLine, gather_line
from companion.services.sharing.view import list_names
from companion.services.sync.attention import MOST_LINES, AttentionKind, AttentionLine, list_attention
from companion.services.sync.places import PlaceLine, see_places
from companion.services.team.membership import was_let_in
from companion.vault.carriers import list_carriers
from companion.vault.outbox import count_waiting
from companion.vault.shared import list_shared_items
from companion.vault.sharing_counts import count_shared_items

__all__ = ["AttentionKind", "AttentionLine", "SendingState", "see_sending"]


@dataclass(frozen=True, kw_only=True)
class SendingState:
    """What waits and since when, what needs a person, everything shared (newest first), and the places.

    `in_team`: this laptop may share. `let_in`: the team let it in once, and may have put it out since.
    """

    waiting: int
    waiting_since: datetime | None
    attention: tuple[AttentionLine, ...]
    lines: tuple[SharedLine, ...]
    last_success: datetime | None
    has_place: bool
    in_team: bool
    let_in: bool = False
    places: tuple[PlaceLine, ...] = ()
    count: int = 0


def see_sending(session: Session, limit: int = MOST_LINES) -> SendingState:
    """How sharing stands as a whole, with the `limit` latest lines. Seeing it is an audit event: they name people."""
    note_glance(session, "sending")
    vault, names = session.vault, list_names(session)
    waiting, carriers = count_waiting(vault), list_carriers(vault)
    return SendingState(
        waiting=waiting.parcels,
        waiting_since=waiting.since,
        attention=list_attention(session, names),
        lines=tuple(gather_line(session, item, names) for item in list_shared_items(vault, limit)),
        count=count_shared_items(vault),
        last_success=max((one.last_success_at for one in carriers if one.last_success_at), default=None),
        has_place=bool(carriers),
        in_team=find_membership(session) is not None,
        let_in=was_let_in(session),
        places=see_places(session),
    )
