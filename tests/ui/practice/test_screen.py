"""Practice: in as any of the made-up team, and everyone as new when asked."""

from __future__ import annotations

import shutil

import pytest

from companion.services.practice.practice import practice_home
from companion.services.record.people import add_person, list_people
from tests.ui.doors import press, said
from ui import routes


@pytest.fixture
def practice(make_shell):
    return make_shell(start=routes.practice)


def names(shell):
    people = []
    shell.ground.jobs.on_vault(list_people, owner=shell, done=people.extend)
    return [one.name for one in people]


def test_in_as_the_first_and_marked_as_made_up(practice):
    press(practice, "Go in as Sam Oduya")
    assert practice.navigation.route == routes.home()
    assert names(practice)
    assert "practice" in practice.windowTitle().lower()


def test_everyone_comes_back_as_new(practice):
    press(practice, "Go in as Sam Oduya")
    before = names(practice)
    practice.ground.jobs.on_vault(add_person, "Someone I made", owner=practice)
    assert "Someone I made" in names(practice)
    practice.guard.lock()
    practice.navigation.go(routes.practice())
    press(practice, "Begin again, with everyone as new")
    press(practice, "Go in as Sam Oduya")
    assert names(practice) == before


def test_people_of_an_older_companion_are_told_apart_and_can_become_a_team(practice):
    assert "they are one team" not in said(practice)
    shutil.rmtree(practice_home(practice.ground.home).data / "shared")
    practice.navigation.go(routes.first_start())
    practice.navigation.go(routes.practice())
    assert "An older Companion made these people" in said(practice)
    press(practice, "Begin again, with everyone as new")
    assert "An older Companion" not in said(practice)


def test_what_waits_for_the_supervisor_is_there_when_a_learner_comes_in(practice):
    press(practice, "Go in as Ruth Ashworth")
    practice.navigation.go(routes.inbox())
    assert "Tomasz" in said(practice)
