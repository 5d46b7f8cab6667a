"""What a hub can tell of a parcel it cannot open: whether it is one, whose it is, and whether the signature fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from companion.crypto.envelope import MOST_BYTES, SealedParcel, digest_of, read_parcel
from companion.errors import KnownError
from companion.hub.shared import DeviceKey
from companion.sync.wire import PutStatus


@dataclass(frozen=True)
class Signer:
    """A device that may have signed: its key, and before which number of the team's log it might."""

    key: DeviceKey
    until: int | None = None

    def might(self, number: int) -> bool:
        """Whether it might when the newest entry was this one."""
        return self.until is None or number < self.until


@dataclass
class Judged:
    """One parcel of a batch. `status` is REFUSED or the like once something spoke against it."""

    data: bytes = field(repr=False)
    sealed: SealedParcel | None = None
    digest: bytes = b""
    status: PutStatus | None = None
    reason: str = ""

    def refuse(self, status: PutStatus, reason: str) -> None:
        """Say why it is not taken."""
        self.status, self.reason = status, reason

    @property
    def id(self) -> str:
        """The parcel's id, empty when it is none."""
        return "" if self.sealed is None else self.sealed.header.parcel

    @property
    def members(self) -> tuple[str, ...]:
        """Whom it is for."""
        return () if self.sealed is None else tuple(one.member for one in self.sealed.header.recipients)


def read_batch(parcels: Sequence[bytes], team: str, author: str) -> list[Judged]:
    """Parse each parcel strictly; one of another team, or of an author other than the caller, is refused."""
    judged = [_read(data, team, author) for data in parcels]
    seen: dict[str, Judged] = {}
    for one in judged:
        if one.status is None and (first := seen.setdefault(one.id, one)) is not one:
            same = first.digest == one.digest
            one.refuse(PutStatus.ALREADY if same else PutStatus.ID_CONFLICT, "")
    return judged


def verify_batch(judged: Sequence[Judged], signers: Mapping[str, Signer], author: str) -> None:
    """Check signatures by the keys of the devices that may have signed, by their id."""
    for one in judged:
        if one.status is not None or one.sealed is None:
            continue
        header = one.sealed.header
        signer = signers.get(header.device)
        if signer is None or signer.key.member != author or not signer.might(header.roster_number):
            one.refuse(PutStatus.REFUSED, "device_not_standing")
        elif not one.sealed.verified(signer.key.key):
            one.refuse(PutStatus.BAD_SIGNATURE, "bad_signature")


def _read(data: bytes, team: str, author: str) -> Judged:
    judged = Judged(data)
    if len(data) > MOST_BYTES:
        judged.refuse(PutStatus.TOO_LARGE, "too_large")
        return judged
    try:
        judged.sealed = read_parcel(data)
    except KnownError as error:
        judged.refuse(PutStatus.REFUSED, str(error.facts.get("reason", "")))
        return judged
    judged.digest = digest_of(data)
    header = judged.sealed.header
    if header.team != team:
        judged.refuse(PutStatus.REFUSED, "wrong_team")
    elif header.author != author:
        judged.refuse(PutStatus.REFUSED, "another_author")
    return judged
