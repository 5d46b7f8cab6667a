"""What an invite's secret and a team's names key keep closed: docs/format-team.md, Invite, Request and names.

Ids are UUID text. A function that opens gives None where the key, the bytes or what they are bound to differ.
"""

from __future__ import annotations

import secrets

from companion.crypto import hpke
from companion.crypto.cbor import uuid_bytes
from companion.crypto.labels import KEY_BYTES, derived
from companion.crypto.sealed import NONCE_BYTES, opened, sealed

SECRET_BYTES = LOCATOR_BYTES = 16
SEALED_NAMES_KEY_BYTES = hpke.ENC_BYTES + KEY_BYTES + hpke.TAG_BYTES
_INVITE = b"companion/invite/v1"
_REQUEST = b"companion/join-request/v1"
_NAMES = b"companion/card-names/v1"
_NAMES_KEY = b"companion/names-key/v1"
_TITLE = b"companion/policy-title/v1"
_CONSENT_WORDS = b"companion/policy-consent-words/v1"


def new_secret() -> bytes:
    """The secret of a new invite (16 bytes), good for one request."""
    return secrets.token_bytes(SECRET_BYTES)


def new_names_key() -> bytes:
    """The key (32 bytes) under which a team's names are closed to whoever carries them."""
    return secrets.token_bytes(KEY_BYTES)


def locator_of(secret: bytes) -> bytes:
    """Where the carrier keeps what belongs to this invite (16 bytes); it tells nothing about the secret."""
    return derived(secret, "companion/invite-locator/v1")[:LOCATOR_BYTES]


def seal_invite(secret: bytes, invite: bytes) -> bytes:
    """An invite as it is posted: nonce ‖ ciphertext."""
    return _closed(_invite_key(secret), invite, _INVITE + locator_of(secret))


def open_invite(secret: bytes, posted: bytes) -> bytes | None:
    """The invite again."""
    return _disclosed(_invite_key(secret), posted, _INVITE + locator_of(secret))


def seal_request(secret: bytes, device_id: str, device_public: bytes, inner: bytes) -> bytes:
    """What a joiner says of themselves, for the one who made the invite: nonce ‖ ciphertext."""
    return _closed(_request_key(secret), inner, _bound_request(secret, device_id, device_public))


def open_request(secret: bytes, device_id: str, device_public: bytes, closed: bytes) -> bytes | None:
    """What the joiner said, when it was said by this device under this secret."""
    return _disclosed(_request_key(secret), closed, _bound_request(secret, device_id, device_public))


def seal_names(names_key: bytes, team: str, member: str, names: bytes) -> bytes:
    """A member's names for the card: nonce ‖ ciphertext."""
    return _closed(names_key, names, _NAMES + uuid_bytes(team) + uuid_bytes(member))


def open_names(names_key: bytes, team: str, member: str, closed: bytes) -> bytes | None:
    """The names again."""
    return _disclosed(names_key, closed, _NAMES + uuid_bytes(team) + uuid_bytes(member))


def seal_title(names_key: bytes, team: str, title: bytes) -> bytes:
    """The team's title for the policy: nonce ‖ ciphertext."""
    return _closed(names_key, title, _TITLE + uuid_bytes(team))


def open_title(names_key: bytes, team: str, closed: bytes) -> bytes | None:
    """The title again."""
    return _disclosed(names_key, closed, _TITLE + uuid_bytes(team))


def seal_consent_words(names_key: bytes, team: str, words: bytes) -> bytes:
    """The team's own words about consent for the policy: nonce ‖ ciphertext."""
    return _closed(names_key, words, _CONSENT_WORDS + uuid_bytes(team))


def open_consent_words(names_key: bytes, team: str, closed: bytes) -> bytes | None:
    """The words again."""
    return _disclosed(names_key, closed, _CONSENT_WORDS + uuid_bytes(team))


def seal_names_key(member_public: bytes, names_key: bytes, team: str, member: str) -> bytes:
    """The team's names key for one member's card (1168 bytes). Raises PARCEL_REFUSED (unusable_key)."""
    return hpke.seal(member_public, names_key, _NAMES_KEY + uuid_bytes(team) + uuid_bytes(member))


def open_names_key(member_private: bytes, closed: bytes, team: str, member: str) -> bytes | None:
    """The names key (32 bytes) from one's own card."""
    key = hpke.open_(member_private, closed, _NAMES_KEY + uuid_bytes(team) + uuid_bytes(member))
    return key if key is not None and len(key) == KEY_BYTES else None


def _invite_key(secret: bytes) -> bytes:
    return derived(secret, "companion/invite-key/v1")


def _request_key(secret: bytes) -> bytes:
    return derived(secret, "companion/request-key/v1")


def _bound_request(secret: bytes, device_id: str, device_public: bytes) -> bytes:
    return _REQUEST + locator_of(secret) + uuid_bytes(device_id) + device_public


def _closed(key: bytes, secret: bytes, bound: bytes) -> bytes:
    nonce, ciphertext = sealed(key, secret, bound)
    return nonce + ciphertext


def _disclosed(key: bytes, closed: bytes, bound: bytes) -> bytes | None:
    return (
        opened(key, closed[:NONCE_BYTES], closed[NONCE_BYTES:], bound) if len(closed) > NONCE_BYTES else None
    )
