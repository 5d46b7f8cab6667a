"""What of sharing needs a person, and what they can do about it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from companion.crypto.envelope import read_parcel
from companion.domain.changes import Changes
from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.sharing.count import needs_person
from companion.services.sharing.sources import find_membership
from companion.services.sync.places import use_folder, use_hub
from companion.services.team.membership import was_let_in
from companion.services.team.old_copy import is_old_copy
from companion.services.team.trouble import get_trouble
from companion.sync.wire import FROM_THE_START, CarrierKind
from companion.vault.audit import AuditAction, append_event
from companion.vault.carriers import get_carrier, list_carriers, put_carrier_facts
from companion.vault.inbox import (
    ArrivalState,
    get_arrival,
    list_gaps,
    list_kept_apart,
    put_arrival_state,
)
from companion.vault.outbox import get_parcel, list_recipients, list_refused, put_waiting_again
from companion.vault.shared import get_shared_copy

MOST_LINES = 200


class AttentionKind(StrEnum):
    """What needs a person: this laptop's own vault, a place, the team's log, something that a place would not take,
    something refused that came, a gap.
    """

    OLD_COPY = "old_copy"
    PLACE = "place"
    TEAM = "team"
    NOT_TAKEN = "not_taken"
    KEPT_APART = "kept_apart"
    MISSING = "missing"


@dataclass(frozen=True, kw_only=True)
class AttentionLine:
    """One thing that needs a person. `reason` is a code; `parcel` and `carrier` are ids, `item` and `person` those of
    what was shared; `name` whose it is, or whom it names; `count` how many are missing. `facts` belong to the reason;
    `where` is a place's path or address, `since` when it began; `digest` (hex) tells one arrival from another.
    """

    kind: AttentionKind
    reason: str
    carrier: str = ""
    parcel: str = ""
    item: str = ""
    person: str = ""
    name: str = ""
    count: int = 1
    place: CarrierKind | None = None
    where: str = ""
    facts: dict[str, str | int] = field(default_factory=dict)
    since: datetime | None = None
    digest: str = ""


def list_attention(session: Session, names: dict[str, str]) -> tuple[AttentionLine, ...]:
    """Everything that needs a person; `names` are those of `list_names`."""
    return (
        *_old_copy(session),
        *_places(session),
        *_team(session),
        *_not_taken(session, names),
        *_kept_apart(session, names),
        *_missing(session, names),
    )


def send_again(session: Session, carrier: str, parcel: str) -> Changes:
    """Let a place be asked once more to take what it would not take."""
    with session.vault.transaction():
        put_waiting_again(session.vault, carrier, parcel)
    return Changes(ids=frozenset({carrier, parcel}), kinds=frozenset({"delivery"}))


def use_place_anyway(session: Session, carrier: str) -> Changes:
    """A person has looked at a place that lost something, or is another one now: everything goes there once more.

    Raises NOT_FOUND, and what use_folder and use_hub raise.
    """
    row = get_carrier(session.vault, carrier)
    if row.kind == CarrierKind.HUB:
        return use_hub(session, row.place)
    return use_folder(session, Path(row.place))


def look_again(session: Session) -> Changes:
    """Read every place from its beginning: for what has not come though something later has."""
    carriers = list_carriers(session.vault)
    with session.vault.transaction():
        for row in carriers:
            put_carrier_facts(session.vault, replace(row, cursor=FROM_THE_START))
    return Changes(ids=frozenset(one.id for one in carriers), kinds=frozenset({"carrier"}))


def set_aside(session: Session, digest: str) -> Changes:
    """A person has read that this was refused: it is shown no more. That it came, and why it was refused, stays."""
    row = get_arrival(session.vault, bytes.fromhex(digest))
    if row is None or row.state is not ArrivalState.KEPT_APART:
        return Changes()
    with session.vault.transaction():
        put_arrival_state(session.vault, row.digest, ArrivalState.SET_ASIDE, row.reason)
        append_event(
            session.vault,
            session.clock,
            session.member_id,
            AuditAction.SET_ASIDE,
            row.parcel,
            why=row.reason,
        )
    return Changes(ids=frozenset({row.parcel}), kinds=frozenset({"arrival"}))


def _old_copy(session: Session) -> list[AttentionLine]:
    """Said once: it holds up every place."""
    if not is_old_copy(session):
        return []
    return [AttentionLine(kind=AttentionKind.OLD_COPY, reason=Code.OLD_COPY.value)]


def _places(session: Session) -> list[AttentionLine]:
    in_team = was_let_in(session)
    return [
        AttentionLine(
            kind=AttentionKind.PLACE,
            reason=one.reason,
            carrier=one.id,
            place=CarrierKind(one.kind),
            where=one.place,
            facts=one.facts,
            since=one.since,
        )
        for one in list_carriers(session.vault)
        if needs_person(one, in_team=in_team)
    ]


def _team(session: Session) -> list[AttentionLine]:
    trouble = get_trouble(session)
    return [AttentionLine(kind=AttentionKind.TEAM, reason=trouble.value)] if trouble else []


def _not_taken(session: Session, names: dict[str, str]) -> list[AttentionLine]:
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
                    person=copy.person_id if copy else "",
                    name=", ".join(
                        names[to] for to in list_recipients(session.vault, one.parcel) if names.get(to)
                    ),
                    since=parcel.sealed_at,
                )
            )
    return lines


def _kept_apart(session: Session, names: dict[str, str]) -> list[AttentionLine]:
    return [
        AttentionLine(
            kind=AttentionKind.KEPT_APART,
            reason=one.reason,
            carrier=one.carrier,
            parcel=one.parcel,
            name=names.get(_named_author(session, one.digest), ""),
            since=one.arrived_at,
            digest=one.digest.hex(),
        )
        for one in list_kept_apart(session.vault, MOST_LINES)
    ]


def _named_author(session: Session, digest: bytes) -> str:
    """Whom a refused parcel names as its author, though nothing vouches for it. "" where it cannot be read."""
    row = get_arrival(session.vault, digest)
    try:
        return read_parcel(row.data).header.author if row is not None else ""
    except KnownError:
        return ""


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
