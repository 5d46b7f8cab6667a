"""Parcels for tests: one that is right, and any that is wrong in just one place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from cbor2 import CBORTag

from companion.crypto import hpke, signing
from companion.crypto.cbor import encode, uuid_bytes
from companion.crypto.encrypted import CONTENT_HEADER, HYBRID
from companion.crypto.envelope import TYPE, Basis, HeaderWish, Inner, Kind, Recipient, seal_parcel
from companion.crypto.header import ZEROS, header_map
from companion.crypto.inner import inner_map
from companion.crypto.padding import padded
from companion.crypto.sealed import opened
from companion.crypto.signed import EDDSA, to_be_signed

TEAM = "01990000-0000-7000-8000-000000000001"
AUTHOR = "01990000-0000-7000-8000-0000000000a1"
DEVICE = "01990000-0000-7000-8000-0000000000d1"
READER = "01990000-0000-7000-8000-0000000000b1"
OTHER = "01990000-0000-7000-8000-0000000000c1"
PARCEL = "01990000-0000-7000-8000-0000000000e1"
ITEM = "01990000-0000-7000-8000-000000000011"
VERSION = "01990000-0000-7000-8000-000000000012"
DECISION = "01990000-0000-7000-8000-000000000013"

OTHER_DEVICE = "01990000-0000-7000-8000-0000000000d3"
REVOKED_DEVICE = "01990000-0000-7000-8000-0000000000d2"

SEED = bytes(range(32))
REVOKED_SEED = bytes(range(32, 64))
OTHER_SEED = bytes(range(64, 96))
READER_KEY = bytes(range(96))
OTHER_KEY = bytes(range(96, 192))
ROSTER_NUMBER, ROSTER_HEAD = 7, hashlib.sha256(b"entry 7").digest()
KEY_VERSION = 3

Change = Callable[[Any], object]
"""Changes what it is given in its place, or gives something else to take instead."""


@cache
def device_public() -> bytes:
    """The public key that DEVICE is known by."""
    return signing.public_of(SEED)


@cache
def publics() -> dict[str, bytes]:
    """Public keys of the two who can read."""
    return {READER: hpke.member_public(READER_KEY), OTHER: hpke.member_public(OTHER_KEY)}


def to(*members: str) -> tuple[Recipient, ...]:
    """Recipients by the keys above, each for the fifth time."""
    return tuple(Recipient(member=one, key_version=KEY_VERSION, counter=5) for one in members)


def summary(*passages: dict[str, object]) -> dict[str, object]:
    """What a summary says, by the fields of companion/domain/summaries.py."""
    return {
        "name": "Zoë",
        "passages": list(passages),
        "strengths": [],
        "hopes": [],
        "needs": [],
        "actions": [],
        "disagreements": [],
        "question": "What helps on Mondays?",
        "person_saw": True,
        "what_they_changed": "",
        "held_on": "2026-11-20",
    }


def passage(text: str, *topics: str) -> dict[str, object]:
    """One passage in it."""
    return {"text": text, "voice": "person", "topics": list(topics), "prompt": None, "said_on": None}


WISH = HeaderWish(
    kind=Kind.SUMMARY,
    team=TEAM,
    parcel=PARCEL,
    author=AUTHOR,
    device=DEVICE,
    seq=1,
    prev=ZEROS,
    roster_number=ROSTER_NUMBER,
    roster_head=ROSTER_HEAD,
    recipients=to(READER, OTHER),
)
BASIS = Basis(
    why="consent",
    id=DECISION,
    version=VERSION,
    purpose="support",
    recipient_kind="member",
    recipient=READER,
    topics_included=(),
    topics_excluded=("alcohol_or_drugs",),
    given_on=date(2026, 11, 2),
    expires_on=None,
)
INNER = Inner(
    item=ITEM,
    version=VERSION,
    previous=(),
    basis=BASIS,
    content=summary(passage("Zoë likes the café", "home")),
    written=datetime(2026, 11, 23, 9, 30, 0, 250_000, UTC),
    audit_seq=41,
    audit_head=hashlib.sha256(b"audit 41").digest(),
)


@cache
def a_parcel() -> bytes:
    """A summary from AUTHOR's device to READER and OTHER."""
    return seal_parcel(WISH, INNER, SEED, publics()).data


