"""Invites and requests in a folder: found by whoever has only the words, whole or not at all."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from companion.errors import Code
from companion.sync.folder.carrier import FolderCarrier
from companion.sync.wire import Credentials
from tests.companion.sync.carrier_contract import OTHER, SUPERVISOR, WORKER
from tests.companion.sync.contract_team import sha
from tests.companion.sync.folder.folder_world import FolderWorld
from tests.companion.sync.folder.troubles import code_of

LOCATOR = bytes(range(16))
NO_TEAM = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def world(tmp_path: Path) -> FolderWorld:
    return FolderWorld(tmp_path, with_log=False)


def with_words_only(world: FolderWorld) -> FolderCarrier:
    """A joiner who does not know which team it is."""
    joiner = world.team.joiner
    who = Credentials(NO_TEAM, joiner.device, joiner.member, joiner.seed)
    scratch = world.scratch(joiner)
    return FolderCarrier(world.share, who, lambda _device: None, b"", scratch, vault=world.vault(joiner))


def post(world: FolderWorld) -> Path:
    world.carrier(WORKER).post_invite(LOCATOR, b"posted", datetime.now(UTC))
    return world.directory(WORKER) / "invites" / LOCATOR.hex()


def test_twelve_words_find_the_invite_of_whichever_team(world: FolderWorld) -> None:
    path = post(world)
    assert path.read_bytes() == sha(b"posted") + b"posted"
    assert with_words_only(world).fetch_invite(LOCATOR) == b"posted"


def test_an_invite_is_whole_or_not_there(world: FolderWorld) -> None:
    path = post(world)
    for content in (b"", path.read_bytes()[:-1], bytes(38), bytes(90_000)):
        path.write_bytes(content)
        assert with_words_only(world).fetch_invite(LOCATOR) is None
    copy = path.with_name(f"{path.name.upper()} (1)")
    copy.write_bytes(sha(b"posted") + b"posted")
    assert with_words_only(world).fetch_invite(LOCATOR) == b"posted"
    world.carrier(WORKER).take_invite_back(LOCATOR)
    assert not list(path.parent.iterdir())


def test_an_invite_of_another_locator_stays(world: FolderWorld) -> None:
    path = post(world)
    world.carrier(WORKER).take_invite_back(bytes(16))
    assert path.exists()


def test_a_request_is_listed_until_its_device_is_in_the_team(world: FolderWorld) -> None:
    world.carrier(WORKER)
    request = world.team.request(bytes(16))
    world.joiner().put_request(LOCATOR, request)
    directory = world.directory(WORKER).with_name(world.team.joiner.device) / "requests"
    assert (directory / LOCATOR.hex()).read_bytes() == sha(request) + request
    (directory / "junk").write_bytes(sha(b"junk") + b"junk")
    (directory / "half").write_bytes(b"half")
    assert world.carrier(WORKER).list_requests() == (request,)
    world.team.admit_joiner()
    assert world.carrier(WORKER).list_requests() == ()
    newcomer = len(world.team.fellows) - 1
    world.carrier(newcomer).put_batch([])
    assert list(directory.iterdir()) == []


def test_a_request_that_cannot_be_removed_is_no_harm(
    world: FolderWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.carrier(WORKER)
    world.joiner().put_request(LOCATOR, world.team.request(bytes(16)))
    world.team.admit_joiner()
    newcomer = world.carrier(len(world.team.fellows) - 1)

    def busy(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", busy)
    assert newcomer.put_batch([]) == ()


def test_a_laptop_whose_roster_does_not_know_it_yet_leaves_its_request(world: FolderWorld) -> None:
    world.carrier(WORKER)
    world.joiner().put_request(LOCATOR, world.team.request(bytes(16)))
    world.joiner().put_batch([])
    assert len(world.carrier(SUPERVISOR).list_requests()) == 1


def test_joining_needs_the_folder(world: FolderWorld) -> None:
    world.carrier(OTHER)
    joiner = world.joiner()
    world.share.rename(world.share.with_name("away"))
    assert code_of(lambda: joiner.put_request(LOCATOR, b"x"))[0] is Code.CARRIER_GONE
    assert code_of(lambda: joiner.fetch_invite(LOCATOR))[0] is Code.CARRIER_GONE
    assert code_of(joiner.list_requests)[0] is Code.CARRIER_GONE
