"""Entries of the team's log: made and signed by a device, and read strictly before anything is believed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime

from companion.crypto.cbor import decode, encode, uuid_bytes
from companion.crypto.invite import seal_names_key
from companion.crypto.signed import SignedRead, read_signed, signed
from companion.team import shapes
from companion.team.bodies import Body, Card, Create, Policy, read_body
from companion.team.names import Names, sealed_names
from companion.team.refusals import Reason, as_roster, require

TYPE = "companion/roster-entry/v1"
VERSION = 1
MOST_BYTES = 16 * 1024


@dataclass(frozen=True, kw_only=True)
class Signer:
    """Who signs: the id of a device and its Ed25519 seed (32 bytes)."""

    device: str
    seed: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry, parsed and not yet believed. `device` says it signed; `hash` is the SHA-256 of its bytes."""

    hash: bytes
    team: str
    number: int
    prev: bytes
    at: datetime
    device: str
    body: Body
    signed: SignedRead = field(repr=False)


def make_entry(team: str, number: int, prev: bytes, at: datetime, body: Body, signer: Signer) -> bytes:  # noqa: PLR0917 - in the order of the page
    """The bytes of an entry. Whether it counts is for the roster to say: `advanced`."""
    payload = {
        0: VERSION,
        1: uuid_bytes(team),
        2: number,
        3: prev,
        4: shapes.time_text(at),
        5: body.KIND,
        6: body.to_cbor(),
    }
    return signed(TYPE, signer.device, encode(payload), signer.seed)


def make_first(team: str, at: datetime, card: Card, policy: Policy, seed: bytes) -> bytes:
    """Entry 0: a team begins with one member, one device, one administrator."""
    signer = Signer(device=card.device, seed=seed)
    return make_entry(team, 0, shapes.ZEROS, at, Create(card=card, policy=policy), signer)


def make_card(names_key: bytes, team: str, names: Names, card: Card) -> Card:
    """The card with names and names key sealed for this team. Raises ROSTER_REFUSED (unusable_key), NAME_TOO_LONG,
    TEXT_TOO_LONG.
    """
    with as_roster():
        closed_key = seal_names_key(card.member_key, names_key, team, card.member)
    return replace(
        card,
        roles=shapes.in_order(card.roles),
        names=sealed_names(names_key, team, card.member, names),
        names_key=closed_key,
    )


def read_entry(data: bytes) -> Entry:
    """Parse an entry strictly. Raises ROSTER_REFUSED: a reason of crypto/refusals.py, or not_as_named."""
    with as_roster():
        read = read_signed(data, TYPE, MOST_BYTES)
        value = decode(read.payload, most=MOST_BYTES)
    require(read.extra is None, Reason.NOT_AS_NAMED)
    version, team, number, prev, at, kind, body = shapes.fields(value, range(7))
    require(shapes.number(version) == VERSION, Reason.UNKNOWN_VERSION)
    return Entry(
        hash=hashlib.sha256(data).digest(),
        team=shapes.id_text(team),
        number=shapes.number(number),
        prev=shapes.fixed(prev, shapes.HASH_BYTES),
        at=shapes.time(at),
        device=read.device,
        body=read_body(kind, body),
        signed=read,
    )
