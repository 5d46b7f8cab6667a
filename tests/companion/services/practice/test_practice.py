"""Practice is made in one step and made anew in one step, whatever the learner did to it."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from random import Random

import pytest

from companion.clock import SystemClock
from companion.crypto.kdf import FLOOR
from companion.crypto.keybag_file import read_keybag
from companion.domain.consent import ConsentDecision, RecipientKind
from companion.domain.conversation import Conversation
from companion.domain.member import Role
from companion.errors import Code, KnownError
from companion.paths import Home, home_in
from companion.services.practice.practice import (
    PracticeMember,
    enter_practice_vault,
    is_alone,
    make_practice,
    practice_home,
    reset_practice,
    see_practice,
)
from companion.services.record.home import see_home
from companion.services.record.people import add_person, list_people
from companion.services.session import Session
from companion.services.sharing.sharing import share_summary
from companion.services.sharing.view import list_names, see_sharing
from companion.services.supervision.answers import list_new_answers
from companion.services.supervision.received_items import ItemState
from companion.services.supervision.supervision import see_inbox
from companion.services.sync.ways import sync_places
from companion.services.team.view import see_team
from companion.services.vaults.vaults import lock_vault, verify_vault
from companion.vault.rows import list_where

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
    return enter_practice_vault(home, CLOCK, member).session


def left_in(root: Path) -> list[str]:
    return sorted(one.name for one in root.iterdir())


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
    assert left_in(practice_home(home).data) == ["shared", "vaults"]
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
    assert left_in(practice_home(home).data) == ["shared", "vaults"]


def test_a_crash_between_the_renames_is_mended_by_the_next_start(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = practice_home(home).data
    (root / "vaults").rename(root / ".old-1")
    (root / ".making-1").mkdir()
    assert see_practice(home, CLOCK) == ()
    assert len(make_practice(home, CLOCK)) == 3
    assert left_in(root) == ["shared", "vaults"]


def test_settings_of_practice_outlive_a_reset(home: Home) -> None:
    config = practice_home(home).config
    config.mkdir()
    (config / "settings.json").write_text("{}")
    reset_practice(home, CLOCK)
    assert (config / "settings.json").exists()


def test_making_practice_keeps_nobody_waiting(tmp_path: Path) -> None:
    # By processor time: the clock said between 1 and 18 s of the same work, as busy as the machine was.
    begun = time.process_time()
    home = home_in(tmp_path)
    members = make_practice(home, CLOCK)
    assert time.process_time() - begun < 6  # 1.1 s on its own
    folders = [practice_home(home).vaults / one.profile for one in members]
    assert {read_keybag(one).bag.slot_a.kdf for one in folders} == {FLOOR}  # the least that is allowed


def test_they_are_one_team_that_the_supervisor_looks_after(home: Home) -> None:
    assert not is_alone(home, CLOCK)
    for member in see_practice(home, CLOCK):
        session = enter(home, member)
        team = see_team(session)
        assert team is not None and team.title == "Riverside team" and team.trouble is None
        assert [(one.name, one.roles) for one in team.members] == [
            ("Ruth Ashworth", (Role.SUPERVISOR, Role.ADMINISTRATOR)),
            ("Sam Oduya", (Role.WORKER,)),
            ("Eilidh Rennie", (Role.WORKER,)),
        ]
        assert (team.requests, team.invites) == ((), ())
        assert team.administrator is (member.name == "Ruth Ashworth")
        assert all(len(one.devices) == 1 and one.has_key for one in team.members)
        lock_vault(session)


def test_something_was_shared_and_answered_and_something_waits(home: Home) -> None:
    sam, ruth, eilidh = (enter(home, one) for one in see_practice(home, CLOCK))
    states = {line.person_name: (line.author_name, line.state) for line in see_inbox(ruth).lines}
    assert states == {
        "Maureen": ("Sam Oduya", ItemState.SEEN),
        "Tomasz": ("Sam Oduya", ItemState.NOT_OPENED),
    }
    assert [(one.author_name, one.person_name) for one in list_new_answers(sam)] == [
        ("Ruth Ashworth", "Maureen")
    ]
    assert see_inbox(eilidh).lines == () and see_inbox(sam).lines == ()
    for session in (sam, ruth, eilidh):
        lock_vault(session)


def test_decisions_about_the_team_say_who_is_meant(home: Home) -> None:
    linked = 0
    for member in see_practice(home, CLOCK):
        session = enter(home, member)
        names = list_names(session)
        for one in list_where(session.vault, ConsentDecision, "1 ORDER BY id", ()):
            assert (one.recipient in names) is (one.recipient_kind is not RecipientKind.SERVICE)
            linked += one.recipient in names
        lock_vault(session)
    assert linked >= 7


def test_what_one_shares_arrives_with_the_other_on_the_same_laptop(home: Home) -> None:
    eilidh_member, sam_member = see_practice(home, CLOCK)[2], see_practice(home, CLOCK)[0]
    eilidh = enter(home, eilidh_member)
    callum = next(one.id for one in list_people(eilidh) if one.name == "Callum")
    (talk,) = list_where(eilidh.vault, Conversation, "person_id = ?", (callum,))
    share_summary(eilidh, see_sharing(eilidh, talk.id).summary.id)
    sync_places(eilidh, Random(1))
    lock_vault(eilidh)
    sam = enter(home, sam_member)
    assert see_inbox(sam).lines == ()
    sync_places(sam, Random(1))
    assert [one.person_name for one in see_inbox(sam).lines] == ["Callum"]
    lock_vault(sam)


def test_practice_of_an_older_companion_opens_with_no_team_and_is_known(home: Home) -> None:
    shutil.rmtree(practice_home(home).data / "shared")
    assert is_alone(home, CLOCK)
    session = enter(home, see_practice(home, CLOCK)[0])
    assert list_people(session)
    lock_vault(session)
    reset_practice(home, CLOCK)
    assert not is_alone(home, CLOCK)
