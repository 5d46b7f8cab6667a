"""Unlocking a vault: with the passphrase every day, with the recovery code when the keyring or passphrase is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from companion.clock import Clock
from companion.crypto import slots
from companion.crypto.kdf import DEFAULT, KdfParameters
from companion.crypto.keybag import KeyBag
from companion.crypto.keybag_file import FoundKeyBag, read_keybag, settle_keybag, write_keybag
from companion.crypto.keychain import Keychain
from companion.crypto.labels import vault_keys
from companion.crypto.recovery import from_text
from companion.crypto.slots import Stretched
from companion.domain.passphrase import Strength, passphrase_state
from companion.errors import BugError, Code, KnownError
from companion.paths import VAULT_NAME, Home
from companion.services.backups import BackupJob, BackupReason, run_backup
from companion.services.profiles import (
    failed_unlocks,
    forget_failed_unlocks,
    get_device_secret,
    keep_device_secret,
    note_failed_unlock,
    sweep_leftovers,
)
from companion.services.session import Session
from companion.vault.audit import AuditAction, append_event
from companion.vault.db import Vault, get_meta, open_vault, put_meta
from companion.vault.profile_lock import ProfileLock


@dataclass(frozen=True, kw_only=True)
class Door:
    """Which vault, on which laptop: what every way of unlocking needs. `keychain` is None where there is none.

    `backup_folder` is where a backup goes before the vault's shape is changed; None: beside the vault.
    """

    home: Home
    clock: Clock
    keychain: Keychain | None
    profile: str
    backup_folder: Path | None = None

    @property
    def folder(self) -> Path:
        """The profile's folder."""
        return self.home.profile(self.profile)


@dataclass(frozen=True, kw_only=True)
class Opened:
    """An unlocked vault and what the worker should know of the unlocking.

    `generation` above 0: the key bag was damaged and an older copy of it was used (and put back in its place).
    `failed` counts the unlocks that failed since the last one. `keyring`: the device secret is needed, too.
    """

    session: Session
    generation: int
    failed: int
    keyring: bool


@dataclass(frozen=True, kw_only=True)
class Recovery:
    """What unlocking with the printed code takes: the code as typed, and a passphrase to use from now on."""

    code: str = field(repr=False)
    passphrase: str = field(repr=False)
    kdf: KdfParameters = DEFAULT


def stretch_passphrase(door: Door, passphrase: str) -> Stretched:
    """The slow part of unlocking, about a second: everything that would stop it in any case is looked at first.

    Raises VAULT_MISSING, ALREADY_OPEN, KEYRING_LOST, KEYRING_LOCKED, and what read_keybag raises.
    """
    bag = _require_openable(door).bag
    if bag.slot_a.device_secret and get_device_secret(door.keychain, door.profile) is None:
        raise KnownError(Code.KEYRING_LOST, profile=door.profile)
    return slots.stretch_for(bag, passphrase)


def unlock_vault(door: Door, passphrase: str) -> Opened:
    """The everyday way in. Raises WRONG_PASSPHRASE and what stretch_passphrase and open_vault raise."""
    return unlock_stretched(door, stretch_passphrase(door, passphrase))


def unlock_stretched(door: Door, passphrase: Stretched) -> Opened:
    """The quick rest of unlocking, after stretch_passphrase."""
    found = read_keybag(door.folder)
    secret = get_device_secret(door.keychain, door.profile)
    with _counting_failures(door):
        master = slots.open_slot_a(found.bag, passphrase, secret)
    vault = _open(door, master)
    try:
        if found.generation:
            write_keybag(door.folder, found.bag)
        return _enter(door, vault, found, AuditAction.UNLOCK)
    except BaseException:
        vault.close()
        raise


