from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from companion.errors import Code
from companion.sync import commands as ask
from companion.sync.engine import JOINING_MOST, NEEDS_A_PERSON, REST, SOON, step
from companion.sync.events import Answered, Event, Failed, Halted, Ticked, Wanted
from companion.sync.retry import MOST, OBEYED_MOST
from companion.sync.rounds import MOST_PAGES, ROSTER_TRIES
from companion.sync.states import (
    NOT_YET,
    OUR_FAULT,
    UP_TO_DATE,
    WORKING,
    Phase,
    State,
    Trigger,
    age,
    fresh,
)
from companion.sync.wire import CarrierIdentity, CarrierKind, Limits, Page, PutStatus
from tests.companion.sync.scripts import Answers, World, parcel

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
LIMITS = Limits(batch_parcels=4, batch_bytes=200, page=3)


def ticked(now: datetime = NOW, dice: float = 0.5) -> Event:
    return Ticked(now=now, dice=dice)


def wanted(why: Trigger, now: datetime = NOW) -> Event:
    return Wanted(now=now, dice=0.5, why=why)


def new_state(**values: object) -> State:
    return replace(fresh(NOW, LIMITS), **values)  # type: ignore[arg-type]


def with_outbox(count: int, size: int = 10) -> World:
    made = [parcel(f"out {one}", size) for one in range(count)]
    return World(outbox={one.id: one for one in made})


def test_a_round_asks_one_thing_after_another_in_its_order() -> None:
    answers = Answers(with_outbox(1))
    state = answers.play(new_state(), ticked())
    assert answers.kinds() == [
        "OpenArrivals",
        "Collect",
        "Meet",
        "PinIdentity",
        "PullRoster",
        "TakeRoster",
        "CollectParcels",
        "PutParcels",
        "NotePut",
        "CollectParcels",
        "Pull",
        "TakePage",
        "OpenArrivals",
    ]
    assert (state.phase, state.reason, state.pinned) == (Phase.RESTING, UP_TO_DATE, b"this one")
    assert (state.last_success_at, state.attempts) == (NOW, 0)


def test_everything_in_the_outbox_goes_in_batches_and_every_page_is_taken() -> None:
    world = with_outbox(11)
    world.mailbox = [f"in {one}".encode() for one in range(8)]
    answers = Answers(world)
    answers.play(new_state(), ticked())
    assert len(world.delivered) == 11 and not world.outbox
    assert world.opened == world.mailbox
    assert answers.kinds().count("PutParcels") == 3 and answers.kinds().count("Pull") == 3


def test_an_administrator_and_a_joiner_carry_what_is_theirs() -> None:
    world = World(
        requests=(ask.JoinWish(b"l1", b"let me in"),),
        invites=(ask.PostedInvite(b"l2", b"sealed", NOW),),
        invites_back=(b"l3",),
        posted={b"l3"},
        lists=True,
        asked_in=(b"let me in too",),
        ours=[b"0", b"1", b"2", b"3", b"4"],
        log=[b"0", b"1"],
    )
    answers = Answers(world)
    assert answers.play(new_state(), ticked()).phase is Phase.RESTING
    assert world.requests_put == [b"let me in"] and world.posted == {b"l2"}
    assert world.asked_for == [b"let me in too"]
    assert world.log == world.ours
    assert answers.kinds().index("PutRequests") < answers.kinds().index("PullRoster")


def test_a_roster_of_many_pages_is_read_to_its_end() -> None:
    world = World(log=[b"0", b"1", b"2", b"3", b"4"], ours=[b"0"], lists=True)
    answers = Answers(world)
    answers.play(new_state(), ticked())
    assert world.theirs == world.log and answers.kinds().count("PullRoster") == 3


def test_a_carrier_whose_roster_has_more_of_nothing_does_not_hold_the_round() -> None:
    world = World(log=[b"0", b"1", b"2", b"3"])
    answers = Answers(world, faults=[(ask.TakeRoster, ask.RosterTaken(after=-1))])
    assert answers.play(new_state(), ticked()).phase is Phase.RESTING


def test_whoever_was_faster_with_the_roster_comes_first() -> None:
    world = World(ours=[b"0", b"mine"], log=[b"0"])
    answers = Answers(world, faults=[(ask.PushRoster, False), (ask.PushRoster, Code.ROSTER_STALE)])
    assert answers.play(new_state(), ticked()).phase is Phase.RESTING
    assert world.log == [b"0", b"mine"] and answers.kinds().count("PullRoster") == 3


def test_a_roster_that_never_stands_still_ends_the_round() -> None:
    world = World(ours=[b"mine"])
    answers = Answers(world, faults=[(ask.PushRoster, False)] * (ROSTER_TRIES + 1))
    state = answers.play(new_state(), ticked())
    assert (state.phase, state.reason) == (Phase.WAITING, Code.ROSTER_STALE)


