"""Coming into a team: the invite by its words, from a folder and from a hub, and asking with its place in one step."""

from __future__ import annotations

from random import Random

import pytest

from companion.domain.member import Role
from companion.errors import Code, KnownError
from companion.services.sync.coming_in import (
    come_in,
    fetch_invite,
    get_invite_way,
    load_invite,
    save_invite,
    see_coming_in,
)
from companion.services.sync.places import see_places, use_folder, use_hub
from companion.services.sync.ways import sync_places
from companion.services.team.inviting import make_invite, read_invite
from companion.services.team.teams import create_team
from companion.sync.wire import CarrierKind
from companion.team.invites import Place
from tests.companion.services.team_of_three import open_laptop
from tests.loopback.fixtures import enrolment_code, hub, hub_database, postgres

__all__ = ["hub", "hub_database", "postgres"]


@pytest.fixture
def founder(tmp_path):
    laptop = open_laptop(tmp_path / "ruth", 1, "Ruth", Role.SUPERVISOR)
    create_team(laptop, "Riverside team")
    yield laptop
    laptop.vault.close()


@pytest.fixture
def joiner(tmp_path):
    laptop = open_laptop(tmp_path / "noor", 2, "Noor", Role.WORKER)
    yield laptop
    laptop.vault.close()


@pytest.fixture
def share(tmp_path):
    (tmp_path / "share").mkdir()
    return tmp_path / "share"


def code_of(caught):
    return caught.value.code, caught.value.facts.get("reason", caught.value.facts.get("why"))


def test_twelve_words_and_a_folder_give_the_invite(founder, joiner, share):
    use_folder(founder, share)
    made = make_invite(founder)
    sync_places(founder, Random(1))
    typed = " ".join(made.words)
    way = get_invite_way(joiner, CarrierKind.FOLDER, str(share), typed)
    before = sorted(share.rglob("*"))
    assert fetch_invite(way, typed, joiner.clock) == read_invite(made.text, joiner.clock.now())
    assert sorted(share.rglob("*")) == before, "looking leaves nothing there"
    assert not way.vault.joinpath("folders").exists()


@pytest.mark.parametrize(
    ("kind", "where", "reason"),
    [
        (CarrierKind.FOLDER, "", "not_a_folder"),
        (CarrierKind.FOLDER, "share", "not_a_folder"),
        (CarrierKind.HUB, "  ", "not_an_address"),
    ],
)
def test_a_place_that_is_none(founder, joiner, kind, where, reason):
    typed = " ".join(make_invite(founder).words)
    with pytest.raises(KnownError) as caught:
        get_invite_way(joiner, kind, where, typed)
    assert code_of(caught) == (Code.CARRIER_WRONG, reason)


def test_the_words_are_looked_at_before_the_place(joiner):
    with pytest.raises(KnownError) as caught:
        get_invite_way(joiner, CarrierKind.FOLDER, "", "one two")
    assert code_of(caught) == (Code.INVITE_MISTYPED, "count")


def test_a_file_there_and_back(founder, joiner, tmp_path):
    made = make_invite(founder)
    save_invite(made.text, tmp_path / "a.companion-invite")
    assert load_invite(tmp_path / "a.companion-invite", joiner.clock).team
    (tmp_path / "large").write_bytes(b"x" * 100_000)
    with pytest.raises(KnownError):
        load_invite(tmp_path / "large", joiner.clock)


def test_asking_and_the_place_are_one_step(founder, joiner, share):
    invite = read_invite(make_invite(founder).text, joiner.clock.now())
    inside = Place(kind="folder", where=str(joiner.vault.path.parent / "share"))
    with pytest.raises(KnownError) as caught:
        come_in(joiner, invite, "Noor", "", "", (Role.WORKER,), (inside,))
    assert code_of(caught) == (Code.CARRIER_WRONG, "vault")
    assert see_coming_in(joiner).joining is None and see_places(joiner) == ()
    come_in(joiner, invite, "Noor", "", "", (Role.WORKER,), (Place(kind="folder", where=str(share)),))
    state = see_coming_in(joiner)
    assert (
        state.joining is not None and not state.late and [one.where for one in state.places] == [str(share)]
    )


def test_twelve_words_and_a_hub_give_the_invite(founder, joiner, hub, hub_database):
    use_hub(founder, hub.address, enrolment_code(hub_database))
    made = make_invite(founder)
    sync_places(founder, Random(1))
    typed = " ".join(made.words)
    way = get_invite_way(joiner, CarrierKind.HUB, hub.address, typed)
    invite = fetch_invite(way, typed, joiner.clock)
    assert invite == read_invite(made.text, joiner.clock.now())
    come_in(joiner, invite, "Noor", "", "", (Role.WORKER,), invite.places)
    assert [one.where for one in see_places(joiner)] == [hub.address]