@dataclass(kw_only=True)
class Forger:
    """Makes a parcel step by step, as a hostile author with good keys could, with a change at any step.

    header, inner: their maps · packed: the bytes of inner · plaintext: after padding · protected: the COSE header's
    map · sealed: the four parts of COSE_Encrypt · payload: its bytes · parts: the four parts of COSE_Sign1 ·
    data: the bytes at last. Whatever comes later fits what was changed earlier, signature and all.
    """

    wish: HeaderWish = WISH
    inside: Inner = INNER
    seed: bytes = SEED
    header: Change | None = None
    inner: Change | None = None
    packed: Change | None = None
    plaintext: Change | None = None
    protected: Change | None = None
    sealed: Change | None = None
    payload: Change | None = None
    parts: Change | None = None
    data: Change | None = None

    def made(self) -> bytes:
        """The bytes of it."""
        inner = _changed(self.inner, deepcopy(inner_map(self.inside, self.wish)))
        plaintext = _changed(self.plaintext, padded(_changed(self.packed, encode(inner))))
        header = _changed(self.header, header_map(self.wish, len(plaintext)))
        cose = {1: EDDSA, 4: uuid_bytes(self.wish.device), 16: TYPE, "companion": header}
        protected = encode(_changed(self.protected, cose))
        payload = _changed(self.payload, encode(CBORTag(96, self._sealed(plaintext, protected))))
        signature = signing.sign(self.seed, to_be_signed(protected, payload))
        parts = _changed(self.parts, [protected, {}, payload, signature])
        return bytes(_changed(self.data, encode(CBORTag(18, parts))))

    def _sealed(self, plaintext: bytes, protected: bytes) -> object:
        bound = hashlib.sha256(protected).digest()
        key, nonce = bytes(32), bytes(12)
        ciphertext = chacha(key, nonce, plaintext, encode(["Encrypt", CONTENT_HEADER, bound]))
        recipients = []
        for one in self.wish.recipients:
            wrapped = hpke.seal(publics()[one.member], key, HYBRID.info(bound))
            recipients.append([HYBRID.header(), {4: one.kid(), -4: wrapped[:1120]}, wrapped[1120:]])
        return _changed(self.sealed, [CONTENT_HEADER, {5: nonce}, ciphertext, recipients])


def chacha(key: bytes, nonce: bytes, plaintext: bytes, bound: bytes) -> bytes:
    """Encrypt under a chosen nonce, as nobody but a forger would."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    return ChaCha20Poly1305(key).encrypt(nonce, plaintext, bound)


def content_key(data: bytes) -> bytes:
    """What READER, or anyone else who may read a parcel, learns of it besides the words."""
    import cbor2

    protected, _, payload, _ = cbor2.loads(data).value
    bound = hashlib.sha256(protected).digest()
    for header, bare, closed in cbor2.loads(payload).value[3]:
        key = hpke.open_(READER_KEY, bare[-4] + closed, encode(["HPKE Recipient", 24, header, bound]))
        if key is not None:
            return key
    raise AssertionError("not for READER")


def content_opened(data: bytes) -> bytes:
    """The padded plaintext, by way of the content key."""
    import cbor2

    protected, _, payload, _ = cbor2.loads(data).value
    header, bare, ciphertext, _ = cbor2.loads(payload).value
    bound = encode(["Encrypt", header, hashlib.sha256(protected).digest()])
    plaintext = opened(content_key(data), bare[5], ciphertext, bound)
    assert plaintext is not None
    return plaintext


def _changed(change: Change | None, value: Any) -> Any:
    if change is None:
        return value
    instead = change(value)
    return value if instead is None else instead


def wish(**values: Any) -> HeaderWish:
    """WISH with something else in it."""
    return replace(WISH, **values)


def inner(**values: Any) -> Inner:
    """INNER with something else in it."""
    return replace(INNER, **values)
