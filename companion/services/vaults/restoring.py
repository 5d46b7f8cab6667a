"""Restoring: a backup file and the recovery code, on a laptop that has neither vault nor keyring."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from companion.clock import Clock
from companion.crypto import slots
from companion.crypto.age import recovery_identity
from companion.crypto.kdf import DEFAULT, KdfParameters
from companion.crypto.keychain import Keychain
from companion.crypto.labels import new_key, vault_keys
from companion.crypto.recovery import from_text
from companion.durable import disk_faults
from companion.errors import Code, KnownError
from companion.paths import VAULT_NAME, Home
from companion.services.vaults.device_secrets import keep_secret_check
from companion.services.vaults.kept_keybag import change_keybag
from companion.services.vaults.profiles import keep_device_secret, new_profile_folder, put_about
from companion.services.vaults.unlocking import Opened, begin_session, known_names, require_strength
from companion.services.watching import Watch
from companion.vault.audit import AuditAction, append_event
from companion.vault.backup import check_copy, import_database
from companion.vault.backup_file import Manifest, read_backup
from companion.vault.db import Vault, open_vault, put_device, put_device_retired, put_meta
from companion.vault.guards import require_local
from companion.vault.space import require_space


@dataclass(frozen=True, kw_only=True)
class Restore:
    """What restoring takes: the file, the recovery code as typed, and a passphrase to use from now on."""

    file: Path
    code: str = field(repr=False)
    passphrase: str = field(repr=False)
    kdf: KdfParameters = DEFAULT
    watch: Watch = field(default_factory=Watch)


def restore_backup(home: Home, clock: Clock, keychain: Keychain | None, wish: Restore) -> Opened:
    """Make a new vault from a backup and stay in it: new profile, new keys, a new device in the audit chain.

    The recovery code stays the one that was typed. Raises RECOVERY_CODE_MISTYPED, BACKUP_WRONG_CODE,
    BACKUP_DAMAGED, BACKUP_TOO_NEW, BACKUP_PLACE_GONE, VAULT_TOO_NEW, PASSPHRASE_TOO_WEAK, CLOUD_FOLDER, DISK_FULL,
    CANCELLED; then nothing is left behind, and the file is as it was.
    """
    code = from_text(wish.code)
    if not wish.file.is_file():
        raise KnownError(Code.BACKUP_PLACE_GONE, path=str(wish.file))
    with new_profile_folder(home, clock, keychain) as folder:
        require_local(folder)
        require_space(folder, 3 * wish.file.stat().st_size)
        master = new_key()
        manifest = _unpack(wish, code, folder / VAULT_NAME, vault_keys(master).database)
        vault = open_vault(folder / VAULT_NAME, vault_keys(master))
        try:
            secret = _become_new(vault, clock, keychain, manifest, folder.name)
            restored = begin_session(vault, clock, folder.name)
            if not restored.made_up:
                require_strength(wish.passphrase, keyring=secret is not None, known=known_names(restored))
            stretched = slots.stretch_new(wish.passphrase, wish.kdf)
            bag = slots.new_keybag(folder.name, master, stretched, secret, code)
            change_keybag(vault, folder, bag)
            keep_secret_check(folder, bag, secret)
            put_about(folder, manifest.label)
            session = begin_session(vault, clock, folder.name)
        except BaseException:
            vault.close()
            raise
    return Opened(session=session, generation=0, failed=0, keyring=secret is not None)


def _unpack(wish: Restore, code: bytes, vault_path: Path, vault_key: bytes) -> Manifest:
    copy = vault_path.with_name(".copy-restore")
    steps = wish.watch.steps(0.0, 0.5, wish.file.stat().st_size)
    try:
        manifest = read_backup(wish.file, recovery_identity(code), copy, steps)
        key = bytes.fromhex(manifest.key)
        check_copy(copy, key, manifest.rows)
        wish.watch.progress(0.7)
        import_database(copy, key, vault_path, vault_key)
        wish.watch.progress(0.9)
    finally:
        with disk_faults(copy):
            copy.unlink(missing_ok=True)
    return manifest


def _become_new(
    vault: Vault, clock: Clock, keychain: Keychain | None, manifest: Manifest, profile: str
) -> bytes | None:
    """The laptop that wrote so far is retired with its audit key; a new one writes from seq 1."""
    now = clock.now().isoformat()
    with vault.transaction():
        put_device_retired(vault, manifest.device, now, bytes.fromhex(manifest.audit_key))
        put_device(vault, clock.new_id(), now)
        put_meta(vault, "profile", profile)
        session = begin_session(vault, clock, profile)
        append_event(vault, clock, session.member_id, AuditAction.RESTORE, manifest.profile)
        from companion.services.team.new_device import replace_device  # brings the team along

        replace_device(session, manifest.device)
    return keep_device_secret(keychain, profile)