def test_a_laptop_that_is_not_let_in_yet_asks_again_soon() -> None:
    world = with_outbox(1)
    world.admitted = False
    state = new_state(attempts=30)
    state = Answers(world).play(state, ticked())
    assert (state.phase, state.reason) == (Phase.WAITING, Code.NOT_ADMITTED)
    assert state.until is not None and state.until - NOW <= JOINING_MOST
    assert not world.at_carrier


@pytest.mark.parametrize("code", [Code.INVITE_EXPIRED, Code.INVITE_UNKNOWN, Code.INVITE_USED])
def test_a_spent_invite_is_said_unless_we_were_let_in_by_it(code: Code) -> None:
    world = World(requests=(ask.JoinWish(b"l1", b"let me in"),), admitted=False)
    state = Answers(world, faults=[(ask.PutRequests, code)]).play(new_state(), ticked())
    assert (state.phase, state.reason) == (Phase.WAITING, code)
    assert state.until is not None and state.until - NOW <= JOINING_MOST
    world.admitted, world.mailbox = True, [b"welcome"]
    Answers(world, faults=[(ask.PutRequests, code)]).play(state, wanted(Trigger.WORKER))
    assert world.opened == [b"welcome"]


def test_another_carrier_in_the_place_of_ours_gets_nothing() -> None:
    world = with_outbox(1)
    state = Answers(world).play(new_state(pinned=b"another"), ticked())
    assert (state.phase, state.reason) == (Phase.STOPPED, Code.CARRIER_WRONG)
    assert not world.at_carrier
    world.identity = CarrierIdentity(CarrierKind.HUB, b"another", "https://hub.example.org")
    assert Answers(world).play(state, wanted(Trigger.WORKER)).phase is Phase.RESTING


def test_a_batch_that_is_too_large_goes_in_halves_and_one_parcel_too_large_is_refused() -> None:
    world = with_outbox(8, size=40)
    world.outbox["huge"] = parcel("huge", 150)
    world.biggest = 100
    answers = Answers(world)
    state = answers.play(new_state(), ticked())
    assert state.phase is Phase.RESTING
    assert len(world.delivered) == 8 and world.refused == {"huge": PutStatus.TOO_LARGE}
    assert state.limits.batch_parcels == 1 or state.limits.batch_bytes <= 100


def test_of_a_batch_only_what_was_too_large_is_put_again() -> None:
    world = with_outbox(2)
    said = (PutStatus.STORED, PutStatus.TOO_LARGE)
    answers = Answers(world, faults=[(ask.PutParcels, said)])
    answers.play(new_state(), ticked())
    assert world.delivered == {"out 0", "out 1"} and set(world.at_carrier) == {"out 1"}


def test_a_carrier_that_answers_for_other_parcels_is_no_carrier_of_ours() -> None:
    answers = Answers(with_outbox(2), faults=[(ask.PutParcels, (PutStatus.STORED,))])
    state = answers.play(new_state(), ticked())
    assert (state.phase, state.reason) == (Phase.STOPPED, Code.CARRIER_WRONG)


def test_a_vault_that_offers_the_same_parcels_again_does_not_hold_the_round() -> None:
    offered = ask.Outgoing((parcel("out 0"),), 1)
    answers = Answers(with_outbox(1), faults=[(ask.CollectParcels, offered)] * 5)
    assert answers.play(new_state(), ticked()).phase is Phase.RESTING


def test_a_cursor_that_means_nothing_any_more_is_begun_anew_once() -> None:
    world = World(mailbox=[b"a", b"b"], cursor=2)
    answers = Answers(world, faults=[(ask.Pull, Code.CURSOR_EXPIRED)])
    assert answers.play(new_state(), ticked()).phase is Phase.RESTING
    assert world.arrived == [b"a", b"b"]
    assert "StartOver" in answers.kinds()
    answers = Answers(world, faults=[(ask.Pull, Code.CURSOR_EXPIRED)] * 2)
    assert answers.play(new_state(), ticked()).reason == Code.CURSOR_EXPIRED


def test_what_a_carrier_has_forgotten_goes_there_again() -> None:
    world = with_outbox(3)
    Answers(world).play(new_state(), ticked())
    world.at_carrier.clear()
    state = Answers(world, faults=[(ask.Pull, Code.CURSOR_EXPIRED)]).play(new_state(), ticked())
    assert not world.at_carrier and state.until is not None
    Answers(world).play(state, ticked(state.until))
    assert len(world.at_carrier) == 3


def test_a_wrong_clock_is_told_to_the_carrier_once_and_then_said() -> None:
    world = with_outbox(1)
    answers = Answers(world, faults=[(ask.PutParcels, Code.CLOCK_SKEW)])
    assert answers.play(new_state(), ticked()).phase is Phase.RESTING
    answers = Answers(with_outbox(1), faults=[(ask.PutParcels, Code.CLOCK_SKEW)] * 2)
    state = answers.play(new_state(), ticked(), {"offset": 86400})
    assert (state.reason, state.facts) == (Code.CLOCK_SKEW, (("offset", 86400),))


