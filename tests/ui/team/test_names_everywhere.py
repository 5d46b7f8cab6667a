"""A name that was changed is shown at once wherever names are shown, also on a screen that is open."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from companion.services.record.people import add_person
from companion.services.team.names import change_own_names
from companion.services.team.teams import set_policy
from tests.ui.doors import said
from tests.ui.inbox_samples import put_inbox
from tests.ui.team.laptops import ask
from tests.ui.team_samples import put_team
from ui import routes


def names_shown(shell) -> str:
    QApplication.processEvents()
    labels = shell.navigation.screen.view.findChildren(QLabel)
    named = [one.accessibleName() for one in labels if one.isVisible()]
    return said(shell) + "\n".join(named)


@pytest.mark.parametrize("where", ["inbox", "summary", "team", "home"])
def test_who_is_named_on_an_open_screen_is_called_what_they_said(open_shell, where) -> None:
    shell = open_shell
    shell.resize(1100, 3000)
    items = ask(shell, put_inbox)
    way = {
        "inbox": routes.inbox(),
        "summary": routes.summary(items["Seen"]),
        "team": routes.team(),
        "home": routes.home(),
    }
    shell.navigation.go(way[where])
    seen_before = "Ada Test" in names_shown(shell)
    ask(shell, change_own_names, "Adam Test", "", "")
    assert "Ada Test" not in names_shown(shell) or where == "home"  # home greets by the vault's own name
    assert ("Adam Test" in names_shown(shell)) == (seen_before and where != "home")


@pytest.mark.parametrize("screen", ["before", "entry", "inbox", "person", "summary"])
def test_screens_about_one_thing_hear_of_names_too(open_shell, screen) -> None:
    """They look at Changes of their own ids alone; what the team says of its members is of another."""
    shell = open_shell
    ask(shell, put_team)
    way = {
        "before": lambda: routes.before(person(shell)),
        "entry": lambda: routes.entry("consent_decision", person(shell)),
        "inbox": routes.inbox,
        "person": lambda: routes.person(person(shell)),
        "summary": lambda: routes.summary(ask(shell, put_inbox)["Seen"]),
    }
    shell.navigation.go(way[screen]())
    looked = []
    shell.navigation.screen.load = lambda: looked.append(1)
    ask(shell, lambda session: set_policy(session, title="Canal team"))
    assert looked == [1]


def person(shell) -> str:
    return ask(shell, lambda session: add_person(session, name="Maja")).made


def test_two_who_are_called_the_same_are_told_apart(open_shell) -> None:
    shell = open_shell
    ask(shell, put_team)
    shell.navigation.go(routes.team())
    assert "Ask who is who." not in said(shell)
    ask(shell, change_own_names, "noor  haddad", "", "")
    assert "noor haddad (1) (you)" in said(shell) and "Noor Haddad (2)" in said(shell)
    assert said(shell).count("Ask who is who.") == 2
