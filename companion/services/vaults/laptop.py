"""This laptop before any vault is open: which vaults there are, and whether a keyring can hold a second key.

Light on purpose: the first window is painted with nothing more than this loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from companion.clock import Clock
from companion.paths import Home
from companion.services.vaults.profiles import VaultAbout, list_vaults

if TYPE_CHECKING:
    from companion.crypto.kdf import KdfParameters
    from companion.crypto.keychain import Keychain


@dataclass(frozen=True, kw_only=True)
class Entered:
    """What to say after a vault opened. `recovery_code` is only set where one was made just now.

    `mended`: the key bag was damaged, and an older copy of it was used and put back. `put_back`: somebody had put
    an old key bag in its place. `old_pages`: something in the vault is older than it was when it was closed. `failed`
    counts the unlocks that failed since the last one.
    """

    keyring: bool
    mended: bool = False
    put_back: bool = False
    old_pages: bool = False
    failed: int = 0
    recovery_code: str = field(default="", repr=False)


@dataclass(frozen=True, kw_only=True)
class Laptop:
    """Where vaults are and what guards them here.

    `keychain` finds the system's keyring (slow, and None where there is none). `kdf` None is the usual cost of
    a passphrase. `backup_folder` is where the worker wants backups, or empty.
    """

    home: Home
    clock: Clock
    keychain: Callable[[], Keychain | None]
    kdf: KdfParameters | None = None
    backup_folder: str = ""

    def keyring(self) -> Keychain | None:
        """This laptop's keyring. A portable home has none: a vault on a stick opens on any laptop."""
        return None if self.home.portable else self.keychain()


def see_vaults(laptop: Laptop) -> tuple[VaultAbout, ...]:
    """The vaults of this laptop, the oldest first. Opens nothing and asks nobody."""
    return tuple(list_vaults(laptop.home))


def has_keyring(laptop: Laptop) -> bool:
    """Whether this laptop's keyring can keep a second key. Asking may take a moment the first time."""
    return laptop.keyring() is not None
