"""Every rule of docs/format.md refuses what it is there for, with its own reason, and nothing before it does."""

from __future__ import annotations

import pytest

from companion.crypto import signing
from companion.crypto.envelope import read_parcel

from .forgeries import every_rule
from .forging import Forgery
from .parcels import KEY_VERSION, OTHER_DEVICE, OTHER_SEED, READER, READER_KEY, Forger, device_public
from .refusing import refusal

KEYS = {KEY_VERSION: READER_KEY}


def signer_of(device: str) -> bytes:
    return {OTHER_DEVICE: signing.public_of(OTHER_SEED)}.get(device, device_public())


@pytest.mark.parametrize("forgery", every_rule(), ids=lambda one: one.name)
def test_it_is_refused_for_its_own_reason(forgery: Forgery) -> None:
    data = forgery.make()
    if forgery.when == "read":
        assert refusal(lambda: read_parcel(data)) == forgery.reason
        return
    parcel = read_parcel(data)
    assert parcel.verified(forgery.signer or signer_of(parcel.header.device)) == (forgery.when != "verify")
    if forgery.when == "open":
        assert refusal(lambda: parcel.open(READER, KEYS)) == forgery.reason
    elif forgery.when == "beyond":
        assert parcel.open(READER, KEYS).content


def test_the_forger_makes_sound_parcels_when_nothing_is_changed() -> None:
    parcel = read_parcel(Forger().made())
    assert parcel.verified(device_public())
    assert parcel.open(READER, KEYS).content
