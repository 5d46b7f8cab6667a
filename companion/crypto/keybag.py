"""What a key bag is and the exact bytes of it: two slots, a recipient, and a seal over all of it.

    passphrase ── Argon2id ──► P        device secret D (in the system's keyring, or none)
    slot A   AEAD( HKDF(P ‖ D), master key )              the everyday way in
    slot B   AEAD( HKDF(recovery code), master key )      the printed way in
    seal     HMAC( HKDF(master key), everything else )

docs/format-keybag.md describes the file. companion/crypto/slots.py opens and makes the slots.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any
from uuid import UUID

from companion.crypto.age import is_recipient
from companion.crypto.digests import DIGEST_BYTES
from companion.crypto.kdf import SALT_BYTES, KdfParameters, check_parameters
from companion.crypto.labels import KEY_BYTES
from companion.crypto.sealed import NONCE_BYTES, TAG_BYTES
from companion.errors import Code, KnownError

FORMAT = "companion/keybag"
VERSION = 1
MOST_BYTES = 16 * 1024
_MOST_DIGITS = 20
_WRAPPED_BYTES = KEY_BYTES + TAG_BYTES


@dataclass(frozen=True, kw_only=True)
class SlotA:
    """The master key under the passphrase, and under the device secret too where `device_secret` says so."""

    kdf: KdfParameters
    device_secret: bool
    salt: bytes
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, kw_only=True)
class SlotB:
    """The master key under the recovery code. `recipient` is the age key that backups are sealed for."""

    recipient: str
    salt: bytes
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, kw_only=True)
class KeyBag:
    """One generation of a key bag. `profile` is the vault's profile id (a UUID as text)."""

    profile: str
    slot_a: SlotA
    slot_b: SlotB
    seal: bytes


class _MisshapenError(Exception):
    """A key bag is not as the format says. Never leaves this module."""


def to_bytes(bag: KeyBag) -> bytes:
    """The file: JSON, keys in order, no spaces, bytes as lower-case hex, one line feed at the end."""
    return _line({**_unsealed(bag), "seal": bag.seal.hex()})


def sealed_part(bag: KeyBag) -> bytes:
    """What the seal is made over: the file as it would be without its seal."""
    return _line(_unsealed(bag))


def bound_to(profile: str, letter: str, **settings: object) -> bytes:
    """What a slot's cipher is bound to: format, profile, the slot's letter and its settings."""
    return _line(
        {"format": FORMAT, "version": VERSION, "profile": profile, "slot": letter, "settings": settings}
    )


def from_bytes(data: bytes) -> KeyBag:
    """The key bag in a file's bytes; anything but exactly what to_bytes writes is refused.

    Raises KEYBAG_DAMAGED, KEYBAG_TOO_NEW, KDF_DOWNGRADED, KDF_EXCESSIVE.
    """
    try:
        bag = _parsed(data)
    except _MisshapenError as trouble:
        raise KnownError(Code.KEYBAG_DAMAGED, why=str(trouble)) from None
    check_parameters(bag.slot_a.kdf)
    return bag


def _unsealed(bag: KeyBag) -> dict[str, object]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "profile": bag.profile,
        "slot_a": _hexed(asdict(bag.slot_a)),
        "slot_b": _hexed(asdict(bag.slot_b)),
    }


def _hexed(values: dict[str, Any]) -> dict[str, object]:
    return {name: value.hex() if isinstance(value, bytes) else value for name, value in values.items()}


def _line(value: dict[str, object]) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii") + b"\n"


def _parsed(data: bytes) -> KeyBag:
    if len(data) > MOST_BYTES:
        raise _MisshapenError("size")
    try:
        raw = json.loads(data.decode("ascii"), parse_int=_number)
    except (ValueError, RecursionError):
        raise _MisshapenError("json") from None
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise _MisshapenError("format")
    version = raw.get("version")
    if type(version) is int and version > VERSION:
        raise KnownError(Code.KEYBAG_TOO_NEW, version=version)
    bag = KeyBag(
        profile=_profile(raw.get("profile")),
        slot_a=_slot_a(_named(raw.get("slot_a"), SlotA)),
        slot_b=_slot_b(_named(raw.get("slot_b"), SlotB)),
        seal=_bytes(raw.get("seal"), DIGEST_BYTES),
    )
    if to_bytes(bag) != data:  # a name twice, a name too many, another order, another version
        raise _MisshapenError("form")
    return bag


def _slot_a(raw: dict[str, Any]) -> SlotA:
    costs = _named(raw["kdf"], KdfParameters)
    if not all(type(cost) is int for cost in costs.values()):
        raise _MisshapenError("kdf")
    if type(raw["device_secret"]) is not bool:
        raise _MisshapenError("device_secret")
    return SlotA(kdf=KdfParameters(**costs), device_secret=raw["device_secret"], **_wrapping(raw))


def _slot_b(raw: dict[str, Any]) -> SlotB:
    recipient = raw["recipient"]
    if not isinstance(recipient, str) or not is_recipient(recipient):
        raise _MisshapenError("recipient")
    return SlotB(recipient=recipient, **_wrapping(raw))


def _wrapping(raw: dict[str, Any]) -> dict[str, bytes]:
    return {
        "salt": _bytes(raw["salt"], SALT_BYTES),
        "nonce": _bytes(raw["nonce"], NONCE_BYTES),
        "wrapped": _bytes(raw["wrapped"], _WRAPPED_BYTES),
    }


def _named(raw: object, shape: type[Any]) -> dict[str, Any]:
    names = {field.name for field in fields(shape)}
    if not isinstance(raw, dict) or raw.keys() != names:
        raise _MisshapenError(shape.__name__)
    return raw


def _bytes(raw: object, length: int) -> bytes:
    try:
        value = bytes.fromhex(raw) if isinstance(raw, str) else b""
    except ValueError:
        value = b""
    if len(value) != length:
        raise _MisshapenError("bytes")
    return value


def _number(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError
    return int(digits)


def _profile(raw: object) -> str:
    try:
        return str(UUID(raw)) if isinstance(raw, str) else ""
    except ValueError:
        raise _MisshapenError("profile") from None
