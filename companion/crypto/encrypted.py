"""COSE_Encrypt (RFC 9052, 5.1) with HPKE recipients: a content key for one message, wrapped for each of them.

The structure knows no key wrapping by itself: it is handed one, so that another implementation, which has other
suites, can check it. Parcels use HYBRID and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from cbor2 import CBORTag

from companion.crypto import hpke
from companion.crypto.cbor import decode, encode
from companion.crypto.labels import KEY_BYTES, new_key
from companion.crypto.refusals import Refusal, refused
from companion.crypto.sealed import NONCE_BYTES, TAG_BYTES, opened, sealed

ENCRYPT = 96
CHACHA20_POLY1305 = 24
CONTENT_HEADER = bytes.fromhex("a1011818")  # { 1: 24 }
_ALGORITHM, _KID, _IV, _ENC = 1, 4, 5, -4
_WRAPPED_BYTES = KEY_BYTES + TAG_BYTES


@dataclass(frozen=True, kw_only=True)
class Wrapping:
    """One way to wrap a content key: COSE's number for it, how long its enc is, and HPKE with it."""

    algorithm: int
    enc_bytes: int
    seal: Callable[[bytes, bytes, bytes], bytes]
    open_: Callable[[bytes, bytes, bytes], bytes | None]

    def header(self) -> bytes:
        """The protected header of each recipient."""
        return _header_of(self.algorithm)

    def info(self, bound: bytes) -> bytes:
        """Recipient_structure of COSE-HPKE: what a wrapped key is bound to."""
        return encode(["HPKE Recipient", CHACHA20_POLY1305, self.header(), bound])


HYBRID = Wrapping(algorithm=-65647, enc_bytes=hpke.ENC_BYTES, seal=hpke.seal, open_=hpke.open_)
"""MLKEM768-X25519. The number is from COSE's range for private use, until there is a registered one."""


@dataclass(frozen=True, kw_only=True)
class EncryptedRead:
    """What was parsed: the recipients' names (`kids`) in their order, and what opens for one of them."""

    kids: tuple[bytes, ...]
    nonce: bytes = field(repr=False)
    ciphertext: bytes = field(repr=False)
    wrapped: tuple[bytes, ...] = field(repr=False)
    wrapping: Wrapping = field(repr=False)

    def opened(self, kid: bytes, private: bytes, bound: bytes) -> bytes:
        """The plaintext. Raises PARCEL_REFUSED (not_unwrapped, not_decrypted)."""
        wrapped = self.wrapped[self.kids.index(kid)]
        key = self.wrapping.open_(private, wrapped, self.wrapping.info(bound))
        if key is None:
            raise refused(Refusal.NOT_UNWRAPPED)
        plaintext = opened(key, self.nonce, self.ciphertext, _content_bound(bound))
        if plaintext is None:
            raise refused(Refusal.NOT_DECRYPTED)
        return plaintext


def encrypted(
    plaintext: bytes, recipients: Sequence[tuple[bytes, bytes]], bound: bytes, wrapping: Wrapping = HYBRID
) -> bytes:
    """The COSE_Encrypt of a plaintext for recipients (kid and public key of each), all of it bound to `bound`."""
    key = new_key()
    nonce, ciphertext = sealed(key, plaintext, _content_bound(bound))
    return encode(
        CBORTag(
            ENCRYPT,
            [
                CONTENT_HEADER,
                {_IV: nonce},
                ciphertext,
                [_recipient(wrapping, kid, public, key, bound) for kid, public in recipients],
            ],
        )
    )


def read_encrypted(data: bytes, most: int, wrapping: Wrapping = HYBRID) -> EncryptedRead:
    """Parse strictly. Raises PARCEL_REFUSED (not_cbor, not_as_named, unknown_suite)."""
    match decode(data, most=most):
        case CBORTag(
            tag=96, value=[bytes() as header, dict() as bare, bytes() as ciphertext, list() as recipients]
        ):
            pass
        case _:
            raise refused(Refusal.NOT_AS_NAMED)
    if header != CONTENT_HEADER:
        raise refused(Refusal.UNKNOWN_SUITE)
    nonce = bare.get(_IV)
    if bare.keys() != {_IV} or not isinstance(nonce, bytes) or len(nonce) != NONCE_BYTES:
        raise refused(Refusal.NOT_AS_NAMED)
    read = [_read_recipient(wrapping, one) for one in recipients]
    return EncryptedRead(
        kids=tuple(kid for kid, _ in read),
        nonce=nonce,
        ciphertext=ciphertext,
        wrapped=tuple(wrapped for _, wrapped in read),
        wrapping=wrapping,
    )


@cache
def _header_of(algorithm: int) -> bytes:
    return encode({_ALGORITHM: algorithm})


def _recipient(wrapping: Wrapping, kid: bytes, public: bytes, key: bytes, bound: bytes) -> list[object]:
    wrapped = wrapping.seal(public, key, wrapping.info(bound))
    enc, closed = wrapped[: wrapping.enc_bytes], wrapped[wrapping.enc_bytes :]
    return [wrapping.header(), {_KID: kid, _ENC: enc}, closed]


def _read_recipient(wrapping: Wrapping, value: object) -> tuple[bytes, bytes]:
    """The name of one recipient, and enc ‖ wrapped key."""
    match value:
        case [bytes() as header, dict() as bare, bytes() as closed]:
            kid, enc = bare.get(_KID), bare.get(_ENC)
        case _:
            raise refused(Refusal.NOT_AS_NAMED)
    if header != wrapping.header():
        raise refused(Refusal.UNKNOWN_SUITE)
    if bare.keys() != {_KID, _ENC} or not isinstance(kid, bytes) or not isinstance(enc, bytes):
        raise refused(Refusal.NOT_AS_NAMED)
    if len(enc) != wrapping.enc_bytes or len(closed) != _WRAPPED_BYTES:
        raise refused(Refusal.NOT_AS_NAMED)
    return kid, enc + closed


def _content_bound(bound: bytes) -> bytes:
    """Enc_structure of RFC 9052, 5.3."""
    return encode(["Encrypt", CONTENT_HEADER, bound])
