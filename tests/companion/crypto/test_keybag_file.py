"""Three generations on disk."""

import stat
import sys
from pathlib import Path

import pytest

from companion.crypto import keybag_file
from companion.crypto.kdf import FLOOR
from companion.crypto.keybag import from_bytes, to_bytes
from companion.crypto.keybag_file import NAMES, read_keybag, settle_keybag, write_keybag
from companion.crypto.slots import with_passphrase
from companion.errors import Code, KnownError

from .keybags import DEVICE_SECRET, MASTER, a_keybag, another_passphrase


def code_of_reading(folder: Path) -> Code:
    with pytest.raises(KnownError) as caught:
        read_keybag(folder)
    return caught.value.code


def test_the_first_one_is_kept_three_times(tmp_path: Path) -> None:
    bag = a_keybag()
    assert code_of_reading(tmp_path) is Code.KEYBAG_MISSING
    write_keybag(tmp_path, bag)
    settle_keybag(tmp_path)
    settle_keybag(tmp_path)
    assert sorted(one.name for one in tmp_path.iterdir()) == list(NAMES)
    found = read_keybag(tmp_path)
    assert (found.bag, found.generation) == (bag, 0)
    if sys.platform != "win32":
        assert {stat.S_IMODE(one.stat().st_mode) for one in tmp_path.iterdir()} == {0o600}


@pytest.mark.parametrize("hurt", [b"", b"half", "flipped"])
def test_a_damaged_one_is_passed_over_and_said_so(tmp_path: Path, hurt: bytes | str) -> None:
    bag = a_keybag()
    write_keybag(tmp_path, bag)
    settle_keybag(tmp_path)
    for generation in (1, 2):
        path = tmp_path / NAMES[generation - 1]
        data = path.read_bytes()
        path.write_bytes(hurt if isinstance(hurt, bytes) else b"}" + data[1:])
        found = read_keybag(tmp_path)
        assert (found.bag, found.generation) == (bag, generation)
    (tmp_path / NAMES[2]).unlink()
    assert code_of_reading(tmp_path) is Code.KEYBAG_DAMAGED
    with pytest.raises(KnownError):
        settle_keybag(tmp_path)


def test_a_change_keeps_what_was_until_it_has_proved_itself(tmp_path: Path) -> None:
    before = a_keybag()
    after = with_passphrase(before, MASTER, another_passphrase(), DEVICE_SECRET)
    write_keybag(tmp_path, before)
    write_keybag(tmp_path, after)
    write_keybag(tmp_path, after)
    kept = [from_bytes((tmp_path / name).read_bytes()) for name in NAMES]
    assert kept == [after, after, before]
    settle_keybag(tmp_path)
    assert {(tmp_path / name).read_bytes() for name in NAMES} == {to_bytes(after)}


def test_a_damaged_one_never_takes_the_place_of_a_whole_one(tmp_path: Path) -> None:
    bag = a_keybag()
    write_keybag(tmp_path, bag)
    settle_keybag(tmp_path)
    (tmp_path / NAMES[0]).write_bytes(b"hurt")
    write_keybag(tmp_path, bag)
    assert {(tmp_path / name).read_bytes() for name in NAMES} == {to_bytes(bag)}


def test_a_weakened_one_is_not_passed_over(tmp_path: Path) -> None:
    write_keybag(tmp_path, a_keybag())
    settle_keybag(tmp_path)
    path = tmp_path / NAMES[0]
    path.write_bytes(path.read_bytes().replace(str(FLOOR.memory_kib).encode(), b"1024"))
    assert code_of_reading(tmp_path) is Code.KDF_DOWNGRADED


def test_a_name_that_cannot_be_read_is_passed_over_too(tmp_path: Path) -> None:
    write_keybag(tmp_path, a_keybag())
    settle_keybag(tmp_path)
    (tmp_path / NAMES[0]).unlink()
    (tmp_path / NAMES[0]).mkdir()
    if sys.platform == "win32":  # Windows calls this a lack of permission
        assert code_of_reading(tmp_path) is Code.READ_ONLY
    else:
        assert read_keybag(tmp_path).generation == 1


def test_a_disk_that_keeps_something_else_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(path: Path, data: bytes) -> None:
        path.write_bytes(data[:-1])

    monkeypatch.setattr(keybag_file, "replace_file", forgetful)
    with pytest.raises(KnownError) as caught:
        write_keybag(tmp_path, a_keybag())
    assert caught.value.code is Code.DISK_TROUBLE
