"""The vault's side of what drives sharing from a window, and the far side of a place."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from companion.errors import Code, KnownError
from companion.services.long_deeds import run_through
from companion.services.supervision.arrivals import open_in_parts
from companion.services.supervision.supervision import open_summary, see_inbox
from companion.services.sync import driving
from companion.services.sync.driving import FarSide, begin_place, carry_out, list_not_needed
from companion.services.sync.places import use_folder, use_hub
from companion.services.sync.ways import get_way, sync_places
from companion.services.team.membership import get_device_keys
from companion.sync import commands as ask
from companion.vault.carriers import list_carriers
from tests.companion.services.sealed_by_hand import by_hand
from tests.companion.services.shared_talks import begin_talk, shared_talk
from tests.companion.services.team_of_three import team_of_three


@pytest.fixture
def world(tmp_path):
    share = tmp_path / "share"
    share.mkdir()
    with team_of_three(tmp_path / "laptops") as team:
        for one in team.all:
            use_folder(one, share)
        for one in (*team.all, *team.all):
            sync_places(one, Random(1))
        yield team, share


def place_of(session) -> str:
    return list_carriers(session.vault)[0].id


def nothing(_done, _of):
    pass


def test_a_place_begins_as_it_was_kept(world):
    team, share = world
    begun = begin_place(team.worker, place_of(team.worker))
    assert (begun.folder, begun.state.settled_why) == (share, "up_to_date")
    hub = use_hub(team.worker, "hub.example.org").made
    begun = begin_place(team.worker, hub)
    assert (begun.folder, begun.hub) == (None, "https://hub.example.org")


def test_a_round_gets_its_way_when_it_has_collected(world):
    team, _ = world
    place = place_of(team.worker)
    carried = run_through(carry_out(team.worker, place, ask.Collect(), None))
    assert carried.way.carrier == place
    carried.way.keys.replace({})
    roster = team.worker.vault.execute("SELECT data FROM roster_entry ORDER BY number").fetchall()
    entries = tuple(bytes(data) for (data,) in roster)
    carry_out(team.worker, place, ask.TakeRoster(entries, -1, more=False), carried.way)
    assert carried.way.keys(team.worker.vault.device) is None  # nothing new: nothing to learn
    device = team.worker.vault.device
    carry_out(team.worker, place, ask.NotePushed(entries), carried.way)
    assert carried.way.keys(device) == get_device_keys(team.worker)[device]


def test_nothing_is_collected_before_everybodys_word_was_looked_at(tmp_path, monkeypatch):
    """Part by part; what is typed between two parts waits for one of them at most."""
    monkeypatch.setattr(driving, "LOOKED_AT_AT_ONCE", 1)
    collected = []
    honest = driving.perform
    monkeypatch.setattr(driving, "perform", lambda *all_: collected.append(all_) or honest(*all_))
    with shared_talk(tmp_path) as talk:
        others = [begin_talk(talk.between) for _ in range(3)]
        for one in (talk, *others):
            one.agrees(one.sam, expires_on=one.noor.clock.today() + timedelta(days=1))
            one.share()
        share = tmp_path / "another share"
        share.mkdir()
        use_folder(talk.noor, share)
        place = list_carriers(talk.noor.vault)[-1].id
        talk.noor.clock.moment += timedelta(days=1)
        deed = carry_out(talk.noor, place, ask.Collect(), None)
        for _ in range(5):  # four people, and who could not be told
            next(deed)
            assert collected == []
        with pytest.raises(StopIteration) as end:
            next(deed)
        assert len(collected) == 1
        assert end.value.value.changes.kinds
        for one in (talk, *others):
            assert one.parcels()[0].dropped_why == "consent_withdrawn"


def test_what_has_come_is_opened_in_parts(world, monkeypatch):
    team, _ = world
    place = place_of(team.supervisor)
    counters = range(1, 6)
    parcels = tuple(by_hand(team.worker, team.supervisor).data for _ in counters)
    page = ask.TakePage(ask.Page(parcels, b"1", more=False), b"")
    carry_out(team.supervisor, place, page, None)
    monkeypatch.setattr(driving, "OPENED_AT_ONCE", 2)
    deed = carry_out(team.supervisor, place, ask.OpenArrivals(None), None)
    steps = 0
    try:
        while True:
            next(deed)
            steps += 1
    except StopIteration as end:
        carried = end.value
    assert steps == 3
    assert carried.changes.kinds >= {"arrival", "received"}
    assert run_through(carry_out(team.supervisor, place, ask.OpenArrivals(None), None)).answer == ask.Opened()


def test_nothing_is_opened_before_one_is_let_in(tmp_path):
    from companion.domain.member import Role
    from tests.companion.services.team_of_three import open_laptop

    lee = open_laptop(tmp_path / "lee", 4, "Lee", Role.WORKER)
    assert list(open_in_parts(lee, 5)) == []
    lee.vault.close()


def test_the_far_side_stops_when_nobody_waits(world):
    team, _ = world
    way = get_way(team.worker, place_of(team.worker))
    far_side = FarSide(way, team.worker.clock, nothing)
    assert far_side.ask(ask.Meet()).id == way.remembered
    far_side.live.clear()
    for deed in (lambda: far_side.ask(ask.Meet()), lambda: far_side.prune(())):
        with pytest.raises(KnownError) as caught:
            deed()
        assert caught.value.code is Code.CANCELLED
    far_side.close()
    far_side.close()


def test_a_put_that_is_stopped_is_put_again_whole(world):
    team, _ = world
    from tests.companion.services.carried import seal, summary_content, words_at

    for word in ("one", "two"):
        seal(team.worker, team.supervisor, summary_content(word))
    place = place_of(team.worker)
    waiting = carry_out(team.worker, place, ask.CollectParcels(500, 4 * 1024 * 1024), None).answer
    far_side = FarSide(
        get_way(team.worker, place), team.worker.clock, lambda _done, _of: far_side.live.clear()
    )
    far_side.ask(ask.PutParcels(waiting.parcels))
    far_side = FarSide(get_way(team.worker, place), team.worker.clock, nothing)
    far_side.ask(ask.PutParcels(waiting.parcels))
    sync_places(team.supervisor, Random(1))
    assert sorted(words_at(team.supervisor)) == ["one", "two"]


def test_what_everyone_has_confirmed_is_taken_away_from_a_folder(tmp_path):
    with shared_talk(tmp_path / "talk") as talk:
        share = tmp_path / "share"
        share.mkdir()
        for one in talk.between.team.all:
            with one.vault.transaction():
                one.vault.execute("UPDATE carrier SET left_at = since")
            use_folder(one, share)
        for one in (*talk.between.team.all, *talk.between.team.all):
            sync_places(one, Random(1))
        noor, place = talk.noor, list_carriers(talk.noor.vault)[-1].id
        talk.agrees(talk.sam)
        talk.share()
        sync_places(noor, Random(1))
        (copy,) = talk.copies()
        assert copy.parcel not in list_not_needed(noor, place)
        sync_places(talk.sam, Random(1))
        (line,) = see_inbox(talk.sam).lines
        open_summary(talk.sam, line.item)
        sync_places(talk.sam, Random(1))
        sync_places(noor, Random(1))
        needless = list_not_needed(noor, place)
        assert copy.parcel in needless
        far_side = FarSide(get_way(noor, place), noor.clock, nothing)
        assert far_side.prune(()) == 0
        assert far_side.prune(needless) == 1
        assert far_side.prune(needless) == 0
        sync_places(talk.sam, Random(1))
        assert talk.read_at(talk.sam)
