"""With the real lanes a page is filled after it is shown: the keyboard then goes to the first place on it."""

from __future__ import annotations

import pytest

from tests.ui.ground import open_vault_in
from tests.ui.samples import SAMPLES, make_practice_vault
from ui.jobs import thread_lane
from ui.reading_order import tab_stops


@pytest.mark.parametrize("name", ["read_back", "person", "home"])
def test_the_keyboard_begins_at_the_top_of_a_page_that_is_filled_later(name, make_shell, tmp_path, qtbot):
    make_practice_vault(tmp_path)
    shell = make_shell(lane=thread_lane)
    open_vault_in(shell, tmp_path)
    found = []
    shell.ground.jobs.on_vault(SAMPLES[name], owner=shell, done=found.extend)
    qtbot.waitUntil(lambda: bool(found))
    shell.navigation.go(found[0])
    view = shell.navigation.screen.view
    qtbot.waitUntil(lambda: len(tab_stops(view)) > 3)
    qtbot.waitUntil(lambda: shell.focusWidget() is tab_stops(view)[0])
