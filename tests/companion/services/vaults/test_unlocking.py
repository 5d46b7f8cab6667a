"""Every way in, and every way it can go wrong."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from companion.crypto.kdf import FLOOR
from companion.crypto.keybag_file import NAMES
from companion.crypto.keychain.memory import MemoryKeychain
from companion.crypto.recovery import to_text
from companion.errors import BugError, Code, KnownError
from companion.paths import FAILED_NAME, VAULT_NAME
from companion.services.vaults import unlocking
from companion.services.vaults.backups import list_backups
from companion.services.vaults.unlocking import (
    Door,
    Recovery,
    begin_session,
    stretch_passphrase,
    unlock_stretched,
    unlock_vault,
    unlock_with_recovery,
)
from companion.services.vaults.vaults import lock_vault
from companion.vault import migrations
from companion.vault.audit import AuditAction, check_chains, list_events
from companion.vault.db import get_meta, put_meta
from tests.companion.vault_fixtures import StepClock, open_test_vault

from ..laptops import PASSPHRASE, Laptop


def refusal(call: Callable[[], object]) -> KnownError:
    with pytest.raises(KnownError) as caught:
        call()
    return caught.value


def locked(tmp_path: Path) -> tuple[Laptop, Door, str]:
    """A laptop with one locked vault, the door to it, and its recovery code."""
    laptop = Laptop(tmp_path)
    created = laptop.create()
    lock_vault(created.session)
    return laptop, laptop.door(created.session), created.recovery_code


def test_the_derivation_can_run_apart(tmp_path: Path) -> None:
    _, door, _ = locked(tmp_path)
    opened = unlock_stretched(door, stretch_passphrase(door, PASSPHRASE))
    assert (opened.generation, opened.failed, opened.keyring) == (0, 0, True)
    assert opened.session.profile == door.profile
    lock_vault(opened.session)


def test_failed_unlocks_are_counted_beside_and_noted_inside(tmp_path: Path) -> None:
    _, door, _ = locked(tmp_path)
    for _ in range(2):
        assert refusal(lambda: unlock_vault(door, "wrong")).code is Code.WRONG_PASSPHRASE
    wrong = Recovery(code=to_text(bytes(20)), passphrase=PASSPHRASE, kdf=FLOOR)
    assert refusal(lambda: unlock_with_recovery(door, wrong)).code is Code.WRONG_RECOVERY_CODE
    assert len((door.folder / FAILED_NAME).read_text().split()) == 3
    opened = unlock_vault(door, PASSPHRASE)
    assert opened.failed == 3
    assert not (door.folder / FAILED_NAME).exists()
    events = list_events(opened.session.vault, 4)
    assert [one.action for one in events] == [AuditAction.UNLOCK, *[AuditAction.FAILED_UNLOCK] * 3]
    assert events[1].member == ""
    assert events[1].at < events[0].at
    assert check_chains(opened.session.vault)[0].broken_at is None
    lock_vault(opened.session)
    assert unlock_vault(door, PASSPHRASE).failed == 0


def test_a_record_of_failures_that_makes_no_sense_stops_nobody(tmp_path: Path) -> None:
    _, door, _ = locked(tmp_path)
    (door.folder / FAILED_NAME).write_bytes(b"\xff\xfe")
    lock_vault(unlock_vault(door, PASSPHRASE).session)
    (door.folder / FAILED_NAME).write_text("not a time\n2026-03-02T09:00:00+00:00\n")
    opened = unlock_vault(door, PASSPHRASE)
    assert opened.failed == 1
    lock_vault(opened.session)


@pytest.mark.parametrize("hurt", [1, 2])
def test_a_damaged_key_bag_is_mended_from_an_older_copy(tmp_path: Path, hurt: int) -> None:
    _, door, _ = locked(tmp_path)
    good = (door.folder / NAMES[2]).read_bytes()
    for name in NAMES[:hurt]:
        (door.folder / name).write_bytes(b"hurt")
    opened = unlock_vault(door, PASSPHRASE)
    assert opened.generation == hurt
    lock_vault(opened.session)
    assert {(door.folder / name).read_bytes() for name in NAMES} == {good}
    assert unlock_vault(door, PASSPHRASE).generation == 0


def test_no_key_bag_at_all(tmp_path: Path) -> None:
    _, door, _ = locked(tmp_path)
    for name in NAMES:
        (door.folder / name).write_bytes(b"hurt")
    assert refusal(lambda: unlock_vault(door, PASSPHRASE)).code is Code.KEYBAG_DAMAGED
    for name in NAMES:
        (door.folder / name).unlink()
    assert refusal(lambda: unlock_vault(door, PASSPHRASE)).code is Code.KEYBAG_MISSING


def test_a_lost_keyring_is_said_at_once_and_the_code_makes_slot_a_anew(tmp_path: Path) -> None:
    _, door, code = locked(tmp_path)
    fresh = replace(door, keychain=MemoryKeychain())
    assert refusal(lambda: stretch_passphrase(fresh, PASSPHRASE)).code is Code.KEYRING_LOST
    assert refusal(lambda: unlock_vault(replace(door, keychain=None), PASSPHRASE)).code is Code.KEYRING_LOST
    opened = unlock_with_recovery(
        fresh, Recovery(code=code.lower(), passphrase="quiet bench lamp", kdf=FLOOR)
    )
    assert opened.keyring
    assert list_events(opened.session.vault, 1)[0].action is AuditAction.UNLOCK_WITH_RECOVERY
    lock_vault(opened.session)
    lock_vault(unlock_vault(fresh, "quiet bench lamp").session)


def test_without_any_keyring_the_code_asks_for_a_longer_passphrase(tmp_path: Path) -> None:
    _, door, code = locked(tmp_path)
    none = replace(door, keychain=None)
    before = (door.folder / NAMES[0]).read_bytes()
    short = Recovery(code=code, passphrase="quiet bench lamp", kdf=FLOOR)
    assert refusal(lambda: unlock_with_recovery(none, short)).code is Code.PASSPHRASE_TOO_WEAK
    assert (door.folder / NAMES[0]).read_bytes() == before
    opened = unlock_with_recovery(none, replace(short, passphrase="quiet bench by the bridge"))
    assert not opened.keyring
    lock_vault(opened.session)


def test_a_made_up_vault_may_be_recovered_with_any_passphrase(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    created = laptop.create(made_up=True)
    lock_vault(created.session)
    recovery = Recovery(code=created.recovery_code, passphrase="tea", kdf=FLOOR)
    opened = unlock_with_recovery(laptop.door(created.session), recovery)
    assert opened.session.made_up
    lock_vault(opened.session)


def test_a_mistyped_code_is_not_counted_as_an_attempt(tmp_path: Path) -> None:
    _, door, code = locked(tmp_path)
    typed = ("1" if code[0] != "1" else "2") + code[1:]
    recovery = Recovery(code=typed, passphrase=PASSPHRASE, kdf=FLOOR)
    assert refusal(lambda: unlock_with_recovery(door, recovery)).code is Code.RECOVERY_CODE_MISTYPED
    assert not (door.folder / FAILED_NAME).exists()
    assert code not in repr(replace(recovery, code=code))


def test_a_second_program_is_told_before_the_slow_part(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    session = laptop.create().session
    door = laptop.door(session)
    assert refusal(lambda: stretch_passphrase(door, PASSPHRASE)).code is Code.ALREADY_OPEN
    lock_vault(session)


def test_a_vault_that_is_gone(tmp_path: Path) -> None:
    _, door, _ = locked(tmp_path)
    (door.folder / VAULT_NAME).unlink()
    assert refusal(lambda: unlock_vault(door, PASSPHRASE)).code is Code.VAULT_MISSING


def test_a_key_bag_of_another_vault(tmp_path: Path) -> None:
    laptop, door, _ = locked(tmp_path)
    other = laptop.create(label="Other").session
    lock_vault(other)
    shutil.copy(laptop.door(other).folder / VAULT_NAME, door.folder)
    assert refusal(lambda: unlock_vault(door, PASSPHRASE)).code is Code.VAULT_KEY_REFUSED


def test_leftovers_of_a_killed_program_are_swept(tmp_path: Path) -> None:
    _, door, _ = locked(tmp_path)
    for name in (".copy-1234", ".keybag.12.new", ".12.trial"):
        (door.folder / name).write_bytes(b"x")
    (door.folder / ".copy-folder").mkdir()
    lock_vault(unlock_vault(door, PASSPHRASE).session)
    assert [one.name for one in door.folder.iterdir() if one.name.startswith(".")] == [".copy-folder"]


def test_trouble_after_opening_lets_go_of_the_vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, door, code = locked(tmp_path)

    def full(folder: Path) -> None:
        raise KnownError(Code.DISK_FULL)

    with monkeypatch.context() as patched:
        patched.setattr(unlocking, "settle_keybag", full)
        assert refusal(lambda: unlock_vault(door, PASSPHRASE)).code is Code.DISK_FULL
        recovery = Recovery(code=code, passphrase="quiet bench lamp", kdf=FLOOR)
        assert refusal(lambda: unlock_with_recovery(door, recovery)).code is Code.DISK_FULL
    recovered = unlock_with_recovery(door, Recovery(code=code, passphrase="quiet bench lamp", kdf=FLOOR))
    lock_vault(recovered.session)


def test_backups_follow_the_recovery_code_in_use(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    session = laptop.create().session
    right = get_meta(session.vault, "recipient")
    with session.vault.transaction():
        put_meta(session.vault, "recipient", "as if the program had been killed between two writes")
    lock_vault(session)
    opened = unlock_vault(laptop.door(session), PASSPHRASE)
    assert get_meta(opened.session.vault, "recipient") == right
    lock_vault(opened.session)


@pytest.mark.parametrize("place", ["chosen", "gone", None])
def test_a_backup_comes_before_a_change_of_shape(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str | None
) -> None:
    def more(db: Database) -> None:
        db.execute("CREATE TABLE more (a)")

    _, door, _ = locked(tmp_path)
    (tmp_path / "chosen").mkdir()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, ("m997_more", more)))
    opened = unlock_vault(replace(door, backup_folder=tmp_path / place if place else None), PASSPHRASE)
    assert opened.session.vault.db["more"].exists()
    (line,) = list_backups(opened.session)
    assert line.reason == "before_change"
    assert line.path.is_file()
    assert line.path.parent == (tmp_path / "chosen" if place == "chosen" else door.folder / "backups")
    lock_vault(opened.session)


def test_a_vault_without_a_member_is_our_own_fault(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    with pytest.raises(BugError):
        begin_session(vault, StepClock(), "profile")
    vault.close()
