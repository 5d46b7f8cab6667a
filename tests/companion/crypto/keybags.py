"""A key bag for tests, made with the floor of the derivation, once per process."""

from __future__ import annotations

from functools import cache

from companion.crypto.kdf import FLOOR
from companion.crypto.keybag import KeyBag
from companion.crypto.slots import Stretched, new_keybag, stretch_new

PROFILE = "01890000-0000-7000-8000-0000000000f1"
MASTER = bytes(range(32))
DEVICE_SECRET = bytes(range(32, 64))
CODE = bytes(range(20))


@cache
def a_passphrase() -> Stretched:
    """A stretched passphrase."""
    return stretch_new("otter canal lamp", FLOOR)


@cache
def another_passphrase() -> Stretched:
    """Another one, under another salt."""
    return stretch_new("quiet bench bridge", FLOOR)


def a_keybag(device_secret: bytes | None = DEVICE_SECRET) -> KeyBag:
    """A key bag that `a_passphrase` and CODE open."""
    return new_keybag(PROFILE, MASTER, a_passphrase(), device_secret, CODE)