@pytest.mark.parametrize("code", [Code.CARRIER_FULL, Code.CARRIER_READ_ONLY, Code.QUOTA_REACHED])
@pytest.mark.parametrize("writing", [ask.PutParcels, ask.PushRoster])
def test_what_keeps_us_from_writing_does_not_keep_us_from_reading(code: Code, writing: type) -> None:
    world = with_outbox(1)
    world.ours = [b"mine"]
    world.mailbox = [b"a reply"]
    state = Answers(world, faults=[(writing, code)]).play(new_state(), ticked())
    assert world.opened == [b"a reply"] and world.outbox
    expected = Phase.STOPPED if code in NEEDS_A_PERSON else Phase.WAITING
    assert (state.phase, state.reason) == (expected, code)


@pytest.mark.parametrize("code", sorted(NEEDS_A_PERSON))
def test_what_does_not_mend_itself_stops_until_somebody_asks(code: Code) -> None:
    world = World()
    state = Answers(world, faults=[(ask.Meet, code)]).play(new_state(), ticked())
    assert (state.phase, state.reason, state.until) == (Phase.STOPPED, code, None)
    much_later = NOW + timedelta(days=9)
    for event in (
        ticked(much_later),
        wanted(Trigger.OUTBOX, much_later),
        wanted(Trigger.NETWORK, much_later),
    ):
        assert step(state, event) == (state, ())
    assert Answers(world).play(state, wanted(Trigger.UNLOCK, much_later)).phase is Phase.RESTING


def test_a_bug_of_ours_is_a_reason_too_and_is_tried_again() -> None:
    state = Answers(World(), faults=[(ask.Collect, None)]).play(new_state(), ticked())
    assert (state.phase, state.reason) == (Phase.WAITING, OUR_FAULT)
    assert state.until is not None


def test_failures_in_a_row_wait_longer_and_success_forgets_them() -> None:
    state, now = new_state(), NOW
    waits = []
    for _ in range(14):
        state = Answers(World(), faults=[(ask.Meet, Code.CARRIER_GONE)]).play(state, ticked(now, 0.999))
        assert state.until is not None
        waits.append(state.until - now)
        now = state.until
    assert waits == sorted(waits) and waits[-1] <= MOST and waits[-1] > MOST * 0.99
    assert state.since == NOW and age(state, now) == now - NOW
    assert Answers(World()).play(state, ticked(now)).attempts == 0


def test_nothing_is_tried_before_its_time_but_for_a_reason() -> None:
    state = Answers(World(), faults=[(ask.Meet, Code.CARRIER_GONE)]).play(new_state(attempts=9), ticked())
    assert state.until is not None and state.until - NOW > SOON
    soon = NOW + timedelta(seconds=1)
    for event in (ticked(soon), wanted(Trigger.OUTBOX, soon)):
        same, commands = step(state, event)
        assert same == state and [type(one) for one in commands] == [ask.Wake]
    for why in (Trigger.NETWORK, Trigger.WORKER, Trigger.UNLOCK):
        assert step(state, wanted(why, soon))[0].phase is Phase.WORKING
    in_a_while = NOW + SOON
    assert step(state, ticked(in_a_while))[0].phase is Phase.WAITING
    assert step(state, wanted(Trigger.OUTBOX, in_a_while))[0].phase is Phase.WORKING


def test_a_carrier_that_asks_for_quiet_gets_it() -> None:
    fault = [(ask.Meet, Code.CARRIER_BUSY)]
    state = Answers(World(), faults=list(fault)).play(new_state(), ticked(), {"retry_after": 300})
    soon = NOW + timedelta(seconds=299)
    assert state.is_held and step(state, wanted(Trigger.WORKER, soon))[0] == state
    assert step(state, wanted(Trigger.WORKER, NOW + timedelta(seconds=303)))[0].phase is Phase.WORKING
    state = Answers(World(), faults=list(fault)).play(new_state(), ticked(), {"retry_after": 10**9})
    assert state.until is not None and state.until <= NOW + OBEYED_MOST + MOST


@pytest.mark.parametrize("days", [-20000, -3650, -1, 1, 3650, 100000])
@pytest.mark.parametrize("code", [Code.CARRIER_GONE, Code.CARRIER_BUSY, None])
def test_a_clock_that_jumped_stalls_nothing(days: int, code: Code | None) -> None:
    faults: list[tuple[type, Code | None]] = [(ask.Meet, code)] if code else []
    state = Answers(World(), faults=list(faults)).play(new_state(), ticked())
    state = fresh(NOW, LIMITS, state.stored, state.pinned)
    jumped = NOW + timedelta(days=days)
    assert step(state, ticked(jumped))[0].phase is Phase.WORKING
    assert age(state, jumped) >= timedelta(0)


