"""The log in a folder: every branch is given, litter keeps nobody from appending."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.crypto.cbor import encode, uuid_bytes
from companion.crypto.signed import signed
from companion.errors import Code
from companion.sync.folder import roster
from companion.sync.folder.files import Bundle, Head, write_bundle, write_head
from tests.companion.sync.carrier_contract import OTHER, SUPERVISOR, WORKER
from tests.companion.sync.contract_team import ENTRY, ZEROS, Fellow, new_id, sha
from tests.companion.sync.folder.folder_world import FolderWorld
from tests.companion.sync.folder.troubles import code_of


@pytest.fixture
def world(tmp_path: Path) -> FolderWorld:
    return FolderWorld(tmp_path)


def test_both_entries_of_a_number_are_always_given(world: FolderWorld) -> None:
    """Two administrators who did not see each other; the second reaches the folder after we read on."""
    head = world.team.head
    one, other = world.team.policy_entry(10), world.team.policy_entry(20)
    assert world.carrier(WORKER).push_roster([one], head)
    world.team.log.append(one)
    third = world.team.policy_entry(30)
    assert world.carrier(WORKER).push_roster([third], sha(one))
    assert world.carrier(SUPERVISOR).pull_roster(4).entries == ()
    worker = world.team.fellows[WORKER]
    late = write_bundle(world.team.fellows[OTHER].credentials, Bundle(1, ZEROS, (other,), ()))
    world.carrier(OTHER)
    world.directory(OTHER).mkdir()
    (world.directory(OTHER) / "late.bundle").write_bytes(late)
    assert worker.device
    assert set(world.carrier(SUPERVISOR).pull_roster(4).entries) == {one, other}
    assert set(world.carrier(SUPERVISOR).pull_roster(-1).entries) == {*world.team.log, other, third}


def test_a_joiner_reads_the_log_before_knowing_any_key(world: FolderWorld) -> None:
    world.keys = lambda _device: None
    assert world.joiner().pull_roster(-1).entries == tuple(world.team.log)


def test_entries_come_page_by_page(world: FolderWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roster, "PAGE", 2)
    first = world.carrier(OTHER).pull_roster(-1)
    assert (first.entries, first.more) == (tuple(world.team.log[:2]), True)
    second = world.carrier(OTHER).pull_roster(1)
    assert (second.entries, second.more) == (tuple(world.team.log[2:]), False)


def test_what_was_read_is_not_read_again(world: FolderWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    carrier = world.carrier(OTHER)
    assert len(carrier.pull_roster(-1).entries) == 3
    monkeypatch.setattr(roster, "read_or_wait", lambda path, most: None)
    assert len(carrier.pull_roster(-1).entries) == 3
    assert world.carrier(OTHER).pull_roster(-1).entries == ()


def test_bundles_of_parcels_are_not_opened_for_the_log(
    world: FolderWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.carrier(WORKER).put_batch([world.team.parcel(WORKER, [SUPERVISOR])])
    opened: list[str] = []
    read = roster.read_or_wait
    monkeypatch.setattr(
        roster, "read_or_wait", lambda path, most: opened.append(path.name[:8]) or read(path, most)
    )
    assert len(world.carrier(OTHER).pull_roster(-1).entries) == 3
    assert opened == ["00000001"]


def test_entries_behind_an_unknown_head_are_stale(world: FolderWorld) -> None:
    world.team.log.append(world.team.policy_entry(10))
    assert not world.carrier(WORKER).push_roster([world.team.policy_entry(11)], world.team.head)


def test_the_same_entries_are_no_news_even_when_others_followed(world: FolderWorld) -> None:
    head = world.team.head
    world.team.log.append(world.team.policy_entry(10))
    assert world.carrier(WORKER).push_roster(world.team.log[-1:], head)
    assert world.carrier(SUPERVISOR).push_roster([world.team.policy_entry(11)], world.team.head)
    assert world.carrier(WORKER).push_roster(world.team.log[-1:], head)


def test_litter_keeps_nobody_from_appending(world: FolderWorld) -> None:
    """Entries behind the newest, by a device that is unknown, or in the name of one that is known."""
    team, stranger = world.team, Fellow(world.team.id, ())
    payload = encode({0: 1, 1: uuid_bytes(team.id), 2: 3, 3: team.head, 4: "", 5: 6, 6: {}})
    forged = signed(ENTRY, team.fellows[WORKER].device, payload, stranger.seed)
    strange = signed(ENTRY, stranger.device, payload, stranger.seed)
    place = world.directory(WORKER).with_name(stranger.device)
    place.mkdir()
    data = write_bundle(stranger.credentials, Bundle(1, ZEROS, (forged, strange, b"junk"), ()))
    (place / "x.bundle").write_bytes(data)
    folder = world.pinned[team.fellows[WORKER].device]
    head = write_head(stranger.credentials, Head(folder, 1, ZEROS, ((1, 1),), ((1, 1),)))
    (place / "head").write_bytes(head)
    (place / "empty.bundle").write_bytes(b"")
    entry = team.policy_entry(10)
    assert world.carrier(WORKER).push_roster([entry], team.head)
    assert entry in world.carrier(OTHER).pull_roster(2).entries


def test_a_bundle_with_a_forged_signature_gives_no_entries(world: FolderWorld) -> None:
    forger = Fellow(world.team.id, (), device=world.team.fellows[WORKER].device)
    entry = world.team.policy_entry(10)
    data = write_bundle(forger.credentials, Bundle(9, ZEROS, (entry,), ()))
    (world.directory(WORKER) / "x.bundle").write_bytes(data)
    assert world.carrier(OTHER).pull_roster(2).entries == ()


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({0: 1, 1: uuid_bytes(new_id()), 2: 3, 3: ZEROS}, "wrong_team"),
        ({0: 2, 1: bytes(16), 2: 3, 3: ZEROS}, "not_as_named"),
        ({0: 1, 1: bytes(16), 2: -1, 3: ZEROS}, "not_as_named"),
        ({0: 1, 1: bytes(16), 2: 3, 3: b""}, "not_as_named"),
        ({0: 1, 1: b"", 2: 3, 3: ZEROS}, "not_as_named"),
    ],
)
def test_what_is_no_entry_is_refused_and_why(
    world: FolderWorld, told: dict[int, object], reason: str
) -> None:
    worker = world.team.fellows[WORKER]
    entry = signed(ENTRY, worker.device, encode(told), worker.seed)
    assert code_of(lambda: world.carrier(WORKER).push_roster([entry], world.team.head)) == (
        Code.ROSTER_REFUSED,
        reason,
    )


def test_entries_that_do_not_follow_are_refused(world: FolderWorld) -> None:
    entry = world.team.policy_entry(10)
    assert code_of(lambda: world.carrier(WORKER).push_roster([entry, entry], world.team.head)) == (
        Code.ROSTER_REFUSED,
        "wrong_prev",
    )
