"""Backups: sealed, checked, pruned, and nothing left behind where they stop."""

import errno
import os
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from companion.errors import BugError, Code
from companion.services.vaults import backups
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
from companion.services.watching import Watch
from companion.vault.audit import AuditAction, list_events
from tests.companion.services.vaults.stick import NAME, Place, refusal
from tests.companion.vault_fixtures import open_test_vault

from ..laptops import Laptop


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

    def bad_stick(path: Path, *rest: object) -> bool:
        on_disk = write(path, *rest)  # type: ignore[arg-type]
        data = bytearray(path.read_bytes())
        data[-1000] ^= 1
        path.write_bytes(data)
        return on_disk

    monkeypatch.setattr(backups, "write_backup", bad_stick)
    assert refusal(lambda: make_backup(place.session, place.stick)).code is Code.BACKUP_DAMAGED
    assert place.files == []
    assert last_backup(place.session) is None


def test_another_file_in_its_place_does_not_count(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    write = backups.write_backup

    def swapped(path: Path, recipients: object, manifest: backups.Manifest, *rest: object) -> bool:
        return write(path, recipients, replace(manifest, reason="daily"), *rest)  # type: ignore[arg-type]

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


def made_on(place: Place, shift: timedelta, reason: BackupReason = BackupReason.DAILY) -> Path:
    """Make one with the clock that far away from where it stands, and put the clock right again."""
    place.laptop.clock.moment += shift
    made = make_backup(place.session, place.stick, reason).made
    paths = [one.path for one in list_backups(place.session) if one.id == made]
    place.laptop.clock.moment -= shift
    assert len(paths) == 1 and paths[0].is_file()
    return paths[0]


@pytest.mark.parametrize("reason", [BackupReason.DAILY, BackupReason.BEFORE_CHANGE])
@pytest.mark.parametrize("years", [-6, 10])
def test_the_one_just_made_stays_whatever_the_clock_says(
    place: Place, reason: BackupReason, years: int
) -> None:
    """A clock whose battery is empty says 2020, and many others are newer then."""
    earlier = [made_on(place, timedelta(days=-100 * back), reason) for back in range(8)]
    odd = made_on(place, timedelta(days=365 * years), reason)
    assert odd.is_file()
    for back in range(3, 0, -1):
        assert made_on(place, timedelta(days=365 * years, hours=-back), reason).is_file()
    if years < 0:  # those of the right clock are not thrown away on the word of a wrong one
        assert earlier[0].is_file()


def test_a_date_that_has_not_come_counts_for_nothing(place: Place) -> None:
    odd = made_on(place, timedelta(days=3650))
    assert last_backup(place.session) is None
    assert backup_due(place.session)
    make_backup(place.session, place.stick, BackupReason.DAILY)
    assert not backup_due(place.session)
    assert [one.ahead for one in list_backups(place.session)] == [False, True]
    place.laptop.clock.moment += timedelta(days=1)
    assert backup_due(place.session)
    assert odd.is_file()
    place.laptop.clock.moment += timedelta(days=3650)
    assert not any(one.ahead for one in list_backups(place.session))


def test_one_of_tomorrow_does_not_stand_for_today(place: Place) -> None:
    made_on(place, timedelta(hours=23, minutes=50))
    assert backup_due(place.session)
    make_backup(place.session, place.stick, BackupReason.DAILY)
    assert not backup_due(place.session)


@pytest.mark.skipif(sys.platform != "linux", reason="looks up what an open file is called")
def test_a_place_that_cannot_promise_the_disk_counts_and_says_so(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Samba has no fsync for folders; some network disks have none at all."""
    whole = os.fsync

    def samba(handle: int) -> None:
        if str(place.stick) in str(Path(f"/proc/self/fd/{handle}").readlink()):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        whole(handle)

    monkeypatch.setattr(os, "fsync", samba)
    make_backup(place.session, place.stick)
    monkeypatch.undo()
    place.laptop.clock.moment += timedelta(days=1)
    make_backup(place.session, place.stick)
    assert [one.on_disk for one in list_backups(place.session)] == [True, False]
    place.laptop.clock.moment += timedelta(days=1)
    for _ in range(8):
        make_backup(place.session, place.stick)
        place.laptop.clock.moment += timedelta(days=40)
    kept = {one.id for one in list_backups(place.session) if not one.on_disk}
    noted = place.session.vault.execute(
        "SELECT name FROM meta WHERE name LIKE 'backup_not_on_disk:%'"
    ).fetchall()
    assert len(noted) == len(kept) == 0


def test_a_disk_that_fails_is_no_place_that_cannot_promise(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_handle: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", broken)
    assert refusal(lambda: make_backup(place.session, place.stick)).code is Code.DISK_TROUBLE
    assert place.files == []
