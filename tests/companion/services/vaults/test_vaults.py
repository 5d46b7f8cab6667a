"""Making vaults, locking them, changing what opens them, looking whether they are whole."""

import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from companion.crypto.kdf import FLOOR
from companion.domain.member import Member
from companion.errors import BugError, Code, KnownError
from companion.services.team.teams import create_team
from companion.services.vaults import vaults
from companion.services.vaults.laptop import Laptop as Machine
from companion.services.vaults.my_vault import change_my_passphrase, see_known_names
from companion.services.vaults.profiles import list_vaults
from companion.services.vaults.unlocking import Recovery, unlock_vault, unlock_with_recovery
from companion.services.vaults.vaults import (
    NewVault,
    change_passphrase,
    create_vault,
    lock_vault,
    new_recovery_kit,
    verify_vault,
)
from companion.vault.audit import AuditAction, list_events
from companion.vault.db import put_meta
from companion.vault.rows import get_record

from ..laptops import PASSPHRASE, Laptop


def refusal(call: Callable[[], object]) -> KnownError:
    with pytest.raises(KnownError) as caught:
        call()
    return caught.value


def test_a_new_vault_is_open_whole_and_knows_whose_it_is(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    created = laptop.create()
    session = created.session
    member = get_record(session.vault, Member, session.member_id)
    assert (member.name, member.organisation, member.author) == ("Ada", "Open Door", member.id)
    assert created.keyring
    assert not session.made_up
    assert verify_vault(session).whole
    assert created.recovery_code not in repr(created)
    lock_vault(session)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions elsewhere")
def test_everything_on_disk_is_for_its_owner_alone(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "home")
    session = laptop.create().session
    folder = laptop.home.profile(session.profile)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o600}
    lock_vault(session)


