"""What recipients see in a parcel: docs/format.md, Inner. What content holds, by kind, is for others to read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from companion.crypto.cbor import uuid_bytes, uuid_text
from companion.crypto.header import HASH_BYTES, HeaderWish, Kind, read_list
from companion.crypto.refusals import Refusal, refused
from companion.crypto.written import (
    read_bytes,
    read_date,
    read_number,
    read_text,
    read_time,
    require_plain_text,
    time_text,
)

SCHEMA = 1
MOST_PREVIOUS = 8
RESTING = (Kind.SUMMARY, Kind.GRANT)
"""Kinds that rest on a decision; no other has a basis."""
_WHY = ("consent", "override")
_RECIPIENT_KINDS = ("member", "team")
_BASIS_KEYS = {
    "why",
    "id",
    "version",
    "purpose",
    "recipient_kind",
    "recipient",
    "topics_included",
    "topics_excluded",
    "given_on",
    "expires_on",
}


@dataclass(frozen=True, kw_only=True)
class Basis:
    """The decision that something shared rests on. `why` is "consent" or "override", `recipient_kind` "member"
    or "team"; ids are UUID text; no topic included means: all but the excluded ones.
    """

    why: str
    id: str
    version: str
    purpose: str = field(repr=False)
    recipient_kind: str
    recipient: str
    topics_included: tuple[str, ...] = field(repr=False)
    topics_excluded: tuple[str, ...] = field(repr=False)
    given_on: date | None
    expires_on: date | None


@dataclass(frozen=True, kw_only=True)
class Inner:
    """`content` is a map of CBOR values by text keys. `written` is the author's clock: shown, never believed."""

    item: str
    version: str
    previous: tuple[str, ...]
    basis: Basis | None
    content: dict[str, object] = field(repr=False)
    written: datetime
    audit_seq: int
    audit_head: bytes


def inner_map(inner: Inner, outer: HeaderWish) -> dict[int, object]:
    """What is encoded, sealed and padded."""
    said_outside = dict(enumerate(_outside(outer), start=1))
    return (
        {0: SCHEMA}
        | said_outside
        | {
            6: uuid_bytes(inner.item),
            7: uuid_bytes(inner.version),
            8: [uuid_bytes(one) for one in inner.previous],
            9: None if inner.basis is None else _basis_map(inner.basis),
            10: inner.content,
            11: time_text(inner.written),
            12: [inner.audit_seq, inner.audit_head],
        }
    )


def read_inner(value: object, outer: HeaderWish) -> Inner:
    """The inner of a decoded map. Raises PARCEL_REFUSED (unknown_version, not_as_named, inner_differs,
    follows_itself, bad_text).
    """
    if not isinstance(value, dict) or 0 not in value:
        raise refused(Refusal.NOT_AS_NAMED)
    if read_number(value[0], 0) != SCHEMA:
        raise refused(Refusal.UNKNOWN_VERSION)
    if value.keys() != set(range(13)):
        raise refused(Refusal.NOT_AS_NAMED)
    said_outside = _outside(outer)
    if type(value[1]) is not int or [value[key] for key in range(1, 6)] != said_outside:
        raise refused(Refusal.INNER_DIFFERS)
    audit = read_list(value[12], 2, 2)
    inner = Inner(
        item=uuid_text(value[6]),
        version=uuid_text(value[7]),
        previous=tuple(map(uuid_text, read_list(value[8], 0, MOST_PREVIOUS))),
        basis=_read_basis(value[9], outer.kind),
        content=_read_content(value[10]),
        written=read_time(value[11]),
        audit_seq=read_number(audit[0], 0),
        audit_head=read_bytes(audit[1], HASH_BYTES),
    )
    if inner.version in inner.previous:
        raise refused(Refusal.FOLLOWS_ITSELF)
    if len(set(inner.previous)) != len(inner.previous):
        raise refused(Refusal.NOT_AS_NAMED)
    require_plain_text([value[9], value[10]])
    return inner


def _outside(outer: HeaderWish) -> list[object]:
    ids = (outer.team, outer.parcel, outer.author, outer.device)
    return [int(outer.kind), *map(uuid_bytes, ids)]


def _basis_map(basis: Basis) -> dict[str, object]:
    return {
        "why": basis.why,
        "id": uuid_bytes(basis.id),
        "version": uuid_bytes(basis.version),
        "purpose": basis.purpose,
        "recipient_kind": basis.recipient_kind,
        "recipient": uuid_bytes(basis.recipient),
        "topics_included": list(basis.topics_included),
        "topics_excluded": list(basis.topics_excluded),
        "given_on": basis.given_on and basis.given_on.isoformat(),
        "expires_on": basis.expires_on and basis.expires_on.isoformat(),
    }


def _read_basis(value: object, kind: Kind) -> Basis | None:
    if kind not in RESTING and value is None:
        return None
    if kind not in RESTING or not isinstance(value, dict) or value.keys() != _BASIS_KEYS:
        raise refused(Refusal.NOT_AS_NAMED)
    return Basis(
        why=_one_of(value["why"], _WHY),
        id=uuid_text(value["id"]),
        version=uuid_text(value["version"]),
        purpose=read_text(value["purpose"]),
        recipient_kind=_one_of(value["recipient_kind"], _RECIPIENT_KINDS),
        recipient=uuid_text(value["recipient"]),
        topics_included=_texts(value["topics_included"]),
        topics_excluded=_texts(value["topics_excluded"]),
        given_on=None if value["given_on"] is None else read_date(value["given_on"]),
        expires_on=None if value["expires_on"] is None else read_date(value["expires_on"]),
    )


def _read_content(value: object) -> dict[str, object]:
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise refused(Refusal.NOT_AS_NAMED)
    return value


def _one_of(value: object, words: tuple[str, ...]) -> str:
    if not isinstance(value, str) or value not in words:
        raise refused(Refusal.NOT_AS_NAMED)
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise refused(Refusal.NOT_AS_NAMED)
    return tuple(map(read_text, value))
