"""Whole rounds on real vaults: joining, revoking, falling back, two carriers, waits that outlive a restart."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from companion.domain.member import Role
from companion.errors import Code, KnownError
from companion.services.sync.syncing import begin_syncing, keep_stored, perform, sync_now
from companion.services.team.admitting import admit, turn_away
from companion.services.team.answering import LIES_FOR
from companion.services.team.answers import see_refusal
from companion.services.team.inviting import find_invite, make_invite, read_invite, take_invite_back
from companion.services.team.joining import ask_to_join, see_joining
from companion.services.team.membership import get_membership, get_roster
from companion.services.team.teams import change_roles, revoke_member, set_policy
from companion.services.team.trouble import get_trouble
from companion.sync import commands as ask
from companion.sync.engine import step
from companion.sync.events import Ticked
from companion.sync.states import Phase
from companion.sync.wire import CarrierKind, Limits, PutStatus
from companion.team.answers import AnswerWhy
from companion.team.bodies import RevokedWhy
from companion.vault.carriers import get_carrier
from companion.vault.outbox import count_waiting_at, list_refused
from companion.vault.shared import list_received_about
from companion.vault.team_rows import InviteState, list_invites
from tests.companion.services.carried import (
    carried,
    seal,
    seal_reply,
    summary_content,
    use_share,
    words_at,
)
from tests.companion.services.team_of_three import open_laptop, team_state
from tests.companion.sync.memory_carrier import MemoryCarrier, Share


@pytest.fixture
def world(tmp_path):
    with carried(tmp_path) as between:
        yield between


def test_a_summary_and_its_answer_go_both_ways(world) -> None:
    worker, supervisor = world.team.worker, world.team.supervisor
    item, version = seal(worker, supervisor, summary_content("I like gardens"))
    assert count_waiting_at(worker.vault, "the share") == 1
    world.sync(worker, supervisor)
    assert words_at(supervisor) == ["I like gardens"]
    seal_reply(supervisor, worker, item, version, "Ask her about the allotment")
    world.sync(supervisor, worker)
    (answer,) = list_received_about(worker.vault, item)
    assert answer.content is not None and answer.content["text"] == "Ask her about the allotment"
    assert count_waiting_at(worker.vault, "the share") == count_waiting_at(supervisor.vault, "the share") == 0
    assert words_at(world.team.administrator) == []
    state = begin_syncing(worker, "the share", Limits())
    assert (state.phase, state.pinned) == (Phase.RESTING, world.share.id)
    assert not any(b"gardens" in one or b"allotment" in one for one in world.share.seen)


def test_only_who_looks_after_the_team_asks_for_requests(world) -> None:
    asks = {
        one.member_id
        for one in world.team.all
        if perform(one, "the share", ask.Collect()).answer.lists_requests
    }
    assert asks == {world.team.administrator.member_id}


def test_an_invite_whose_time_is_over_is_posted_nowhere_and_taken_back(world) -> None:
    ada = world.team.administrator
    locator = bytes.fromhex(make_invite(ada).locator)
    use_share(ada, Share(id=b"another"), "another")
    assert [one.locator for one in perform(ada, "another", ask.Collect()).answer.invites] == [locator]
    perform(ada, "the share", ask.NoteInvites((locator,), ()))
    ada.clock.moment += timedelta(hours=73)
    assert perform(ada, "another", ask.Collect()).answer.invites == ()
    assert perform(ada, "the share", ask.Collect()).answer.invites_back == (locator,)
    perform(ada, "the share", ask.NoteInvites((), (locator,)))
    assert locator in {one.locator for one in list_invites(ada.vault, InviteState.OVER)}


@pytest.fixture
def newcomer(tmp_path, world):
    session = open_laptop(tmp_path / "kim", 9, "Kim", Role.WORKER)
    yield session
    session.vault.close()


def test_someone_joins_with_twelve_words_and_the_carrier_alone(world, newcomer) -> None:
    ada = world.team.administrator
    made = make_invite(ada)
    world.sync(ada)
    assert list(world.share.invites) == [bytes.fromhex(made.locator)]
    way = MemoryCarrier(world.share, newcomer.member_id)
    invite = find_invite(way, " ".join(made.words), newcomer.clock.now())
    ask_to_join(newcomer, invite, "Kim", "Open Door", "0161 496 0001", (Role.WORKER,))
    use_share(newcomer, world.share)
    with pytest.raises(KnownError) as caught:
        sync_now(newcomer, way, Random(1))
    assert caught.value.code is Code.NOT_ADMITTED and see_joining(newcomer).sent
    row = get_carrier(newcomer.vault, "the share")
    assert (row.state, row.reason, row.identity) == ("waiting", "not_admitted", world.share.id)
    world.sync(ada)
    (line,) = team_state(ada).requests
    assert line.six_words == see_joining(newcomer).six_words
    admit(ada, line.request, (Role.WORKER,))
    world.sync(ada)
    assert world.share.invites == {}, "the invite was used and is taken back"
    sync_now(newcomer, way, Random(1))
    assert see_joining(newcomer) is None and get_membership(newcomer).roster.number == 3
    seal(newcomer, ada, summary_content("hello"))
    sync_now(newcomer, way, Random(1))
    world.sync(ada)
    assert words_at(ada) == ["hello"]


def test_someone_who_is_turned_away_hears_of_it_and_the_place_is_left_alone(world, newcomer) -> None:
    ada = world.team.administrator
    made = make_invite(ada)
    ask_to_join(newcomer, read_invite(made.text, newcomer.clock.now()), "Kim", "", "", (Role.WORKER,))
    use_share(newcomer, world.share)
    way = MemoryCarrier(world.share, newcomer.member_id)
    for _ in range(2):
        with pytest.raises(KnownError):
            sync_now(newcomer, way, Random(1))
        assert see_joining(newcomer).sent and see_refusal(newcomer) is None
    world.sync(ada)
    turn_away(ada, team_state(ada).requests[0].request)
    world.sync(ada)
    assert len(world.share.invites) == 1, "the invite is gone, the answer is there"
    with pytest.raises(KnownError) as caught:
        sync_now(newcomer, way, Random(1))
    assert caught.value.code is Code.NOT_ADMITTED
    assert see_refusal(newcomer).why is AnswerWhy.TURNED_AWAY and see_joining(newcomer) is None
    world.share.id = b"nobody looks there any more"
    with pytest.raises(KnownError) as caught:
        sync_now(newcomer, way, Random(1), "the share")
    assert caught.value.code is Code.NOT_ADMITTED
    world.share.id = get_carrier(newcomer.vault, "the share").identity
    ada.clock.moment += LIES_FOR
    world.sync(ada)
    assert world.share.invites == {}


def test_an_invite_that_is_taken_back_leaves_every_carrier(world) -> None:
    ada = world.team.administrator
    other = Share(id=b"another share")
    use_share(ada, other, "the other")
    made = make_invite(ada)
    world.sync(ada)
    sync_now(ada, MemoryCarrier(other, ada.member_id), Random(1), "the other")
    assert world.share.invites and other.invites
    take_invite_back(ada, made.locator)
    world.sync(ada)
    sync_now(ada, MemoryCarrier(other, ada.member_id), Random(1), "the other")
    assert not world.share.invites and not other.invites


def test_a_laptop_that_is_revoked_stops_and_says_so_and_keeps_its_words(world) -> None:
    noor, ada = world.team.worker, world.team.administrator
    seal(noor, ada, summary_content("still mine"))
    revoke_member(ada, noor.member_id, RevokedWhy.LEFT)
    world.sync(ada)
    for _ in range(2):
        with pytest.raises(KnownError) as caught:
            world.sync(noor)
        assert caught.value.code is Code.DEVICE_REVOKED
    row = get_carrier(noor.vault, "the share")
    assert (row.state, row.reason) == ("stopped", "device_revoked")
    assert count_waiting_at(noor.vault, "the share") == 1 and not world.share.parcels


def test_without_a_team_there_is_nothing_to_do_yet(newcomer) -> None:
    share = Share()
    use_share(newcomer, share)
    with pytest.raises(KnownError) as caught:
        sync_now(newcomer, MemoryCarrier(share, newcomer.member_id), Random(1))
    assert caught.value.code is Code.NOT_ADMITTED


def test_a_carrier_that_nobody_chose_is_not_used(world) -> None:
    other = Share(kind=CarrierKind.FOLDER, id=b"a folder")
    with pytest.raises(KnownError) as caught:
        sync_now(world.team.worker, MemoryCarrier(other, "x"), Random(1))
    assert caught.value.code is Code.NOT_FOUND


def test_a_hub_that_went_back_is_told_and_given_back_what_it_lost(world) -> None:
    ada, noor = world.team.administrator, world.team.worker
    set_policy(ada, idle_minutes=9)
    world.sync()
    lost = world.share.log.pop()
    with pytest.raises(KnownError) as caught:
        world.sync(noor)
    assert caught.value.code is Code.CARRIER_ROLLED_BACK
    assert get_trouble(noor) is Code.ROSTER_ROLLED_BACK
    world.sync(noor)
    assert world.share.log[-1] == lost


def test_two_who_look_after_the_team_at_once_both_get_their_word(world) -> None:
    ada, sam, noor = world.team.administrator, world.team.supervisor, world.team.worker
    change_roles(ada, sam.member_id, (Role.SUPERVISOR, Role.ADMINISTRATOR))
    world.sync(times=2)
    set_policy(ada, idle_minutes=9)
    set_policy(sam, retention_years=20)
    world.sync(ada, sam, ada, noor)
    for one in world.team.all:
        policy = get_roster(one).policy
        assert policy.retention_years == 20 and get_roster(one).number == 5


def test_a_folder_waits_for_what_the_hub_takes(world) -> None:
    """With both in use, entries that were made at once are put in order by the hub."""
    ada = world.team.administrator
    folder = Share(kind=CarrierKind.FOLDER, id=b"a folder")
    use_share(ada, folder, "a folder")
    set_policy(ada, idle_minutes=9)
    sync_now(ada, MemoryCarrier(folder, ada.member_id), Random(1), "a folder")
    assert len(folder.log) == 3
    world.sync(ada)
    sync_now(ada, MemoryCarrier(folder, ada.member_id), Random(1), "a folder")
    assert folder.log == world.share.log and len(folder.log) == 4


def test_one_parcel_through_two_carriers_is_there_once(world) -> None:
    noor, sam = world.team.worker, world.team.supervisor
    folder = Share(kind=CarrierKind.FOLDER, id=b"a folder", log=list(world.share.log))
    for one in (noor, sam):
        use_share(one, folder, "a folder")
    seal(noor, sam, summary_content("twice on its way"))
    for one in (noor, sam):
        world.sync(one)
        sync_now(one, MemoryCarrier(folder, one.member_id), Random(1), "a folder")
    assert words_at(sam) == ["twice on its way"]
    assert len(folder.parcels) == len(world.share.parcels) == 1


def test_what_a_carrier_will_not_take_is_kept_with_its_reason(world) -> None:
    noor, sam = world.team.worker, world.team.supervisor
    seal(noor, sam, summary_content("not this one"))

    class Refusing(MemoryCarrier):
        def put_batch(self, parcels):
            return tuple(PutStatus.ERASED for _ in parcels)

    sync_now(noor, Refusing(world.share, noor.member_id), Random(1))
    (row,) = list_refused(noor.vault, 5)
    assert (row.reason, row.attempts) == ("erased", 1)


def test_a_carrier_that_forgot_is_given_again_what_has_not_arrived(world) -> None:
    noor, sam = world.team.worker, world.team.supervisor
    seal(noor, sam, summary_content("first"))
    world.sync(noor)
    world.share.parcels.clear()
    world.share.order.clear()
    world.share.epoch += 1
    world.sync(noor, noor, sam)
    assert words_at(sam) == ["first"]


def test_a_wait_outlives_a_restart(world) -> None:
    noor = world.team.worker

    class Busy(MemoryCarrier):
        def identity(self):
            raise KnownError(Code.CARRIER_BUSY, retry_after=600)

    with pytest.raises(KnownError):
        sync_now(noor, Busy(world.share, noor.member_id), Random(1), "the share")
    state = begin_syncing(noor, "the share", Limits())
    assert (state.phase, state.reason, state.facts) == (
        Phase.WAITING,
        "carrier_busy",
        (("retry_after", 600),),
    )
    assert step(state, Ticked(now=noor.clock.now(), dice=0.5))[0].phase is Phase.WAITING
    changes = keep_stored(noor, "the share", state.stored)
    assert changes.kinds == {"carrier"} and begin_syncing(noor, "the share", Limits()) == state


def test_what_is_put_is_marked_before_it_goes(world) -> None:
    noor, sam = world.team.worker, world.team.supervisor
    seal(noor, sam, summary_content("on its way"))
    found = perform(noor, "the share", ask.CollectParcels(5, 10**6)).answer
    assert isinstance(found, ask.Outgoing) and (len(found.parcels), found.waiting) == (1, 1)
    tried = noor.vault.execute("SELECT attempts FROM delivery WHERE first_tried_at IS NOT NULL").fetchall()
    assert tried == [(1,)]
