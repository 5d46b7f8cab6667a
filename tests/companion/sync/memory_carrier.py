"""A carrier in memory that keeps the contract: what a folder or a hub does, without either."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from companion.crypto.envelope import read_parcel
from companion.errors import Code, KnownError
from companion.sync.wire import (
    CarrierIdentity,
    CarrierKind,
    Limits,
    OutParcel,
    Page,
    PutStatus,
    RosterPage,
    Trail,
)
from companion.team.entries import read_entry

ZEROS = bytes(32)


@dataclass
class Share:
    """What lies at the carrier. `seen`: every byte it ever held, for whoever looks for words in them."""

    kind: CarrierKind = CarrierKind.HUB
    id: bytes = b"a share of the tests"
    log: list[bytes] = field(default_factory=list)
    parcels: dict[str, bytes] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    invites: dict[bytes, bytes] = field(default_factory=dict)
    requests: dict[bytes, bytes] = field(default_factory=dict)
    seen: list[bytes] = field(default_factory=list)
    marks: dict[str, Trail] = field(default_factory=dict)
    epoch: int = 0

    def recipients(self, parcel: str) -> set[str]:
        """Who a parcel is for, as its header says."""
        return {one.member for one in read_parcel(self.parcels[parcel]).header.recipients}


class MemoryCarrier:
    """One device's way to a share. `own`: the device and the head of its audit chain, which it leaves as a mark."""

    def __init__(
        self,
        share: Share,
        member: str,
        limits: Limits | None = None,
        own: tuple[str, tuple[int, bytes]] | None = None,
    ) -> None:
        self.share, self.member, self.own = share, member, own
        self.limits = limits or Limits(batch_parcels=5, batch_bytes=64 * 1024, page=4)

    def identity(self) -> CarrierIdentity:
        return CarrierIdentity(self.share.kind, self.share.id, "memory")

    def pull_roster(self, after: int) -> RosterPage:
        numbered = sorted(
            (one for one in self.share.log if read_entry(one).number > after),
            key=lambda one: read_entry(one).number,
        )
        if self.share.kind is CarrierKind.FOLDER:
            return RosterPage(tuple(numbered), trail=self._trail())
        return RosterPage(tuple(numbered[:3]), more=len(numbered) > 3, trail=self._trail())

    def _trail(self) -> Trail | None:
        return self.share.marks.get(self.own[0]) if self.own is not None else None

    def push_roster(self, entries: Sequence[bytes], head: bytes) -> bool:
        new = [one for one in entries if one not in self.share.log]
        newest = read_entry(self.share.log[-1]).hash if self.share.log else ZEROS
        if new and newest != head and self.share.kind is CarrierKind.HUB:
            return False  # a folder cannot compare and swap: it keeps both
        self.share.log += new
        self.share.seen += new
        return True

    def put_batch(self, parcels: Sequence[OutParcel]) -> tuple[PutStatus, ...]:
        assert len(parcels) <= self.limits.batch_parcels
        self._leave_mark(parcels)
        return tuple(self._put(one) for one in parcels)

    def _leave_mark(self, parcels: Sequence[OutParcel]) -> None:
        if self.own is None:
            return
        device, audit = self.own
        headers = [(read_parcel(one.data).header, one) for one in parcels]
        ours = [(header.seq, one) for header, one in headers if header.device == device]
        if ours:
            _, newest = max(ours, key=lambda one: one[0])
            self.share.marks[device] = Trail(device, ((newest.id, newest.digest),), (audit,))

    def _put(self, one: OutParcel) -> PutStatus:
        self.share.seen.append(one.data)
        there = self.share.parcels.get(one.id)
        if there is not None:
            return PutStatus.ALREADY if there == one.data else PutStatus.ID_CONFLICT
        self.share.parcels[one.id] = one.data
        self.share.order.append(one.id)
        return PutStatus.STORED

    def pull(self, cursor: bytes) -> Page:
        epoch, place = (int(one) for one in (cursor or b"%d:0" % self.share.epoch).split(b":"))
        if epoch != self.share.epoch:
            raise KnownError(Code.CURSOR_EXPIRED)
        mine: list[bytes] = []
        for name in self.share.order[place:]:
            if len(mine) == self.limits.page:
                return Page(tuple(mine), b"%d:%d" % (epoch, place), more=True)
            place += 1
            if self.member in self.share.recipients(name):
                mine.append(self.share.parcels[name])
        return Page(tuple(mine), b"%d:%d" % (epoch, place), more=False)

    def post_invite(self, locator: bytes, posted: bytes, expires: datetime) -> None:
        self.share.invites[locator] = posted
        self.share.seen.append(posted)

    def take_invite_back(self, locator: bytes) -> None:
        self.share.invites.pop(locator, None)

    def fetch_invite(self, locator: bytes) -> bytes | None:
        return self.share.invites.get(locator)

    def put_request(self, locator: bytes, request: bytes) -> None:
        self.share.requests[locator] = request
        self.share.seen.append(request)

    def list_requests(self) -> tuple[bytes, ...]:
        return tuple(self.share.requests.values())
