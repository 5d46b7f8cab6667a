"""Ruth's laptop, an invite of hers, and the page where one joins."""

from __future__ import annotations

import pytest

from companion.domain.member import Role
from companion.services.sync.places import use_folder
from companion.services.team.inviting import make_invite
from companion.services.team.teams import create_team
from tests.ui.team.laptops import other_laptop, sync
from ui import routes


@pytest.fixture
def share(tmp_path_factory):
    return tmp_path_factory.mktemp("share")


@pytest.fixture
def ruth(open_shell, share, tmp_path_factory):
    """The laptop of the one who invites."""
    laptop = other_laptop(tmp_path_factory.mktemp("others"), open_shell, 2, "Ruth Ashworth", Role.SUPERVISOR)
    create_team(laptop, "Riverside team")
    use_folder(laptop, share)
    yield laptop
    laptop.vault.close()


@pytest.fixture
def invite(ruth):
    made = make_invite(ruth)
    sync(ruth)
    return made


@pytest.fixture
def join(open_shell):
    open_shell.resize(1100, 2500)
    open_shell.navigation.go(routes.join())
    return open_shell