def test_a_jump_in_the_middle_of_a_round_changes_nothing_about_it() -> None:
    state, commands = step(new_state(), ticked())
    assert commands == (ask.OpenArrivals(),)
    for days in (-20000, 3650):
        assert step(state, ticked(NOW + timedelta(days=days))) == (state, ())


def test_a_rest_ends_by_itself_and_at_once_when_there_is_something_new() -> None:
    state = Answers(World()).play(new_state(), ticked())
    assert state.until is not None and REST * 0.5 <= state.until - NOW <= REST * 1.5
    soon = NOW + timedelta(seconds=3)
    assert step(state, ticked(soon))[1] == (ask.Wake(state.until - soon),)
    assert step(state, wanted(Trigger.OUTBOX, soon))[0].phase is Phase.WORKING
    assert step(state, ticked(state.until))[0].phase is Phase.WORKING


def test_what_was_wanted_during_a_round_begins_another() -> None:
    state, _ = step(new_state(), ticked())
    state, commands = step(state, wanted(Trigger.OUTBOX))
    assert commands == () and state.round.again
    world = World()
    answers = Answers(world)
    state = answers.play(state, Answered(now=NOW, dice=0.5, turn=state.turn, answer=ask.Opened()))
    assert answers.kinds().count("Collect") == 2 and state.phase is Phase.RESTING


def test_receipts_that_opening_made_leave_at_once() -> None:
    world = World(mailbox=[b"a summary"], receipts=True)
    Answers(world).play(new_state(), ticked())
    assert world.delivered == {"receipt of a summary"}


def test_a_carrier_that_always_has_more_ends_a_round_now_and_then() -> None:
    world = World(mailbox=[b"%d" % one for one in range(MOST_PAGES + 5)], page=1)
    answers = Answers(world)
    answers.play(new_state(), ticked())
    assert len(world.opened) == MOST_PAGES + 5 and answers.kinds().count("Collect") == 2


def test_a_carrier_that_says_more_without_moving_on_ends_the_round() -> None:
    world = World(cursor=0)
    answers = Answers(world, faults=[(ask.Pull, Page((), b"", more=True))])
    world._TakePage = lambda asked: None  # type: ignore[method-assign]
    assert answers.play(new_state(), ticked()).phase is Phase.RESTING
    assert answers.kinds().count("Pull") == 1


def test_a_carrier_that_gives_far_more_than_a_page_is_none() -> None:
    heap = Page(tuple(b"%d" % one for one in range(2 * LIMITS.page + 1)), b"1", more=False)
    world = World()
    state = Answers(world, faults=[(ask.Pull, heap)]).play(new_state(), ticked())
    assert (state.phase, state.reason, world.arrived) == (Phase.STOPPED, Code.CARRIER_WRONG, [])


def test_an_answer_to_another_turn_is_ignored() -> None:
    state, _ = step(new_state(), ticked())
    stale = Answered(now=NOW, dice=0.5, turn=state.turn - 1, answer=ask.Opened())
    assert step(state, stale) == (state, ())
    halted, commands = step(state, Halted(now=NOW, dice=0.5))
    assert halted.asked is None and commands == () and halted.phase is Phase.WAITING
    late = Failed(now=NOW, dice=0.5, turn=state.turn, code=Code.CARRIER_GONE)
    assert step(halted, late) == (halted, ())
    assert step(halted, ticked())[0].turn > state.turn


def test_progress_counts_what_went_and_what_came() -> None:
    world = with_outbox(6)
    world.mailbox = [b"a", b"b"]
    answers = Answers(world)
    state, commands = step(new_state(), ticked())
    seen = []
    while state.asked is not None:
        assert state.reason == WORKING and state.until is None
        answer = Answered(now=NOW, dice=0.5, turn=state.turn, answer=answers.world.answer(state.asked))
        state, commands = step(state, answer)
        seen.append((state.done, state.total))
    assert seen[1] == (0, 6) and (4, 6) in seen and (8, 8) in seen
    assert commands[0] == ask.Keep(state.stored)


def test_what_is_stored_is_what_comes_back() -> None:
    state = Answers(World(), faults=[(ask.Meet, Code.CARRIER_BUSY)]).play(
        new_state(), ticked(), {"retry_after": 60}
    )
    back = fresh(NOW + timedelta(hours=1), LIMITS, state.stored, state.pinned)
    assert back == replace(state, turn=0)
    assert fresh(NOW, LIMITS, replace(state.stored, phase="dancing")).reason == NOT_YET
    assert fresh(NOW, LIMITS, replace(state.stored, reason="", attempts=-4)).reason == NOT_YET
