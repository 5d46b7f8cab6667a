"""Sending as a whole: what waits, what was delivered, and what needs a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from companion.services.glances import note_glance
from companion.services.session import Session
from companion.services.shared_states import SharedLine, gather_line
from companion.services.sharing_view import list_names
from companion.services.summary_sources import find_membership
from companion.vault.carriers import CarrierState, list_carriers
from companion.vault.inbox import list_gaps, list_kept_apart
from companion.vault.outbox import count_waiting, get_parcel, list_refused
from companion.vault.shared import get_shared_copy, list_shared_items

MOST_LINES = 200


class AttentionKind(StrEnum):
    """What needs a person: a place, something that a place would not take, something refused that came, a gap."""

    PLACE = "place"
    NOT_TAKEN = "not_taken"
    KEPT_APART = "kept_apart"
    MISSING = "missing"


@dataclass(frozen=True, kw_only=True)
class AttentionLine:
    """One thing that needs a person. `reason` is a code; `parcel` and `carrier` are ids, `item` that of a shared
    item; `name` whose it is; `count` how many are missing.
    """

    kind: AttentionKind
    reason: str
    carrier: str = ""
    parcel: str = ""
    item: str = ""
    name: str = ""
    count: int = 1


@dataclass(frozen=True, kw_only=True)
class SendingState:
    """What waits and since when, what needs a person, everything shared (newest first), and the last success."""

    waiting: int
    waiting_since: datetime | None
    attention: tuple[AttentionLine, ...]
    lines: tuple[SharedLine, ...]
    last_success: datetime | None
    has_place: bool
    in_team: bool

    @property
    def all_delivered(self) -> bool:
        """Whether nothing waits and nothing needs a person."""
        return self.waiting == 0 and not self.attention


def see_sending(session: Session, *, limit: int = MOST_LINES) -> SendingState:
    """How sharing stands as a whole. Seeing it is an audit event: the lines name people."""
    note_glance(session, "sending")
    vault, names = session.vault, list_names(session)
    waiting, carriers = count_waiting(vault), list_carriers(vault)
    return SendingState(
        waiting=waiting.parcels,
        waiting_since=waiting.since,
        attention=(*_places(session), *_not_taken(session), *_kept_apart(session), *_missing(session, names)),
        lines=tuple(gather_line(session, item, names) for item in list_shared_items(vault, limit)),
        last_success=max((one.last_success_at for one in carriers if one.last_success_at), default=None),
        has_place=bool(carriers),
        in_team=find_membership(session) is not None,
    )


def _places(session: Session) -> list[AttentionLine]:
    return [
        AttentionLine(kind=AttentionKind.PLACE, reason=one.reason, carrier=one.id)
        for one in list_carriers(session.vault)
        if one.state is CarrierState.STOPPED
    ]


def _not_taken(session: Session) -> list[AttentionLine]:
    lines = []
    for one in list_refused(session.vault, MOST_LINES):
        parcel, copy = get_parcel(session.vault, one.parcel), get_shared_copy(session.vault, one.parcel)
        if parcel is not None and parcel.dropped_why is None:
            lines.append(
                AttentionLine(
                    kind=AttentionKind.NOT_TAKEN,
                    reason=one.reason,
                    carrier=one.carrier,
                    parcel=one.parcel,
                    item=copy.item if copy else "",
                )
            )
    return lines


def _kept_apart(session: Session) -> list[AttentionLine]:
    return [
        AttentionLine(
            kind=AttentionKind.KEPT_APART, reason=one.reason, carrier=one.carrier, parcel=one.parcel
        )
        for one in list_kept_apart(session.vault, MOST_LINES)
    ]


def _missing(session: Session, names: dict[str, str]) -> list[AttentionLine]:
    us = find_membership(session)
    devices = us.roster.devices if us else {}
    return [
        AttentionLine(
            kind=AttentionKind.MISSING,
            reason=AttentionKind.MISSING.value,
            name=names.get(devices[gap.device].member, "") if gap.device in devices else "",
            count=gap.missing,
        )
        for gap in list_gaps(session.vault, session.member_id)
    ]
