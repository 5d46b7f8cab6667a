"""The team's page in a team of one, with somebody who asks to come in, and with two in the team."""

from __future__ import annotations

import pytest

from companion.domain.member import Role
from companion.services.sync.coming_in import come_in
from tests.ui.doors import fill, press
from tests.ui.team.hands import (
    make_invite,
    place,
)
from tests.ui.team.laptops import other_laptop, sync, sync_here
from ui import routes


@pytest.fixture
def share(tmp_path_factory):
    return tmp_path_factory.mktemp("share")


@pytest.fixture
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("others")


@pytest.fixture
def team(open_shell):
    """The page, in a team of one."""
    open_shell.resize(1100, 4000)
    open_shell.navigation.go(routes.team())
    fill(open_shell, "Name of the team", "Riverside team")
    press(open_shell, "Make a team")
    return open_shell


@pytest.fixture
def asked(team, share, folder):
    """Somebody has asked to come in: the window, and their laptop."""
    team.navigation.screen.choose_folder(str(share))
    invite = make_invite(team)
    sync_here(team)
    joiner = other_laptop(folder, team, 2, "Noor Haddad")
    come_in(joiner, invite, "Noor Haddad", "Open Door", "0161 496 0000", (Role.WORKER,), place(share))
    sync(joiner)
    sync_here(team)
    yield team, joiner
    joiner.vault.close()


@pytest.fixture
def two(asked):
    """Noor is in the team."""
    shell, joiner = asked
    press(shell, "The words are the same")
    press(shell, "Let them in")
    sync_here(shell)
    sync(joiner)
    return shell, joiner
