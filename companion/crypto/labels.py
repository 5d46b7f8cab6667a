"""The keys that grow from the master key, each under a label of its own (HKDF-SHA256, RFC 5869)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32


@dataclass(frozen=True, kw_only=True)
class VaultKeys:
    """Three keys of 32 bytes: for SQLCipher's pages, for the copy inside a backup, for the audit chain."""

    database: bytes = field(repr=False)
    backup: bytes = field(repr=False)
    audit: bytes = field(repr=False)


def new_key() -> bytes:
    """32 bytes from the system's source of randomness."""
    return secrets.token_bytes(KEY_BYTES)


def derived(secret: bytes, label: str, *, salt: bytes = b"") -> bytes:
    """32 bytes from a secret that is already strong; `label` says what for, and is never used twice."""
    return HKDF(
        algorithm=hashes.SHA256(), length=KEY_BYTES, salt=salt or None, info=label.encode("ascii")
    ).derive(secret)


def vault_keys(master: bytes) -> VaultKeys:
    """The vault's keys, from its master key."""
    return VaultKeys(
        database=derived(master, "companion/sqlcipher-raw-key/v1"),
        backup=derived(master, "companion/backup-key/v1"),
        audit=derived(master, "companion/audit-key/v1"),
    )
