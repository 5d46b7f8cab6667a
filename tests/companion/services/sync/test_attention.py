"""What needs a person, and what they can do about it; counted without reading a word of it."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from companion.domain.member import Role
from companion.errors import Code, KnownError
from companion.services.sharing import envelope_check
from companion.services.sharing.count import SharingCount, count_sharing
from companion.services.sharing.envelope_check import require_envelope_once
from companion.services.sharing.view import list_names
from companion.services.sync.attention import (
    AttentionKind,
    list_attention,
    look_again,
    send_again,
    set_aside,
    use_place_anyway,
)
from companion.services.sync.places import use_folder, use_hub
from companion.services.sync.sending import see_sending
from companion.services.sync.ways import sync_places
from companion.services.team.inviting import make_invite
from companion.vault.audit import list_events
from companion.vault.carriers import CarrierState, get_carrier, list_carriers, put_carrier_facts
from companion.vault.inbox import get_arrival
from companion.vault.outbox import put_refused
from tests.companion.services.carried import seal, summary_content, words_at
from tests.companion.services.sealed_by_hand import arrive, by_hand
from tests.companion.services.team_of_three import ask, bring_requests, open_laptop, team_of_three


@pytest.fixture
def team(tmp_path):
    with team_of_three(tmp_path / "laptops") as made:
        yield made


@pytest.fixture
def share(team, tmp_path):
    folder = tmp_path / "share"
    folder.mkdir()
    for one in team.all:
        use_folder(one, folder)
    for one in (*team.all, *team.all):
        sync_places(one, Random(1))
    return folder


def stands(session, state, reason):
    (row,) = list_carriers(session.vault)
    with session.vault.transaction():
        put_carrier_facts(session.vault, replace(row, state=state, reason=reason))
    return row.id


def attention(session):
    return list_attention(session, list_names(session))


@pytest.mark.parametrize(
    ("state", "reason", "wanted"),
    [
        (CarrierState.STOPPED, Code.CARRIER_EMPTIED, True),
        (CarrierState.WAITING, Code.CLOCK_SKEW, True),
        (CarrierState.WAITING, Code.NOT_ADMITTED, True),
        (CarrierState.WAITING, "our_fault", True),
        (CarrierState.WAITING, Code.CARRIER_GONE, False),
        (CarrierState.WAITING, Code.CARRIER_BUSY, False),
        (CarrierState.WAITING, "not_yet", False),
        (CarrierState.RESTING, "up_to_date", False),
    ],
)
def test_what_mends_itself_needs_nobody(team, share, state, reason, wanted):
    stands(team.worker, state, str(reason))
    lines = attention(team.worker)
    assert [(one.kind, one.reason, one.where) for one in lines] == (
        [(AttentionKind.PLACE, str(reason), str(share))] if wanted else []
    )
    assert count_sharing(team.worker).attention == len(lines)


def test_who_waits_to_be_let_in_only_waits(team, tmp_path):
    joiner = open_laptop(tmp_path / "lee", 4, "Lee", Role.WORKER)
    assert count_sharing(joiner) == SharingCount()
    ask(joiner, make_invite(team.administrator).text, Role.WORKER)
    folder = tmp_path / "share"
    folder.mkdir()
    use_folder(joiner, folder)
    stands(joiner, CarrierState.WAITING, Code.NOT_ADMITTED)
    count = count_sharing(joiner)
    assert (count.in_team, len(count.places), count.attention) == (False, 1, 0)
    assert attention(joiner) == ()
    bring_requests(joiner, team.administrator)
    assert count_sharing(team.administrator).requests == 1
    joiner.vault.close()


def test_a_person_says_that_a_place_is_used_anyway(team, share):
    place = stands(team.worker, CarrierState.STOPPED, Code.CARRIER_EMPTIED)
    seal(team.worker, team.supervisor, summary_content("once more"))
    use_place_anyway(team.worker, place)
    assert attention(team.worker) == ()
    assert get_carrier(team.worker.vault, place).identity is None
    sync_places(team.worker, Random(1))
    sync_places(team.supervisor, Random(1))
    assert words_at(team.supervisor) == ["once more"]


def test_a_hub_is_used_anyway_too(team):
    place = use_hub(team.worker, "hub.example.org").made
    assert use_place_anyway(team.worker, place).made == place
    with pytest.raises(KnownError) as caught:
        use_place_anyway(team.worker, "no such place")
    assert caught.value.code is Code.NOT_FOUND


def test_what_a_place_would_not_take_is_sent_again(team, share):
    seal(team.worker, team.supervisor, summary_content("taken now"))
    (place,) = list_carriers(team.worker.vault)
    (parcel,) = team.worker.vault.execute("SELECT parcel FROM outbox ORDER BY seq DESC LIMIT 1").fetchone()
    with team.worker.vault.transaction():
        put_refused(team.worker.vault, place.id, parcel, "refused")
    (line,) = attention(team.worker)
    assert (line.kind, line.parcel) == (AttentionKind.NOT_TAKEN, parcel)
    send_again(team.worker, line.carrier, line.parcel)
    sync_places(team.worker, Random(1))
    assert attention(team.worker) == ()
    assert see_sending(team.worker).waiting == 0


def test_what_was_refused_says_whom_it_names_and_is_set_aside_once_read(team, share):
    forged = by_hand(team.worker, team.supervisor, seed=bytes(32)).data
    arrive(team.supervisor, forged, b"rubbish")
    lines = attention(team.supervisor)
    assert {one.name for one in lines} == {"Noor", ""}
    for one in lines:
        assert set_aside(team.supervisor, one.digest).kinds == {"arrival"}
    assert attention(team.supervisor) == ()
    kept = {get_arrival(team.supervisor.vault, bytes.fromhex(one.digest)).reason for one in lines}
    assert kept == {one.reason for one in lines}
    assert count_sharing(team.supervisor).attention == 0
    assert set_aside(team.supervisor, lines[0].digest).kinds == frozenset()
    assert [one.action for one in list_events(team.supervisor.vault, 2)] == ["set_aside", "set_aside"]
    arrive(team.supervisor, forged)  # the same bytes again are not news
    assert attention(team.supervisor) == ()


def test_looking_again_reads_a_place_from_its_beginning(team, share):
    seal(team.worker, team.supervisor, summary_content("here"))
    sync_places(team.worker, Random(1))
    sync_places(team.supervisor, Random(1))
    (row,) = list_carriers(team.supervisor.vault)
    assert row.cursor
    look_again(team.supervisor)
    assert get_carrier(team.supervisor.vault, row.id).cursor == b""
    sync_places(team.supervisor, Random(1))
    assert words_at(team.supervisor) == ["here"]


def test_the_envelope_is_looked_at_once_in_a_session(team, monkeypatch):
    looks = []
    monkeypatch.setattr(envelope_check, "require_envelope", lambda: looks.append(1))
    for words in ("one", "two"):
        seal(team.worker, team.supervisor, summary_content(words))
    require_envelope_once(team.worker)
    assert looks == [1]


def test_nothing_is_sealed_or_opened_by_primitives_that_fail(team, monkeypatch):
    def broken():
        raise KnownError(Code.ENGINE_UNSUITABLE, missing="envelope")

    parcel = by_hand(team.worker, team.supervisor).data
    use_hub(team.supervisor, "hub.example.org")
    monkeypatch.setattr(envelope_check, "require_envelope", broken)
    with pytest.raises(KnownError):
        seal(team.worker, team.supervisor, summary_content("never"))
    assert see_sending(team.worker).waiting == 0
    with pytest.raises(KnownError):
        arrive(team.supervisor, parcel)
    monkeypatch.undo()
    assert words_at(team.supervisor) == []
