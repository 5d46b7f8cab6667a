"""The one cipher of the key bag: ChaCha20-Poly1305 (RFC 8439), with everything around it bound to it."""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

NONCE_BYTES = 12
TAG_BYTES = 16


def sealed(key: bytes, secret: bytes, bound: bytes) -> tuple[bytes, bytes]:
    """A fresh nonce (12 bytes) and the ciphertext with its tag (16 bytes more than `secret`)."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce, ChaCha20Poly1305(key).encrypt(nonce, secret, bound)


def opened(key: bytes, nonce: bytes, ciphertext: bytes, bound: bytes) -> bytes | None:
    """The secret, or None where the key or anything that was bound is not the same."""
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, ciphertext, bound)
    except InvalidTag:
        return None
