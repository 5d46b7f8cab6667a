"""Whose time is over, as the team agreed, and the decision to keep them longer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from companion.services.record.conversations import start_conversation
from companion.services.record.home import see_home
from companion.services.record.keeping import (
    count_whose_time_is_over,
    keep_for_a_year,
    list_whose_time_is_over,
    say_why_kept,
)
from companion.services.record.people import add_person, see_person
from companion.services.record.undo import undo_steps
from companion.services.session import Session
from companion.services.team.policy import Agreed, get_agreed
from companion.services.team.teams import set_policy
from tests.companion.services.team_of_three import TeamOfThree, make_team_of_three


@pytest.fixture
def team(tmp_path: Path) -> Iterator[TeamOfThree]:
    made = make_team_of_three(tmp_path)
    yield made
    made.close()


def long_ago(session: Session) -> date:
    today = session.clock.today()
    return today.replace(year=today.year - 8) - timedelta(days=1)


def test_without_a_team_companion_says_so_itself(session: Session) -> None:
    assert get_agreed(session) == Agreed()
    start_conversation(session, add_person(session, "Maja").made or "", held_on=long_ago(session))
    assert (list_whose_time_is_over(session, 9), count_whose_time_is_over(session)) == ([], 0)


def test_what_the_team_agreed_holds_on_every_laptop(team: TeamOfThree) -> None:
    told = {"waiting_days": (7, 9), "retention_years": 8, "idle_minutes": 3, "consent_words": "May I?"}
    set_policy(team.administrator, **told)
    team.share_roster()
    for session in team.all:
        agreed = get_agreed(session)
        assert {name: getattr(agreed, name) for name in told} == told
        assert see_home(session).waiting_days == (7, 9)


def test_a_decision_keeps_someone_for_a_year(team: TeamOfThree) -> None:
    session = team.administrator
    person = add_person(session, "Maja").made or ""
    start_conversation(session, person, held_on=long_ago(session))
    assert (see_person(session, person).over, see_home(session).over) == (False, ())
    set_policy(session, retention_years=8)
    home = see_home(session)
    assert [(one.person_name, one.day) for one in home.over] == [("Maja", long_ago(session))]
    assert home.counts["over"] == 1 and see_person(session, person).over
    kept = keep_for_a_year(session, person)
    assert see_home(session).over == ()
    undo_steps(session, kept.steps)
    assert len(see_home(session).over) == 1
    keeping = see_person(session, person)
    assert keeping.keeping is None

    keep_for_a_year(session, person)
    decided = see_person(session, person).keeping
    assert decided is not None
    say_why_kept(session, decided.id, "A complaint is open.")
    keep_for_a_year(session, person)
    again = see_person(session, person).keeping
    assert again is not None and (again.id, again.reason) == (decided.id, "A complaint is open.")


def test_more_than_fit_are_counted(team: TeamOfThree) -> None:
    session = team.administrator
    set_policy(session, retention_years=8)
    for name in "ABC":
        start_conversation(session, add_person(session, name).made or "", held_on=long_ago(session))
    home = see_home(session, {"over": 2, "drafts": 1})
    assert (len(home.over), home.counts["over"]) == (2, 3)
    assert (len(home.drafts), home.counts["drafts"]) == (1, 3)
