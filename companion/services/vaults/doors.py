"""The doors of the first screens: every way into a vault, and the recovery kit that is handed over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from companion.durable import replace_file
from companion.paper import render_pdf, render_text
from companion.paper.recovery_kit import recovery_kit
from companion.paper.styles import KIT
from companion.paths import VAULT_NAME
from companion.services.session import Session
from companion.services.vaults.laptop import Entered, Laptop
from companion.services.vaults.restoring import Restore, restore_backup
from companion.services.vaults.unlocking import Door, Opened, Recovery, unlock_vault, unlock_with_recovery
from companion.services.vaults.vaults import NewVault, create_vault
from companion.vault.left_log import forget_log
from companion.vault.profile_lock import ProfileLock

W = TypeVar("W", NewVault, Recovery, Restore)


@dataclass(frozen=True, kw_only=True)
class KitPages:
    """The recovery kit in memory."""

    pdf: bytes
    text: str


def enter_new(laptop: Laptop, wish: NewVault) -> tuple[Session, Entered]:
    """Make a vault and stay in it. Raises as create_vault does."""
    made = create_vault(laptop.home, laptop.clock, laptop.keyring(), _costed(laptop, wish))
    return made.session, Entered(keyring=made.keyring, recovery_code=made.recovery_code)


def enter(laptop: Laptop, profile: str, passphrase: str) -> tuple[Session, Entered]:
    """Unlock with the passphrase. Raises as unlock_vault does."""
    return entered_by(unlock_vault(door_of(laptop, profile), passphrase))


def let_open_without_log(laptop: Laptop, profile: str) -> None:
    """Let a vault open without its latest words, whose file is gone: the worker decided so. Nothing is opened yet."""
    folder = laptop.home.profile(profile)
    lock = ProfileLock(folder)
    lock.take()
    try:
        forget_log(folder / VAULT_NAME)
    finally:
        lock.release()


def enter_with_code(laptop: Laptop, profile: str, recovery: Recovery) -> tuple[Session, Entered]:
    """Unlock with the recovery code and a new passphrase. Raises as unlock_with_recovery does."""
    return entered_by(unlock_with_recovery(door_of(laptop, profile), _costed(laptop, recovery)))


def enter_restored(laptop: Laptop, wish: Restore) -> tuple[Session, Entered]:
    """Bring a vault back from a backup file. Raises as restore_backup does."""
    return entered_by(restore_backup(laptop.home, laptop.clock, laptop.keyring(), _costed(laptop, wish)))


def make_kit(code: str, label: str, made_on: date) -> KitPages:
    """The recovery kit's page, in memory."""
    document = recovery_kit(code, vault_label=label, made_on=made_on)
    return KitPages(pdf=render_pdf(document, KIT), text=render_text(document))


def door_of(laptop: Laptop, profile: str) -> Door:
    """The door of one vault."""
    return Door(
        home=laptop.home,
        clock=laptop.clock,
        keychain=laptop.keyring(),
        profile=profile,
        backup_folder=Path(laptop.backup_folder) if laptop.backup_folder else None,
    )


def _costed(laptop: Laptop, wish: W) -> W:
    """The wish with this laptop's cost of a passphrase."""
    return replace(wish, kdf=laptop.kdf) if laptop.kdf else wish


def entered_by(opened: Opened) -> tuple[Session, Entered]:
    """The session of an unlocked vault, and what the worker should know of the unlocking."""
    entered = Entered(
        keyring=opened.keyring,
        mended=opened.generation > 0,
        put_back=opened.put_back,
        old_pages=opened.old_pages,
        failed=opened.failed,
    )
    return opened.session, entered


def save_kit(kit: KitPages, path: Path) -> None:
    """Write the kit, not locked, where the worker chose. Raises DISK_FULL, READ_ONLY, DISK_TROUBLE."""
    replace_file(path, kit.pdf)
