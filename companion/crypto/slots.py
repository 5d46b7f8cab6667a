"""Making and opening the slots of a key bag. A change of passphrase makes slot A anew and leaves slot B alone."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, field, replace

from companion.crypto.age import recipient_of, recovery_identity
from companion.crypto.digests import keyed_digest, same
from companion.crypto.kdf import SALT_BYTES, KdfParameters, stretched
from companion.crypto.keybag import KeyBag, SlotA, SlotB, bound_to, sealed_part
from companion.crypto.labels import derived
from companion.crypto.sealed import opened, sealed
from companion.errors import Code, KnownError

_LABEL_A = "companion/slot-a/v1"
_LABEL_B = "companion/slot-b/v1"
_LABEL_SEAL = "companion/keybag-seal/v1"


@dataclass(frozen=True, kw_only=True)
class Stretched:
    """A passphrase after its derivation (`secret`: 32 bytes), with the salt and costs it belongs to."""

    secret: bytes = field(repr=False)
    salt: bytes
    kdf: KdfParameters


def stretch_new(passphrase: str, kdf: KdfParameters) -> Stretched:
    """Derive from a passphrase that is to become the one in use, under a salt of its own. About a second."""
    salt = secrets.token_bytes(SALT_BYTES)
    return Stretched(secret=stretched(passphrase, salt, kdf), salt=salt, kdf=kdf)


def stretch_for(bag: KeyBag, passphrase: str) -> Stretched:
    """Derive from a passphrase as this key bag's slot A asks. About a second."""
    slot = bag.slot_a
    return Stretched(secret=stretched(passphrase, slot.salt, slot.kdf), salt=slot.salt, kdf=slot.kdf)


def new_keybag(
    profile: str, master: bytes, passphrase: Stretched, device_secret: bytes | None, code: bytes
) -> KeyBag:
    """The first key bag of a vault. `code` is a recovery code (20 bytes)."""
    bag = KeyBag(
        profile=profile,
        slot_a=_made_a(profile, master, passphrase, device_secret),
        slot_b=_made_b(profile, master, code),
        seal=b"",
    )
    return _sealed_by(master, bag)


def with_passphrase(bag: KeyBag, master: bytes, passphrase: Stretched, device_secret: bytes | None) -> KeyBag:
    """The same key bag with slot A made anew."""
    return _sealed_by(master, replace(bag, slot_a=_made_a(bag.profile, master, passphrase, device_secret)))


def with_recovery_code(bag: KeyBag, master: bytes, code: bytes) -> KeyBag:
    """The same key bag with slot B made anew. Backups made from now on are sealed for this code."""
    return _sealed_by(master, replace(bag, slot_b=_made_b(bag.profile, master, code)))


def open_slot_a(bag: KeyBag, passphrase: Stretched, device_secret: bytes | None) -> bytes:
    """The master key. Raises WRONG_PASSPHRASE, KEYRING_LOST (the slot needs a secret we no longer have) or,
    where the seal does not fit, KEYBAG_DAMAGED.
    """
    slot = bag.slot_a
    if slot.device_secret and device_secret is None:
        raise KnownError(Code.KEYRING_LOST, profile=bag.profile)
    key = _key_a(bag.profile, passphrase, device_secret if slot.device_secret else None)
    bound = _bound_a(bag.profile, slot.kdf, slot.device_secret)
    master = opened(key, slot.nonce, slot.wrapped, bound)
    if master is None:
        raise KnownError(Code.WRONG_PASSPHRASE, profile=bag.profile)
    return _checked(bag, master)


def open_slot_b(bag: KeyBag, code: bytes) -> bytes:
    """The master key, from the recovery code. Raises WRONG_RECOVERY_CODE or KEYBAG_DAMAGED."""
    slot = bag.slot_b
    bound = bound_to(bag.profile, "b", recipient=slot.recipient)
    master = opened(_key_b(bag.profile, code, slot.salt), slot.nonce, slot.wrapped, bound)
    if master is None:
        raise KnownError(Code.WRONG_RECOVERY_CODE, profile=bag.profile)
    return _checked(bag, master)


def _made_a(profile: str, master: bytes, passphrase: Stretched, device_secret: bytes | None) -> SlotA:
    bound = _bound_a(profile, passphrase.kdf, device_secret is not None)
    nonce, wrapped = sealed(_key_a(profile, passphrase, device_secret), master, bound)
    return SlotA(
        kdf=passphrase.kdf,
        device_secret=device_secret is not None,
        salt=passphrase.salt,
        nonce=nonce,
        wrapped=wrapped,
    )


def _made_b(profile: str, master: bytes, code: bytes) -> SlotB:
    recipient, salt = recipient_of(recovery_identity(code)), secrets.token_bytes(SALT_BYTES)
    bound = bound_to(profile, "b", recipient=recipient)
    nonce, wrapped = sealed(_key_b(profile, code, salt), master, bound)
    return SlotB(recipient=recipient, salt=salt, nonce=nonce, wrapped=wrapped)


def _bound_a(profile: str, kdf: KdfParameters, device_secret: bool) -> bytes:
    return bound_to(profile, "a", kdf=asdict(kdf), device_secret=device_secret)


def _key_a(profile: str, passphrase: Stretched, device_secret: bytes | None) -> bytes:
    return derived(passphrase.secret + (device_secret or b""), _LABEL_A + profile, salt=passphrase.salt)


def _key_b(profile: str, code: bytes, salt: bytes) -> bytes:
    return derived(code, _LABEL_B + profile, salt=salt)


def _seal(master: bytes, bag: KeyBag) -> bytes:
    return keyed_digest(derived(master, _LABEL_SEAL), _LABEL_SEAL, sealed_part(bag))


def _sealed_by(master: bytes, bag: KeyBag) -> KeyBag:
    return replace(bag, seal=_seal(master, bag))


def _checked(bag: KeyBag, master: bytes) -> bytes:
    if not same(_seal(master, bag), bag.seal):
        raise KnownError(Code.KEYBAG_DAMAGED, why="seal")
    return master
