"""What a hub tells of a parcel: by its outside, whose it is and for whom; and whether the signature fits all of it.

What is sealed inside is not looked at, not even at its form: that is for those who can open it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from companion.crypto.envelope import MOST_BYTES, digest_of
from companion.errors import KnownError
from companion.hub.outside import Outside, read_outside
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
    """One parcel of a batch. `outside` stands once it was read; `status` once something spoke against it."""

    data: bytes = field(repr=False)
    outside: Outside | None = None
    digest: bytes = b""
    status: PutStatus | None = None
    reason: str = ""

    def refuse(self, status: PutStatus, reason: str) -> None:
        """Say why it is not taken."""
        self.status, self.reason = status, reason

    @property
    def ending(self) -> PutStatus:
        """What became of it."""
        return self.status or PutStatus.REFUSED

    @property
    def id(self) -> str:
        """The parcel's id, empty when it is none."""
        return "" if self.outside is None else self.outside.parcel

    @property
    def members(self) -> tuple[str, ...]:
        """Whom it is for."""
        return () if self.outside is None else self.outside.members


def read_one(data: bytes, team: str, author: str) -> Judged:
    """Read a parcel's outside strictly; one of another team, or of an author other than the caller, is refused."""
    judged = Judged(data)
    if len(data) > MOST_BYTES:
        judged.refuse(PutStatus.TOO_LARGE, "too_large")
        return judged
    try:
        judged.outside = outside = read_outside(data)
    except KnownError as error:
        judged.refuse(PutStatus.REFUSED, str(error.facts.get("reason", "")))
        return judged
    judged.digest = digest_of(data)
    if outside.team != team:
        judged.refuse(PutStatus.REFUSED, "wrong_team")
    elif outside.author != author:
        judged.refuse(PutStatus.REFUSED, "another_author")
    return judged


def refuse_repeated(judged: Sequence[Judged]) -> None:
    """Of several parcels with one id in a batch, the first alone is stored."""
    seen: dict[str, Judged] = {}
    for one in judged:
        if one.status is None and (first := seen.setdefault(one.id, one)) is not one:
            one.refuse(PutStatus.ALREADY if first.digest == one.digest else PutStatus.ID_CONFLICT, "")


def verify_one(judged: Judged, signers: Mapping[str, Signer], author: str) -> None:
    """Check the signature by the key of the device that made it, if that may have: `signers` by the device's id."""
    outside = judged.outside
    if judged.status is not None or outside is None:
        return
    signer = signers.get(outside.device)
    if signer is None or signer.key.member != author or not signer.might(outside.roster_number):
        judged.refuse(PutStatus.REFUSED, "device_not_standing")
    elif not outside.verified(signer.key.key):
        judged.refuse(PutStatus.BAD_SIGNATURE, "bad_signature")
