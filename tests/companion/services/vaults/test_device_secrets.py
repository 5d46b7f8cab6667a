"""A right passphrase is never called wrong because of the keyring."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from companion.crypto.kdf import FLOOR
from companion.crypto.keychain.memory import MemoryKeychain
from companion.crypto.keychain.system import SystemKeychain
from companion.errors import Code
from companion.paths import FAILED_NAME, KEYRING_NAME
from companion.services.vaults.unlocking import Door, Recovery, unlock_vault, unlock_with_recovery
from companion.services.vaults.vaults import change_passphrase, lock_vault
from tests.companion.crypto.keychain.backends import KeepingBackend
from tests.companion.services.vaults.stick import refusal

from ..laptops import PASSPHRASE, Laptop


@pytest.fixture
def locked(tmp_path: Path) -> tuple[Door, str]:
    """The door of a locked vault, and its recovery code."""
    laptop = Laptop(tmp_path)
    created = laptop.create()
    lock_vault(created.session)
    return laptop.door(created.session), created.recovery_code


def another(door: Door) -> MemoryKeychain:
    keychain = MemoryKeychain()
    keychain.put_secret(door.profile, bytes(range(32)))
    return keychain


def opens(door: Door, passphrase: str = PASSPHRASE) -> bool:
    lock_vault(unlock_vault(door, passphrase).session)
    return True


def test_another_keyring_is_said_and_the_old_one_opens_again(locked: tuple[Door, str]) -> None:
    door, _ = locked
    changed = replace(door, keychain=another(door))
    assert refusal(lambda: unlock_vault(changed, PASSPHRASE)).code is Code.KEYRING_CHANGED
    assert refusal(lambda: unlock_vault(changed, "wrong")).code is Code.KEYRING_CHANGED
    assert not (door.folder / FAILED_NAME).exists()  # nobody typed a wrong passphrase for all that is known
    assert refusal(lambda: unlock_vault(door, "wrong")).code is Code.WRONG_PASSPHRASE
    assert opens(door)


@pytest.mark.parametrize("left", [None, b"", b"[]", b'{"salt": 3}', b'{"salt": "00", "check": "00"}'])
def test_where_it_cannot_be_known_the_passphrase_is_not_blamed(
    locked: tuple[Door, str], left: bytes | None
) -> None:
    """A vault of an earlier Companion has no such file; after it was opened once it has."""
    door, _ = locked
    check = door.folder / KEYRING_NAME
    check.unlink()
    if left is not None:
        check.write_bytes(left)
    changed = replace(door, keychain=another(door))
    assert refusal(lambda: unlock_vault(changed, PASSPHRASE)).code is Code.PASSPHRASE_OR_KEYRING
    assert opens(door)
    assert refusal(lambda: unlock_vault(changed, PASSPHRASE)).code is Code.KEYRING_CHANGED


def test_changed_and_changed_back_the_fitting_secret_is_found(locked: tuple[Door, str]) -> None:
    """The kit made slot A for the second keyring; then the first one is in use again, with its old secret."""
    door, code = locked
    assert door.keychain is not None
    first, second = KeepingBackend(), KeepingBackend()
    old = door.keychain.get_secret(door.profile)
    assert old is not None
    SystemKeychain([first]).put_secret(door.profile, old)
    there = replace(door, keychain=SystemKeychain([second]))
    assert refusal(lambda: unlock_vault(there, PASSPHRASE)).code is Code.KEYRING_LOST
    lock_vault(
        unlock_with_recovery(there, Recovery(code=code, passphrase="quiet bench lamp", kdf=FLOOR)).session
    )
    assert opens(there, "quiet bench lamp")
    back = replace(door, keychain=SystemKeychain([first]))
    assert refusal(lambda: unlock_vault(back, "quiet bench lamp")).code is Code.KEYRING_CHANGED
    both = replace(door, keychain=SystemKeychain([first, second]))
    assert opens(both, "quiet bench lamp")
    session = unlock_vault(both, "quiet bench lamp").session
    change_passphrase(session, both, "quiet bench lamp", "another bench lamp", kdf=FLOOR)
    lock_vault(session)
    assert opens(back, "another bench lamp")


def test_without_a_keyring_a_wrong_passphrase_is_wrong(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path, keychain=None)
    session = laptop.create("otter canal lamp by the old bridge").session
    lock_vault(session)
    door = laptop.door(session)
    assert not (door.folder / KEYRING_NAME).exists()
    assert (
        refusal(lambda: unlock_vault(replace(door, keychain=another(door)), "no")).code
        is Code.WRONG_PASSPHRASE
    )


def test_what_is_kept_beside_the_vault_is_not_the_secret(locked: tuple[Door, str]) -> None:
    door, _ = locked
    assert door.keychain is not None
    secret = door.keychain.get_secret(door.profile)
    assert secret is not None
    assert secret.hex() not in (door.folder / KEYRING_NAME).read_text()
