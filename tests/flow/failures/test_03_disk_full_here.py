"""Failure test 3, the laptop's part: its disk runs full in a save, a seal, a pull, a backup. Said, and nothing is half.

What was being done is done whole once there is room; what was typed stays with whoever typed it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from companion.errors import Code, KnownError
from companion.services.record.conversations import save_typing
from companion.services.record.people import add_person
from companion.services.sync.places import use_folder
from companion.services.sync.ways import sync_places
from companion.services.vaults.backups import make_backup
from companion.vault.audit import check_chains
from companion.vault.carriers import list_carriers
from companion.vault.inbox import list_gaps, list_kept_apart
from companion.vault.outbox import count_waiting
from tests.companion.services.carried import Carried, seal, summary_content, words_at
from tests.companion.services.laptops import Laptop
from tests.companion.services.shared_talks import Talk, begin_talk
from tests.companion.services.team_of_three import team_of_three
from tests.flow.failures.sticks import stick

LARGE = "word " * 30_000
FILLER = "holiday.mp4"


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    """Noor's vault is on a small disk of its own; a folder between her and the others."""
    share = tmp_path / "share"
    share.mkdir()
    with stick(tmp_path / "noor", "24m"), team_of_three(tmp_path) as team:
        between = Carried(team)
        for one in team.all:
            use_folder(one, share)
        made = begin_talk(between)
        sync(made)
        yield made


def sync(talk: Talk) -> None:
    for _ in range(2):
        for one in talk.between.team.all:
            sync_places(one, Random(1))


def fill_up(folder: Path) -> None:
    with (folder / FILLER).open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))


def make_room(folder: Path) -> None:
    (folder / FILLER).unlink()


def refused(deed: Callable[[], object]) -> Code:
    with pytest.raises(KnownError) as caught:
        deed()
    return caught.value.code


def count(talk: Talk, table: str) -> int:
    (found,) = talk.noor.vault.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(found)


def everything_holds(talk: Talk) -> None:
    assert talk.noor.vault.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert all(one.broken_at is None for one in check_chains(talk.noor.vault))
    for one in talk.between.team.all:
        assert count_waiting(one.vault).parcels == 0
        assert list_gaps(one.vault, one.member_id) == [] and list_kept_apart(one.vault, 5) == []


def test_words_that_are_saved_by_themselves(talk: Talk) -> None:
    folder = talk.noor.vault.path.parent
    passage = talk.says("short")
    fill_up(folder)
    assert refused(lambda: save_typing(talk.noor, passage, LARGE, None)) is Code.DISK_FULL
    stands = talk.noor.vault.execute("SELECT text FROM passage WHERE id = ? AND head", (passage,)).fetchone()
    assert stands == ("short",)
    make_room(folder)
    save_typing(talk.noor, passage, LARGE, None)
    stands = talk.noor.vault.execute("SELECT text FROM passage WHERE id = ? AND head", (passage,)).fetchone()
    assert stands == (LARGE,)
    everything_holds(talk)


def test_a_seal_is_whole_or_was_never_begun(talk: Talk) -> None:
    folder = talk.noor.vault.path.parent
    talk.says(LARGE)
    talk.agrees(talk.sam)
    before = {name: count(talk, name) for name in ("outbox", "delivery", "shared_copy", "audit_event")}
    fill_up(folder)
    assert refused(talk.share) is Code.DISK_FULL
    assert {name: count(talk, name) for name in before} == before
    make_room(folder)
    talk.share()
    sync(talk)
    ((_, came),) = talk.read_at(talk.sam)
    assert came == LARGE.strip() or came == LARGE
    everything_holds(talk)


def test_a_pull_moves_its_cursor_only_with_what_it_brought(talk: Talk) -> None:
    folder = talk.noor.vault.path.parent
    for number in range(4):
        seal(talk.sam, talk.noor, summary_content(f"{number} {LARGE}".strip()))
    sync_places(talk.sam, Random(1))
    (row,) = list_carriers(talk.noor.vault)
    fill_up(folder)
    assert refused(lambda: sync_places(talk.noor, Random(1))) is Code.DISK_FULL
    (after,) = list_carriers(talk.noor.vault)
    assert after.cursor == row.cursor and words_at(talk.noor) == []
    make_room(folder)
    sync(talk)
    assert [one.split()[0] for one in words_at(talk.noor)] == ["0", "1", "2", "3"]
    everything_holds(talk)


def test_a_backup_that_finds_no_room_leaves_nothing_and_the_last_one_alone(tmp_path: Path) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    with stick(tmp_path / "laptop", "24m"):
        laptop = Laptop(tmp_path / "laptop")
        session = laptop.create().session
        add_person(session, "Maja")
        make_backup(session, place)
        (first,) = place.iterdir()
        kept = first.read_bytes()
        fill_up(tmp_path / "laptop")
        assert refused(lambda: make_backup(session, place)) is Code.DISK_FULL
        assert list(place.iterdir()) == [first] and first.read_bytes() == kept
        folder = session.vault.path.parent
        assert not [one.name for one in folder.iterdir() if one.name.startswith(".copy")]
        make_room(tmp_path / "laptop")
        add_person(session, "Noa")
        make_backup(session, place)
        (latest,) = place.iterdir()  # one of a day is kept
        assert latest.read_bytes() != kept
        session.vault.close()
