"""Failure test 2: the power goes. What was never brought to the disk is dropped or torn, in the vault and on the share.

What was committed, and what was said to be delivered, is there afterwards; everything arrives once.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from companion.services.session import Session
from companion.services.sync.ways import sync_places
from companion.sync.carrier import Carrier
from companion.sync.wire import OutParcel, Page, PutStatus, RosterPage
from companion.vault.carriers import list_carriers
from companion.vault.inbox import list_gaps, list_kept_apart
from companion.vault.outbox import count_waiting
from tests.companion.services.carried import seal, summary_content, words_at
from tests.flow.failures.before_a_carrier import Before
from tests.flow.failures.laptops_on_disk import LAPTOPS, open_again
from tests.flow.failures.power import Platter, PowerCutError, copied, laptop_files, put_back, torn_log
from tests.flow.failures.three_at_places import three_at_places

THERE_AND_BACK = 3
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="tells files by /proc")


class Watched(Before):
    """Takes a picture of the laptop's disk and the share at each question: everything before it is committed."""

    def __init__(self, carrier: Carrier, photographer: Photographer) -> None:
        super().__init__(carrier)
        self.picture = photographer.picture

    def pull_roster(self, after: int) -> RosterPage:
        self.picture()
        return super().pull_roster(after)

    def put_batch(self, parcels: Sequence[OutParcel]) -> tuple[PutStatus, ...]:
        self.picture()
        statuses = super().put_batch(parcels)
        self.picture()
        return statuses

    def pull(self, cursor: bytes) -> Page:
        self.picture()
        return super().pull(cursor)


@dataclass
class Photographer:
    """What stood on Noor's disk, and on the share, one moment after another."""

    folder: Path
    laptops: list[dict[str, bytes]] = field(default_factory=list)
    shares: list[dict[Path, bytes]] = field(default_factory=list)

    def picture(self) -> None:
        """Take one."""
        share = self.folder / "share"
        self.laptops.append(laptop_files(self.folder / "noor"))
        self.shares.append(
            {path.relative_to(share): path.read_bytes() for path in share.rglob("*") if path.is_file()}
        )


def prepared(folder: Path) -> Photographer:
    """Noor has parcels to give and to get; what it looked like at every step of the round that does both."""
    photographer = Photographer(folder)
    with three_at_places(folder, folder / "share") as three:
        for number in range(THERE_AND_BACK):
            seal(three.sam, three.noor, summary_content(f"from sam {number}"))
        three.sync(three.sam)
        for number in range(THERE_AND_BACK):
            seal(three.noor, three.sam, summary_content(f"from noor {number}"))
            photographer.picture()
        three.sync_through(three.noor, lambda carrier: Watched(carrier, photographer))
        photographer.picture()
    return photographer


def start(folder: Path) -> dict[str, Session]:
    """All laptops are switched on, and share through the copy of the folder that is beside them."""
    sessions = {name: open_again(folder, name) for name in LAPTOPS}
    for session in sessions.values():
        (row,) = list_carriers(session.vault)
        with session.vault.transaction():
            session.vault.execute(
                "UPDATE carrier SET place = ? WHERE id = ?", (str(folder / "share"), row.id)
            )
    return sessions


def everything_is_there_once(folder: Path, told: str, sealed: int = THERE_AND_BACK) -> None:
    sessions = start(folder)
    try:
        (had,) = (
            sessions["noor"]
            .vault.execute(
                "SELECT count(*) FROM outbox_recipient WHERE member = ?", (sessions["sam"].member_id,)
            )
            .fetchone()
        )
        assert had >= sealed, f"{told}: what was sealed and committed is gone"
        for name in ("noor", "sam", "ada", "noor", "sam", "noor"):
            sync_places(sessions[name], Random(1))
        assert sorted(words_at(sessions["sam"])) == [f"from noor {n}" for n in range(had)], told
        assert sorted(words_at(sessions["noor"])) == [f"from sam {n}" for n in range(THERE_AND_BACK)], told
        for one in sessions.values():
            assert one.vault.execute("PRAGMA integrity_check").fetchone() == ("ok",), told
            assert count_waiting(one.vault).parcels == 0, told
            assert list_gaps(one.vault, one.member_id) == [], told
            assert list_kept_apart(one.vault, 5) == [], told
    finally:
        for one in sessions.values():
            one.vault.close()


@pytest.mark.soak(name="sync", rounds=6, long=300)
@pytest.mark.timeout(120)
def test_the_vault_loses_what_it_had_not_said_was_kept(rounds: int, tmp_path: Path) -> None:
    photographer = prepared(tmp_path / "source")
    pictures = photographer.laptops
    assert len(pictures) >= 8
    for number in range(rounds):
        seed = random.SystemRandom().randrange(10**9)
        dice = Random(seed)
        at = dice.randrange(len(pictures) - 1)
        folder = copied(tmp_path / "source", tmp_path / str(number))
        files = dict(pictures[at])
        log = "vault.db-wal"
        if pictures[at + 1].get("vault.db") == files["vault.db"]:
            files[log] = torn_log(files.get(log, b""), pictures[at + 1].get(log, b""), dice)
        put_back(folder / "noor", files)
        shutil.rmtree(folder / "share")
        for name, data in photographer.shares[at + dice.randrange(2)].items():
            (folder / "share" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / "share" / name).write_bytes(data)
        everything_is_there_once(folder, f"seed {seed}, at {at}", sealed=min(at + 1, THERE_AND_BACK))


@pytest.mark.soak(name="sync", rounds=5, long=300)
@pytest.mark.timeout(120)
def test_the_share_loses_what_was_not_brought_to_it(
    rounds: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that is pulled out, or a file server that goes down, in the middle of a round."""
    source = tmp_path / "source"
    with three_at_places(source, source / "share") as three:
        for number in range(THERE_AND_BACK):
            seal(three.sam, three.noor, summary_content(f"from sam {number}"))
            seal(three.noor, three.sam, summary_content(f"from noor {number}"))
        three.sync(three.sam)
    for number in range(rounds):
        seed = random.SystemRandom().randrange(10**9)
        dice = Random(seed)
        before, after = copied(source, tmp_path / f"{number}"), tmp_path / f"{number} after"
        sessions = start(before)
        share = Platter(before / "share")
        try:
            with share.spinning(monkeypatch, cut_at=dice.randrange(6)), pytest.raises(PowerCutError):
                while True:
                    sync_places(sessions["noor"], Random(1))
                    seal(sessions["noor"], sessions["ada"], summary_content("one more"))
        finally:
            files = laptop_files(before / "noor")
            for one in sessions.values():
                one.vault.close()
        put_back(before / "noor", files)
        copied(before, after)
        for path in sorted((after / "share").rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        share.after_the_cut(after / "share", dice)
        everything_is_there_once(after, f"seed {seed}")
