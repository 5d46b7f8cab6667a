"""Ed25519 (RFC 8032), by which a device signs; strict where the library is not.

OpenSSL refuses an S that is not below the group's order, but takes public keys of small order, under which
a signature that nobody made fits any message, and keys written in more than one way.
"""

from __future__ import annotations

import secrets
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SEED_BYTES = PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64
_FIELD = 2**255 - 19
_WITHOUT_SIGN = 2**255 - 1
_ORDER_8 = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
_SMALL_ORDER = frozenset({0, 1, _FIELD - 1, _ORDER_8, _FIELD - _ORDER_8})
"""The y coordinate of all eight points whose order divides 8 (RFC 7748 and 8032 give the curve)."""


def new_device_key() -> bytes:
    """The private key of a device: 32 bytes from the system's source of randomness."""
    return secrets.token_bytes(SEED_BYTES)


def public_of(seed: bytes) -> bytes:
    """Its public key (32 bytes)."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def sign(seed: bytes, message: bytes) -> bytes:
    """64 bytes; the same for the same message."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def is_sound(public: bytes) -> bool:
    """Whether these are a public key in its one form, and not one of small order."""
    if len(public) != PUBLIC_BYTES:
        return False
    y = int.from_bytes(public, "little") & _WITHOUT_SIGN
    return y < _FIELD and y not in _SMALL_ORDER


def verified(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the holder of this key signed this message: no for a key that is not sound and for an S that is
    not canonical.
    """
    key = _ready(public)
    if key is None or len(signature) != SIGNATURE_BYTES:
        return False
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True


@lru_cache(maxsize=1024)
def _ready(public: bytes) -> Ed25519PublicKey | None:
    """A public key as the library wants it, None where it is not sound. Making one ready costs a quarter of a
    verification, and a device signs many things.
    """
    return Ed25519PublicKey.from_public_bytes(public) if is_sound(public) else None
