"""What answers a request to join: docs/format-team.md, Answer. An invite's secret vouches for the key that answers it.

The secret is the hash of that key's public half, so whoever was given the secret can tell the key when they see it,
and nobody can put another in its place.
"""

from __future__ import annotations

import hashlib

from companion.crypto.digests import same
from companion.crypto.invite import LOCATOR_BYTES, SECRET_BYTES
from companion.crypto.labels import derived
from companion.crypto.sealed import NONCE_BYTES, opened, sealed
from companion.crypto.signing import sign, verified

_SECRET = b"companion/invite-secret/v1"
_ANSWER = b"companion/join-answer/v1"


def secret_of(answer_public: bytes) -> bytes:
    """The secret (16 bytes) of the invite that this key answers for."""
    return hashlib.sha256(_SECRET + answer_public).digest()[:SECRET_BYTES]


def is_answered_by(secret: bytes, answer_public: bytes) -> bool:
    """Whether this is the key that answers for an invite of this secret."""
    return same(secret_of(answer_public), secret)


def answer_locator_of(secret: bytes, request_hash: bytes) -> bytes:
    """Where the answer to a request lies (16 bytes)."""
    return derived(secret, "companion/answer-locator/v1", salt=request_hash)[:LOCATOR_BYTES]


def sign_answer(answer_seed: bytes, root: bytes, request_hash: bytes, why: str) -> bytes:
    """64 bytes, for this request to this team alone."""
    return sign(answer_seed, _ANSWER + root + request_hash + why.encode())


def is_signed_answer(
    answer_public: bytes, root: bytes, request_hash: bytes, why: str, signature: bytes
) -> bool:
    """Whether the holder of the key has said this of this request."""
    return verified(answer_public, _ANSWER + root + request_hash + why.encode(), signature)


def seal_answer(secret: bytes, request_hash: bytes, inner: bytes) -> bytes:
    """For whoever carries it: nonce ‖ ciphertext."""
    nonce, ciphertext = sealed(_answer_key(secret), inner, _ANSWER + request_hash)
    return nonce + ciphertext


def open_answer(secret: bytes, request_hash: bytes, closed: bytes) -> bytes | None:
    """What is inside; None where it is under another secret, or about another request."""
    if len(closed) <= NONCE_BYTES:
        return None
    return opened(_answer_key(secret), closed[:NONCE_BYTES], closed[NONCE_BYTES:], _ANSWER + request_hash)


def _answer_key(secret: bytes) -> bytes:
    return derived(secret, "companion/answer-key/v1")
