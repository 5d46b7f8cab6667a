"""The way to a place: what a carrier is made from, and every place getting its turn."""

from __future__ import annotations

from random import Random

import pytest

from companion.errors import Code, KnownError
from companion.services.sync.places import use_folder
from companion.services.sync.ways import get_way, open_way, sync_places
from tests.companion.services.carried import came_to, seal, summary_content, words_at
from tests.companion.services.team_of_three import team_of_three


@pytest.fixture
def world(tmp_path):
    share = tmp_path / "share"
    share.mkdir()
    with team_of_three(tmp_path / "laptops") as team:
        for one in team.all:
            use_folder(one, share)
        yield team, share


def test_a_summary_goes_through_a_real_folder(world) -> None:
    team, share = world
    for one in (*team.all, *team.all):
        sync_places(one, Random(1))
    seal(team.worker, team.supervisor, summary_content("I like gardens"))
    sync_places(team.worker, Random(1))
    sync_places(team.supervisor, Random(1))
    assert words_at(team.supervisor) == ["I like gardens"]
    assert len(came_to(team.supervisor)) == 1
    assert not any(b"gardens" in one.read_bytes() for one in share.rglob("*") if one.is_file())


def test_a_place_that_is_gone_keeps_no_other_from_its_turn(world, tmp_path) -> None:
    team, _share = world
    stick = tmp_path / "stick"
    stick.mkdir()
    use_folder(team.worker, stick)
    stick.rmdir()
    for one in (team.administrator, team.supervisor):
        sync_places(one, Random(1))
    with pytest.raises(KnownError) as caught:
        sync_places(team.worker, Random(1))
    assert caught.value.code is Code.CARRIER_GONE
    seal(team.worker, team.supervisor, summary_content("still"))
    with pytest.raises(KnownError):
        sync_places(team.worker, Random(1))
    sync_places(team.supervisor, Random(1))
    assert words_at(team.supervisor) == ["still"]


def test_a_way_shows_no_secrets(world) -> None:
    team, _ = world
    from companion.vault.carriers import list_carriers

    (row,) = list_carriers(team.worker.vault)
    way = get_way(team.worker, row.id)
    assert way.credentials.device_seed.hex() not in repr(way) and repr(
        way.credentials.device_seed
    ) not in repr(way)
    assert open_way(way, team.worker.clock).limits.batch_parcels == 500
