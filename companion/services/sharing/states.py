"""How far each shared thing has come, for each recipient: the facts behind the words on screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from companion.crypto.envelope import Kind
from companion.domain.person import Person
from companion.domain.summaries import Answer, ReceiptWhat, Summary
from companion.services.session import Session
from companion.services.sharing.items import ItemParcel, SharedItem, copy_of, get_item
from companion.services.sharing.view import list_names
from companion.vault.audit import AuditAction, append_event
from companion.vault.carriers import get_carrier_kinds
from companion.vault.outbox import DeliveryState
from companion.vault.rows import get_record, list_records
from companion.vault.shared import Received, list_received_about, list_shared_copies

NO_PLACE = "no_place"
BEFORE_IT_LEFT = "before_it_left"
LEFT_THE_TEAM = "left_the_team"
AT_BOTH = "places"
"""Reasons that are no code: nowhere to send it through, taken back unsent, a recipient who is out of the team, and what
lies in a folder and at a hub.
"""
Kinds = Mapping[str, str]


class ShareState(StrEnum):
    """How far it has come. Of several recipients' states a line has the one that comes first here."""

    NEEDS_ATTENTION = "needs_attention"
    WAITING = "waiting"
    TAKING_BACK = "taking_back"
    DELIVERED = "delivered"
    OPENED = "opened"
    SEEN = "seen"
    TAKEN_BACK = "taken_back"
    DESTROYED = "destroyed"
    ONLY_HERE = "only_here"


@dataclass(frozen=True, kw_only=True)
class RecipientLine:
    """How far it has come to one member, since when, and the code why where that needs saying.

    Of what was delivered `reason` is the kind of place where it lies until the recipient's laptop says it has it:
    "folder", "hub", or "places" for both.
    """

    member: str
    name: str
    state: ShareState
    since: datetime
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class SharedLine:
    """One shared item; or, with no item, a summary that is only on this laptop.

    `answers` counts what came back in words. `can_take_back`: someone has it, or will.
    """

    item: str
    summary_id: str
    conversation_id: str | None
    person_id: str
    person_name: str
    state: ShareState
    since: datetime
    reason: str = ""
    recipients: tuple[RecipientLine, ...] = ()
    answers: int = 0
    can_take_back: bool = False


def see_shared(session: Session, person_id: str, again: bool = False) -> tuple[SharedLine, ...]:
    """What was shared of one person, newest first, then the summaries that are only here.

    Seeing it is an audit event; `again`: it has been on screen all along, or the person's page is what is seen.
    """
    if not again:
        with session.vault.transaction():
            append_event(
                session.vault, session.clock, session.member_id, AuditAction.VIEW, person_id, person_id
            )
    copies = list_shared_copies(session.vault, person_id)
    names = list_names(session)
    lines = [
        gather_line(session, item, names) for item in dict.fromkeys(one.item for one in reversed(copies))
    ]
    shared = {one.summary_id for one in copies}
    only_here = [
        _only_here(session, one)
        for one in list_records(session.vault, Summary, person_id)
        if one.id not in shared
    ]
    return (*lines, *reversed(only_here))


def gather_line(session: Session, item_id: str, names: dict[str, str]) -> SharedLine:
    """One item as it stands. `names` are those of `list_names`."""
    item = get_item(session, item_id)
    bringing = [one for one in item.parcels if one.brings]
    copy = copy_of(bringing[-1])
    came = list_received_about(session.vault, item_id)
    everyone = dict.fromkeys(member for one in bringing for member in sorted(one.members))
    kinds = get_carrier_kinds(session.vault)
    recipients = tuple(
        replace(_recipient(item, member, came, kinds), name=names.get(member, "")) for member in everyone
    )
    worst = min(recipients, key=lambda one: (list(ShareState).index(one.state), one.since))
    summary = get_record(session.vault, Summary, copy.summary_id)
    return SharedLine(
        item=item_id,
        summary_id=summary.id,
        conversation_id=summary.conversation_id,
        person_id=copy.person_id,
        person_name=get_record(session.vault, Person, copy.person_id).name,
        state=worst.state,
        since=worst.since,
        reason=worst.reason,
        recipients=recipients,
        answers=sum(one.kind == Kind.REPLY and one.author in everyone for one in came),
        can_take_back=bool(item.holders()),
    )


