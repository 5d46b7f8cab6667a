"""When the engine speaks to a carrier, what it does about every trouble, and what it remembers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from companion.errors import Code
from companion.sync import commands as ask
from companion.sync.engine import JOINING_MOST, NEEDS_A_PERSON, REST, SOON, step
from companion.sync.events import Answered, Failed, Halted
from companion.sync.retry import MOST, OBEYED_MOST
from companion.sync.states import (
    NOT_YET,
    OUR_FAULT,
    WORKING,
    Phase,
    Trigger,
    age,
    fresh,
)
from companion.sync.wire import CarrierIdentity, CarrierKind
from tests.companion.sync.scripts import (
    LIMITS,
    NOW,
    Answers,
    World,
    new_state,
    ticked,
    wanted,
    with_outbox,
)


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
    state = Answers(world, faults=[(ask.PutRequests, code)]).play(new_state(attempts=30), ticked())
    assert (state.phase, state.reason) == (Phase.WAITING, code)
    assert state.until is not None and state.until - NOW <= JOINING_MOST
    world.admitted, world.mailbox = True, [b"welcome"]
    Answers(world, faults=[(ask.PutRequests, code)]).play(state, wanted(Trigger.WORKER))
    assert world.opened == [b"welcome"]


def test_a_joiner_looks_for_an_answer_and_then_at_the_log() -> None:
    wish = ask.JoinWish(b"l1", b"let me in")
    world = World(requests=(wish,), answers=(b"a1", b"a2"), admitted=False)
    answers = Answers(world)
    state = answers.play(new_state(), ticked())
    assert state.reason == Code.NOT_ADMITTED and "TakeAnswers" not in answers.kinds()
    assert answers.kinds().index("NoteRequests") < answers.kinds().index("FetchAnswers")
    assert answers.kinds().index("FetchAnswers") < answers.kinds().index("PullRoster")
    world.answered = {b"a2": b"no"}
    answers = Answers(world)
    assert answers.play(new_state(), ticked()).reason == Code.NOT_ADMITTED
    assert world.answers_taken == [b"no"] and "PullRoster" in answers.kinds()
    spent = Answers(
        World(requests=(wish,), answers=(b"a1",), answered={b"a1": b"no"}, admitted=False),
        faults=[(ask.PutRequests, Code.INVITE_USED)],
    )
    assert spent.play(new_state(), ticked()).reason == Code.INVITE_USED
    assert "TakeAnswers" in spent.kinds()


def test_who_was_let_in_learns_it_though_nobody_may_ask_for_answers_just_now() -> None:
    """Others at the same address can use up the calls that need no signature; what the log says is signed for."""
    world = World(answers=(b"a1",), mailbox=[b"welcome"])
    busy = Answers(world, faults=[(ask.FetchAnswers, Code.CARRIER_BUSY)])
    state = busy.play(new_state(), ticked())
    assert world.opened == [b"welcome"] and (state.phase, state.reason) == (Phase.WAITING, Code.CARRIER_BUSY)
    gone = Answers(World(answers=(b"a1",)), faults=[(ask.FetchAnswers, Code.CARRIER_GONE)])
    assert gone.play(new_state(), ticked()).reason == Code.CARRIER_GONE and "PullRoster" not in gone.kinds()


def test_another_carrier_in_the_place_of_ours_gets_nothing() -> None:
    world = with_outbox(1)
    state = Answers(world).play(new_state(pinned=b"another"), ticked())
    assert (state.phase, state.reason) == (Phase.STOPPED, Code.CARRIER_WRONG)
    assert not world.at_carrier
    world.identity = CarrierIdentity(CarrierKind.HUB, b"another", "https://hub.example.org")
    assert Answers(world).play(state, wanted(Trigger.WORKER)).phase is Phase.RESTING


def test_a_wrong_clock_is_told_to_the_carrier_once_and_then_said() -> None:
    world = with_outbox(1)
    answers = Answers(world, faults=[(ask.PutParcels, Code.CLOCK_SKEW)])
    assert answers.play(new_state(), ticked()).phase is Phase.RESTING
    answers = Answers(with_outbox(1), faults=[(ask.PutParcels, Code.CLOCK_SKEW)] * 2)
    state = answers.play(new_state(), ticked(), {"offset": 86400})
    assert (state.reason, state.facts) == (Code.CLOCK_SKEW, (("offset", 86400),))


@pytest.mark.parametrize("code", sorted(NEEDS_A_PERSON))
def test_what_does_not_mend_itself_stops_until_somebody_asks(code: Code) -> None:
    world = World()
    state = Answers(world, faults=[(ask.Meet, code)]).play(new_state(), ticked())
    assert (state.phase, state.reason, state.until) == (Phase.STOPPED, code, None)
    much_later = NOW + timedelta(days=9)
    for event in (ticked(much_later), wanted(Trigger.OUTBOX, much_later)):
        assert step(state, event) == (state, ())
    assert Answers(world).play(state, wanted(Trigger.UNLOCK, much_later)).phase is Phase.RESTING


def test_what_something_else_answered_is_waited_out() -> None:
    world = World()
    facts = {"status": 511}
    state = Answers(world, faults=[(ask.Meet, Code.OTHER_ANSWER)]).play(new_state(), ticked(), facts)
    assert (state.phase, state.reason) == (Phase.WAITING, Code.OTHER_ANSWER)
    assert state.next_try_at is not None
    begun, _ = step(state, wanted(Trigger.NETWORK, NOW + timedelta(seconds=1)))
    assert begun.phase is Phase.WORKING
    assert Answers(world).play(state, ticked(state.next_try_at)).phase is Phase.RESTING


@pytest.mark.parametrize(
    ("code", "facts", "goes_on"),
    [
        (Code.CERTIFICATE_NOT_TRUSTED, {"reason": "18"}, True),
        (Code.CARRIER_WRONG, {"reason": "too_large"}, False),
        (Code.CARRIER_WRONG, {}, False),
        (Code.CARRIER_EMPTIED, {}, False),
        (Code.DEVICE_REVOKED, {}, False),
    ],
)
def test_another_network_mends_only_what_may_have_come_from_the_network(
    code: Code, facts: dict[str, str | int], goes_on: bool
) -> None:
    world = World()
    state = Answers(world, faults=[(ask.Meet, code)]).play(new_state(), ticked(), facts)
    assert state.phase is Phase.STOPPED
    begun, _ = step(state, wanted(Trigger.NETWORK, NOW + timedelta(seconds=1)))
    assert (begun.phase is Phase.WORKING) == goes_on


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


@pytest.mark.parametrize("dice", [0.0, 0.25, 0.75])
def test_laptops_do_not_all_ask_at_one_moment(dice: float) -> None:
    state = Answers(World()).play(new_state(), ticked(dice=dice))
    assert state.until == NOW + REST * (0.5 + dice)


def test_what_a_full_place_did_not_take_is_not_pushed_again_in_that_round() -> None:
    world = World(ours=[b"entry"], mailbox=[b"one"])
    answers = Answers(world, faults=[(ask.PushRoster, Code.CARRIER_FULL), (ask.Pull, Code.ROSTER_STALE)])
    state = answers.play(new_state(), ticked())
    assert (state.phase, state.reason) == (Phase.WAITING, Code.CARRIER_FULL)
    assert answers.kinds().count("PushRoster") == 1 and world.opened == [b"one"]


def test_a_rest_ends_by_itself_and_at_once_when_there_is_something_new() -> None:
    state = Answers(World()).play(new_state(), ticked())
    assert state.until is not None
    soon = NOW + timedelta(seconds=3)
    assert step(state, ticked(soon))[1] == (ask.Wake(state.until - soon),)
    assert step(state, wanted(Trigger.OUTBOX, soon))[0].phase is Phase.WORKING
    assert step(state, ticked(state.until))[0].phase is Phase.WORKING


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
