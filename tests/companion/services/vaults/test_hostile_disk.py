"""Whoever can write to the disk can put anything there: nothing waits for ever, and every refusal is a code."""

from __future__ import annotations

import json
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from companion.crypto.keybag_file import NAMES
from companion.errors import Code, KnownError
from companion.paths import ABOUT_NAME, FAILED_NAME, VAULT_NAME, home_in
from companion.services.record.people import add_person, list_people
from companion.services.vaults.profiles import has_vaults, list_vaults
from companion.services.vaults.unlocking import Door, unlock_vault
from companion.services.vaults.vaults import lock_vault
from companion.settings import Settings, SettingsStore
from companion.vault.profile_lock import LOCK_NAME

from ..laptops import PASSPHRASE, Laptop

pytestmark = pytest.mark.timeout(60)
unix = pytest.mark.skipif(sys.platform == "win32", reason="pipes, links and modes of Unix")
Trick = Callable[[Path], None]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> tuple[Laptop, Door]:
    """A laptop on which nobody has tampered yet: a locked vault with somebody in it."""
    laptop = Laptop(tmp_path_factory.mktemp("laptop"))
    session = laptop.create().session
    add_person(session, "Maja")
    lock_vault(session)
    return laptop, laptop.door(session)


@pytest.fixture
def door(before: tuple[Laptop, Door], tmp_path: Path) -> Door:
    """The same vault, byte by byte, on a laptop of the test's own."""
    laptop, door = before
    shutil.copytree(laptop.root, tmp_path, dirs_exist_ok=True)
    return replace(door, home=home_in(tmp_path), keychain=deepcopy(door.keychain), clock=deepcopy(door.clock))


def opens(door: Door) -> bool:
    session = unlock_vault(door, PASSPHRASE).session
    names = [one.name for one in list_people(session)]
    lock_vault(session)
    return names == ["Maja"]


def refusal(door: Door) -> Code:
    with pytest.raises(KnownError) as caught:
        unlock_vault(door, PASSPHRASE)
    return caught.value.code


def a_folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def a_link_to_nothing(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(path.with_name("nothing"))


def an_endless_device(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to("/dev/zero")


def a_gigabyte(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 30)


TRICKS: tuple[Trick, ...] = (a_folder, a_pipe, a_link_to_nothing, an_endless_device, a_gigabyte)


@unix
@pytest.mark.parametrize("trick", TRICKS)
def test_something_else_in_place_of_the_vault(door: Door, trick: Trick) -> None:
    kept = (door.folder / VAULT_NAME).read_bytes()
    trick(door.folder / VAULT_NAME)
    assert refusal(door) in {Code.VAULT_MISSING, Code.VAULT_KEY_REFUSED, Code.VAULT_DAMAGED}
    path = door.folder / VAULT_NAME
    path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    path.write_bytes(kept)
    assert opens(door)


@unix
@pytest.mark.parametrize("trick", TRICKS)
def test_something_else_in_place_of_the_key_bag(door: Door, trick: Trick) -> None:
    for name in NAMES[:2]:
        trick(door.folder / name)
    if trick is a_folder:  # a file cannot take a folder's name
        assert refusal(door) in {Code.DISK_TROUBLE, Code.READ_ONLY}
        for name in NAMES[:2]:
            (door.folder / name).rmdir()
    assert opens(door)
    assert len({(door.folder / name).read_bytes() for name in NAMES}) == 1
    for name in NAMES:
        trick(door.folder / name)
    assert refusal(door) in {Code.KEYBAG_DAMAGED, Code.KEYBAG_MISSING}


@unix
@pytest.mark.parametrize("trick", TRICKS)
@pytest.mark.parametrize("name", [ABOUT_NAME, FAILED_NAME])
def test_something_else_in_place_of_what_anyone_may_read(door: Door, trick: Trick, name: str) -> None:
    trick(door.folder / name)
    labels = [one.label for one in list_vaults(door.home)]
    assert labels in (["Mine"], [""], [])
    assert opens(door)


@unix
@pytest.mark.parametrize("trick", [a_folder, a_link_to_nothing, a_pipe])
@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
def test_something_else_beside_the_vault(door: Door, trick: Trick, ending: str) -> None:
    path = door.folder / f"{VAULT_NAME}{ending}"
    trick(path)
    try:
        assert opens(door)
    except KnownError as refused:
        assert refused.code in {Code.READ_ONLY, Code.DISK_TROUBLE, Code.VAULT_DAMAGED}
    if path.is_symlink() or path.exists():
        path.rmdir() if path.is_dir() else path.unlink()
    assert opens(door)


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
@pytest.mark.parametrize("content", [b"", b"\0" * 70_000, b"7\x7f\x06\x82" + bytes(90_000)])
def test_foreign_bytes_beside_the_vault_change_nothing(door: Door, ending: str, content: bytes) -> None:
    (door.folder / f"{VAULT_NAME}{ending}").write_bytes(content)
    assert opens(door)
    assert opens(door)


def test_what_was_not_written_back_yet_of_another_vault(door: Door) -> None:
    laptop = Laptop(door.home.data, clock=door.clock)  # type: ignore[arg-type]
    other = laptop.create().session
    add_person(other, "Nobody of here")
    wal = laptop.door(other).folder / f"{VAULT_NAME}-wal"
    before = (door.folder / VAULT_NAME).read_bytes()
    shutil.copy(wal, door.folder / wal.name)
    lock_vault(other)
    assert refusal(door) is Code.VAULT_KEY_REFUSED
    assert (door.folder / VAULT_NAME).read_bytes() == before
    (door.folder / wal.name).unlink(missing_ok=True)
    assert opens(door)


@unix
def test_a_link_to_a_cloud_folder_is_seen_through(door: Door, tmp_path: Path) -> None:
    cloud = tmp_path / "Dropbox"
    cloud.mkdir()
    (cloud / ".dropbox").touch()
    shutil.move(door.folder / VAULT_NAME, cloud / VAULT_NAME)
    (door.folder / VAULT_NAME).symlink_to(cloud / VAULT_NAME)
    assert refusal(door) is Code.CLOUD_FOLDER
    (door.folder / VAULT_NAME).unlink()
    shutil.move(cloud / VAULT_NAME, door.folder / VAULT_NAME)
    shutil.move(door.folder, cloud / "folder")
    door.folder.symlink_to(cloud / "folder")
    assert refusal(door) is Code.CLOUD_FOLDER


@unix
def test_loosened_rights_are_tightened(door: Door) -> None:
    for path in (door.folder, *door.folder.iterdir()):
        path.chmod(0o777)
    assert opens(door)
    assert stat.S_IMODE(door.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in door.folder.iterdir()} == {0o600}


@unix
@pytest.mark.parametrize("trick", [a_folder, a_pipe, a_link_to_nothing, an_endless_device])
def test_a_lock_that_is_no_file(door: Door, trick: Trick) -> None:
    lock = door.folder / LOCK_NAME
    trick(lock)
    try:
        assert opens(door)
    except KnownError as refused:
        assert refused.code in {Code.DISK_TROUBLE, Code.READ_ONLY, Code.ALREADY_OPEN}


@unix
def test_a_lock_that_is_a_link_harms_nothing_it_points_to(door: Door, tmp_path: Path) -> None:
    mine = tmp_path / "thesis.txt"
    mine.write_text("three years of work")
    (door.folder / LOCK_NAME).unlink(missing_ok=True)
    (door.folder / LOCK_NAME).symlink_to(mine)
    with pytest.raises(KnownError):
        unlock_vault(door, PASSPHRASE)
    assert mine.read_text() == "three years of work"


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("a\x1b[2Jb\x07c", "a[2Jbc"),
        ("one\ntwo\r\n\tthree", "one two three"),
        ("x" * 100_000, ""),
        ("y" * 5_000, "y" * 200),
        ("\ud800z", "z"),
        (["a list"], ""),
        (None, ""),
    ],
)
def test_a_label_stays_one_short_line(door: Door, label: Any, shown: str) -> None:
    (door.folder / ABOUT_NAME).write_text(json.dumps({"format": 1, "label": label}))
    assert [one.label for one in list_vaults(door.home)] == [shown]