def _only_here(session: Session, summary: Summary) -> SharedLine:
    return SharedLine(
        item="",
        summary_id=summary.id,
        conversation_id=summary.conversation_id,
        person_id=summary.person_id,
        person_name=get_record(session.vault, Person, summary.person_id).name,
        state=ShareState.ONLY_HERE,
        since=summary.created_at,
    )


def _recipient(item: SharedItem, member: str, came: Iterable[Received], kinds: Kinds) -> RecipientLine:
    theirs = [one for one in came if one.author == member]
    state, since, reason = _stands(item, member, theirs, kinds)
    return RecipientLine(member=member, name="", state=state, since=since, reason=reason)


def way_of_answer(session: Session, answer: Answer, name: str) -> RecipientLine | None:
    """How far words that were sent back have come; None where nothing of them was ever sealed. `name`: to whom."""
    parcels = get_item(session, answer.id).parcels
    if not parcels:
        return None
    delivered = [one for one in parcels if any(each.delivered_at is not None for each in one.deliveries)]
    last = (delivered or parcels)[-1]
    if last.line.dropped_why is not None and not delivered:
        state, since, reason = ShareState.NEEDS_ATTENTION, last.line.sealed_at, LEFT_THE_TEAM
    else:
        state, since, reason = _on_its_way(last, get_carrier_kinds(session.vault))
    return RecipientLine(member=answer.to_member, name=name, state=state, since=since, reason=reason)


def _stands(
    item: SharedItem, member: str, theirs: list[Received], kinds: Kinds
) -> tuple[ShareState, datetime, str]:
    closing = [one for one in item.parcels if one.takes_back and member in one.members]
    brought = item.brought_to(member)
    if not brought:
        last = [one for one in item.parcels if one.brings and member in one.members][-1]
        return ShareState.TAKEN_BACK, copy_of(last).withdrawn_at or last.line.sealed_at, BEFORE_IT_LEFT
    if closing:
        gone = _receipt(theirs, ReceiptWhat.DESTROYED, None)
        if gone is not None:
            return ShareState.TAKEN_BACK, gone, ""
        state, since, reason = _on_its_way(closing[-1], kinds)
        return _taking_back(state), since, reason
    gone = _receipt(theirs, ReceiptWhat.DESTROYED, copy_of(brought[-1]).version)
    if gone is not None:
        return ShareState.DESTROYED, gone, ""
    last = brought[-1]
    if last.line.dropped_why is not None:
        return ShareState.NEEDS_ATTENTION, last.line.sealed_at, LEFT_THE_TEAM
    return _looked_at(theirs, copy_of(last).version) or _on_its_way(last, kinds)


def _taking_back(on_its_way: ShareState) -> ShareState:
    return on_its_way if on_its_way is ShareState.NEEDS_ATTENTION else ShareState.TAKING_BACK


def _looked_at(theirs: list[Received], version: str) -> tuple[ShareState, datetime, str] | None:
    """What the recipient did with the latest version; words that came back say that it was seen."""
    answered = [one.arrived_at for one in theirs if one.kind == Kind.REPLY and one.about_version == version]
    seen = _receipt(theirs, ReceiptWhat.SEEN, version)
    moments = [*answered, *([seen] if seen else [])]
    if moments:
        return ShareState.SEEN, min(moments), ""
    opened = _receipt(theirs, ReceiptWhat.OPENED, version)
    return None if opened is None else (ShareState.OPENED, opened, "")


def _receipt(theirs: list[Received], what: ReceiptWhat, version: str | None) -> datetime | None:
    """When the receipt says it happened, by the recipient's clock."""
    for one in theirs:
        about_it = version is None or one.about_version == version
        if one.kind == Kind.RECEIPT and one.content and one.content["what"] == what.value and about_it:
            return datetime.fromisoformat(one.content["at"])
    return None


def _on_its_way(parcel: ItemParcel, kinds: Kinds) -> tuple[ShareState, datetime, str]:
    delivered = {one.carrier: one.delivered_at for one in parcel.deliveries if one.delivered_at is not None}
    if delivered:
        at = {kinds[carrier] for carrier in delivered}
        return ShareState.DELIVERED, min(delivered.values()), at.pop() if len(at) == 1 else AT_BOTH
    refused = [one.reason for one in parcel.deliveries if one.state is DeliveryState.REFUSED]
    if refused and not any(one.state is DeliveryState.WAITING for one in parcel.deliveries):
        return ShareState.NEEDS_ATTENTION, parcel.line.sealed_at, refused[0]
    return ShareState.WAITING, parcel.line.sealed_at, "" if parcel.deliveries else NO_PLACE
