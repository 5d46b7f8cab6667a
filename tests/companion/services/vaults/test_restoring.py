"""Restoring onto a fresh laptop or a second time, from the stick and the code; what stops it leaves nothing."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from companion.crypto.kdf import FLOOR
from companion.errors import Code, KnownError
from companion.services.record.finding import search
from companion.services.vaults import restoring
from companion.services.vaults.backups import (
    make_backup,
)
from companion.services.vaults.restoring import Restore, restore_backup
from companion.services.vaults.unlocking import unlock_vault
from companion.services.vaults.vaults import (
    lock_vault,
    new_recovery_kit,
    verify_vault,
)
from companion.services.watching import Watch
from companion.vault.audit import AuditAction, list_events
from tests.companion.services.vaults.stick import NAME, Place, refusal

from ..laptops import PASSPHRASE, Laptop


def fresh(tmp_path: Path) -> Laptop:
    """A laptop that was bought today: its clock makes other ids."""
    laptop = Laptop(tmp_path / "fresh")
    laptop.clock.made = 1_000_000
    laptop.clock.moment += timedelta(days=1)
    return laptop


def wish(place: Place, **changes: object) -> Restore:
    one = Restore(file=place.files[-1], code=place.code, passphrase="quiet bench bridge", kdf=FLOOR)
    return replace(one, **changes)  # type: ignore[arg-type]


def test_on_a_fresh_laptop_the_file_and_the_code_are_enough(place: Place, tmp_path: Path) -> None:
    make_backup(place.session, place.stick)
    lock_vault(place.session)
    laptop, told = fresh(tmp_path), list[float]()
    watch = Watch(progress=told.append)
    opened = restore_backup(
        laptop.home, laptop.clock, laptop.keychain, wish(place, code=place.code.lower(), watch=watch)
    )
    session = opened.session
    assert told == sorted(told)
    assert session.profile != place.session.profile
    assert session.vault.device != place.session.vault.device
    state = verify_vault(session)
    assert state.whole
    assert [one.events for one in state.chains][1] == 1  # the new laptop counts from 1
    assert list_events(session.vault, 1)[0].action is AuditAction.RESTORE
    assert [one.name for one in search(session, NAME).people] == [NAME]
    lock_vault(session)
    again = unlock_vault(laptop.door(session), "quiet bench bridge")
    make_backup(again.session, place.stick)
    lock_vault(again.session)
    assert [one.name for one in again.session.vault.path.parent.iterdir() if one.name.startswith(".")] == []


def test_a_restored_vault_can_be_restored_again(place: Place, tmp_path: Path) -> None:
    make_backup(place.session, place.stick)
    lock_vault(place.session)
    first = fresh(tmp_path / "one")
    opened = restore_backup(first.home, first.clock, first.keychain, wish(place))
    make_backup(opened.session, place.stick)
    lock_vault(opened.session)
    second = fresh(tmp_path / "two")
    second.clock.made = 2_000_000
    again = restore_backup(second.home, second.clock, second.keychain, wish(place))
    state = verify_vault(again.session)
    assert state.whole
    assert len(state.chains) == 3
    lock_vault(again.session)


def test_on_the_same_laptop_it_becomes_a_second_vault(place: Place) -> None:
    make_backup(place.session, place.stick)
    laptop = place.laptop
    opened = restore_backup(laptop.home, laptop.clock, laptop.keychain, wish(place))
    assert opened.session.profile != place.session.profile
    lock_vault(opened.session)
    lock_vault(place.session)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"code": "0000"}, Code.RECOVERY_CODE_MISTYPED),
        ({"file": Path("not there")}, Code.BACKUP_PLACE_GONE),
        ({"passphrase": "tea"}, Code.PASSPHRASE_TOO_WEAK),
        ({"watch": Watch(cancelled=lambda: True)}, Code.CANCELLED),
    ],
)
def test_what_stops_a_restore_leaves_nothing(
    place: Place, tmp_path: Path, change: dict[str, object], code: Code
) -> None:
    make_backup(place.session, place.stick)
    laptop = fresh(tmp_path)
    call = lambda: restore_backup(laptop.home, laptop.clock, laptop.keychain, wish(place, **change))  # noqa: E731
    assert refusal(call).code is code
    assert not laptop.home.vaults.exists() or list(laptop.home.vaults.iterdir()) == []


def test_a_kit_made_later_does_not_open_an_older_backup(place: Place, tmp_path: Path) -> None:
    make_backup(place.session, place.stick)
    code, _ = new_recovery_kit(place.session, place.laptop.door(place.session), PASSPHRASE)
    laptop = fresh(tmp_path)
    call = lambda: restore_backup(laptop.home, laptop.clock, laptop.keychain, wish(place, code=code))  # noqa: E731
    assert refusal(call).code is Code.BACKUP_WRONG_CODE
    place.laptop.clock.moment += timedelta(days=1)
    make_backup(place.session, place.stick)
    lock_vault(call().session)


def test_a_hurt_file_is_said_to_be_hurt(place: Place, tmp_path: Path) -> None:
    make_backup(place.session, place.stick)
    data = bytearray(place.files[0].read_bytes())
    data[-5000] ^= 1
    place.files[0].write_bytes(data)
    laptop = fresh(tmp_path)
    call = lambda: restore_backup(laptop.home, laptop.clock, laptop.keychain, wish(place))  # noqa: E731
    assert refusal(call).code is Code.BACKUP_DAMAGED


def test_a_made_up_vault_may_be_restored_with_any_passphrase(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "a")
    created = laptop.create(made_up=True)
    make_backup(created.session, None)
    lock_vault(created.session)
    file = next((laptop.home.profile(created.session.profile) / "backups").iterdir())
    one = Restore(file=file, code=created.recovery_code, passphrase="tea", kdf=FLOOR)
    opened = restore_backup(laptop.home, laptop.clock, laptop.keychain, one)
    assert opened.session.made_up
    lock_vault(opened.session)


def test_trouble_at_the_end_of_a_restore_leaves_nothing(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_backup(place.session, place.stick)
    laptop = fresh(tmp_path)

    def full(*asked: object) -> None:
        raise KnownError(Code.DISK_FULL)

    monkeypatch.setattr(restoring, "put_about", full)
    call = lambda: restore_backup(laptop.home, laptop.clock, laptop.keychain, wish(place))  # noqa: E731
    assert refusal(call).code is Code.DISK_FULL
    assert list(laptop.home.vaults.iterdir()) == []
