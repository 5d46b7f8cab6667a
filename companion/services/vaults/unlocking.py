"""Unlocking a vault: with the passphrase every day, with the recovery code when the keyring or passphrase is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
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
from companion.domain.member import Member
from companion.domain.passphrase import passphrase_state
from companion.errors import BugError, Code, KnownError
from companion.paths import VAULT_NAME, Home
from companion.services.session import Session
from companion.services.vaults.backups import BackupJob, BackupReason, run_backup
from companion.services.vaults.device_secrets import (
    keep_secret_check,
    list_device_secrets,
    open_with_keyring,
)
from companion.services.vaults.kept_keybag import change_keybag, keep_keybag, right_keybag
from companion.services.vaults.profiles import (
    failed_unlocks,
    forget_failed_unlocks,
    keep_device_secret,
    note_failed_unlock,
    sweep_leftovers,
)
from companion.vault.audit import AuditAction, append_event
from companion.vault.db import Vault, get_meta, open_vault
from companion.vault.freshness import has_team_log
from companion.vault.profile_lock import ProfileLock
from companion.vault.rows import get_record


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
    `put_back`: somebody had put an old key bag in place of the right one; the vault's own copy is back again.
    `failed` counts the unlocks that failed since the last one. `keyring`: the device secret is needed, too.
    `old_pages`: something in the vault is older than it was when it was closed.
    """

    session: Session
    generation: int
    failed: int
    keyring: bool
    put_back: bool = False
    old_pages: bool = False


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
    list_device_secrets(door.keychain, bag)
    return slots.stretch_for(bag, passphrase)


def unlock_vault(door: Door, passphrase: str) -> Opened:
    """The everyday way in.

    Raises WRONG_PASSPHRASE, KEYRING_CHANGED, PASSPHRASE_OR_KEYRING and what stretch_passphrase and open_vault raise.
    """
    return unlock_stretched(door, stretch_passphrase(door, passphrase))


def unlock_stretched(door: Door, passphrase: Stretched) -> Opened:
    """The quick rest of unlocking, after stretch_passphrase."""
    found = _read_own_keybag(door)
    with _counting_failures(door):
        master = open_with_keyring(door.folder, door.keychain, found.bag, passphrase)
    vault = _open(door, master)
    try:
        return _enter(door, vault, _rightful(door, vault, found, "slot_a"), AuditAction.UNLOCK)
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
        right = _rightful(door, vault, found, "slot_b")
        secret = keep_device_secret(door.keychain, door.profile)
        if get_meta(vault, "made_up") is None:
            known = known_names(begin_session(vault, door.clock, door.profile))
            require_strength(recovery.passphrase, keyring=secret is not None, known=known)
        stretched = slots.stretch_new(recovery.passphrase, recovery.kdf)
        bag = slots.with_passphrase(right.bag, master, stretched, secret)
        change_keybag(vault, door.folder, bag)
        keep_secret_check(door.folder, bag, secret)
        return _enter(door, vault, replace(right, bag=bag), AuditAction.UNLOCK_WITH_RECOVERY)
    except BaseException:
        vault.close()
        raise


def require_strength(passphrase: str, *, keyring: bool, known: Iterable[str] = ()) -> None:
    """Refuse a passphrase that is too weak: `least` characters are asked for, `why` is its weakness.

    `known` are names that others know of the worker: a passphrase made of them is no secret.
    """
    state = passphrase_state(passphrase, keyring=keyring, known=known)
    if state.weakness is not None:
        raise KnownError(Code.PASSPHRASE_TOO_WEAK, least=state.least, why=state.weakness.value)


def known_names(session: Session) -> tuple[str, ...]:
    """Names of the worker, as their own vault says them."""
    me = get_record(session.vault, Member, session.member_id)
    return me.name, me.organisation


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
    return _read_own_keybag(door)


def _read_own_keybag(door: Door) -> FoundKeyBag:
    """The key bag of this vault; another vault's, put in its place, opens nothing here."""
    found = read_keybag(door.folder)
    if found.bag.profile != door.profile:
        raise KnownError(Code.KEYBAG_DAMAGED, why="profile")
    return found


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


@dataclass(frozen=True, kw_only=True)
class _Rightful:
    """The key bag that holds, where it was found, and whether an old one lay in its place."""

    bag: KeyBag
    generation: int
    put_back: bool


def _rightful(door: Door, vault: Vault, found: FoundKeyBag, slot: str) -> _Rightful:
    """The key bag that holds, in its place again. A `slot` that was changed since opens nothing any more."""
    right = right_keybag(vault, found.bag)
    put_back = right != found.bag
    if found.generation or put_back:
        write_keybag(door.folder, right)
        settle_keybag(door.folder)
    with _counting_failures(door):
        if getattr(right, slot) != getattr(found.bag, slot):
            wrong = Code.WRONG_PASSPHRASE if slot == "slot_a" else Code.WRONG_RECOVERY_CODE
            raise KnownError(wrong, profile=door.profile)
    return _Rightful(bag=right, generation=found.generation, put_back=put_back)


def _enter(door: Door, vault: Vault, right: _Rightful, how: AuditAction) -> Opened:
    settle_keybag(door.folder)
    sweep_leftovers(door.folder)
    session = begin_session(vault, door.clock, door.profile)
    failed = failed_unlocks(door.folder)
    old_pages = vault.freshness.stale
    with vault.transaction():
        for at in failed:
            append_event(vault, door.clock, "", AuditAction.FAILED_UNLOCK, at=at)
        append_event(vault, door.clock, session.member_id, how)
        if right.put_back:
            append_event(vault, door.clock, session.member_id, AuditAction.OLD_KEYBAG)
        if old_pages:
            append_event(vault, door.clock, session.member_id, AuditAction.OLD_PAGES)
            if not has_team_log(vault):  # nobody here to share with: being told is all there is to do
                vault.freshness.accept(vault)
        keep_keybag(vault, right.bag)
    forget_failed_unlocks(door.folder)
    return Opened(
        session=session,
        generation=right.generation,
        failed=len(failed),
        keyring=right.bag.slot_a.device_secret,
        put_back=right.put_back,
        old_pages=old_pages,
    )
