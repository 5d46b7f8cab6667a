"""The doors: each leads somewhere, and unlocking is only offered where something is locked."""

from __future__ import annotations

import pytest

from tests.ui.doors import lock, make_vault, press, said
from ui import routes


@pytest.fixture
def doors(make_shell):
    return make_shell(start=routes.first_start)


@pytest.mark.parametrize(
    ("words", "route"),
    [
        ("Practise", routes.practice()),
        ("Make a vault", routes.new_vault()),
        ("Join with an invite", routes.new_vault("join")),
        ("Use a backup", routes.restore()),
    ],
)
def test_each_door_leads_there(doors, words, route):
    press(doors, words)
    assert doors.navigation.route == route


def test_unlocking_is_a_door_only_where_there_is_a_vault(doors):
    assert "There is a vault on this laptop" not in said(doors)
    make_vault(doors)
    lock(doors)
    doors.navigation.go(routes.first_start())
    assert "There is a vault on this laptop" in said(doors)
    press(doors, "Unlock")
    assert doors.navigation.route == routes.unlock()
