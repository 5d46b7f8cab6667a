"""Practice is made in one step and made anew in one step, whatever the learner did to it."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from companion.clock import SystemClock
from companion.errors import Code, KnownError
from companion.paths import Home, home_in
from companion.services.home import see_home
from companion.services.people import add_person, list_people
from companion.services.practice import (
    PracticeMember,
    make_practice,
    practice_home,
    reset_practice,
    see_practice,
)
from companion.services.session import Session
from companion.services.unlocking import Door, unlock_vault
from companion.services.vaults import lock_vault, verify_vault

CLOCK = SystemClock()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice that was made once; tests work on copies of it."""
    root = tmp_path_factory.mktemp("made")
    make_practice(home_in(root), CLOCK)
    return root


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Home:
    shutil.copytree(made, tmp_path / "home")
    return home_in(tmp_path / "home")


def enter(home: Home, member: PracticeMember) -> Session:
    door = Door(home=practice_home(home), clock=CLOCK, keychain=None, profile=member.profile)
    return unlock_vault(door, member.passphrase).session


def test_a_team_of_three_with_a_supervisor_opens_with_what_the_screen_tells(home: Home) -> None:
    team = see_practice(home, CLOCK)
    assert [one.role for one in team] == ["worker", "supervisor", "worker"]
    assert len({one.organisation for one in team}) == 2
    people = 0
    for member in team:
        session = enter(home, member)
        assert session.made_up
        assert see_home(session).member.name == member.name
        people += len(list_people(session))
        lock_vault(session)
    assert people == 11


def test_practice_stands_apart_from_what_is_real(home: Home) -> None:
    assert not home.vaults.exists()
    assert practice_home(home).data == home.data / "practice"


def test_a_team_that_is_there_stays_as_it_was_left(home: Home) -> None:
    team = see_practice(home, CLOCK)
    session = enter(home, team[0])
    add_person(session, "Someone new")
    lock_vault(session)
    assert make_practice(home, CLOCK) == team
    session = enter(home, team[0])
    assert "Someone new" in [one.name for one in list_people(session)]
    lock_vault(session)


def test_reset_mends_a_broken_practice_and_leaves_nothing_of_the_old(home: Home) -> None:
    team = see_practice(home, CLOCK)
    vaults = practice_home(home).vaults
    (vaults / team[0].profile / "vault.db").write_bytes(b"broken" * 1000)
    (vaults / team[1].profile / "keybag").write_bytes(b"")
    (vaults / team[2].profile / "about.json").unlink()
    (vaults / "left behind").mkdir()
    again = reset_practice(home, CLOCK)
    assert [one.name for one in again] == [one.name for one in team]
    assert not {one.profile for one in again} & {one.profile for one in team}
    assert sorted(one.name for one in vaults.iterdir()) == sorted(one.profile for one in again)
    assert [one.name for one in practice_home(home).data.iterdir()] == ["vaults"]
    session = enter(home, again[0])
    assert verify_vault(session).whole
    lock_vault(session)


def test_a_vault_in_use_is_not_pulled_away(home: Home) -> None:
    team = see_practice(home, CLOCK)
    session = enter(home, team[2])
    with pytest.raises(KnownError) as caught:
        reset_practice(home, CLOCK)
    assert caught.value.code is Code.ALREADY_OPEN
    lock_vault(session)
    assert see_practice(home, CLOCK) == team


def test_stopping_half_way_leaves_the_old_team(home: Home) -> None:
    team = see_practice(home, CLOCK)
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 10

    with pytest.raises(KnownError) as caught:
        reset_practice(home, CLOCK, stop)
    assert caught.value.code is Code.CANCELLED
    assert told == [(done, 11) for done in range(1, 11)]
    assert see_practice(home, CLOCK) == team
    assert [one.name for one in practice_home(home).data.iterdir()] == ["vaults"]


def test_a_crash_between_the_renames_is_mended_by_the_next_start(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = practice_home(home).data
    (root / "vaults").rename(root / ".old-1")
    (root / ".making-1").mkdir()
    assert see_practice(home, CLOCK) == ()
    assert len(make_practice(home, CLOCK)) == 3
    assert [one.name for one in root.iterdir()] == ["vaults"]


def test_settings_of_practice_outlive_a_reset(home: Home) -> None:
    config = practice_home(home).config
    config.mkdir()
    (config / "settings.json").write_text("{}")
    reset_practice(home, CLOCK)
    assert (config / "settings.json").exists()


def test_making_practice_keeps_nobody_waiting(tmp_path: Path) -> None:
    begun = time.monotonic()
    assert len(make_practice(home_in(tmp_path), CLOCK)) == 3
    assert time.monotonic() - begun < 15  # 0.7 s on its own: this only catches a costly derivation
