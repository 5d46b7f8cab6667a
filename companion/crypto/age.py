"""The backup's envelope: age (age-encryption.org/v1), to a key that the recovery code alone gives back."""

from __future__ import annotations

import bech32
import pyrage  # type: ignore[import-untyped]

from companion.crypto.labels import derived
from companion.errors import Code, KnownError


def backup_identity(code: bytes) -> str:
    """The age secret key that belongs to a recovery code: an X25519 key made with HKDF, in age's own text form."""
    scalar = derived(code, "companion/backup-identity/v1")
    return bech32.bech32_encode("age-secret-key-", bech32.convertbits(scalar, 8, 5) or []).upper()


def backup_recipient(code: bytes) -> str:
    """The public half (age1…): enough to make backups, useless to open them."""
    return str(pyrage.x25519.Identity.from_str(backup_identity(code)).to_public())


def is_recipient(text: str) -> bool:
    """Whether this is the public half of an age key, in its own text form."""
    try:
        return str(pyrage.x25519.Recipient.from_str(text)) == text
    except pyrage.RecipientError:
        return False


def sealed_for(recipient: str, plain: bytes) -> bytes:
    """An age file for one recipient."""
    file: bytes = pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(recipient)])
    return file


def opened_with(code: bytes, file: bytes) -> bytes:
    """What an age file holds. Raises BACKUP_WRONG_CODE or, where the file itself is hurt, BACKUP_DAMAGED."""
    try:
        plain: bytes = pyrage.decrypt(file, [pyrage.x25519.Identity.from_str(backup_identity(code))])
    except pyrage.DecryptError as trouble:
        wrong = "No matching keys" in str(trouble)
    else:
        return plain
    raise KnownError(Code.BACKUP_WRONG_CODE if wrong else Code.BACKUP_DAMAGED)
