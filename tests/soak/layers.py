"""What the fuzzer feeds: every place where bytes of strangers are read, each behind whatever a hostile author can make.

A layer takes any bytes. A refusal that people get a sentence for is right; any other error is a finding.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import cbor2
from cbor2 import CBORTag

from companion.crypto import signing
from companion.crypto.cbor import decode, encode
from companion.crypto.encrypted import encrypted
from companion.crypto.envelope import TYPE, Kind, read_parcel
from companion.crypto.header import header_map
from companion.crypto.inner import inner_map
from companion.crypto.invite import locator_of, seal_request
from companion.crypto.padding import padded
from companion.crypto.signed import header_bytes, read_signed, signed, signed_under
from companion.errors import BugError, Code, KnownError
from companion.sync.contents import read_content
from companion.team import entries, invites, requests
from companion.team.roster import advanced, start
from tests.companion.crypto import parcels
from tests.companion.team.people import ADA, BEN, Log

VECTORS = Path(parcels.__file__).parent / "vectors" / "parcel-v1.json"
RIGHT = (Code.PARCEL_REFUSED, Code.ROSTER_REFUSED, Code.INVITE_MISTYPED)
MOST_SEED = 20_000
SECRET = bytes(range(16))

Layer = Callable[[bytes], object]


class FoundError(Exception):
    """Bytes that were read as something else than they are."""


def feed(layer: Layer, data: bytes) -> None:
    """Give some bytes to a layer; raises for a finding."""
    try:
        layer(data)
    except KnownError as error:
        if error.code not in RIGHT:
            raise


def cbor(data: bytes) -> None:
    """Any value."""
    value = decode(data, most=len(data))
    if encode(value) != data:
        raise FoundError


def parcel(data: bytes) -> None:
    """A parcel as a carrier hands it out."""
    found = read_parcel(data)
    if not found.verified(parcels.device_public()):
        return
    if data not in _frozen():
        raise FoundError  # it verifies, and nobody signed it
    found.open(parcels.READER, {parcels.KEY_VERSION: parcels.READER_KEY})


def protected(data: bytes) -> None:
    """The header of a parcel, under a good signature."""
    parcel_of_author(signed_under(data, _payload(), parcels.SEED))


def payload(data: bytes) -> None:
    """The sealed part of a parcel, under a good signature."""
    parcel_of_author(signed_under(_both(), data, parcels.SEED))


def inner(data: bytes) -> None:
    """What is inside a parcel, sealed and signed as it should be."""
    plaintext = padded(data)
    header = _protected(len(plaintext))
    recipients = [(one.kid(), parcels.publics()[one.member]) for one in parcels.WISH.recipients[:1]]
    bound = read_signed(signed_under(header, b"", parcels.SEED), TYPE, 10_000).bound()
    parcel_of_author(signed_under(header, encrypted(plaintext, recipients, bound), parcels.SEED))


def content(data: bytes) -> None:
    """What a parcel of each kind says."""
    value = decode(data, most=len(data))
    for kind in Kind:
        try:
            read_content(kind, value)
        except KnownError as error:
            if error.code not in RIGHT:
                raise


def first_entry(data: bytes) -> None:
    """The first entry of a roster."""
    start(signed(entries.TYPE, ADA.device, data, ADA.seed))


def next_entry(data: bytes) -> None:
    """An entry by an administrator, behind a first one."""
    advanced(_log().states[0], signed(entries.TYPE, ADA.device, data, ADA.seed))


def request(data: bytes) -> None:
    """What somebody asks who has the secret of an invite."""
    public = signing.public_of(ADA.seed)
    closed = seal_request(SECRET, ADA.device, public, data)
    asked = encode({0: 1, 1: locator_of(SECRET), 2: public, 3: closed})
    requests.opened_request(requests.read_request(signed(requests.TYPE, ADA.device, asked, ADA.seed)), SECRET)


def invite(data: bytes) -> None:
    """The file of an invite."""
    invites.from_text(invites.prefix_of(1) + base64.urlsafe_b64encode(SECRET + data).rstrip(b"=").decode())
    invites.from_text(data.decode("utf-8", "replace"))


LAYERS: tuple[Layer, ...] = (
    cbor,
    parcel,
    protected,
    payload,
    inner,
    content,
    first_entry,
    next_entry,
    request,
    invite,
)


def parcel_of_author(data: bytes) -> None:
    """Read one that AUTHOR's own device signed."""
    found = read_parcel(data)
    if not found.verified(parcels.device_public()):
        raise BugError("our own signature fails")
    found.open(parcels.READER, {parcels.KEY_VERSION: parcels.READER_KEY})


@cache
def seeds() -> list[tuple[Layer, bytes]]:
    """Where the fuzzer begins: what is right for each layer, and every frozen parcel."""
    inside = inner_map(parcels.INNER, parcels.WISH)
    found: list[tuple[Layer, bytes]] = [
        (cbor, encode([1, -1, b"a", "a", None, True, {1: 2, "a": [CBORTag(18, 0)]}])),
        (protected, _both()),
        (payload, _payload()),
        (inner, encode(inside)),
        (content, encode(parcels.INNER.content)),
        (content, encode({"about": parcels.ITEM, "why": "erased"})),
        (
            content,
            encode({"about": parcels.ITEM, "about_version": parcels.ITEM, "answer": "reply", "text": "a"}),
        ),
        (first_entry, _payload_of(_log().entries[0])),
        (next_entry, _payload_of(_log().entries[1])),
        (
            request,
            encode(
                {
                    0: bytes(16),
                    1: bytes(32),
                    2: bytes(16),
                    3: ADA.card.member_key,
                    4: "a",
                    5: "b",
                    6: "c",
                    7: ["worker"],
                }
            ),
        ),
        (
            invite,
            encode(
                {
                    0: 1,
                    1: bytes(16),
                    2: bytes(32),
                    3: "2026-01-01T00:00:00Z",
                    4: [{"kind": "hub", "where": "a"}],
                    5: "a",
                    6: "b",
                }
            ),
        ),
        *((parcel, data) for data in _frozen()),
    ]
    return [(layer, data) for layer, data in found if len(data) <= MOST_SEED]


@cache
def _log() -> Log:
    return Log.of(BEN)


@cache
def _frozen() -> tuple[bytes, ...]:
    """Every parcel of the vectors: what opens first, then the forgeries."""
    vectors = json.loads(VECTORS.read_text("utf-8"))
    return tuple(
        base64.b64decode(one["parcel"]) for one in (*vectors["open"], *vectors["refuse"]) if "parcel" in one
    )


def _summary() -> bytes:
    """The summary to READER and OTHER among them."""
    return _frozen()[0]


def _payload_of(data: bytes) -> bytes:
    return bytes(cbor2.loads(data).value[2])


@cache
def _payload() -> bytes:
    return _payload_of(_summary())


@cache
def _both() -> bytes:
    """The header of a parcel to READER and OTHER."""
    return bytes(cbor2.loads(_summary()).value[0])


@cache
def _protected(length: int) -> bytes:
    """The header of a parcel to READER alone."""
    alone = parcels.wish(recipients=parcels.to(parcels.READER))
    return header_bytes(TYPE, parcels.DEVICE, header_map(alone, length))
