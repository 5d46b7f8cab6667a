"""Keyed digests over fields that cannot be confused with one another: for the audit chain and its marks."""

from __future__ import annotations

import hashlib
import hmac

DIGEST_BYTES = 32


def keyed_digest(key: bytes, label: str, *fields: bytes) -> bytes:
    """HMAC-SHA256 over the label and every field, each after its own length (4 bytes, big-endian)."""
    mac = hmac.new(key, digestmod=hashlib.sha256)
    for field in (label.encode("ascii"), *fields):
        mac.update(len(field).to_bytes(4, "big"))
        mac.update(field)
    return mac.digest()


def same(one: bytes, other: bytes) -> bool:
    """Whether two secrets or digests are equal, told in constant time."""
    return hmac.compare_digest(one, other)
