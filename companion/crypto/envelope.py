"""Parcels: one signed, sealed, padded piece of bytes each, made once and never changed. docs/format.md says how.

All ids are UUID text. What cannot be believed raises PARCEL_REFUSED with its reason (refusals.py); the rules that
need the roster, the record or the carrier are those of whoever calls.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from companion.crypto.cbor import decode, encode
from companion.crypto.encrypted import EncryptedRead, encrypted, read_encrypted
from companion.crypto.header import Header, HeaderWish, Kind, Recipient, header_map, read_header
from companion.crypto.inner import Basis, Inner, inner_map, read_inner
from companion.crypto.padding import padded, unpadded
from companion.crypto.refusals import Refusal, refused
from companion.crypto.sealed import TAG_BYTES
from companion.crypto.signed import SignedRead, header_bytes, read_signed, signed_under
from companion.crypto.written import FIRST_YEAR, LAST_YEAR
from companion.errors import BugError, Code, KnownError

__all__ = [
    "MOST_BYTES",
    "Basis",
    "Header",
    "HeaderWish",
    "Inner",
    "Kind",
    "Parcel",
    "Recipient",
    "SealedParcel",
    "digest_of",
    "read_parcel",
    "seal_parcel",
]

TYPE = "companion/parcel/v1"
MOST_BYTES = 1_310_720


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """A parcel just made. `digest` is the SHA-256 of `data`, and the `prev` of this device's next one."""

    data: bytes = field(repr=False)
    id: str
    digest: bytes
    header: Header


@dataclass(frozen=True, kw_only=True)
class SealedParcel:
    """A parcel that was parsed. Nothing in `header` is to be believed before `verified` said yes."""

    header: Header
    digest: bytes
    _signed: SignedRead = field(repr=False)
    _encrypted: EncryptedRead = field(repr=False)

    def verified(self, device_public: bytes) -> bool:
        """Whether the device with this public key (32 bytes) signed every byte of it."""
        return self._signed.verified(device_public)

    def open(self, member_id: str, privates: Mapping[int, bytes]) -> Inner:
        """What it says to this member, who holds these private keys by their version. Verify it first."""
        mine = [one for one in self.header.recipients if one.member == member_id]
        if not mine:
            raise refused(Refusal.NOT_A_RECIPIENT)
        private = privates.get(mine[0].key_version)
        if private is None:
            raise refused(Refusal.NO_KEY)
        plaintext = self._encrypted.opened(mine[0].kid(), private, self._signed.bound())
        inner = unpadded(plaintext)
        return read_inner(decode(inner, most=len(inner)), self.header)


def seal_parcel(
    wish: HeaderWish, inner: Inner, device_seed: bytes, member_publics: Mapping[str, bytes]
) -> Parcel:
    """Make a parcel for `wish.recipients`, whose public keys (of the versions they name) are given by member.

    Raises PARCEL_REFUSED (too_large) where there is more than one parcel holds, and (unusable_key); CLOCK_SKEW
    where the laptop's clock shows a year that no reader would take.
    """
    if not FIRST_YEAR <= inner.written.year <= LAST_YEAR:
        raise KnownError(Code.CLOCK_SKEW)
    packed = encode(inner_map(inner, wish))
    plaintext = padded(packed)
    outer = header_map(wish, len(plaintext))
    header = _as_a_reader_would(wish, packed, outer)
    protected = header_bytes(TYPE, wish.device, outer)
    bound = hashlib.sha256(protected).digest()
    recipients = [(one.kid(), member_publics[one.member]) for one in header.recipients]
    data = signed_under(protected, encrypted(plaintext, recipients, bound), device_seed)
    return Parcel(data=data, id=wish.parcel, digest=digest_of(data), header=header)


def read_parcel(data: bytes) -> SealedParcel:
    """Parse a parcel strictly; nothing is verified and nothing opened yet."""
    signed = read_signed(data, TYPE, MOST_BYTES)
    header = read_header(signed.extra, signed.device)
    sealed = read_encrypted(signed.payload, MOST_BYTES)
    if sealed.kids != tuple(one.kid() for one in header.recipients):
        raise refused(Refusal.RECIPIENTS_DIFFER)
    if len(sealed.ciphertext) != header.length + TAG_BYTES:
        raise refused(Refusal.BAD_PADDING)
    return SealedParcel(header=header, digest=digest_of(data), _signed=signed, _encrypted=sealed)


def digest_of(data: bytes) -> bytes:
    """The SHA-256 of a parcel: what two parcels with one id are compared by."""
    return hashlib.sha256(data).digest()


def _as_a_reader_would(wish: HeaderWish, packed: bytes, outer: dict[int, object]) -> Header:
    """Read what is about to be sealed by the reader's own rules: what it would refuse is our bug."""
    try:
        header = read_header(outer, wish.device)
        read_inner(decode(packed, most=MOST_BYTES), wish)
    except KnownError as error:
        raise BugError(f"a parcel that would be refused: {error.facts['reason']}") from None
    return header
