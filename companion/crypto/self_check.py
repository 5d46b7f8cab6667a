"""A look at the envelope before it is trusted: what was sealed once still opens, and what was altered does not."""

from __future__ import annotations

import resources
from companion.crypto import hpke, signing
from companion.crypto.cbor import uuid_bytes
from companion.crypto.envelope import SealedParcel, read_parcel, seal_parcel
from companion.errors import Code, KnownError

FROZEN = "self_check/parcel-v1.cbor"
SEED, PRIVATE = bytes(32), bytes(96)
"""Keys that keep nothing secret: of the frozen parcel alone."""
SAYS = {"says": "All is well."}


def require_envelope() -> None:
    """Open a frozen parcel, refuse an altered one, and seal one anew: some milliseconds, before the first sealing or
    opening of a session. Raises ENGINE_UNSUITABLE (missing: envelope) where any of it goes wrong.
    """
    try:
        well = _opens_what_was_frozen() and _refuses_what_was_altered() and _seals_anew()
    except Exception:  # noqa: BLE001 (a library that fails here in any way is not one to seal with)
        well = False
    if not well:
        raise KnownError(Code.ENGINE_UNSUITABLE, missing="envelope")


def _opens_what_was_frozen() -> bool:
    parcel = read_parcel(resources.read_bytes(FROZEN))
    return _verified(parcel) and _says(parcel) == SAYS


def _refuses_what_was_altered() -> bool:
    """One bit of what is sealed, and one of what the carrier sees: neither the signature nor the seals let it pass."""
    data = resources.read_bytes(FROZEN)
    sealed = read_parcel(_altered(data, len(data) // 2))
    shown = read_parcel(_altered(data, data.index(uuid_bytes(sealed.header.parcel))))
    return not any(_verified(one) or _is_open(one) for one in (sealed, shown))


def _seals_anew() -> bool:
    old = read_parcel(resources.read_bytes(FROZEN))
    (reader,) = old.header.recipients
    inner = old.open(reader.member, {reader.key_version: PRIVATE})
    made = seal_parcel(old.header, inner, SEED, {reader.member: hpke.member_public(PRIVATE)})
    parcel = read_parcel(made.data)
    return made.digest != old.digest and _verified(parcel) and _says(parcel) == SAYS


def _altered(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def _verified(parcel: SealedParcel) -> bool:
    return parcel.verified(signing.public_of(SEED))


def _says(parcel: SealedParcel) -> dict[str, object]:
    (reader,) = parcel.header.recipients
    return parcel.open(reader.member, {reader.key_version: PRIVATE}).content


def _is_open(parcel: SealedParcel) -> bool:
    try:
        _says(parcel)
    except KnownError:
        return False
    return True
