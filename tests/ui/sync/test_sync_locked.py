"""Locked means for sharing, too: the key that signs calls to a place is held by nothing once the vault is closed."""

from __future__ import annotations

import gc
import sys
import threading
import time
from types import FrameType

import pytest

from companion.services.sync import driving
from companion.services.sync.places import stop_using, use_hub
from companion.services.team.membership import Membership, get_device_seed
from companion.sync.wire import Credentials
from companion.team.entries import Signer
from companion.vault.carriers import list_carriers
from tests.companion.sync.hub_client.hanging import Serve, dripping, silent, standing
from tests.ui.syncing_laptops import Laptops

AT_ONCE = 1.0
"""Seconds from the vault being closed to the key being gone; it takes some milliseconds on an idle machine."""


def held(sam: Laptops) -> list[str]:
    """What holds a secret of Sam's laptop: objects that the collector can see, by kind. Others' are here too."""
    gc.collect()
    mine = sam.me.vault.device
    return [
        type(one).__name__
        for one in gc.get_objects()
        if (isinstance(one, Credentials) and one.device == mine and one.device_seed)
        or (isinstance(one, Membership | Signer) and one.device == mine)
    ]


def holders_of(seed: bytes) -> list[str]:
    """Whatever holds another copy of these very bytes: every object the collector knows, every frame of a thread."""
    gc.collect()
    frames: list[FrameType] = list(sys._current_frames().values())
    for frame in frames:
        if frame.f_back is not None:
            frames.append(frame.f_back)
    found = [
        frame.f_code.co_name
        for frame in frames
        if any(type(one) is bytes and one == seed and one is not seed for one in frame.f_locals.values())
    ]
    for one in gc.get_objects():
        if any(type(part) is bytes and part == seed and part is not seed for part in gc.get_referents(one)):
            found.append(type(one).__name__)
    return found


def test_no_credentials_outlive_the_open_vault(sam: Laptops) -> None:
    sam.send_me("something to get")
    sam.unlock()
    sam.until(lambda: sam.at_rest() and sam.words_here() == ["something to get"])
    sam.lock()
    sam.until(lambda: held(sam) == [])


@pytest.mark.parametrize(
    ("scheme", "serve"),
    [("http", silent), ("http", dripping), ("https", silent)],  # the last one hangs in the handshake of TLS
)
@pytest.mark.parametrize("way_out", ["lock", "quit"])
def test_a_hub_that_hangs_gives_the_key_back_at_once(
    sam: Laptops, scheme: str, serve: Serve, way_out: str
) -> None:
    with standing(serve) as (port, reached):
        sam.unlock()
        sam.until(sam.at_rest)
        seed = sam.deed(get_device_seed)
        sam.deed(use_hub, f"{scheme}://127.0.0.1:{port}")
        sam.until(reached.is_set)
        assert "Credentials" in holders_of(seed), "the search finds it while it is open"
        (far,) = (one.carrier for one in sam.state.places if one.working)
        begun = time.monotonic()
        leave(sam, way_out)
        back = threading.Event()
        sam.shell.syncing._lanes[far].submit(back.set)
        assert back.wait(AT_ONCE), "the thread that hung is back"
        assert time.monotonic() - begun < AT_ONCE + 1
        assert holders_of(seed) == []
        assert held(sam) == []


def test_what_hangs_in_the_system_itself_holds_no_key(sam: Laptops, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network drive that is dead: nothing wakes the thread, but it has nothing that is worth a thief's time."""
    asked, go_on = threading.Event(), threading.Event()
    honest = driving.exchange

    def hanging(carrier, command):
        asked.set()
        assert go_on.wait(30)
        return honest(carrier, command)

    monkeypatch.setattr(driving, "exchange", hanging)
    sam.unlock()
    sam.until(asked.is_set)
    seed = sam.deed(get_device_seed)
    assert "Credentials" in holders_of(seed)
    sam.lock()
    assert holders_of(seed) == []
    go_on.set()
    faults = []
    sam.shell.ground.problems.shown.connect(faults.append)
    sam.qtbot.wait(200)
    assert faults == []


def test_a_folder_that_hangs_while_it_is_tidied_holds_no_key(
    sam: Laptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, go_on = threading.Event(), threading.Event()
    honest = driving.FarSide.prune

    def hanging(far_side, done):
        asked.set()
        assert go_on.wait(30)
        return honest(far_side, done)

    monkeypatch.setattr(driving.FarSide, "prune", hanging)
    sam.unlock()
    sam.until(asked.is_set)
    seed = sam.deed(get_device_seed)
    assert "Credentials" in holders_of(seed)
    sam.lock()
    assert holders_of(seed) == []
    go_on.set()


def test_a_place_that_is_given_up_is_left_at_once(sam: Laptops) -> None:
    with standing(silent) as (port, reached):
        sam.unlock()
        sam.until(sam.at_rest)
        sam.deed(use_hub, f"http://127.0.0.1:{port}")
        sam.until(reached.is_set)
        (hub,) = (
            one.id for one in sam.deed(lambda session: list_carriers(session.vault)) if one.kind == "hub"
        )
        sam.deed(stop_using, hub)
        sam.until(lambda: len(sam.state.places) == 1)
        back = threading.Event()
        sam.shell.syncing._lanes[hub].submit(back.set)
        assert back.wait(AT_ONCE)


def leave(sam: Laptops, way_out: str) -> None:
    if way_out == "lock":
        sam.lock()
        return
    sam.shell.close()
    sam.until(lambda: not sam.shell.isVisible())
