"""Keyed digests over fields that cannot be confused with one another: for the audit chain and its marks."""

from __future__ import annotations

import hashlib
import hmac
import uuid

DIGEST_BYTES = 32
_TIMELESS = b"companion/parcel-id/v1"


def keyed_digest(key: bytes, label: str, *fields: bytes) -> bytes:
    """HMAC-SHA256 over the label and every field, each after its own length (4 bytes, big-endian)."""
    mac = hmac.new(key, digestmod=hashlib.sha256)
    for field in (label.encode("ascii"), *fields):
        mac.update(len(field).to_bytes(4, "big"))
        mac.update(field)
    return mac.digest()


def timeless_id(new_id: str) -> str:
    """An id that does not tell when it was made, of a new UUIDv7 that does to the millisecond and is used nowhere else.

    UUIDv8 (RFC 9562, 5.8): SHA-256 over a label and the 16 bytes, cut short. 74 random bits keep the time hidden.
    """
    cut = hashlib.sha256(_TIMELESS + uuid.UUID(new_id).bytes).digest()[:16]
    number = int.from_bytes(cut, "big") & ~(0xF << 76 | 0x3 << 62)
    return str(uuid.UUID(int=number | 0x8 << 76 | 0x2 << 62))


def same(one: bytes, other: bytes) -> bool:
    """Whether two secrets or digests are equal, told in constant time."""
    return hmac.compare_digest(one, other)
