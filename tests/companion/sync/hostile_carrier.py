"""A carrier that does all it can without a key: loses, doubles, reorders, truncates, flips, delays, replays, withholds.

It stays a carrier: once it is told to be honest, what was acknowledged is there, and comes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from random import Random
from typing import TypeVar

from companion.crypto.envelope import read_parcel
from companion.errors import Code, KnownError
from companion.sync.wire import (
    CarrierIdentity,
    Limits,
    OutParcel,
    Page,
    PutStatus,
    RosterPage,
)
from tests.companion.sync.memory_carrier import MemoryCarrier, Share

T = TypeVar("T")
_TROUBLES = (
    KnownError(Code.CARRIER_GONE),
    KnownError(Code.CARRIER_BUSY, retry_after=3),
    KnownError(Code.CLOCK_SKEW, offset=86400),
    KnownError(Code.QUOTA_REACHED),
    KnownError(Code.CARRIER_FULL),
    KnownError(Code.CARRIER_READ_ONLY),
    KnownError(Code.CERTIFICATE_NOT_TRUSTED),
)


class KilledError(BaseException):
    """The program is killed while it speaks to its carrier: nobody catches this but who plays the system."""


@dataclass
class HostileShare(Share):
    """A share with a mailbox for each member: what it shows them, in its own order, and what it holds back."""

    dice: Random = field(default_factory=Random)
    honest: bool = False
    shown: dict[str, list[bytes]] = field(default_factory=dict)
    held_back: dict[str, list[bytes]] = field(default_factory=dict)

    def does(self, chance: float) -> bool:
        """Whether it does one of its tricks now."""
        return not self.honest and self.dice.random() < chance

    def keep(self, one: OutParcel) -> None:
        """A parcel that was stored waits to be shown to whom it is for."""
        for recipient in read_parcel(one.data).header.recipients:
            self.held_back.setdefault(recipient.member, []).append(one.data)

    def show(self, member: str) -> list[bytes]:
        """What a member is shown by now; dishonest, a part of it, in any order, doubled, damaged, replayed."""
        shown, waiting = self.shown.setdefault(member, []), self.held_back.setdefault(member, [])
        if not self.honest:
            self.dice.shuffle(waiting)
        while waiting and not self.does(0.3):
            data = waiting.pop(0)
            if self.does(0.15):
                shown.append(self._damaged(data))
            shown += [data, data] if self.does(0.1) else [data]
        if shown and self.does(0.1):
            shown.append(self.dice.choice(shown))
        return shown

    def _damaged(self, data: bytes) -> bytes:
        place = self.dice.randrange(len(data))
        flipped = data[:place] + bytes([data[place] ^ (1 << self.dice.randrange(8))]) + data[place + 1 :]
        return self.dice.choice([data[:place], flipped, data + b"\0", b"", self.dice.randbytes(50)])


class HostileCarrier(MemoryCarrier):
    """One device's way to a hostile share."""

    share: HostileShare

    def __init__(
        self, share: HostileShare, member: str, own: tuple[str, tuple[int, bytes]] | None = None
    ) -> None:
        super().__init__(share, member, Limits(batch_parcels=4, batch_bytes=40_000, page=5), own)

    def _maybe(self, deed: Callable[[], T]) -> T:
        """Done; or not done and refused; or done, and the answer lost."""
        if self.share.does(0.04):
            raise self.share.dice.choice(_TROUBLES)
        if self.share.does(0.01):
            raise KilledError
        done = deed()
        if self.share.does(0.01):
            raise KilledError
        if self.share.does(0.04):
            raise KnownError(Code.CARRIER_GONE)
        return done

    def identity(self) -> CarrierIdentity:
        return self._maybe(super().identity)

    def pull_roster(self, after: int) -> RosterPage:
        page = self._maybe(lambda: MemoryCarrier.pull_roster(self, after))
        if page.entries and self.share.does(0.08):
            return replace(
                page, entries=page.entries[: self.share.dice.randrange(len(page.entries))], more=False
            )
        return page

    def push_roster(self, entries: Sequence[bytes], head: bytes) -> bool:
        return self._maybe(lambda: MemoryCarrier.push_roster(self, entries, head))

    def put_batch(self, parcels: Sequence[OutParcel]) -> tuple[PutStatus, ...]:
        if len(parcels) > 1 and self.share.does(0.05):
            return tuple(PutStatus.TOO_LARGE for _ in parcels)
        if self.share.does(0.04):
            self._leave_mark(parcels)
            for one in parcels[: self.share.dice.randrange(len(parcels) + 1)]:
                self._put(one)
            raise KnownError(Code.CARRIER_GONE)
        return self._maybe(lambda: MemoryCarrier.put_batch(self, parcels))

    def _put(self, one: OutParcel) -> PutStatus:
        status = super()._put(one)
        if status is PutStatus.STORED:
            self.share.keep(one)
        return status

    def pull(self, cursor: bytes) -> Page:
        return self._maybe(lambda: self._pull(cursor))

    def _pull(self, cursor: bytes) -> Page:
        if cursor and self.share.does(0.05):
            raise KnownError(Code.CURSOR_EXPIRED)
        shown = self.share.show(self.member)
        start = int(cursor or b"0")
        parcels = tuple(shown[start : start + self.limits.page])
        end = start + len(parcels)
        return Page(parcels, b"%d" % end, more=end < len(shown))

    def post_invite(self, locator: bytes, posted: bytes, expires: datetime) -> None:
        self._maybe(lambda: MemoryCarrier.post_invite(self, locator, posted, expires))

    def put_request(self, locator: bytes, request: bytes) -> None:
        self._maybe(lambda: MemoryCarrier.put_request(self, locator, request))

    def list_requests(self) -> tuple[bytes, ...]:
        return self._maybe(super().list_requests)
