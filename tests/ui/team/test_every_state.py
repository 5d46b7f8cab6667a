"""What the audit cannot open by a route: the team's page and the page for joining, in each of their states."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog

from companion.domain.member import Role
from companion.services.sync.places import use_folder
from companion.services.team.inviting import make_invite
from companion.services.team.teams import create_team
from tests.ui.audit import checks, pixels
from tests.ui.audit.looks import settle
from tests.ui.doors import button, press
from tests.ui.team.laptops import ask, other_laptop
from tests.ui.team_samples import put_team
from ui import routes


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
    button(shell, "A text, or a picture that your phone made into text").click()
    shell.navigation.screen.page.finding.text.setPlainText(text)
    press(shell, "Read the invite")
    press(shell, "Ask to come in")


@pytest.mark.parametrize(("zoom", "look"), [(100, "light"), (200, "dark")])
@pytest.mark.parametrize("state", [outside, everything_open, parting, twelve_words, asking])
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
