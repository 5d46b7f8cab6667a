"""Backups: sealed, checked, pruned, and back again on a laptop that has nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from companion.crypto.kdf import FLOOR
from companion.errors import BugError, Code, KnownError
from companion.services.record.finding import search
from companion.services.record.people import add_person
from companion.services.session import Session
from companion.services.vaults import backups, restoring
from companion.services.vaults.backup_files import SUFFIX
from companion.services.vaults.backups import (
    BackupJob,
    BackupReason,
    backup_due,
    last_backup,
    list_backups,
    make_backup,
    run_backup,
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
from tests.companion.vault_fixtures import open_test_vault

from ..laptops import PASSPHRASE, Laptop

NAME = "Marmaduke"


def refusal(call: Callable[[], object]) -> KnownError:
    with pytest.raises(KnownError) as caught:
        call()
    return caught.value


class Place:
    """A laptop with someone in its vault, and a stick."""

    def __init__(self, tmp_path: Path) -> None:
        self.laptop = Laptop(tmp_path / "laptop")
        self.stick = tmp_path / "stick"
        self.stick.mkdir()
        created = self.laptop.create()
        self.session: Session = created.session
        self.code = created.recovery_code
        add_person(self.session, NAME)

    @property
    def files(self) -> list[Path]:
        """What is on the stick, oldest first."""
        return sorted(self.stick.iterdir())

    def leftovers(self) -> list[str]:
        """Hidden files beside the vault and on the stick."""
        folder = self.laptop.home.profile(self.session.profile)
        return [one.name for one in (*folder.iterdir(), *self.stick.iterdir()) if one.name.startswith(".")]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def fresh(tmp_path: Path) -> Laptop:
    """A laptop that was bought today: its clock makes other ids."""
    laptop = Laptop(tmp_path / "fresh")
    laptop.clock.made = 1_000_000
    laptop.clock.moment += timedelta(days=1)
    return laptop


def wish(place: Place, **changes: object) -> Restore:
    one = Restore(file=place.files[-1], code=place.code, passphrase="quiet bench bridge", kdf=FLOOR)
    return replace(one, **changes)  # type: ignore[arg-type]


def test_a_backup_is_one_sealed_file_that_was_checked(place: Place) -> None:
    session = place.session
    assert last_backup(session) is None
    assert backup_due(session)
    changes = make_backup(session, place.stick)
    (file,) = place.files
    assert file.name.endswith(SUFFIX)
    assert NAME.encode() not in file.read_bytes()
    assert file.read_bytes().startswith(b"age-encryption.org/v1\n")
    (line,) = list_backups(session)
    assert (line.id, line.path, line.bytes) == (changes.made, file, file.stat().st_size)
    assert last_backup(session) == line.made_at
    assert not backup_due(session)
    assert list_events(session.vault, 1)[0].action is AuditAction.BACKUP
    assert place.leftovers() == []
    place.laptop.clock.moment += timedelta(days=2)
    assert backup_due(session)


def test_without_a_place_it_stays_beside_the_vault(place: Place) -> None:
    make_backup(place.session, None)
    assert list_backups(place.session)[0].path.parent == place.session.vault.path.parent / "backups"


def test_progress_goes_up_to_the_end(place: Place) -> None:
    told: list[float] = []
    make_backup(place.session, place.stick, watch=Watch(progress=told.append))
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert all(0.0 <= one <= 1.0 for one in told)


@pytest.mark.parametrize("after", [0, 5, 40])
def test_it_can_be_cancelled_and_leaves_nothing(place: Place, after: int) -> None:
    asked = iter(range(10_000))
    watch = Watch(cancelled=lambda: next(asked) >= after)
    assert refusal(lambda: make_backup(place.session, place.stick, watch=watch)).code is Code.CANCELLED
    assert place.files == []
    assert place.leftovers() == []
    assert list_backups(place.session) == []
    make_backup(place.session, place.stick)


def test_a_place_that_is_gone(place: Place) -> None:
    gone = place.stick / "pulled out"
    trouble = refusal(lambda: make_backup(place.session, gone))
    assert (trouble.code, trouble.facts) == (Code.BACKUP_PLACE_GONE, {"path": str(gone)})


def test_a_full_place_is_said_before_anything_is_written(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "_ROOM", 1 << 62)
    assert refusal(lambda: make_backup(place.session, place.stick)).code is Code.DISK_FULL
    assert place.files == []


def test_what_the_stick_did_not_keep_does_not_count(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    write = backups.write_backup

    def bad_stick(path: Path, *rest: object) -> None:
        write(path, *rest)  # type: ignore[arg-type]
        data = bytearray(path.read_bytes())
        data[-1000] ^= 1
        path.write_bytes(data)

    monkeypatch.setattr(backups, "write_backup", bad_stick)
    assert refusal(lambda: make_backup(place.session, place.stick)).code is Code.BACKUP_DAMAGED
    assert place.files == []
    assert last_backup(place.session) is None


def test_another_file_in_its_place_does_not_count(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    write = backups.write_backup

    def swapped(path: Path, recipients: object, manifest: backups.Manifest, *rest: object) -> None:
        write(path, recipients, replace(manifest, reason="daily"), *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(backups, "write_backup", swapped)
    assert refusal(lambda: make_backup(place.session, place.stick)).code is Code.BACKUP_DAMAGED


def test_old_ones_are_let_go_and_strangers_left_alone(place: Place) -> None:
    stranger = place.stick / f"companion-other-20200101T000000000000Z{SUFFIX}"
    stranger.touch()
    for _ in range(10):
        make_backup(place.session, place.stick, BackupReason.DAILY)
        place.laptop.clock.moment += timedelta(days=1)
    assert stranger in place.files
    kept = [one.path for one in list_backups(place.session)]
    assert sorted(kept) == [one for one in place.files if one != stranger]
    assert 7 <= len(kept) <= 9


def test_those_before_a_change_are_counted_apart(place: Place) -> None:
    def run(reason: BackupReason) -> None:
        session = place.session
        run_backup(
            BackupJob(
                vault=session.vault,
                clock=session.clock,
                member_id=session.member_id,
                folder=place.stick,
                reason=reason,
            )
        )

    for _ in range(4):
        run(BackupReason.BEFORE_CHANGE)
    run(BackupReason.ASKED)
    reasons = sorted(one.reason for one in list_backups(place.session))
    assert reasons == ["asked", *["before_change"] * 3]
    assert len(place.files) == 4


def test_a_backup_that_cannot_be_removed_is_no_fault(place: Place) -> None:
    profile = place.session.profile
    (place.stick / f"companion-{profile}-20200101T000000000000Z{SUFFIX}").mkdir()
    for _ in range(8):
        make_backup(place.session, place.stick)
        place.laptop.clock.moment += timedelta(days=40)
    assert len(list_backups(place.session)) >= 7


def test_a_vault_that_does_not_know_itself_is_our_own_fault(tmp_path: Path) -> None:
    laptop, vault = Laptop(tmp_path), open_test_vault(tmp_path)
    job = BackupJob(vault=vault, clock=laptop.clock, member_id="", folder=tmp_path, reason=BackupReason.ASKED)
    with pytest.raises(BugError, match="profile"):
        run_backup(job)
    vault.close()


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
