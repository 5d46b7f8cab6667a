"""The vault's own copy of its key bag: whoever puts an old key bag back beside the vault gains nothing by it.

An old key bag is genuine: its seal fits. With it an old recovery kit would open the vault again, and backups would
be sealed for that kit. So the vault keeps the key bag that holds, and puts it back where another one lies. A new
one is announced in the vault before it is written beside it: a crash between the two leaves a state that is known.
"""

from __future__ import annotations

from pathlib import Path

from companion.crypto.keybag import KeyBag, from_bytes, to_bytes
from companion.crypto.keybag_file import settle_keybag, write_keybag
from companion.vault.db import Vault, drop_meta, get_meta, put_meta

_KEPT, _ANNOUNCED = "keybag", "keybag_announced"


def change_keybag(vault: Vault, folder: Path, bag: KeyBag) -> None:
    """Write a key bag that opens differently, and take the old ways in away from the older generations."""
    with vault.transaction():
        put_meta(vault, _ANNOUNCED, bag.seal.hex())
    write_keybag(folder, bag)
    keep_keybag(vault, bag)
    settle_keybag(folder)


def keep_keybag(vault: Vault, bag: KeyBag) -> None:
    """This key bag holds from now on, and backups are sealed for its recovery code."""
    with vault.transaction():
        put_meta(vault, _KEPT, to_bytes(bag).decode("ascii"))
        put_meta(vault, "recipient", bag.slot_b.recipient)
        drop_meta(vault, _ANNOUNCED)


def right_keybag(vault: Vault, found: KeyBag) -> KeyBag:
    """The key bag that holds: the one that was found, or the vault's own where an older one was put in its place."""
    kept = get_meta(vault, _KEPT)
    if kept is None or found.seal.hex() == get_meta(vault, _ANNOUNCED):
        return found
    return from_bytes(kept.encode("ascii"))