def test_nothing_typed_is_on_disk(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    created = laptop.create()
    secrets = [PASSPHRASE.encode(), created.recovery_code.encode(), b"Open Door"]
    with created.session.vault.transaction():
        put_meta(created.session.vault, "word", "Open Door")
    for moment in ("open", "locked"):
        for path in laptop.home.profile(created.session.profile).iterdir():
            assert not [one for one in secrets if one in path.read_bytes()], (moment, path.name)
        lock_vault(created.session)


def test_several_vaults_on_one_laptop(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    assert list_vaults(laptop.home) == []
    sessions = [laptop.create(label=label).session for label in ("Mine", "The other")]
    assert [(one.profile, one.label) for one in list_vaults(laptop.home)] == [
        (sessions[0].profile, "Mine"),
        (sessions[1].profile, "The other"),
    ]
    for session in sessions:
        lock_vault(session)


def test_a_weak_passphrase_leaves_nothing_behind(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    trouble = refusal(lambda: laptop.create(passphrase="tea"))
    assert (trouble.code, trouble.facts) == (Code.PASSPHRASE_TOO_WEAK, {"least": 8, "why": "short"})
    assert list(laptop.home.vaults.iterdir()) == []
    assert laptop.keychain is not None
    assert laptop.keychain.get_secret("01890000-0000-7000-8000-000000000001") is None


def test_without_a_keyring_a_longer_one_is_asked(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path, keychain=None)
    assert refusal(lambda: laptop.create(passphrase="otter lamp")).facts["least"] == 15
    created = laptop.create(passphrase="otter canal lamp and bench")
    assert not created.keyring
    lock_vault(created.session)
    opened = unlock_vault(laptop.door(created.session), "otter canal lamp and bench")
    assert not opened.keyring
    lock_vault(opened.session)


@pytest.mark.parametrize("typed", ["weaste street friends", "night peers weaste"])
def test_names_that_others_know_make_no_passphrase_anywhere(tmp_path: Path, typed: str) -> None:
    laptop = Laptop(tmp_path, keychain=None)
    good = "otter canal lamp and bench"
    wish = NewVault(
        label="Mine", member_name="Ada", organisation="Weaste Street Friends", passphrase=good, kdf=FLOOR
    )
    created = create_vault(laptop.home, laptop.clock, laptop.keychain, wish)
    create_team(created.session, "Night Peers Weaste")
    known = see_known_names(created.session)
    assert known[:2] == ("Ada", "Weaste Street Friends")
    assert "Night Peers Weaste" in known
    machine = Machine(home=laptop.home, clock=laptop.clock, keychain=lambda: None, kdf=FLOOR)
    trouble = refusal(lambda: change_my_passphrase(created.session, machine, good, typed))
    assert (trouble.code, trouble.facts["why"]) == (Code.PASSPHRASE_TOO_WEAK, "known")
    lock_vault(created.session)
    recovery = Recovery(code=created.recovery_code, passphrase="weaste street friends", kdf=FLOOR)
    trouble = refusal(lambda: unlock_with_recovery(laptop.door(created.session), recovery))
    assert (trouble.code, trouble.facts["why"]) == (Code.PASSPHRASE_TOO_WEAK, "known")
    again = replace(wish, passphrase="weastestreetfriends")
    trouble = refusal(lambda: create_vault(laptop.home, laptop.clock, laptop.keychain, again))
    assert (trouble.code, trouble.facts["why"]) == (Code.PASSPHRASE_TOO_WEAK, "known")


def test_a_made_up_vault_takes_any_passphrase(tmp_path: Path) -> None:
    session = Laptop(tmp_path).create(passphrase="tea", made_up=True).session
    assert session.made_up
    lock_vault(session)


def test_trouble_late_in_the_making_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = Laptop(tmp_path)

    def full(*asked: object) -> None:
        raise KnownError(Code.DISK_FULL)

    monkeypatch.setattr(vaults, "put_about", full)
    assert refusal(laptop.create).code is Code.DISK_FULL
    assert list(laptop.home.vaults.iterdir()) == []


def test_locking_is_noted_and_never_fails(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    created = laptop.create()
    lock_vault(created.session)
    with pytest.raises(BugError):
        created.session.vault.execute("SELECT 1")
    lock_vault(created.session)
    opened = unlock_vault(laptop.door(created.session), PASSPHRASE)
    assert [one.action for one in list_events(opened.session.vault, 3)] == [
        AuditAction.UNLOCK,
        AuditAction.LOCK,
        AuditAction.UNLOCK,
    ]
    lock_vault(opened.session)


def test_a_changed_passphrase_opens_and_the_old_one_does_not_from_any_copy(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    created = laptop.create()
    session, door = created.session, laptop.door(created.session)
    assert (
        refusal(lambda: change_passphrase(session, door, "wrong", "x", kdf=FLOOR)).code
        is Code.WRONG_PASSPHRASE
    )
    weak = refusal(lambda: change_passphrase(session, door, PASSPHRASE, "tea", kdf=FLOOR))
    assert weak.code is Code.PASSPHRASE_TOO_WEAK
    change_passphrase(session, door, PASSPHRASE, "quiet bench bridge", kdf=FLOOR)
    assert list_events(session.vault, 1)[0].action is AuditAction.NEW_PASSPHRASE
    lock_vault(session)
    for name in ("keybag", "keybag.1", None):
        assert refusal(lambda: unlock_vault(door, PASSPHRASE)).code is Code.WRONG_PASSPHRASE
        if name:
            (door.folder / name).write_bytes(b"hurt")
    lock_vault(unlock_vault(door, "quiet bench bridge").session)
    recovery = Recovery(code=created.recovery_code, passphrase=PASSPHRASE, kdf=FLOOR)
    lock_vault(unlock_with_recovery(door, recovery).session)


def test_a_keyring_that_came_later_is_used_from_the_next_change(tmp_path: Path) -> None:
    laptop, long_one = Laptop(tmp_path, keychain=None), "otter canal lamp and bench"
    session = laptop.create(passphrase=long_one).session
    laptop.keychain = Laptop(tmp_path).keychain
    change_passphrase(session, laptop.door(session), long_one, PASSPHRASE, kdf=FLOOR)
    lock_vault(session)
    opened = unlock_vault(laptop.door(session), PASSPHRASE)
    assert opened.keyring
    lock_vault(opened.session)


def test_a_made_up_vault_may_change_to_any_passphrase(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    session = laptop.create(made_up=True).session
    change_passphrase(session, laptop.door(session), PASSPHRASE, "tea", kdf=FLOOR)
    lock_vault(session)


def test_a_new_kit_opens_and_the_old_one_does_not(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    created = laptop.create()
    session, door = created.session, laptop.door(created.session)
    assert refusal(lambda: new_recovery_kit(session, door, "wrong")).code is Code.WRONG_PASSPHRASE
    code, _ = new_recovery_kit(session, door, PASSPHRASE)
    assert list_events(session.vault, 1)[0].action is AuditAction.NEW_RECOVERY_CODE
    lock_vault(session)

    def recover(typed: str) -> None:
        recovery = Recovery(code=typed, passphrase="quiet bench bridge", kdf=FLOOR)
        lock_vault(unlock_with_recovery(door, recovery).session)

    assert refusal(lambda: recover(created.recovery_code)).code is Code.WRONG_RECOVERY_CODE
    recover(code)


def test_what_is_broken_is_found(tmp_path: Path) -> None:
    session = Laptop(tmp_path).create().session
    session.vault.execute("UPDATE audit_event SET why = 'x'")
    session.vault.db.conn.commit()
    state = verify_vault(session)
    assert (state.whole, state.pages.whole, state.chains[0].broken_at) == (False, True, 1)
    lock_vault(session)


def test_the_vaults_files_can_be_read_by_no_one_with_the_disk_alone(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path)
    created = laptop.create()
    lock_vault(created.session)
    laptop.keychain = Laptop(tmp_path).keychain  # the thief has the disk, not the keyring
    assert refusal(lambda: unlock_vault(laptop.door(created.session), PASSPHRASE)).code is Code.KEYRING_LOST