def unlock_with_recovery(door: Door, recovery: Recovery) -> Opened:
    """The printed way in: slot B, then slot A made anew with a new passphrase and this laptop's keyring.

    Raises RECOVERY_CODE_MISTYPED, WRONG_RECOVERY_CODE, PASSPHRASE_TOO_WEAK and what open_vault raises. Until the
    vault is open nothing is changed.
    """
    found = _require_openable(door)
    code = from_text(recovery.code)
    with _counting_failures(door):
        master = slots.open_slot_b(found.bag, code)
    vault = _open(door, master)
    try:
        secret = keep_device_secret(door.keychain, door.profile)
        if get_meta(vault, "made_up") is None:
            require_strength(recovery.passphrase, keyring=secret is not None)
        stretched = slots.stretch_new(recovery.passphrase, recovery.kdf)
        bag = slots.with_passphrase(found.bag, master, stretched, secret)
        change_keybag(door.folder, bag)
        return _enter(
            door, vault, FoundKeyBag(bag=bag, generation=found.generation), AuditAction.UNLOCK_WITH_RECOVERY
        )
    except BaseException:
        vault.close()
        raise


def require_strength(passphrase: str, *, keyring: bool) -> None:
    """Refuses a passphrase that is too weak: `least` characters are asked for, `why` is the first weakness."""
    state = passphrase_state(passphrase, keyring=keyring)
    if state.strength is Strength.TOO_WEAK:
        raise KnownError(Code.PASSPHRASE_TOO_WEAK, least=state.least, why=state.weaknesses[0].value)


def change_keybag(folder: Path, bag: KeyBag) -> None:
    """Write a key bag that opens differently, and take the old ways in away from the older generations."""
    write_keybag(folder, bag)
    settle_keybag(folder)


def begin_session(vault: Vault, clock: Clock, profile: str) -> Session:
    """The session of an open vault: its own facts say whose it is."""
    member_id = get_meta(vault, "member")
    if member_id is None:
        raise BugError("the vault does not know its member")
    return Session(
        vault=vault,
        clock=clock,
        member_id=member_id,
        profile=profile,
        made_up=get_meta(vault, "made_up") is not None,
    )


def _require_openable(door: Door) -> FoundKeyBag:
    if not (door.folder / VAULT_NAME).is_file():
        raise KnownError(Code.VAULT_MISSING, path=str(door.folder))
    lock = ProfileLock(door.folder)
    lock.take()
    lock.release()
    return read_keybag(door.folder)


@contextmanager
def _counting_failures(door: Door) -> Iterator[None]:
    try:
        yield
    except KnownError as trouble:
        if trouble.code in (Code.WRONG_PASSPHRASE, Code.WRONG_RECOVERY_CODE):
            note_failed_unlock(door.folder, door.clock.now())
        raise


def _open(door: Door, master: bytes) -> Vault:
    def backup_first(vault: Vault) -> None:
        job = BackupJob(
            vault=vault,
            clock=door.clock,
            member_id=get_meta(vault, "member") or "",
            folder=door.backup_folder if door.backup_folder and door.backup_folder.is_dir() else None,
            reason=BackupReason.BEFORE_CHANGE,
        )
        run_backup(job)

    return open_vault(door.folder / VAULT_NAME, vault_keys(master), before_migrating=backup_first)


def _enter(door: Door, vault: Vault, found: FoundKeyBag, how: AuditAction) -> Opened:
    settle_keybag(door.folder)
    sweep_leftovers(door.folder)
    session = begin_session(vault, door.clock, door.profile)
    failed = failed_unlocks(door.folder)
    with vault.transaction():
        for at in failed:
            append_event(vault, door.clock, "", AuditAction.FAILED_UNLOCK, at=at)
        append_event(vault, door.clock, session.member_id, how)
        if get_meta(vault, "recipient") != found.bag.slot_b.recipient:
            put_meta(vault, "recipient", found.bag.slot_b.recipient)
    forget_failed_unlocks(door.folder)
    return Opened(
        session=session,
        generation=found.generation,
        failed=len(failed),
        keyring=found.bag.slot_a.device_secret,
    )
