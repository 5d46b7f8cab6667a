"""Padmé: lengths that tell little (Nikitin et al., PETS 2019), with a floor, and zeros up to them."""

from __future__ import annotations

from companion.crypto.refusals import Refusal, refused

FLOOR = 4096
MOST = 1_048_576
_LENGTH_BYTES = 4


def padme(length: int) -> int:
    """`length` (2 or more) rounded up: at most 12 % more, and only some 11 bits of it are told."""
    exponent = length.bit_length() - 1
    step = 1 << (exponent - exponent.bit_length())
    return -(-length // step) * step


def padded_length(inner: int) -> int:
    """How long the plaintext is for this many bytes of inner."""
    return padme(max(FLOOR, _LENGTH_BYTES + inner))


def padded(inner: bytes) -> bytes:
    """Length ‖ inner ‖ zeros. Raises PARCEL_REFUSED (too_large) for what fits into no parcel."""
    length = padded_length(len(inner))
    if length > MOST:
        raise refused(Refusal.TOO_LARGE)
    return (len(inner).to_bytes(_LENGTH_BYTES, "big") + inner).ljust(length, b"\0")


def unpadded(plaintext: bytes) -> bytes:
    """Inner again. Raises PARCEL_REFUSED (bad_padding) unless this is what `padded` gives for it."""
    length = int.from_bytes(plaintext[:_LENGTH_BYTES], "big")
    end = _LENGTH_BYTES + length
    if len(plaintext) != padded_length(length) or plaintext.count(0, end) != len(plaintext) - end:
        raise refused(Refusal.BAD_PADDING)
    return plaintext[_LENGTH_BYTES:end]
