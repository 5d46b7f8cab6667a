"""How a device signs what it asks of a hub: HTTP message signatures (RFC 9421) by its Ed25519 key.

Covered are method, authority, path, query, team, and the digest of the body (RFC 9530); with the time and a nonce.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from http_message_signatures import (
    ContentDigest,
    HTTPMessageSignaturesException,
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureKeyResolver,
    InvalidSignature,
    VerifyResult,
)
from http_message_signatures.algorithms import HTTPSignatureAlgorithm

from companion.crypto import signing

TEAM_HEADER = "Companion-Team"
LABEL = "companion"
TAG = "companion/hub-request/v1"
NONCE_CHARACTERS = (16, 64)
_COVERED = ("@method", "@authority", "@path", "@query", "companion-team", "content-digest")
_BASE = {f'"{name}"' for name in (*_COVERED, "@signature-params")}
_PARAMETERS = {"created", "keyid", "alg", "nonce", "tag"}
_KEY_ID = re.compile(r';keyid="([0-9a-f-]{36})"(?:;|$)')
_NO_LIMIT = timedelta(days=36_500)  # whether the time fits is for the reader of the signature to say


@dataclass(frozen=True)
class SignedRequest:
    """What a verified signature says: who (id of a device), when (Unix seconds), once (nonce), over which body."""

    device: str
    created: int
    nonce: str
    digest: str

    def covers(self, body: bytes) -> bool:
        """Whether this is the body whose digest was signed."""
        try:
            ContentDigest.verify(self.digest, body)
        except InvalidSignature:
            return False
        return True


def signed_headers(
    *, method: str, url: str, body: bytes, team: str, device: str, seed: bytes, created: datetime, nonce: str
) -> dict[str, str]:
    """The headers to send along: team, digest of the body, and the signature over both and the call itself."""
    headers = {TEAM_HEADER: team}
    HTTPMessageSigner(signature_algorithm=_DeviceSignature, key_resolver=_OneKey(device, seed)).sign(
        _Message(method, url, headers),
        key_id=device,
        created=created,
        nonce=nonce,
        label=LABEL,
        tag=TAG,
        covered_component_ids=_COVERED[:-1],
        body=body,
    )
    return headers


def read_signature(
    *, method: str, url: str, headers: Mapping[str, str], device: str, public: bytes
) -> SignedRequest | None:
    """What the signature says when this device's key made it, over this call; else None. The body comes later."""
    verifier = HTTPMessageVerifier(signature_algorithm=_DeviceSignature, key_resolver=_OneKey(device, public))
    verifier.max_clock_skew = _NO_LIMIT
    try:
        found = verifier.verify(_Message(method, url, headers), max_age=None, expect_tag=TAG)
    except HTTPMessageSignaturesException:
        return None
    if (
        len(found) != 1
        or found[0].parameters.keys() != _PARAMETERS
        or found[0].covered_components.keys() != _BASE
    ):
        return None
    said = found[0].parameters
    return SignedRequest(device, int(said["created"]), str(said["nonce"]), _digest_of(found[0]))


def device_that_signs(headers: Mapping[str, str]) -> str | None:
    """The id that a signature names, not yet believed: it tells which key to try."""
    named = _KEY_ID.findall(headers.get("signature-input", ""))
    return named[0] if len(named) == 1 else None


def _digest_of(result: VerifyResult) -> str:
    return result.covered_components['"content-digest"']


@dataclass(frozen=True)
class _Message:
    """What the library wants to see of a request."""

    method: str
    url: str
    headers: Any


class _DeviceSignature(HTTPSignatureAlgorithm):
    """Ed25519 as everything else here is signed: strict about keys and about S."""

    algorithm_id = "ed25519"

    def __init__(self, public_key: bytes | None = None, private_key: bytes | None = None) -> None:
        self.public_key, self.private_key = public_key or b"", private_key or b""

    def sign(self, message: bytes) -> bytes:
        return signing.sign(self.private_key, message)

    def verify(self, signature: bytes, message: bytes) -> None:
        if not signing.verified(self.public_key, message, signature):
            raise InvalidSignature("another key, or other words")


class _OneKey(HTTPSignatureKeyResolver):
    """Knows the key of one device."""

    def __init__(self, device: str, key: bytes) -> None:
        self.device, self.key = device, key

    def resolve_private_key(self, key_id: str) -> bytes | None:
        return self.key if key_id == self.device else None

    def resolve_public_key(self, key_id: str) -> bytes | None:
        return self.key if key_id == self.device else None
