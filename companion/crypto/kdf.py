"""From what a person types to a key: Argon2id (RFC 9106), with a floor and a ceiling to what a file may ask."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from companion.errors import Code, KnownError

STRETCHED_BYTES = 32
SALT_BYTES = 32


@dataclass(frozen=True, kw_only=True)
class KdfParameters:
    """What one derivation costs: memory in KiB, passes over it, lanes that run side by side."""

    memory_kib: int
    passes: int
    lanes: int


DEFAULT = KdfParameters(memory_kib=256 * 1024, passes=3, lanes=4)
FLOOR = KdfParameters(memory_kib=64 * 1024, passes=3, lanes=4)
"""RFC 9106, section 4, second recommended option. Less than this is taken for a downgrade."""
CEILING = KdfParameters(memory_kib=1024 * 1024, passes=16, lanes=16)
"""More than this in a key bag could only be there to make the laptop run out of memory."""


def check_parameters(asked: KdfParameters) -> None:
    """Refuses parameters below FLOOR (KDF_DOWNGRADED) or above CEILING (KDF_EXCESSIVE)."""
    facts = {"memory_kib": asked.memory_kib, "passes": asked.passes, "lanes": asked.lanes}
    for value, floor, ceiling in zip(_costs(asked), _costs(FLOOR), _costs(CEILING), strict=True):
        if value < floor:
            raise KnownError(Code.KDF_DOWNGRADED, **facts)
        if value > ceiling:
            raise KnownError(Code.KDF_EXCESSIVE, **facts)


def _costs(one: KdfParameters) -> tuple[int, int, int]:
    return one.memory_kib, one.passes, one.lanes


def normalised(passphrase: str) -> bytes:
    """The same bytes for the same passphrase on every keyboard: RFC 8265's OpaqueString, in UTF-8.

    Every space becomes the ordinary one, then NFC. Case and compatibility forms are kept: they are different.
    """
    spaced = "".join(" " if unicodedata.category(one) == "Zs" else one for one in passphrase)
    return unicodedata.normalize("NFC", spaced).encode("utf-8", "surrogatepass")


def stretched(passphrase: str, salt: bytes, parameters: KdfParameters) -> bytes:
    """32 bytes from a passphrase. Takes about a second at DEFAULT, and lets other threads run meanwhile."""
    check_parameters(parameters)
    return Argon2id(
        salt=salt,
        length=STRETCHED_BYTES,
        iterations=parameters.passes,
        lanes=parameters.lanes,
        memory_cost=parameters.memory_kib,
    ).derive(normalised(passphrase))
