"""What the engine asks for, one thing at a time: of the vault, of the carrier, and of whoever drives it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from companion.sync.wire import CarrierIdentity, OutParcel, Page, PutStatus, Trail


@dataclass(frozen=True)
class PostedInvite:
    """A sealed invite to leave at a carrier until `expires`."""

    locator: bytes
    posted: bytes = field(repr=False)
    expires: datetime


@dataclass(frozen=True)
class JoinWish:
    """A request to join, and the locator of the invite it answers."""

    locator: bytes
    request: bytes = field(repr=False)


@dataclass(frozen=True)
class VaultCommand:
    """For the thread of the vault. Answered once, with what the class says."""


@dataclass(frozen=True)
class CarrierCommand:
    """For the thread that speaks to the carrier. Answered once, with what the carrier said."""


@dataclass(frozen=True)
class OpenArrivals(VaultCommand):
    """Open what has arrived and is not opened yet. Answer: Opened. Then the page after `page_after` comes."""

    page_after: bytes | None = None


@dataclass(frozen=True)
class Collect(VaultCommand):
    """Everything a round has to know. Answer: Collected."""


@dataclass(frozen=True)
class PinIdentity(VaultCommand):
    """Remember which carrier this is, at the first meeting. Answer: None."""

    identity: CarrierIdentity


@dataclass(frozen=True)
class TakeRoster(VaultCommand):
    """Check entries that were asked for from `asked_after` on, keep those that stand. `more`: the carrier has more;
    `trail`: what it has of us.

    Answer: RosterTaken. Raises DEVICE_REVOKED, OLD_COPY, ROSTER_REFUSED.
    """

    entries: tuple[bytes, ...] = field(repr=False)
    asked_after: int
    more: bool
    trail: Trail | None = None


@dataclass(frozen=True)
class NotePushed(VaultCommand):
    """These entries are at the carrier now. Answer: RosterTaken, with those that are not there yet."""

    entries: tuple[bytes, ...] = field(repr=False)


@dataclass(frozen=True)
class NoteInvites(VaultCommand):
    """These invites lie at the carrier now, and those do not any more (by locator). Answer: None."""

    posted: tuple[bytes, ...]
    taken_back: tuple[bytes, ...]


@dataclass(frozen=True)
class NoteRequests(VaultCommand):
    """Our requests to join lie at the carrier (by locator). Answer: None."""

    put: tuple[bytes, ...]


@dataclass(frozen=True)
class TakeRequests(VaultCommand):
    """Keep requests to join for the administrator to look at. Answer: None."""

    requests: tuple[bytes, ...] = field(repr=False)


@dataclass(frozen=True)
class TakeAnswers(VaultCommand):
    """What lies where the answers to our requests would. Answer: None."""

    answers: tuple[bytes, ...] = field(repr=False)


@dataclass(frozen=True)
class CollectParcels(VaultCommand):
    """Parcels that wait for this carrier, oldest first, at least one if any waits. Answer: Outgoing."""

    most_parcels: int
    most_bytes: int


@dataclass(frozen=True)
class NotePut(VaultCommand):
    """What the carrier said of each parcel (by id). Answer: None."""

    statuses: tuple[tuple[str, PutStatus], ...]


@dataclass(frozen=True)
class StartOver(VaultCommand):
    """The carrier has forgotten where we were, and may have forgotten more: read it from the start, and let everything
    go there again that is not known to have arrived. Answer: None.
    """


@dataclass(frozen=True)
class TakePage(VaultCommand):
    """Keep the parcels of a page, asked for by `asked_after`, and its cursor, in one transaction. Answer: None."""

    page: Page = field(repr=False)
    asked_after: bytes


@dataclass(frozen=True)
class Meet(CarrierCommand):
    """Which carrier is this? Answer: CarrierIdentity."""


@dataclass(frozen=True)
class PutRequests(CarrierCommand):
    """Leave our requests to join. Answer: None."""

    requests: tuple[JoinWish, ...]


@dataclass(frozen=True)
class FetchAnswers(CarrierCommand):
    """What lies under these locators. Answer: tuple of bytes, of those where something does."""

    locators: tuple[bytes, ...] = field(repr=False)


@dataclass(frozen=True)
class PullRoster(CarrierCommand):
    """Entries after a number. Answer: RosterPage."""

    after: int


@dataclass(frozen=True)
class PushRoster(CarrierCommand):
    """Append entries behind a head. Answer: bool."""

    entries: tuple[bytes, ...] = field(repr=False)
    head: bytes


@dataclass(frozen=True)
class CarryInvites(CarrierCommand):
    """Leave invites and take others back. Answer: None."""

    post: tuple[PostedInvite, ...]
    take_back: tuple[bytes, ...]


@dataclass(frozen=True)
class ListRequests(CarrierCommand):
    """Requests to join that wait at the carrier. Answer: tuple of bytes."""


@dataclass(frozen=True)
class PutParcels(CarrierCommand):
    """Put a batch. Answer: tuple of PutStatus."""

    parcels: tuple[OutParcel, ...]


@dataclass(frozen=True)
class Pull(CarrierCommand):
    """The next page after a cursor. Answer: Page."""

    cursor: bytes


@dataclass(frozen=True)
class Keep:
    """Store how this carrier stands, so that waits outlive a restart. Nobody waits for an answer."""

    stored: Stored


@dataclass(frozen=True)
class Wake:
    """Send a Ticked event after this time, by a clock that does not jump; a later Wake replaces an earlier one."""

    after: timedelta


Question = VaultCommand | CarrierCommand
Command = VaultCommand | CarrierCommand | Keep | Wake


@dataclass(frozen=True)
class Opened:
    """`sealed`: how many parcels (receipts) were put into the outbox by opening."""

    sealed: int = 0


@dataclass(frozen=True)
class Collected:
    """What a round has to know. `roster_after`: what to ask the roster from (-1: the start). `lists_requests`: whether
    this member lets people in. `answers`: locators where our requests may have been answered. `waiting`: parcels in the
    outbox for this carrier.
    """

    cursor: bytes
    waiting: int = 0
    roster_after: int = -1
    requests: tuple[JoinWish, ...] = ()
    answers: tuple[bytes, ...] = field(default=(), repr=False)
    invites: tuple[PostedInvite, ...] = ()
    invites_back: tuple[bytes, ...] = ()
    lists_requests: bool = False


@dataclass(frozen=True)
class RosterTaken:
    """`after`: the newest number that the carrier and this laptop share. `push`: entries it lacks, which follow `head`.

    `admitted`: whether this device stands in the roster. `renamed`: the carrier knows by now that this laptop goes on
    as another device, so the round is begun anew under its name.
    """

    after: int
    admitted: bool = True
    renamed: bool = False
    push: tuple[bytes, ...] = field(default=(), repr=False)
    head: bytes = b""


@dataclass(frozen=True)
class Outgoing:
    """Parcels for one batch; `waiting` counts all that wait, these among them."""

    parcels: tuple[OutParcel, ...]
    waiting: int


@dataclass(frozen=True, kw_only=True)
class Stored:
    """How a carrier stands, as the vault keeps it. `phase` is a Phase, `reason` a code or a word of ours.

    `last_try_at` and `next_try_at` are the two ends of the wait that is on; `attempts` counts failures in a row.
    """

    phase: str
    reason: str
    facts: tuple[tuple[str, str | int], ...] = ()
    since: datetime
    attempts: int = 0
    last_try_at: datetime | None = None
    next_try_at: datetime | None = None
    last_success_at: datetime | None = None
