"""What every carrier can do: a shared folder and a hub are the same to the engine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from companion.sync.wire import CarrierIdentity, Limits, OutParcel, Page, PutStatus, RosterPage


class Carrier(Protocol):
    """Carries parcels it cannot read, and is believed in nothing: whoever pulls checks every byte.

    Every call may raise KnownError. Comes back by itself: CARRIER_GONE, CARRIER_BUSY (fact `retry_after`, seconds),
    CARRIER_FULL, QUOTA_REACHED, CLOCK_SKEW (fact `offset`, seconds to add to our clock), ROSTER_STALE, NOT_ADMITTED,
    OTHER_ANSWER, PROXY_UNSUITABLE.
    Needs a person: CARRIER_EMPTIED, CARRIER_WRONG, CARRIER_READ_ONLY, CARRIER_ROLLED_BACK, CERTIFICATE_NOT_TRUSTED,
    DEVICE_REVOKED.
    """

    @property
    def limits(self) -> Limits:
        """How much it takes and gives at once."""
        ...

    def identity(self) -> CarrierIdentity:
        """Which carrier answers here. The caller compares it with the one it pinned."""
        ...

    def pull_roster(self, after: int) -> RosterPage:
        """Entries of the team's log with a number above `after` (-1: from the start), oldest first; and our trail."""
        ...

    def push_roster(self, entries: Sequence[bytes], head: bytes) -> bool:
        """Append entries behind `head`, the hash of the newest entry there (32 zero bytes: there is none).

        False when another entry is the newest by now: nothing was appended. Putting the same entries again is True.
        """
        ...

    def put_batch(self, parcels: Sequence[OutParcel]) -> tuple[PutStatus, ...]:
        """Put parcels, within the limits: a status for each, in order. What is delivered is durable.

        Putting the same parcel again is ALREADY. Raises QUOTA_REACHED when nothing at all can be taken.
        """
        ...

    def pull(self, cursor: bytes) -> Page:
        """The next parcels for this device after `cursor` (FROM_THE_START: from the first).

        Raises CURSOR_EXPIRED when the cursor means nothing here any more: start over, what is known is ignored.
        """
        ...

    def post_invite(self, locator: bytes, posted: bytes, expires: datetime) -> None:
        """Leave a sealed invite under its locator until `expires`. The same again is no harm."""
        ...

    def take_invite_back(self, locator: bytes) -> None:
        """Take a posted invite away. One that is not there is no harm."""
        ...

    def fetch_invite(self, locator: bytes) -> bytes | None:
        """The sealed invite under a locator, or None."""
        ...

    def put_request(self, locator: bytes, request: bytes) -> None:
        """Leave a request to join, under the locator of the invite. The same again is no harm.

        Raises INVITE_UNKNOWN, INVITE_USED or INVITE_EXPIRED where the carrier knows.
        """
        ...

    def list_requests(self) -> tuple[bytes, ...]:
        """The requests to join that wait here."""
        ...
