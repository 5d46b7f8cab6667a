"""What this laptop remembers of its writing, also after it was torn off in mid-write."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.crypto.cbor import encode
from companion.errors import Code
from companion.sync.folder.files import ZEROS, sha
from companion.sync.folder.memory import Memory, Wrote
from tests.companion.sync.folder.troubles import code_of


def wrote(number: int, *, entries: bool = False) -> Wrote:
    digest = sha(number.to_bytes(4, "big"))
    return Wrote(number, digest, 100 + number, entries, {digest[:16]: digest[16:]})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = Memory(tmp_path / "inside" / "written")
    made.rewrite()
    return tmp_path / "inside" / "written"


def opened(path: Path) -> Memory:
    memory = Memory.opened(path)
    assert memory is not None
    return memory


def test_nothing_is_remembered_of_a_new_folder(path: Path) -> None:
    memory = opened(path)
    assert (memory.newest, memory.hash, memory.there, memory.unsure) == (0, ZEROS, {}, set())
    assert Memory.opened(path.with_name("none")) is None


def test_what_was_noted_is_remembered(path: Path) -> None:
    memory = opened(path)
    for number in (1, 2, 3):
        memory.note_wrote(wrote(number, entries=number == 2))
    memory.note_stands([1, 3, 9])
    for again in (memory, opened(path)):
        assert (again.newest, again.hash) == (3, wrote(3).hash)
        assert again.there == {number: wrote(number, entries=number == 2) for number in (1, 2, 3)}
        assert again.unsure == {2}
        assert (again.ranges, again.with_entries) == (((1, 3),), ((2, 2),))
        assert again.digest_of(wrote(2).hash[:16]) == wrote(2).hash[16:]
        assert again.digest_of(bytes(16)) is None


def test_what_is_forgotten_leaves_its_number_used(path: Path) -> None:
    memory = opened(path)
    for number in (1, 2):
        memory.note_wrote(wrote(number))
    memory.note_stands([1])
    memory.forget([2, 7])
    for again in (memory, opened(path)):
        assert (again.newest, again.hash) == (2, wrote(2).hash)
        assert (again.ranges, again.unsure) == (((1, 1),), set())
        assert again.digest_of(wrote(2).hash[:16]) is None
        assert again.digest_of(wrote(1).hash[:16]) is not None
    memory.forget([], 1000)
    assert (opened(path).newest, opened(path).hash) == (1000, ZEROS)
    memory.forget([], 5)
    assert opened(path).newest == 1000


@given(st.integers(0, 400))
def test_a_torn_end_is_left_out(tmp_path_factory: pytest.TempPathFactory, cut: int) -> None:
    """Whatever a crash left of the last record: the ones before it are all there, and it goes on from them."""
    path = tmp_path_factory.mktemp("torn") / "written"
    memory = Memory(path)
    memory.rewrite()
    ends = [path.stat().st_size]
    for number in (1, 2, 3):
        memory.note_wrote(wrote(number))
        ends.append(path.stat().st_size)
    data = path.read_bytes()[: min(cut, ends[-1])]
    path.write_bytes(data)
    whole = sum(1 for end in ends if end <= len(data)) - 1
    again = Memory.opened(path)
    if whole < 0:
        assert again is None
        return
    assert again is not None
    assert again.newest == whole
    again.note_wrote(wrote(4))
    assert opened(path).there.keys() == {*range(1, whole + 1), 4}


@pytest.mark.parametrize("record", [b"\xff", encode({}), encode([7, 7])])
def test_what_is_no_record_ends_it(path: Path, record: bytes) -> None:
    with path.open("ab") as file:
        file.write(len(record).to_bytes(4, "big") + sha(record)[:8] + record)
    assert opened(path).newest == 0


def test_a_disk_that_is_full_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = opened(path)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    assert code_of(lambda: memory.note_wrote(wrote(1)))[0] is Code.DISK_FULL
    assert memory.there == {}
