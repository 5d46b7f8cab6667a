"""Locked means for sharing, too: the key that signs calls to a place is held by nothing once the vault is closed."""

from __future__ import annotations

import gc

import pytest

from companion.services.team.membership import Membership
from companion.sync.wire import Credentials
from tests.ui.syncing_laptops import laptops
from ui.lane import thread_lane


@pytest.fixture
def sam(make_shell, tmp_path, qtbot):
    with laptops(make_shell, tmp_path, qtbot, thread_lane) as made:
        yield made


def held(sam) -> list[str]:
    """What holds a secret of Sam's laptop: objects that the collector can see, by kind. Others' are here too."""
    gc.collect()
    mine = sam.me.vault.device
    return [
        type(one).__name__
        for one in gc.get_objects()
        if isinstance(one, Credentials | Membership) and one.device == mine
    ]


def test_no_credentials_outlive_the_open_vault(sam) -> None:
    sam.send_me("something to get")
    sam.unlock()
    sam.until(lambda: sam.at_rest() and sam.words_here() == ["something to get"])
    assert "Credentials" in held(sam), "the search finds them while it is open"
    sam.lock()
    sam.until(lambda: held(sam) == [])
