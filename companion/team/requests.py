"""A request to join: made under an invite's secret, signed by the device that asks, compared by six spoken words."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from companion.crypto import signing
from companion.crypto.cbor import decode, encode, uuid_bytes
from companion.crypto.hpke import PUBLIC_BYTES as MEMBER_KEY_BYTES
from companion.crypto.hpke import is_usable
from companion.crypto.invite import LOCATOR_BYTES, locator_of, open_request, seal_request
from companion.crypto.signed import SignedRead, read_signed, signed
from companion.domain.member import Role
from companion.domain.text import LONGEST_NAME
from companion.team import shapes
from companion.team.entries import Signer
from companion.team.invites import VERSIONS, Invite
from companion.team.names import MOST_CONTACT, Names
from companion.team.refusals import Reason, as_roster, refused, require
from companion.team.words import words_of

TYPE = "companion/join-request/v1"
MOST_BYTES = 8192
SIX = 6
_SIX_WORDS = b"companion/six-words/v1"


@dataclass(frozen=True, kw_only=True)
class SealedRequest:
    """A request as anyone may see it: its hash, the locator of its invite, the device that asks and its key.

    `version` is that of the invite: both sides speak the words of one list.
    """

    hash: bytes
    locator: bytes
    device: str
    device_key: bytes = field(repr=False)
    closed: bytes = field(repr=False)
    signed: SignedRead = field(repr=False)
    version: int


@dataclass(frozen=True, kw_only=True)
class JoinRequest:
    """What was asked, by whom. Keys are public; ids UUID text."""

    hash: bytes
    locator: bytes
    team: str
    root: bytes
    member: str
    device: str
    device_key: bytes = field(repr=False)
    member_key: bytes = field(repr=False)
    names: Names
    roles: tuple[Role, ...]


@dataclass(frozen=True, kw_only=True)
class Joiner:
    """Who asks: their member id, the public half of their member key (1216 bytes), names, and the roles wished for."""

    member: str
    member_key: bytes = field(repr=False)
    names: Names
    roles: Sequence[Role]


def make_request(invite: Invite, joiner: Joiner, signer: Signer) -> bytes:
    """The bytes of a request, for the carrier to put under the invite's locator."""
    public = signing.public_of(signer.seed)
    inner = {
        0: uuid_bytes(invite.team),
        1: invite.root,
        2: uuid_bytes(joiner.member),
        3: joiner.member_key,
        4: joiner.names.name,
        5: joiner.names.organisation,
        6: joiner.names.contact,
        7: [role.value for role in shapes.in_order(joiner.roles)],
    }
    closed = seal_request(invite.secret, signer.device, public, encode(inner))
    payload = encode({0: invite.version, 1: invite.locator, 2: public, 3: closed})
    return signed(TYPE, signer.device, payload, signer.seed)


def read_request(data: bytes) -> SealedRequest:
    """Parse a request and check its signature. Raises ROSTER_REFUSED."""
    with as_roster():
        read = read_signed(data, TYPE, MOST_BYTES)
        value = decode(read.payload, most=MOST_BYTES)
    require(read.extra is None, Reason.NOT_AS_NAMED)
    version, locator, key, closed = shapes.fields(value, range(4))
    require(shapes.number(version) in VERSIONS, Reason.UNKNOWN_VERSION)
    found = SealedRequest(
        hash=hashlib.sha256(data).digest(),
        locator=shapes.fixed(locator, LOCATOR_BYTES),
        device=read.device,
        device_key=shapes.fixed(key, signing.PUBLIC_BYTES),
        closed=shapes.some(closed, 1, MOST_BYTES),
        signed=read,
        version=shapes.number(version),
    )
    require(read.verified(found.device_key), Reason.BAD_SIGNATURE)
    return found


def opened_request(sealed: SealedRequest, secret: bytes) -> JoinRequest:
    """What was asked under the secret of the invite. Raises ROSTER_REFUSED (not_opened when it is another secret's)."""
    plain = None
    if sealed.locator == locator_of(secret):
        plain = open_request(secret, sealed.device, sealed.device_key, sealed.closed)
    if plain is None:
        raise refused(Reason.NOT_OPENED)
    with as_roster():
        value = decode(plain, most=MOST_BYTES)
    team, root, member, key, name, organisation, contact, roles = shapes.fields(value, range(8))
    found = JoinRequest(
        hash=sealed.hash,
        locator=sealed.locator,
        team=shapes.id_text(team),
        root=shapes.fixed(root, shapes.HASH_BYTES),
        member=shapes.id_text(member),
        device=sealed.device,
        device_key=sealed.device_key,
        member_key=shapes.fixed(key, MEMBER_KEY_BYTES),
        names=Names(
            name=shapes.text(name, LONGEST_NAME),
            organisation=shapes.text(organisation, LONGEST_NAME),
            contact=shapes.text(contact, MOST_CONTACT),
        ),
        roles=shapes.roles(roles),
    )
    require(is_usable(found.member_key), Reason.UNUSABLE_KEY)
    return found


def six_words(root: bytes, request: bytes) -> tuple[str, ...]:
    """Give what both sides read to each other before anyone is admitted; `request` is the whole request's bytes.

    Raises ROSTER_REFUSED where it is none.
    """
    digest = hashlib.sha256(_SIX_WORDS + root + hashlib.sha256(request).digest()).digest()
    return words_of(digest, SIX, read_request(request).version)
