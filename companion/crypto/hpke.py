"""HPKE (RFC 9180) in base mode with the one suite: MLKEM768-X25519, HKDF-SHA256, ChaCha20-Poly1305, one message."""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from companion.crypto.refusals import Refusal, refused

PRIVATE_BYTES = 96
PUBLIC_BYTES = 1216
ENC_BYTES = 1120
TAG_BYTES = 16
_SEED_BYTES = 64  # of ML-KEM (FIPS 203: d ‖ z)
_KEM_PUBLIC_BYTES = 1184


def new_member_key() -> bytes:
    """The private key of a member (96 bytes): ML-KEM seed ‖ X25519."""
    return secrets.token_bytes(PRIVATE_BYTES)


def member_public(private: bytes) -> bytes:
    """Its public key (1216 bytes): ML-KEM-768 encapsulation key ‖ X25519."""
    kem, curve = _halves(private)
    return kem.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()


def is_usable(public: bytes) -> bool:
    """Whether something can be sealed to these bytes: both halves are keys, the second not of small order."""
    if len(public) != PUBLIC_BYTES:
        return False
    try:
        X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(public[_KEM_PUBLIC_BYTES:]))
        MLKEM768PublicKey.from_public_bytes(public[:_KEM_PUBLIC_BYTES])
    except ValueError:
        return False
    return True


def seal(public: bytes, secret: bytes, info: bytes) -> bytes:
    """enc (1120 bytes) ‖ the secret and its tag. Raises PARCEL_REFUSED (unusable_key)."""
    if len(public) != PUBLIC_BYTES:
        raise refused(Refusal.UNUSABLE_KEY)
    try:
        key = hpke.MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(public[:_KEM_PUBLIC_BYTES]),
            X25519PublicKey.from_public_bytes(public[_KEM_PUBLIC_BYTES:]),
        )
        return _suite().encrypt(secret, key, info=info)
    except ValueError:
        raise refused(Refusal.UNUSABLE_KEY) from None


def open_(private: bytes, sealed: bytes, info: bytes) -> bytes | None:
    """The secret, or None where the key, the bytes or the info are not those it was sealed with."""
    try:
        return _suite().decrypt(sealed, hpke.MLKEM768X25519PrivateKey(*_halves(private)), info=info)
    except InvalidTag:
        return None


def _halves(private: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    return (
        MLKEM768PrivateKey.from_seed_bytes(private[:_SEED_BYTES]),
        X25519PrivateKey.from_private_bytes(private[_SEED_BYTES:]),
    )


def _suite() -> hpke.Suite:
    return hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