def test_brackets_in_brackets_stop_nobody(door: Door, tmp_path: Path) -> None:
    deep = "[" * 60_000
    (door.folder / ABOUT_NAME).write_text(deep)
    assert [one.label for one in list_vaults(door.home)] == [""]
    (tmp_path / "settings.json").write_text(deep)
    assert SettingsStore(tmp_path / "settings.json").now == Settings()


@unix
@pytest.mark.parametrize("trick", TRICKS)
def test_something_else_in_place_of_the_settings(tmp_path: Path, trick: Trick) -> None:
    trick(tmp_path / "settings.json")
    assert SettingsStore(tmp_path / "settings.json").now == Settings()


@pytest.mark.parametrize("language", ["../../x", "..\\x", "/etc/x", "en_GB.utf8", "x" * 50, "en\0"])
def test_a_language_leads_out_of_no_folder(tmp_path: Path, language: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"language": language, "zoom": 120}))
    assert SettingsStore(file).now == Settings(zoom=120)
    file.write_text(json.dumps({"language": "zh_Hant_TW"}))
    assert SettingsStore(file).now.language == "zh_Hant_TW"


def test_a_flood_of_failures_is_cut_and_times_without_a_place_are_passed_over(door: Door) -> None:
    lines = ["2026-03-02T09:00:00", *(f"2026-03-02T09:00:{number % 60:02}+00:00" for number in range(1_000))]
    (door.folder / FAILED_NAME).write_text("\n".join(lines))
    opened = unlock_vault(door, PASSPHRASE)
    assert opened.failed == 200
    lock_vault(opened.session)


def test_one_folder_that_cannot_be_looked_into_hides_no_other(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = door.home.vaults / "01890000-0000-7000-8000-0000000000ff"
    other.mkdir()
    real = Path.is_file

    def refuse(path: Path) -> bool:
        if path.parent == other:
            raise PermissionError
        return real(path)

    monkeypatch.setattr(Path, "is_file", refuse)
    assert [one.profile for one in list_vaults(door.home)] == [door.profile]
    assert has_vaults(door.home)
    assert not has_vaults(home_in(door.home.data / "nowhere"))


@pytest.fixture(params=["Zoë's stick 🚲", "with  spaces ", "l" * 120, "żółw%20#?&"])
def odd_root(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    name: str = request.param.strip() if sys.platform == "win32" else request.param
    yield tmp_path / name.replace("?", "") / "deep" / "er"


def test_a_home_may_be_called_anything(odd_root: Path) -> None:
    laptop = Laptop(odd_root)
    session = laptop.create().session
    add_person(session, "Maja")
    lock_vault(session)
    assert opens(laptop.door(session))
