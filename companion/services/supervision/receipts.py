"""That something was destroyed here, said to whoever shared it: at once, or as soon as it can be."""

from __future__ import annotations

import json

from companion.crypto.envelope import Kind
from companion.crypto.written import FIRST_YEAR, LAST_YEAR
from companion.domain.summaries import ReceiptContent, ReceiptWhat
from companion.services.session import Session
from companion.services.sharing.sealing import seal_and_queue
from companion.services.team.membership import Membership
from companion.vault.db import drop_meta, get_meta, put_meta

_OWED = "receipts_owed"


def seal_destroyed(session: Session, us: Membership, author: str, about: str, about_version: str) -> int:
    """Tell the author that every version of the item is gone, in the caller's transaction. How many parcels that took.

    None where nothing may be sealed to them now, or this laptop's clock shows a year that no reader would take: then
    it is owed. Destroying waits for neither.
    """
    member = us.roster.members.get(author)
    now = session.clock.now()
    if member is None or member.key is None or not FIRST_YEAR <= now.year <= LAST_YEAR:
        _owe(session, [*_owed(session), (author, about, about_version)])
        return 0
    receipt = ReceiptContent(about=about, about_version=about_version, what=ReceiptWhat.DESTROYED, at=now)
    item, version = session.clock.new_id(), session.clock.new_id()
    return len(
        seal_and_queue(session, us, Kind.RECEIPT, [author], item=item, version=version, content=receipt)
    )


def seal_owed(session: Session, us: Membership) -> int:
    """Say what could not be said before. Whoever is out of the team by now is told nothing any more."""
    owed = _owed(session)
    if not owed:
        return 0
    with session.vault.transaction():
        _owe(session, [])
        standing = {one.id for one in us.roster.standing()}
        return sum(seal_destroyed(session, us, *one) for one in owed if one[0] in standing)


def _owed(session: Session) -> list[tuple[str, str, str]]:
    return [tuple(one) for one in json.loads(get_meta(session.vault, _OWED) or "[]")]


def _owe(session: Session, owed: list[tuple[str, str, str]]) -> None:
    if owed:
        put_meta(session.vault, _OWED, json.dumps(owed))
    else:
        drop_meta(session.vault, _OWED)
