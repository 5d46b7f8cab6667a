"""An invite: the team's root, a secret good for one request, and where to go; as text, as twelve words, as posted."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from companion.crypto.cbor import decode, encode, uuid_bytes
from companion.crypto.invite import SECRET_BYTES, locator_of, open_invite, seal_invite
from companion.domain.text import LONGEST_NAME
from companion.errors import Code, KnownError
from companion.team import shapes, words
from companion.team.bodies import CARRIERS
from companion.team.refusals import Reason, as_roster, require

VALID_FOR = timedelta(hours=72)
SUFFIX = ".companion-invite"
VERSIONS = (1, 2)
"""Version 2 differs in the list its twelve words, and the six that are compared under it, are taken from."""
MOST_BYTES = 4096
MOST_PLACES = 8
_PREFIX = re.compile(r"companion-invite-([1-9][0-9]{0,8}):")
_MOST_TEXT = 2 * (MOST_BYTES + SECRET_BYTES) + 40


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a team shares: "folder" or "hub", and its path or address."""

    kind: str
    where: str


@dataclass(frozen=True, kw_only=True)
class Invite:
    """What a joiner is given. `team` is UUID text, `root` the hash of the team's first entry, `expires` in UTC.

    `version` says which words are spoken under it: whoever makes it decides, and the request that follows says the
    same, so both laptops read from one list, whichever Companion they run.
    """

    secret: bytes = field(repr=False)
    team: str
    root: bytes
    expires: datetime
    places: tuple[Place, ...]
    inviter: str
    title: str
    version: int = VERSIONS[-1]

    @property
    def locator(self) -> bytes:
        """Where the carrier keeps what belongs to this invite (16 bytes)."""
        return locator_of(self.secret)

    def expired(self, now: datetime) -> bool:
        """Whether its time is over."""
        return now >= self.expires


def to_text(invite: Invite) -> str:
    """The invite as the one line of a file, and as the text of a QR code."""
    packed = base64.urlsafe_b64encode(invite.secret + _packed(invite))
    return prefix_of(invite.version) + packed.rstrip(b"=").decode("ascii")


def prefix_of(version: int) -> str:
    """What the one line of an invite begins with."""
    return f"companion-invite-{version}:"


def from_text(text: str) -> Invite:
    """The invite in a file or a QR code; spaces and line breaks that a mail put in are no harm.

    Raises INVITE_MISTYPED with `why` "text", or "version" for an invite of a newer Companion.
    """
    line = "".join(text[: 4 * _MOST_TEXT].split())
    begins = _PREFIX.match(line)
    if begins is None or int(begins[1]) not in VERSIONS:
        raise _mistyped("version" if begins else "text")
    coded = line[begins.end() :]
    try:
        data = base64.b64decode(coded + "=" * (-len(coded) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise _mistyped("text") from None
    try:
        found = _unpacked(data[:SECRET_BYTES], data[SECRET_BYTES:])
    except KnownError:
        raise _mistyped("text") from None
    if found.version != int(begins[1]):
        raise _mistyped("text")
    return found


def to_words(invite: Invite) -> tuple[str, ...]:
    """The twelve words that stand for its secret."""
    return words.to_words(invite.secret, invite.version)


def posted(invite: Invite) -> bytes:
    """The invite as it lies at the carrier under its locator, for those who come with the words."""
    return seal_invite(invite.secret, _packed(invite))


def from_posted(secret: bytes, data: bytes) -> Invite:
    """The invite that was posted. Raises INVITE_UNKNOWN when this is not what the secret opens."""
    plain = open_invite(secret, data)
    if plain is None:
        raise KnownError(Code.INVITE_UNKNOWN)
    try:
        return _unpacked(secret, plain)
    except KnownError:
        raise KnownError(Code.INVITE_UNKNOWN) from None


def _packed(invite: Invite) -> bytes:
    return encode(
        {
            0: invite.version,
            1: uuid_bytes(invite.team),
            2: invite.root,
            3: shapes.time_text(invite.expires),
            4: [{"kind": place.kind, "where": place.where} for place in invite.places],
            5: invite.inviter,
            6: invite.title,
        }
    )


def _unpacked(secret: bytes, data: bytes) -> Invite:
    with as_roster():
        value = decode(data, most=MOST_BYTES)
    version, team, root, expires, places, inviter, title = shapes.fields(value, range(7))
    require(shapes.number(version) in VERSIONS, Reason.UNKNOWN_VERSION)
    return Invite(
        version=shapes.number(version),
        secret=shapes.fixed(secret, SECRET_BYTES),
        team=shapes.id_text(team),
        root=shapes.fixed(root, shapes.HASH_BYTES),
        expires=shapes.time(expires),
        places=_places(shapes.array(places, MOST_PLACES)),
        inviter=shapes.text(inviter, LONGEST_NAME),
        title=shapes.text(title, LONGEST_NAME),
    )


def _places(values: Sequence[object]) -> tuple[Place, ...]:
    found = []
    for value in values:
        kind, where = (shapes.text(one) for one in shapes.fields(value, ("kind", "where")))
        require(kind in CARRIERS, Reason.NOT_AS_NAMED)
        found.append(Place(kind=kind, where=where))
    return tuple(found)


def _mistyped(why: str) -> KnownError:
    return KnownError(Code.INVITE_MISTYPED, why=why)
