"""`python -m tests.companion.crypto.vectors.make`: writes parcel-v1.json and the parcel of the self-check, once.

Keys, parcels that open with what they say, and for every rule of "Must reject" parcels that must not; the words of
docs/format.md are all that is needed to read it. Bytes are base64, ids their usual text.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import resources
from companion.crypto import hpke, self_check, signing
from companion.crypto.cbor import encode
from companion.crypto.envelope import Inner, Kind, seal_parcel
from companion.crypto.header import HeaderWish
from companion.crypto.inner import inner_map
from tests.companion.crypto.forgeries import every_rule
from tests.companion.crypto.forging import Forgery, as_text
from tests.companion.crypto.parcels import (
    AUTHOR,
    DEVICE,
    INNER,
    ITEM,
    KEY_VERSION,
    OTHER,
    OTHER_DEVICE,
    OTHER_KEY,
    OTHER_SEED,
    READER,
    READER_KEY,
    REVOKED_DEVICE,
    REVOKED_SEED,
    ROSTER_HEAD,
    ROSTER_NUMBER,
    SEED,
    TEAM,
    VERSION,
    WISH,
    inner,
    publics,
    to,
    wish,
)

FILE = Path(__file__).with_name("parcel-v1.json")
LARGEST_KEPT = 100_000
ABOUT = (
    "Parcels, version 1 (docs/format.md). 'open': each opens for every member in 'readers'; inner is the CBOR that "
    "is in it. 'refuse': each breaks the rule with that number, for that reason. 'when' says what notices it: "
    "parsing (read), the device's signature (verify), opening as reader (open), or what lies beyond the parcel "
    "(beyond): roster, content, basis, and the parcels of 'open', of which the first has come before. A parcel given "
    "as 'zeros' is that many zero bytes. 'signer' is the key to verify by where the device is not in the list, or "
    "where another is to be tried."
)


def _open() -> list[dict[str, Any]]:
    second = {"seq": 2, "prev": b"p" * 32}
    about: dict[str, object] = {"about": ITEM, "about_version": VERSION}
    return [
        _opens("a summary to two", WISH, INNER),
        _opens(
            "a reply to one",
            wish(kind=Kind.REPLY, parcel=_id(1), recipients=to(READER), **second),
            inner(
                item=_id(2),
                version=_id(3),
                basis=None,
                content=about | {"answer": "reply", "text": "Thank you."},
            ),
        ),
        _opens(
            "a receipt",
            wish(kind=Kind.RECEIPT, parcel=_id(4), recipients=to(READER), **second),
            inner(
                item=_id(5),
                version=_id(6),
                basis=None,
                content=about | {"what": "opened", "at": "2026-11-23T10:00:00Z"},
            ),
        ),
        _opens(
            "a withdrawal",
            wish(kind=Kind.WITHDRAWAL, parcel=_id(7), recipients=to(READER), **second),
            inner(
                item=_id(8), version=_id(9), basis=None, content={"about": ITEM, "why": "consent_withdrawn"}
            ),
        ),
        _opens(
            "a reply of 20,000 letters, to show padding",
            wish(kind=Kind.REPLY, parcel=_id(14), recipients=to(READER), **second),
            inner(
                item=_id(2),
                version=_id(15),
                basis=None,
                content=about | {"answer": "praise", "text": "x" * 20_000},
            ),
        ),
        _opens(
            "a grant that joins two versions",
            wish(kind=Kind.GRANT, parcel=_id(10), recipients=to(READER), **second),
            inner(version=_id(11), previous=(_id(12), _id(13))),
        ),
    ]


def _opens(name: str, asked: HeaderWish, inside: Inner) -> dict[str, Any]:
    made = seal_parcel(asked, inside, SEED, publics())
    return {
        "name": name,
        "readers": [one.member for one in made.header.recipients],
        "parcel": as_text(made.data),
        "digest": as_text(made.digest),
        "inner": as_text(encode(inner_map(inside, asked))),
    }


def _refused(forgery: Forgery) -> dict[str, Any]:
    data = forgery.make()
    kept: dict[str, Any] = {"parcel": as_text(data)} if len(data) < LARGEST_KEPT else {"zeros": len(data)}
    told = {"rule": forgery.rule, "name": forgery.name, "reason": forgery.reason.value, "when": forgery.when}
    return told | kept | ({"signer": as_text(forgery.signer)} if forgery.signer else {})


def _id(number: int) -> str:
    return f"01990000-0000-7000-8000-{number:012}"


def _member(member: str, private: bytes) -> dict[str, Any]:
    return {
        "member": member,
        "key_version": KEY_VERSION,
        "private": as_text(private),
        "public": as_text(publics()[member]),
    }


def _device(device: str, member: str, seed: bytes, *, revoked: bool) -> dict[str, Any]:
    return {
        "device": device,
        "member": member,
        "seed": as_text(seed),
        "public": as_text(signing.public_of(seed)),
        "revoked": revoked,
    }


def made() -> dict[str, Any]:
    """All of it."""
    return {
        "about": ABOUT,
        "team": TEAM,
        "roster": {"number": ROSTER_NUMBER, "hash": as_text(ROSTER_HEAD)},
        "devices": [
            _device(DEVICE, AUTHOR, SEED, revoked=False),
            _device(REVOKED_DEVICE, AUTHOR, REVOKED_SEED, revoked=True),
            _device(OTHER_DEVICE, OTHER, OTHER_SEED, revoked=False),
        ],
        "members": [_member(READER, READER_KEY), _member(OTHER, OTHER_KEY)],
        "reader": READER,
        "open": _open(),
        "refuse": [_refused(one) for one in every_rule()],
    }


def frozen() -> bytes:
    """The parcel that the program opens before it seals its first."""
    inside = inner(basis=None, content=dict(self_check.SAYS))
    asked = wish(kind=Kind.REPLY, recipients=to(READER))
    public = {READER: hpke.member_public(self_check.PRIVATE)}
    return seal_parcel(asked, inside, self_check.SEED, public).data


def main() -> None:
    """Write what is not there yet: what is there stays as it is, and a new format gets new vectors."""
    check = resources.path(self_check.FROZEN)
    for place, text in (
        (FILE, lambda: json.dumps(made(), indent=1, ensure_ascii=False).encode() + b"\n"),
        (check, frozen),
    ):
        if not place.exists():
            place.write_bytes(text())


if __name__ == "__main__":
    main()
