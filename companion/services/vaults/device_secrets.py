"""Which device secret a vault's slot A was made with, so that a keyring's fault is never called a wrong passphrase.

Beside the vault lies a digest of that secret, 32 random bytes: it tells whether the keyring has the right one, and
helps nobody to find it. The file decides nothing but what is said: whatever opens the slot opens it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from companion.crypto import slots
from companion.crypto.digests import keyed_digest, same
from companion.crypto.keybag import KeyBag
from companion.crypto.keychain import Keychain
from companion.crypto.slots import Stretched
from companion.durable import read_small_json, replace_file
from companion.errors import Code, KnownError
from companion.paths import KEYRING_NAME

_LABEL = "companion/device-secret-check/v1"
_MOST_BYTES = 1024


def list_device_secrets(keychain: Keychain | None, bag: KeyBag) -> tuple[bytes, ...]:
    """The secrets that slot A may have been made with; none where it needs none.

    Raises KEYRING_LOST, KEYRING_LOCKED.
    """
    if not bag.slot_a.device_secret:
        return ()
    found = keychain.list_secrets(bag.profile) if keychain else ()
    if not found:
        raise KnownError(Code.KEYRING_LOST, profile=bag.profile)
    return found


def open_with_keyring(folder: Path, keychain: Keychain | None, bag: KeyBag, passphrase: Stretched) -> bytes:
    """The master key, with whichever secret of the keyring fits.

    Raises WRONG_PASSPHRASE only where the right secret was there; KEYRING_CHANGED where it was not, and
    PASSPHRASE_OR_KEYRING where that cannot be known; and as list_device_secrets and open_slot_a do.
    """
    secrets = list_device_secrets(keychain, bag)
    for secret in secrets or (None,):
        try:
            master = slots.open_slot_a(bag, passphrase, secret)
        except KnownError as trouble:
            if trouble.code is not Code.WRONG_PASSPHRASE:
                raise
        else:
            keep_secret_check(folder, bag, secret)
            return master
    raise KnownError(_why_not(folder, bag, secrets), profile=bag.profile)


def keep_secret_check(folder: Path, bag: KeyBag, secret: bytes | None) -> None:
    """Remember which secret slot A was made with. A disk that does not take it stops nothing."""
    if secret is None or _read_check(folder, bag) == _check(bag, secret):
        return
    told = {"check": _check(bag, secret).hex(), "salt": bag.slot_a.salt.hex()}
    with suppress(KnownError, OSError):
        replace_file(folder / KEYRING_NAME, json.dumps(told).encode() + b"\n")


def _why_not(folder: Path, bag: KeyBag, secrets: tuple[bytes, ...]) -> Code:
    if not secrets:
        return Code.WRONG_PASSPHRASE
    kept = _read_check(folder, bag)
    if kept is None:
        return Code.PASSPHRASE_OR_KEYRING
    right = any(same(kept, _check(bag, secret)) for secret in secrets)
    return Code.WRONG_PASSPHRASE if right else Code.KEYRING_CHANGED


def _check(bag: KeyBag, secret: bytes) -> bytes:
    return keyed_digest(secret, _LABEL, bag.profile.encode(), bag.slot_a.salt)


def _read_check(folder: Path, bag: KeyBag) -> bytes | None:
    """The digest that was kept for this slot A; None where there is none, or it is of an earlier one."""
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        told = read_small_json(folder / KEYRING_NAME, _MOST_BYTES)
        if isinstance(told, dict) and bytes.fromhex(told["salt"]) == bag.slot_a.salt:
            return bytes.fromhex(told["check"])
    return None
