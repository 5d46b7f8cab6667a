"""Answers and receipts that waited under a device that is no more, sealed by the one in its place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from companion.crypto.envelope import Kind
from companion.crypto.inner import RESTING
from companion.domain.summaries import Answer, ReceiptWhat
from companion.domain.text import is_blank
from companion.errors import Code
from companion.services.session import Session
from companion.services.supervision.receipts import seal_destroyed
from companion.services.supervision.supervision import can_reach, seal_answer, seal_receipt
from companion.services.team.membership import Membership
from companion.vault.outbox import OutboxLine, drop_parcel, list_recipients
from companion.vault.rows import get_record
from companion.vault.shared import Received, list_received_from

_JUST_BEFORE = timedelta(minutes=1)
"""A receipt is sealed in the deed that it speaks of."""


def seal_answer_anew(session: Session, us: Membership, line: OutboxLine) -> None:
    """The same answer; one whose words were destroyed meanwhile goes nowhere any more. In the caller's transaction."""
    drop_parcel(session.vault, line.parcel, Code.OLD_COPY.value)
    answer = get_record(session.vault, Answer, line.item)
    if not is_blank(answer.text) and can_reach(us, answer.to_member):
        seal_answer(session, us, answer)


def seal_receipts_anew(session: Session, us: Membership, lines: Sequence[OutboxLine]) -> None:
    """What receipts were about is in their sealed bytes alone: their readers are told again what was opened, seen and
    destroyed here since the first of them. In the caller's transaction.
    """
    for line in lines:
        drop_parcel(session.vault, line.parcel, Code.OLD_COPY.value)
    readers = {member for line in lines for member in list_recipients(session.vault, line.parcel)}
    since = min((line.sealed_at for line in lines), default=session.clock.now()) - _JUST_BEFORE
    for reader in sorted(readers):
        for row in list_received_from(session.vault, reader, since):
            _tell_again(session, us, row)


def _tell_again(session: Session, us: Membership, row: Received) -> None:
    if row.kind == Kind.WITHDRAWAL:
        seal_destroyed(session, us, row.author, row.about_item or "", row.version)
    elif row.kind in RESTING and row.content is not None and can_reach(us, row.author):
        seal_receipt(session, us, row, ReceiptWhat.SEEN if row.seen_at else ReceiptWhat.OPENED)
