"""What can stand between a laptop and its place: each does what the carrier does, and one thing besides."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from random import Random

from companion.errors import Code, KnownError
from companion.sync.carrier import Carrier
from companion.sync.wire import CarrierIdentity, Limits, OutParcel, Page, PutStatus, RosterPage


class Before:
    """Passes everything on."""

    def __init__(self, carrier: Carrier) -> None:
        self.carrier = carrier

    @property
    def limits(self) -> Limits:
        return self.carrier.limits

    def identity(self) -> CarrierIdentity:
        return self.carrier.identity()

    def pull_roster(self, after: int) -> RosterPage:
        return self.carrier.pull_roster(after)

    def push_roster(self, entries: Sequence[bytes], head: bytes) -> bool:
        return self.carrier.push_roster(entries, head)

    def put_batch(self, parcels: Sequence[OutParcel]) -> tuple[PutStatus, ...]:
        return self.carrier.put_batch(parcels)

    def pull(self, cursor: bytes) -> Page:
        return self.carrier.pull(cursor)

    def post_invite(self, locator: bytes, posted: bytes, expires: datetime) -> None:
        self.carrier.post_invite(locator, posted, expires)

    def take_invite_back(self, locator: bytes) -> None:
        self.carrier.take_invite_back(locator)

    def fetch_invite(self, locator: bytes) -> bytes | None:
        return self.carrier.fetch_invite(locator)

    def put_request(self, locator: bytes, request: bytes) -> None:
        self.carrier.put_request(locator, request)

    def list_requests(self) -> tuple[bytes, ...]:
        return self.carrier.list_requests()


class LosesReplies(Before):
    """Does what it is asked, and the answer never comes: as when the network goes in that moment."""

    def put_batch(self, parcels: Sequence[OutParcel]) -> tuple[PutStatus, ...]:
        super().put_batch(parcels)
        raise KnownError(Code.CARRIER_GONE)

    def push_roster(self, entries: Sequence[bytes], head: bytes) -> bool:
        super().push_roster(entries, head)
        raise KnownError(Code.CARRIER_GONE)


class Shuffles(Before):
    """Gives the parcels of a page doubled, in any order, and with some of what came before."""

    def __init__(self, carrier: Carrier, dice: Random, earlier: list[bytes]) -> None:
        super().__init__(carrier)
        self.dice, self.earlier = dice, earlier

    def pull(self, cursor: bytes) -> Page:
        page = super().pull(cursor)
        parcels = [*page.parcels, *page.parcels, *self.earlier]
        self.earlier += page.parcels
        self.dice.shuffle(parcels)
        return Page(tuple(parcels), page.cursor, page.more, page.carrier_time)


class HoldsBack(Before):
    """Shows nothing yet: what was put is there, and nobody sees it."""

    def pull(self, cursor: bytes) -> Page:
        return Page((), cursor, more=False)


class Slips(Before):
    """Slips these bytes among the parcels of the first page."""

    def __init__(self, carrier: Carrier, *slipped: bytes) -> None:
        super().__init__(carrier)
        self.slipped = slipped

    def pull(self, cursor: bytes) -> Page:
        page = super().pull(cursor)
        half = len(page.parcels) // 2
        slipped, self.slipped = self.slipped, ()
        return Page((*page.parcels[:half], *slipped, *page.parcels[half:]), page.cursor, page.more)
