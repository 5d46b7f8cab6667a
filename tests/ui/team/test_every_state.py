"""What the audit cannot open by a route: the team's page and the page for joining, in each of their states."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog

from companion.domain.member import Role
from companion.services.sync.places import use_folder
from companion.services.team.inviting import make_invite
from companion.services.team.names import change_own_names
from companion.services.team.teams import create_team
from companion.team.answers import AnswerWhy
from tests.ui.audit import checks, pixels
from tests.ui.audit.looks import settle
from tests.ui.doors import button, press
from tests.ui.team.laptops import ask, other_laptop
from tests.ui.team_samples import put_refusal, put_team
from ui import routes
from ui.team.own_names import OwnNamesForm


def outside(shell, _folder):
    shell.navigation.go(routes.team())


def everything_open(shell, _folder):
    ask(shell, put_team)
    shell.navigation.go(routes.team())
    page = shell.navigation.screen.page
    press(shell, "Make an invite")
    press(shell, "The words are the same")
    press(shell, "Change what we agreed")
    press(shell, "Use a hub")
    noor = [
        one
        for one in page.findChildren(type(page.make))
        if one.accessibleName() == "Change roles: Noor Haddad"
    ]
    noor[0].click()


def parting(shell, _folder):
    ask(shell, put_team)
    shell.navigation.go(routes.team())
    page = shell.navigation.screen.page
    names = "Take out of the team: Noor Haddad"
    next(one for one in page.findChildren(type(page.make)) if one.accessibleName() == names).click()


def twelve_words(shell, _folder):
    shell.navigation.go(routes.join())
    button(shell, "Twelve words").click()
    press(shell, "Read the invite")


def asking(shell, folder):
    ruth = other_laptop(folder, shell, 2, "Ruth Ashworth", Role.SUPERVISOR)
    create_team(ruth, "Riverside team")
    use_folder(ruth, folder / "share")
    text = make_invite(ruth).text
    ruth.vault.close()
    shell.navigation.go(routes.join())
    button(shell, "A text, also one your phone read from a picture").click()
    shell.navigation.screen.page.finding.text.setPlainText(text)
    press(shell, "Read the invite")
    press(shell, "Ask to come in")


def waiting(shell, folder):
    """For hours, and the request was not sent."""
    asking(shell, folder)
    shell.ground.clock.move(5 * 3600)
    shell.navigation.screen.load()


def refused(shell, _folder, why=AnswerWhy.SECOND):
    ask(shell, put_refusal, why)
    shell.navigation.go(routes.join())


def refused_outside(shell, _folder):
    ask(shell, put_refusal, AnswerWhy.TURNED_AWAY)
    shell.navigation.go(routes.team())


def own_names(shell, _folder):
    ask(shell, put_team)
    shell.navigation.go(routes.team())
    press(shell, "Change my name here")
    shell.navigation.screen.page.members.findChildren(OwnNamesForm)[0].name.line.clear()
    press(shell, "Keep this name")


def other_name_in_settings(shell, _folder):
    ask(shell, put_team)
    ask(shell, change_own_names, "Adam Test", "The Corner", "")
    shell.navigation.go(routes.settings())


STATES = [
    *(outside, everything_open, parting, twelve_words, asking, waiting, refused, refused_outside),
    *(own_names, other_name_in_settings),
]


@pytest.mark.parametrize(("zoom", "look"), [(100, "light"), (200, "dark")])
@pytest.mark.parametrize("state", STATES)
def test_every_state_can_be_heard_and_seen(
    open_shell, tmp_path_factory, state: Callable[..., None], zoom: int, look: str
) -> None:
    shell = open_shell
    shell.ground.settings.change(zoom=zoom, look=look)
    shell.resize(1366, 768)
    state(shell, tmp_path_factory.mktemp("others"))
    settle()
    dialog = next((one for one in shell.findChildren(QDialog) if one.isVisible()), None)
    window, page = dialog or shell, dialog or shell.navigation.screen.view
    found = [
        *checks.check_names(window),
        *checks.check_roles(window),
        *checks.check_sizes(window),
        *checks.check_no_twins(page),
        *checks.check_whole_words(window),
        *checks.check_on_screen(window),
        *checks.check_visual_order(page),
        *pixels.check_contrast(window),
        *checks.check_order(window),
    ]
    assert not found, "\n".join(found)
