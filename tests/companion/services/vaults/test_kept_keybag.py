"""An old key bag that is put back beside the vault: what it opened once, it opens no more."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from companion.crypto import keybag_file, slots
from companion.crypto.kdf import FLOOR
from companion.crypto.keybag import from_bytes
from companion.crypto.keybag_file import NAMES, read_keybag
from companion.errors import Code, KnownError
from companion.services.vaults import kept_keybag
from companion.services.vaults.unlocking import Door, Recovery, unlock_vault, unlock_with_recovery
from companion.services.vaults.vaults import (
    change_passphrase,
    lock_vault,
    new_recovery_kit,
)
from companion.vault.audit import AuditAction, list_events
from companion.vault.db import get_meta

from ..laptops import PASSPHRASE, Laptop

NEW = "willow tram lantern"


def files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NAMES}


def put_back(folder: Path, old: dict[str, bytes]) -> None:
    for name, data in old.items():
        (folder / name).write_bytes(data)


def refused(call: Callable[[], object]) -> Code:
    with pytest.raises(KnownError) as caught:
        call()
    return caught.value.code


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(tmp_path)


def test_a_stolen_kit_is_of_no_use_when_its_key_bag_is_put_back(laptop: Laptop) -> None:
    """The passphrase is the same in both key bags: the worker comes in, and must not bring the thief along."""
    created = laptop.create()
    door, old = laptop.door(created.session), files(laptop.door(created.session).folder)
    code, _ = new_recovery_kit(created.session, door, PASSPHRASE)
    lock_vault(created.session)
    right = files(door.folder)
    put_back(door.folder, old)
    opened = unlock_vault(door, PASSPHRASE)
    assert opened.put_back
    assert AuditAction.OLD_KEYBAG in {one.action for one in list_events(opened.session.vault, 5)}
    assert get_meta(opened.session.vault, "recipient") == from_bytes(right["keybag"]).slot_b.recipient
    lock_vault(opened.session)
    assert files(door.folder) == right
    thief = Recovery(code=created.recovery_code, passphrase=NEW, kdf=FLOOR)
    assert refused(lambda: unlock_with_recovery(door, thief)) is Code.WRONG_RECOVERY_CODE
    put_back(door.folder, old)
    assert refused(lambda: unlock_with_recovery(door, thief)) is Code.WRONG_RECOVERY_CODE
    assert files(door.folder) == right
    opened = unlock_with_recovery(door, replace(thief, code=code))
    assert not opened.put_back
    assert opened.failed == 2
    lock_vault(opened.session)


def test_an_old_passphrase_is_refused_when_its_key_bag_is_put_back(laptop: Laptop) -> None:
    created = laptop.create()
    door, old = laptop.door(created.session), files(laptop.door(created.session).folder)
    change_passphrase(created.session, door, PASSPHRASE, NEW, kdf=FLOOR)
    lock_vault(created.session)
    put_back(door.folder, old)
    assert refused(lambda: unlock_vault(door, PASSPHRASE)) is Code.WRONG_PASSPHRASE
    opened = unlock_vault(door, NEW)
    assert (opened.put_back, opened.failed) == (False, 1)
    lock_vault(opened.session)


def test_an_old_key_bag_put_back_while_the_vault_is_open_is_not_built_on(laptop: Laptop) -> None:
    created = laptop.create()
    door, old = laptop.door(created.session), files(laptop.door(created.session).folder)
    new_recovery_kit(created.session, door, PASSPHRASE)
    right = read_keybag(door.folder).bag.slot_b
    put_back(door.folder, old)
    change_passphrase(created.session, door, PASSPHRASE, NEW, kdf=FLOOR)
    assert read_keybag(door.folder).bag.slot_b == right
    lock_vault(created.session)


@pytest.mark.parametrize("written", [False, True])
def test_a_crash_while_the_key_bag_changes_locks_nobody_out(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch, written: bool
) -> None:
    """Before the file is written the old passphrase holds, after it the new one."""
    created = laptop.create()
    door = laptop.door(created.session)

    def crash(folder: Path, bag: object) -> None:
        if written:
            keybag_file.write_keybag(folder, bag)  # type: ignore[arg-type]
        raise KnownError(Code.DISK_TROUBLE)

    with monkeypatch.context() as patched:
        patched.setattr(kept_keybag, "write_keybag", crash)
        with pytest.raises(KnownError):
            change_passphrase(created.session, door, PASSPHRASE, NEW, kdf=FLOOR)
    lock_vault(created.session)
    for _ in range(2):
        opened = unlock_vault(door, NEW if written else PASSPHRASE)
        assert not opened.put_back
        lock_vault(opened.session)
    assert refused(lambda: unlock_vault(door, PASSPHRASE if written else NEW)) is Code.WRONG_PASSPHRASE


def test_a_vault_from_before_learns_its_key_bag(laptop: Laptop) -> None:
    created = laptop.create()
    door = laptop.door(created.session)
    with created.session.vault.transaction():
        created.session.vault.execute("DELETE FROM meta WHERE name = 'keybag'")
    lock_vault(created.session)
    opened = unlock_vault(door, PASSPHRASE)
    assert not opened.put_back
    assert (
        from_bytes((get_meta(opened.session.vault, "keybag") or "").encode()) == read_keybag(door.folder).bag
    )
    lock_vault(opened.session)


def test_vaults_that_change_places_open_nothing(laptop: Laptop) -> None:
    """Same worker, same passphrase, no keyring: only the names of the folders are exchanged, or parts of them."""
    laptop.keychain = None
    long = "otter canal lamp by the river"
    sessions = [laptop.create(long, label).session for label in ("one", "two")]
    doors = [laptop.door(session) for session in sessions]
    for session in sessions:
        lock_vault(session)
    for door in doors:
        lock_vault(unlock_closed(door, long))
    one, two = (door.folder for door in doors)
    for names in (NAMES, ("vault.db",), (*NAMES, "vault.db")):
        for name in names:
            swap(one / name, two / name)
        codes = {refused(lambda door=door: unlock_vault(door, long)) for door in doors}
        assert codes <= {Code.KEYBAG_DAMAGED, Code.VAULT_KEY_REFUSED}
        for name in names:
            swap(one / name, two / name)
    for door in doors:
        lock_vault(unlock_closed(door, long))


def unlock_closed(door: Door, passphrase: str):  # type: ignore[no-untyped-def]
    return unlock_vault(door, passphrase).session


def swap(one: Path, other: Path) -> None:
    aside = one.with_name("aside")
    shutil.move(one, aside)
    shutil.move(other, one)
    shutil.move(aside, other)


def test_a_slot_of_another_vault_breaks_the_seal(laptop: Laptop) -> None:
    one, two = laptop.create(), laptop.create()
    folders = [laptop.door(made.session).folder for made in (one, two)]
    bags = [read_keybag(folder).bag for folder in folders]
    mixed = replace(bags[0], slot_b=bags[1].slot_b)
    stretched = slots.stretch_for(mixed, PASSPHRASE)
    assert laptop.keychain is not None
    secret = laptop.keychain.get_secret(bags[0].profile)
    assert refused(lambda: slots.open_slot_a(mixed, stretched, secret)) is Code.KEYBAG_DAMAGED
    for made in (one, two):
        lock_vault(made.session)
