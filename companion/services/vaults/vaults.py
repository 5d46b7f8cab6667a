"""Vaults: make one, lock it, change what opens it, look whether it is whole."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from companion.clock import Clock
from companion.crypto import slots
from companion.crypto.kdf import DEFAULT, KdfParameters
from companion.crypto.keybag import KeyBag
from companion.crypto.keybag_file import read_keybag
from companion.crypto.keychain import Keychain
from companion.crypto.labels import new_key, vault_keys
from companion.crypto.recovery import new_recovery_code, to_text
from companion.domain.changes import Changes
from companion.domain.checks import check_record
from companion.domain.member import Member, Role
from companion.domain.record import Stamp, stamped
from companion.domain.text import cleaned
from companion.errors import BugError, KnownError
from companion.paths import VAULT_NAME, Home
from companion.services.session import Session
from companion.services.vaults.device_secrets import keep_secret_check, open_with_keyring
from companion.services.vaults.kept_keybag import change_keybag, right_keybag
from companion.services.vaults.profiles import (
    keep_device_secret,
    new_profile_folder,
    put_about,
)
from companion.services.vaults.unlocking import Door, begin_session, require_strength
from companion.vault.audit import AuditAction, ChainState, append_event, check_chains
from companion.vault.backup import PagesState, check_pages
from companion.vault.db import Vault, make_vault, put_device, put_meta
from companion.vault.decisions import DecisionsState, check_decisions
from companion.vault.rows import put_record


@dataclass(frozen=True, kw_only=True)
class NewVault:
    """What making a vault takes. `made_up` vaults (practice, tours) hold nobody's words: any passphrase will do."""

    label: str
    member_name: str
    organisation: str = ""
    contact: str = ""
    role: Role = Role.WORKER
    passphrase: str = field(repr=False)
    made_up: bool = False
    kdf: KdfParameters = DEFAULT


@dataclass(frozen=True, kw_only=True)
class Created:
    """A new vault, open. `recovery_code` is shown and printed now, and kept nowhere.

    `keyring` is False where no keyring keeps the device secret: the passphrase stands alone.
    """

    session: Session
    recovery_code: str = field(repr=False)
    keyring: bool


@dataclass(frozen=True, kw_only=True)
class VaultState:
    """What looking at a vault found: its pages, the audit chain of every device that wrote in it, the decisions."""

    pages: PagesState
    chains: tuple[ChainState, ...]
    decisions: DecisionsState

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        unbroken = all(one.broken_at is None for one in self.chains)
        return self.pages.whole and unbroken and self.decisions.whole


def create_vault(home: Home, clock: Clock, keychain: Keychain | None, wish: NewVault) -> Created:
    """Make a vault and stay in it. Takes about a second, for the key derivation.

    Raises PASSPHRASE_TOO_WEAK, NAME_MISSING, NAME_TOO_LONG, CLOUD_FOLDER, READ_ONLY, DISK_FULL; then nothing is
    left behind.
    """
    with new_profile_folder(home, clock, keychain) as folder:
        secret = keep_device_secret(keychain, folder.name)
        if not wish.made_up:
            known = (wish.member_name, wish.organisation, wish.label)
            require_strength(wish.passphrase, keyring=secret is not None, known=known)
        master, code = new_key(), new_recovery_code()
        vault = make_vault(folder / VAULT_NAME, vault_keys(master))
        try:
            bag = slots.new_keybag(
                folder.name, master, slots.stretch_new(wish.passphrase, wish.kdf), secret, code
            )
            _furnish(vault, clock, folder.name, bag.slot_b.recipient, wish)
            change_keybag(vault, folder, bag)
            keep_secret_check(folder, bag, secret)
            put_about(folder, wish.label)
            session = begin_session(vault, clock, folder.name)
        except BaseException:
            vault.close()
            raise
    return Created(session=session, recovery_code=to_text(code), keyring=secret is not None)


def lock_vault(session: Session) -> None:
    """Note it, close the connection, drop the keys. Locking never fails: a note that cannot be written is left out."""
    with suppress(KnownError, BugError), session.vault.transaction():
        append_event(session.vault, session.clock, session.member_id, AuditAction.LOCK)
    session.vault.close()
    re.purge()  # patterns made of words that were looked for are remembered as they were written


def change_passphrase(
    session: Session,
    door: Door,
    current: str,
    new: str,
    *,
    known: Iterable[str] = (),
    kdf: KdfParameters = DEFAULT,
) -> Changes:
    """Make slot A anew: the old passphrase opens nothing any more. The recovery code stays as it is.

    `known` are names that others know of the worker. Where a keyring has come since, the device secret is used from
    now on. Raises WRONG_PASSPHRASE, PASSPHRASE_TOO_WEAK, KEYRING_LOST, KEYRING_LOCKED.
    """
    bag = right_keybag(session.vault, read_keybag(door.folder).bag)
    master = _master(door, bag, current)
    secret = keep_device_secret(door.keychain, door.profile)
    if not session.made_up:
        require_strength(new, keyring=secret is not None, known=known)
    changed = slots.with_passphrase(bag, master, slots.stretch_new(new, kdf), secret)
    change_keybag(session.vault, door.folder, changed)
    keep_secret_check(door.folder, changed, secret)
    return _noted(session, AuditAction.NEW_PASSPHRASE)


def new_recovery_kit(session: Session, door: Door, passphrase: str) -> tuple[str, Changes]:
    """Make slot B anew and return the new code: the old kit opens nothing made from now on.

    Backups made before stay sealed for the old code. Raises WRONG_PASSPHRASE, KEYRING_LOST, KEYRING_LOCKED.
    """
    code = new_recovery_code()
    bag = right_keybag(session.vault, read_keybag(door.folder).bag)
    after = slots.with_recovery_code(bag, _master(door, bag, passphrase), code)
    change_keybag(session.vault, door.folder, after)
    return to_text(code), _noted(session, AuditAction.NEW_RECOVERY_CODE)


def verify_vault(session: Session) -> VaultState:
    """Read every page, walk every audit chain, compare every decision with what was bound.

    Takes seconds on a large vault; nothing is changed.
    """
    return VaultState(
        pages=check_pages(session.vault),
        chains=tuple(check_chains(session.vault)),
        decisions=check_decisions(session.vault),
    )


def _master(door: Door, bag: KeyBag, passphrase: str) -> bytes:
    return open_with_keyring(door.folder, door.keychain, bag, slots.stretch_for(bag, passphrase))


def _furnish(vault: Vault, clock: Clock, profile: str, recipient: str, wish: NewVault) -> None:
    member_id = clock.new_id()
    stamp = Stamp(version=clock.new_id(), at=clock.now(), author=member_id)
    member = Member(
        **stamped(member_id, stamp),  # type: ignore[arg-type]
        name=cleaned(wish.member_name).strip(),
        organisation=cleaned(wish.organisation).strip(),
        role=wish.role,
        contact=cleaned(wish.contact).strip(),
    )
    check_record(member, clock.today())
    facts = {"profile": profile, "member": member_id, "recipient": recipient, "label": wish.label}
    with vault.transaction():
        put_device(vault, clock.new_id(), clock.now().isoformat())
        for name, value in (facts | ({"made_up": "1"} if wish.made_up else {})).items():
            put_meta(vault, name, value)
        put_record(vault, member)
        append_event(vault, clock, member_id, AuditAction.UNLOCK, why="new_vault")


def _noted(session: Session, action: AuditAction) -> Changes:
    with session.vault.transaction():
        append_event(session.vault, session.clock, session.member_id, action)
    return Changes(kinds=frozenset({"audit_event"}))
