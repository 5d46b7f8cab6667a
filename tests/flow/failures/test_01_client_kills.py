"""Failure test 1, the laptop: the program is killed at every point of a sync round. Nothing is lost or doubled."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from companion.services.session import Session
from companion.services.sync.places import use_folder
from companion.services.sync.ways import sync_places
from companion.services.team.teams import set_policy
from companion.vault.carriers import list_carriers
from companion.vault.inbox import list_gaps, list_kept_apart
from companion.vault.outbox import count_waiting
from tests.companion.services.carried import seal, summary_content, words_at
from tests.companion.services.team_of_three import team_of_three
from tests.flow.failures.laptops_on_disk import LAPTOPS, open_again
from tests.flow.failures.one_round import run

ROOT = Path(__file__).resolve().parents[3]
THERE_AND_BACK = 3


def prepared(folder: Path) -> None:
    """Ada has parcels to give, parcels to get, and an entry of the log that nobody has seen."""
    share = folder / "share"
    share.mkdir(parents=True)
    with team_of_three(folder) as team:
        for one in team.all:
            use_folder(one, share)
        for one in (*team.all, *team.all):
            sync_places(one, random.Random(1))
        for number in range(THERE_AND_BACK):
            seal(team.administrator, team.supervisor, summary_content(f"from ada {number}"))
            seal(team.supervisor, team.administrator, summary_content(f"from sam {number}"))
        set_policy(team.administrator, idle_minutes=11)
        sync_places(team.supervisor, random.Random(1))


def moved_to(folder: Path, session: Session) -> None:
    """The copy of the laptops shares through the copy of the folder."""
    (row,) = list_carriers(session.vault)
    with session.vault.transaction():
        session.vault.execute("UPDATE carrier SET place = ? WHERE id = ?", (str(folder / "share"), row.id))


def killed_at(source: Path, folder: Path, point: int) -> None:
    """A copy of everything, in which Ada's round dies at this point; then everybody's next rounds."""
    shutil.copytree(source, folder)
    for name in LAPTOPS:
        session = open_again(folder, name)
        moved_to(folder, session)
        session.vault.close()
    command = [sys.executable, "-m", "tests.flow.failures.one_round", str(folder), "ada", str(point)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=100)
    assert done.returncode != 0, f"point {point}: it lived: {done.stdout!r} {done.stderr[-2000:]!r}"
    assert done.returncode == -getattr(signal, "SIGKILL", signal.SIGTERM), done.stderr[-2000:]


def everything_is_there_once(folder: Path, point: int) -> None:
    sessions = {name: open_again(folder, name) for name in LAPTOPS}
    try:
        for name in ("ada", "sam", "noor", "ada", "sam"):
            sync_places(sessions[name], random.Random(1))
        assert sorted(words_at(sessions["sam"])) == [f"from ada {n}" for n in range(THERE_AND_BACK)], (
            f"point {point}"
        )
        assert sorted(words_at(sessions["ada"])) == [f"from sam {n}" for n in range(THERE_AND_BACK)], (
            f"point {point}"
        )
        for one in sessions.values():
            assert count_waiting(one.vault).parcels == 0, f"point {point}"
            assert list_gaps(one.vault, one.member_id) == [], f"point {point}"
            assert list_kept_apart(one.vault, 5) == [], f"point {point}"
            (numbers,) = one.vault.execute("SELECT max(number) FROM roster_entry WHERE standing").fetchone()
            assert numbers == 3, f"point {point}"
    finally:
        for one in sessions.values():
            one.vault.close()


@pytest.mark.soak(name="round-kills", rounds=5, long=1000)
@pytest.mark.timeout(300)
def test_a_kill_at_any_point_of_a_round(rounds: int, tmp_path: Path) -> None:
    source = tmp_path / "source"
    prepared(source)
    whole = tmp_path / "whole"
    shutil.copytree(source, whole)
    session = open_again(whole, "ada")
    moved_to(whole, session)
    points = run(session, -1)
    session.vault.close()
    assert points >= 28
    chosen = random.SystemRandom().sample(range(points), min(rounds, points))
    folders = {point: tmp_path / str(point) for point in chosen}
    with ThreadPoolExecutor(2) as two:
        list(two.map(lambda point: killed_at(source, folders[point], point), chosen))
    for point, folder in folders.items():
        everything_is_there_once(folder, point)
