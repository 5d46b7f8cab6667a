"""COSE_Sign1 (RFC 9052) with the one header that everything signed shares: parcels, roster entries, requests."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from cbor2 import CBORTag

from companion.crypto import signing
from companion.crypto.cbor import decode, encode, uuid_bytes, uuid_text
from companion.crypto.refusals import Refusal, refused

SIGN1 = 18
EDDSA = -8
_ALGORITHM, _DEVICE, _TYPE, _EXTRA = 1, 4, 16, "companion"
_PREFIX, _VERSION_MARK = "companion/", "/v"


@dataclass(frozen=True, kw_only=True)
class SignedRead:
    """What was parsed, not yet believed: `verified` says whether this device signed it. `extra` is the map under
    "companion", None where there is none; `protected` the header's own bytes.
    """

    device: str
    payload: bytes = field(repr=False)
    extra: object = field(repr=False)
    protected: bytes = field(repr=False)
    signature: bytes = field(repr=False)

    def verified(self, public: bytes) -> bool:
        """Whether the holder of this public key (32 bytes) signed header and payload."""
        return signing.verified(public, to_be_signed(self.protected, self.payload), self.signature)

    def bound(self) -> bytes:
        """SHA-256 of the header's bytes: what ties everything inside to it."""
        return hashlib.sha256(self.protected).digest()


def header_bytes(type_text: str, device_id: str, extra: dict[int, object] | None = None) -> bytes:
    """The protected header of something that this device is to sign."""
    header: dict[int | str, object] = {_ALGORITHM: EDDSA, _DEVICE: uuid_bytes(device_id), _TYPE: type_text}
    return encode(header if extra is None else header | {_EXTRA: extra})


def signed(
    type_text: str, device_id: str, payload: bytes, seed: bytes, extra: dict[int, object] | None = None
) -> bytes:
    """The whole COSE_Sign1: payload and header under the signature of the device's key."""
    return signed_under(header_bytes(type_text, device_id, extra), payload, seed)


def signed_under(protected: bytes, payload: bytes, seed: bytes) -> bytes:
    """The same for a header that is already bytes."""
    signature = signing.sign(seed, to_be_signed(protected, payload))
    return encode(CBORTag(SIGN1, [protected, {}, payload, signature]))


def read_signed(data: bytes, type_text: str, most: int) -> SignedRead:
    """Parse at most `most` bytes strictly. Raises PARCEL_REFUSED (too_large, not_cbor, not_as_named,
    unknown_suite, unknown_version); says nothing yet about the signature.
    """
    match decode(data, most=most):
        case CBORTag(
            tag=18, value=[bytes() as protected, dict() as bare, bytes() as payload, bytes() as ends]
        ):
            if bare or len(ends) != signing.SIGNATURE_BYTES:
                raise refused(Refusal.NOT_AS_NAMED)
        case _:
            raise refused(Refusal.NOT_AS_NAMED)
    header = decode(protected, most=most)
    if not isinstance(header, dict) or header.keys() - {_EXTRA} != {_ALGORITHM, _DEVICE, _TYPE}:
        raise refused(Refusal.NOT_AS_NAMED)
    _require_known(header[_ALGORITHM], header[_TYPE], type_text)
    if header.get(_EXTRA, {}) is None:
        raise refused(Refusal.NOT_AS_NAMED)
    return SignedRead(
        device=uuid_text(header[_DEVICE]),
        payload=payload,
        extra=header.get(_EXTRA),
        protected=protected,
        signature=ends,
    )


def to_be_signed(protected: bytes, payload: bytes) -> bytes:
    """Sig_structure of RFC 9052, 4.4."""
    return encode(["Signature1", protected, b"", payload])


def _require_known(algorithm: object, given: object, type_text: str) -> None:
    if algorithm != EDDSA or isinstance(algorithm, bool):
        raise refused(Refusal.UNKNOWN_SUITE)
    if given == type_text:
        return
    what = type_text.rpartition(_VERSION_MARK)[0]
    if isinstance(given, str) and given.rpartition(_VERSION_MARK)[0] == what:
        raise refused(Refusal.UNKNOWN_VERSION)
    raise refused(Refusal.NOT_AS_NAMED)
