"""Keeping to consent: what no longer rests on the person's word is stopped or taken back, whoever changed what."""

from __future__ import annotations

from collections.abc import Iterator

from companion.domain.changes import Changes
from companion.domain.recipients import Recipients, Said
from companion.domain.summaries import WithdrawnWhy
from companion.services.session import Session
from companion.services.sharing.items import SharedItem, content_of, copy_of, items_of
from companion.services.sharing.sources import find_membership, gather_said, team_now
from companion.services.sharing.taking_back import take_from, take_from_who_could_not_be_told
from companion.services.team.membership import Membership
from companion.vault.db import get_meta, put_meta
from companion.vault.shared import SharedCopy, list_shared_copies, list_shared_people

_LAST = "kept_to_consent"
_ALL = 10**9


def keep_to_consent(session: Session, person_id: str) -> Changes:
    """Take back what may not be kept of one person: after each change of their word, in its transaction.

    Where nothing was shared, or this laptop is in no team, nothing happens.
    """
    with session.vault.transaction():
        copies = _standing_copies(session, person_id)
        us = find_membership(session) if copies else None
        if us is None:
            return Changes()
        changes = Changes()
        for item, leaving in _list_falling(session, us, copies, gather_said(session, person_id)):
            changes |= take_from(session, us, item, leaving, WithdrawnWhy.CONSENT_WITHDRAWN)
        return changes


def list_falling(
    session: Session, us: Membership, person_id: str, said: Said
) -> list[tuple[SharedItem, set[str]]]:
    """What would be taken back, and from whom, if this were the person's word. Changes nothing."""
    return _list_falling(session, us, _standing_copies(session, person_id), said)


def _list_falling(
    session: Session, us: Membership, copies: list[SharedCopy], said: Said
) -> list[tuple[SharedItem, set[str]]]:
    rules = Recipients(said, team_now(us), session.clock.today())
    falling = [(item, _fallen(item, rules) | _left_the_team(item, us)) for item in items_of(session, copies)]
    return [(item, leaving) for item, leaving in falling if leaving]


def _standing_copies(session: Session, person_id: str) -> list[SharedCopy]:
    return [one for one in list_shared_copies(session.vault, person_id) if one.withdrawn_at is None]


def keep_to_every_consent(session: Session) -> Changes:
    """The same for everyone: for days on which a yes runs out, and members who leave.

    Sync calls it before it collects what is to go. Once a day and once for each state of the roster is enough.
    """
    with session.vault.transaction():
        changes = Changes()
        for part in keep_in_parts(session, _ALL):
            changes |= part
        return changes


def keep_in_parts(session: Session, at_once: int) -> Iterator[Changes]:
    """The same for `at_once` people at a time: between two parts other deeds have their turn.

    It is noted as done when all of them have been looked at, in that day and with that roster; what is shared or said
    meanwhile is looked at in its own deed.
    """
    us = find_membership(session)
    if us is None or get_meta(session.vault, _LAST) == (now := _now(session, us)):
        return
    people = list_shared_people(session.vault)
    for first in range(0, len(people), at_once):
        with session.vault.transaction():
            changes = Changes()
            for person_id in people[first : first + at_once]:
                changes |= keep_to_consent(session, person_id)
        yield changes
    us = find_membership(session)
    if us is None or now != _now(session, us):
        return  # another day, or another team, by now: whoever collects looks again
    with session.vault.transaction():
        changes = take_from_who_could_not_be_told(session, us)
        put_meta(session.vault, _LAST, now)
    yield changes


def _now(session: Session, us: Membership) -> str:
    return f"{session.clock.today().isoformat()} {us.roster.head.hex()}"


def _fallen(item: SharedItem, rules: Recipients) -> set[str]:
    """Who has, or will have, a version that may not be theirs any more."""
    return {
        member
        for member in item.holders()
        if any(
            not rules.may_keep(member, content_of(copy_of(one)), copy_of(one).consent_id)
            for one in item.brought_to(member)
        )
    }


def _left_the_team(item: SharedItem, us: Membership) -> set[str]:
    """For whom something still waits though they are out of the team."""
    return {
        member
        for parcel in item.parcels
        if parcel.brings and parcel.may_still_go
        for member in parcel.members
        if not us.roster.members[member].stands
    }
