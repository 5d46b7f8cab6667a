"""What goes between the vault, the engine and a carrier: plain frozen data, safe to hand from thread to thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

MIB = 1024 * 1024
FROM_THE_START = b""
"""The cursor of a device that has pulled nothing yet."""
NO_WAY = "no_way"
"""The reason of CARRIER_GONE where not even a connection could be made."""


class CarrierKind(StrEnum):
    """What carries parcels. The same words stand in an invite and in a team's policy."""

    FOLDER = "folder"
    HUB = "hub"


class PutStatus(StrEnum):
    """What a carrier says of one parcel that was put. STORED and ALREADY mean: it is there, and stays there."""

    STORED = "stored"
    ALREADY = "already"
    ID_CONFLICT = "id_conflict"
    ERASED = "erased"
    BAD_SIGNATURE = "bad_signature"
    TOO_LARGE = "too_large"
    REFUSED = "refused"

    @property
    def delivered(self) -> bool:
        """Whether the carrier has the parcel, these very bytes."""
        return self in {PutStatus.STORED, PutStatus.ALREADY}


@dataclass(frozen=True)
class OutParcel:
    """A parcel as it leaves: `id` is UUID text, `digest` the SHA-256 of `data`, `data` the frozen bytes."""

    id: str
    digest: bytes
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Page:
    """Parcels for this device, in the carrier's order. `cursor` asks for what comes after them.

    `carrier_time` is the carrier's clock (aware, UTC) where it tells: shown and compared, never used to order.
    """

    parcels: tuple[bytes, ...]
    cursor: bytes
    more: bool
    carrier_time: datetime | None = None


@dataclass(frozen=True)
class Trail:
    """What a device has left of itself at a carrier, all of it under its own signature: parcels it has sealed, as their
    ids with the beginning of their digests (16 bytes or more), and heads its audit chain had, as (seq, hash).
    """

    device: str
    parcels: tuple[tuple[str, bytes], ...] = ()
    audit: tuple[tuple[int, bytes], ...] = ()


@dataclass(frozen=True)
class RosterPage:
    """Entries of the team's log, oldest first. A folder gives every branch it knows; the reader decides.

    `trail` is our own, as far as the carrier holds one: by it an old copy of a vault is noticed.
    """

    entries: tuple[bytes, ...]
    more: bool = False
    trail: Trail | None = None


@dataclass(frozen=True)
class CarrierIdentity:
    """Which carrier this is. `id` stays the same as long as it holds what it held: it is pinned at the first meeting.

    `where` is its path or address, for people.
    """

    kind: CarrierKind
    id: bytes
    where: str


@dataclass(frozen=True)
class Limits:
    """How much a carrier takes and gives at once: parcels and bytes of one put, parcels of one page."""

    batch_parcels: int = 500
    batch_bytes: int = 4 * MIB
    page: int = 500


@dataclass(frozen=True)
class Credentials:
    """Who speaks to a carrier: UUID texts, and the Ed25519 seed (32 bytes) that the device signs with."""

    team: str
    device: str
    member: str
    device_seed: bytes = field(repr=False)

    def forget(self) -> None:
        """Let go of the seed, for whoever holds on to this: a call may hang for long in a thread that nobody can stop.

        Any thread may do so. Nothing can be signed with these credentials from then on.
        """
        object.__setattr__(self, "device_seed", b"")  # frozen for everybody else
