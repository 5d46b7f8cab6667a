"""The doors of the first screens: which vaults there are, and every way into one, with what to say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from companion.clock import Clock
from companion.crypto.kdf import KdfParameters
from companion.crypto.keychain import Keychain
from companion.durable import replace_file
from companion.paper import render_pdf, render_text
from companion.paper.recovery_kit import recovery_kit
from companion.paper.styles import KIT
from companion.paths import Home
from companion.services.practice import PracticeMember, make_practice, practice_home, reset_practice
from companion.services.profiles import VaultAbout, list_vaults
from companion.services.restoring import Restore, restore_backup
from companion.services.session import Session
from companion.services.unlocking import Door, Opened, Recovery, unlock_vault, unlock_with_recovery
from companion.services.vaults import NewVault, create_vault

W = TypeVar("W", NewVault, Recovery, Restore)


@dataclass(frozen=True, kw_only=True)
class DoorsState:
    """The vaults of this laptop, and whether its keyring can keep a second key for new ones."""

    vaults: tuple[VaultAbout, ...]
    keyring: bool


@dataclass(frozen=True, kw_only=True)
class Entered:
    """What to say after a vault opened. `recovery_code` is only set where one was made just now.

    `mended`: the key bag was damaged, and an older copy of it was used and put back. `failed` counts the
    unlocks that failed since the last one.
    """

    keyring: bool
    mended: bool = False
    failed: int = 0
    recovery_code: str = ""


@dataclass(frozen=True, kw_only=True)
class KitPages:
    """The recovery kit in memory."""

    pdf: bytes
    text: str


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

    def costed(self, wish: W) -> W:
        """The wish with this laptop's cost of a passphrase."""
        return replace(wish, kdf=self.kdf) if self.kdf else wish

    def door(self, profile: str) -> Door:
        """The door of one vault."""
        return Door(
            home=self.home,
            clock=self.clock,
            keychain=self.keyring(),
            profile=profile,
            backup_folder=Path(self.backup_folder) if self.backup_folder else None,
        )


def see_doors(laptop: Laptop) -> DoorsState:
    """What the first screens show. Asks the keyring, which may take a moment the first time."""
    return DoorsState(vaults=tuple(list_vaults(laptop.home)), keyring=laptop.keyring() is not None)


def enter_new(laptop: Laptop, wish: NewVault) -> tuple[Session, Entered]:
    """Make a vault and stay in it. Raises as create_vault does."""
    made = create_vault(laptop.home, laptop.clock, laptop.keyring(), laptop.costed(wish))
    return made.session, Entered(keyring=made.keyring, recovery_code=made.recovery_code)


def enter(laptop: Laptop, profile: str, passphrase: str) -> tuple[Session, Entered]:
    """Unlock with the passphrase. Raises as unlock_vault does."""
    return _entered(unlock_vault(laptop.door(profile), passphrase))


def enter_with_code(laptop: Laptop, profile: str, recovery: Recovery) -> tuple[Session, Entered]:
    """Unlock with the recovery code and a new passphrase. Raises as unlock_with_recovery does."""
    return _entered(unlock_with_recovery(laptop.door(profile), laptop.costed(recovery)))


def enter_restored(laptop: Laptop, wish: Restore) -> tuple[Session, Entered]:
    """Bring a vault back from a backup file. Raises as restore_backup does."""
    return _entered(restore_backup(laptop.home, laptop.clock, laptop.keyring(), laptop.costed(wish)))


def enter_practice(laptop: Laptop, member: PracticeMember) -> tuple[Session, Entered]:
    """Go in as one of the made-up team. Their passphrase protects nothing."""
    door = Door(home=practice_home(laptop.home), clock=laptop.clock, keychain=None, profile=member.profile)
    return _entered(unlock_vault(door, member.passphrase))


def find_team(laptop: Laptop) -> tuple[PracticeMember, ...]:
    """The made-up team, made when there is none. Raises as make_practice does."""
    return make_practice(laptop.home, laptop.clock)


def begin_team_again(laptop: Laptop) -> tuple[PracticeMember, ...]:
    """The made-up team as new, whatever became of the old one. Raises as reset_practice does."""
    return reset_practice(laptop.home, laptop.clock)


def make_kit(code: str, label: str, made_on: date) -> KitPages:
    """The recovery kit's page, in memory."""
    document = recovery_kit(code, vault_label=label, made_on=made_on)
    return KitPages(pdf=render_pdf(document, KIT), text=render_text(document))


def _entered(opened: Opened) -> tuple[Session, Entered]:
    return opened.session, Entered(keyring=opened.keyring, mended=opened.generation > 0, failed=opened.failed)


def save_kit(kit: KitPages, path: Path) -> None:
    """Write the kit, not locked, where the worker chose. Raises DISK_FULL, READ_ONLY, DISK_TROUBLE."""
    replace_file(path, kit.pdf)
