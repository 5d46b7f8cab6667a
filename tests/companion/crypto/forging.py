"""Parts for parcels that break one rule of docs/format.md and nothing else."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import cbor2

from companion.crypto.cbor import encode
from companion.crypto.encrypted import CONTENT_HEADER
from companion.crypto.refusals import Refusal

from .parcels import (
    INNER,
    WISH,
    Forger,
    a_parcel,
    chacha,
    content_key,
    content_opened,
    wish,
)

ELSEWHERE = "01990000-0000-7000-8000-0000000000ff"
SMALL_ORDER = b"\1" + bytes(31)


@dataclass(frozen=True, kw_only=True)
class Forgery:
    """One parcel. `when`: where READER's side notices: read, verify, open; or beyond (what only the caller knows:
    the roster, the basis, earlier parcels), and then it verifies and opens here.
    """

    rule: int
    name: str
    reason: Refusal
    when: str
    make: Callable[[], bytes]
    signer: bytes | None = None


def forged(**changes: Any) -> Callable[[], bytes]:
    """Made when it is wanted."""
    return Forger(**changes).made


def put(key: Any, value: Any) -> Callable[[Any], None]:
    """Put something in a map or a list."""

    def change(where: Any) -> None:
        where[key] = value

    return change


def drop(key: Any) -> Callable[[Any], None]:
    """Take something out."""

    def change(where: Any) -> None:
        del where[key]

    return change


def in_recipient(part: int, change: Callable[[Any], Any]) -> Callable[[Any], None]:
    """Change one of the three parts of the first recipient."""

    def outer(sealed: Any) -> None:
        instead = change(sealed[3][0][part])
        if instead is not None:
            sealed[3][0][part] = instead

    return outer


def by_reading(rule: int, reason: Refusal, **named: Callable[[], bytes]) -> tuple[Forgery, ...]:
    return _all(rule, reason, "read", named)


def by_opening(rule: int, reason: Refusal, **named: Callable[[], bytes]) -> tuple[Forgery, ...]:
    return _all(rule, reason, "open", named)


def _all(rule: int, reason: Refusal, when: str, named: dict[str, Callable[[], bytes]]) -> tuple[Forgery, ...]:
    return tuple(
        Forgery(rule=rule, name=name.replace("_", " "), reason=reason, when=when, make=make)
        for name, make in named.items()
    )


def nested(depth: int) -> object:
    """Arrays in arrays."""
    value: object = 1
    for _ in range(depth):
        value = [value]
    return value


def reordered(protected: bytes) -> bytes:
    """The same map with its last two keys the other way round."""
    header = list(cbor2.loads(protected).items())
    return b"\xa4" + b"".join(encode(part) for pair in (*header[:2], header[3], header[2]) for part in pair)


def doubled(protected: bytes) -> bytes:
    """The same map with a key that it has already."""
    header = list(cbor2.loads(protected).items())
    return b"\xa5" + b"".join(encode(part) for pair in (header[0], *header) for part in pair)


def above_the_order(signature: bytes) -> bytes:
    """The same signature with S written another way."""
    order = 2**252 + 27742317777372353535851937790883648493
    return signature[:32] + (int.from_bytes(signature[32:], "little") + order).to_bytes(32, "little")


def swapped(part: int, **values: Any) -> bytes:
    """A sound parcel with one part of COSE_Sign1 from another sound parcel."""
    other = cbor2.loads(Forger(wish=wish(**values), sealed=None).made()).value
    parts = list(cbor2.loads(a_parcel()).value)
    parts[part] = other[part]
    return encode(cbor2.CBORTag(18, parts))


def rewritten_by_a_recipient() -> bytes:
    """READER knows the content key: other words under the same header, key, nonce and wrapped keys."""
    parts = list(cbor2.loads(a_parcel()).value)
    sealed = list(cbor2.loads(parts[2]).value)
    words = content_opened(a_parcel()).replace(b"What helps on Mondays?", b"Who steals on Mondays?")
    bound = encode(["Encrypt", CONTENT_HEADER, bound_of(parts[0])])
    sealed[2] = chacha(content_key(a_parcel()), sealed[1][5], words, bound)
    parts[2] = encode(cbor2.CBORTag(96, sealed))
    return encode(cbor2.CBORTag(18, parts))


def moved_under(**values: Any) -> bytes:
    """Ciphertext of one header under another, with the key wrapped anew: by someone who may read and signs."""
    ciphertext = cbor2.loads(cbor2.loads(Forger().made()).value[2]).value[2]
    return Forger(wish=wish(**values), inside=INNER, sealed=put(2, ciphertext)).made()


def carried_over(**values: Any) -> bytes:
    """Everything sealed under one header, carried under another and signed again."""
    payload = cbor2.loads(a_parcel()).value[2]
    return Forger(wish=replace(WISH, **values), payload=lambda _: payload).made()


def bound_of(protected: bytes) -> bytes:
    """What everything inside is bound to."""
    import hashlib

    return hashlib.sha256(protected).digest()


def as_text(data: bytes) -> str:
    """As it is kept in a vector."""
    return base64.b64encode(data).decode("ascii")
