"""The backup's envelope: age (age-encryption.org/v1), as a stream, so that no backup has to fit in memory.

A backup has two recipients: the key that the recovery code alone gives back (for a fresh laptop), and a key of
the vault's own (so that the program can open what it has just written and check it).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import bech32
import pyrage  # type: ignore[import-untyped]

from companion.crypto.labels import derived
from companion.errors import Code, KnownError


class Source(Protocol):
    """Where bytes come from."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes; none at the end."""
        ...


class Target(Protocol):
    """Where bytes go."""

    def write(self, data: bytes, /) -> int:
        """How many were taken."""
        ...


def recovery_identity(code: bytes) -> str:
    """The age secret key that belongs to a recovery code (20 bytes)."""
    return _identity(derived(code, "companion/backup-identity/v1"))


def own_identity(backup_key: bytes) -> str:
    """The age secret key of the vault itself, from its backup key (32 bytes)."""
    return _identity(derived(backup_key, "companion/backup-own-identity/v1"))


def recipient_of(identity: str) -> str:
    """The public half (age1…): enough to make backups, useless to open them."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def is_recipient(text: str) -> bool:
    """Whether this is the public half of an age key, in its own text form."""
    try:
        return str(pyrage.x25519.Recipient.from_str(text)) == text
    except pyrage.RecipientError:
        return False


def seal_stream(recipients: Sequence[str], source: Source, target: Target) -> None:
    """Write an age file that any one of the recipients can open. What `source` or `target` raise passes through."""
    kept = _Kept(source, target)
    try:
        pyrage.encrypt_io(kept, kept, [pyrage.x25519.Recipient.from_str(one) for one in recipients])
    except (pyrage.EncryptError, OSError):
        if kept.trouble is None:
            raise
    kept.raise_trouble()


def open_stream(identity: str, source: Source, target: Target) -> None:
    """Write what an age file holds. What `source` or `target` raise passes through.

    Raises BACKUP_WRONG_CODE (it was sealed for others) or BACKUP_DAMAGED; by then some of it may be written.
    """
    kept = _Kept(source, target)
    code: Code | None = None
    try:
        pyrage.decrypt_io(kept, kept, [pyrage.x25519.Identity.from_str(identity)])
    except (pyrage.DecryptError, OSError) as trouble:
        code = Code.BACKUP_WRONG_CODE if "No matching keys" in str(trouble) else Code.BACKUP_DAMAGED
    kept.raise_trouble()
    if code is not None:
        raise KnownError(code)


class _Kept:
    """Both ends of a stream. The library turns our exceptions into its own, so they are kept here."""

    def __init__(self, source: Source, target: Target) -> None:
        self._source = source
        self._target = target
        self.trouble: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            return self._source.read(size)
        except Exception as trouble:
            self.trouble = trouble
            raise

    def write(self, data: bytes) -> int:
        try:
            return self._target.write(data)
        except Exception as trouble:
            self.trouble = trouble
            raise

    def raise_trouble(self) -> None:
        if self.trouble is not None:
            raise self.trouble


def _identity(scalar: bytes) -> str:
    """An X25519 secret in age's text form: Bech32 with the prefix AGE-SECRET-KEY-."""
    return bech32.bech32_encode("age-secret-key-", bech32.convertbits(scalar, 8, 5) or []).upper()
