"""What workers do in a year, as far as a carrier can tell. Every number is an assumption unless a source stands by it.

All of it is drawn from a seed: the same seed gives the same year.
"""

from __future__ import annotations

import math
import secrets
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from random import Random

from companion.crypto import hpke, signing
from companion.crypto.envelope import Basis, HeaderWish, Inner, Kind, Recipient, seal_parcel
from companion.crypto.inner import RESTING
from companion.crypto.padding import padded_length


@dataclass(frozen=True, kw_only=True)
class Model:
    """The parameters, with where each comes from."""

    workers: int = 100_000
    team: int = 50  # members who know each other; the roster's limit is 512, a parcel's 64 recipients
    workers_to_a_supervisor: int = 8  # assumption
    days_at_work: float = 0.85  # of weekdays: 221 a year; leave, illness and training are the rest
    conversations: float = 2.0  # a day at work; assumption: an hour each, and as much again on the way
    shared: float = 0.4  # of conversations end in a summary that is shared; assumption
    second_version: float = 0.15  # of summaries are shared again, changed; assumption
    to_one: float = 0.8  # of summaries go to the supervisor alone, else to `to_several`; assumption
    to_several: int = 4
    answered: float = 0.6  # of deliveries get words, the rest is marked as seen; assumption
    withdrawn: float = 0.02  # of summaries, within a month; assumption
    week_offline: float = 0.02  # of workers begin a week without a network in any week; assumption
    words: int = 330  # median of a summary: the bench's folder row; a conversation has about 500
    spread: float = 0.5  # sigma of the logarithm
    bytes_a_word: float = 5.7  # English with its spaces; other scripts take up to three times that
    inner_overhead: int = (
        1000  # bytes of a summary's inner around the words: measured, tests/bench/folder_bench.py
    )
    starts: float = 9.0  # o'clock, local time; one time zone, the worst case
    start_spread: float = (
        10 / 60
    )  # hours, sigma of the first unlock: two thirds within 20 minutes; assumption
    ends: float = 17.0
    unlocked: float = 0.5  # of the working day the vault is open (it locks by itself); assumption
    rest_seconds: int = 120  # companion/sync/engine.py REST
    calls_a_round: int = 3  # identity, roster, mailbox: companion/sync/rounds.py
    no_news_bytes: int = 2_600  # of the three calls and answers with their headers, without TLS; assumption

    def summary_inner(self, random: Random) -> int:
        """Bytes inside one summary."""
        words = self.words * math.exp(random.gauss(0, self.spread))
        return self.inner_overhead + int(words * self.bytes_a_word)


RECEIPT_INNER, REPLY_INNER, WITHDRAWAL_INNER = 420, 900, 360


def parcel_bytes(inner: int, recipients: int) -> int:
    """How large a parcel is: what `seal_parcel` makes, worked out from two that were really made."""
    one, two = _sealed(1), _sealed(2)
    return one + (two - one) * (recipients - 1) + padded_length(inner) - padded_length(0)


@cache
def _sealed(recipients: int) -> int:
    return len(real_parcel(Kind.RECEIPT, {}, recipients))


def real_parcel(kind: Kind, content: dict[str, object], recipients: int) -> bytes:
    """A parcel with real keys for so many members."""
    private = hpke.new_member_key()
    public = hpke.member_public(private)
    members = [str(uuid.uuid4()) for _each in range(recipients)]
    wish = HeaderWish(
        kind=kind,
        team=str(uuid.uuid4()),
        parcel=str(uuid.uuid4()),
        author=str(uuid.uuid4()),
        device=str(uuid.uuid4()),
        seq=70_000,
        prev=secrets.token_bytes(32),
        roster_number=600,
        roster_head=secrets.token_bytes(32),
        recipients=tuple(Recipient(member=one, key_version=1, counter=70_000) for one in members),
    )
    inner = Inner(
        item=str(uuid.uuid4()),
        version=str(uuid.uuid4()),
        previous=(),
        basis=_basis(members[0]) if kind in RESTING else None,
        content=content,
        written=datetime.now(UTC),
        audit_seq=70_000,
        audit_head=secrets.token_bytes(32),
    )
    return seal_parcel(wish, inner, signing.new_device_key(), dict.fromkeys(members, public)).data


def _basis(member: str) -> Basis:
    return Basis(
        why="consent",
        id=str(uuid.uuid4()),
        version=str(uuid.uuid4()),
        purpose="share",
        recipient_kind="member",
        recipient=member,
        topics_included=(),
        topics_excluded=("money",),
        given_on=None,
        expires_on=None,
    )
