"""One round of the engine, question by question."""

from __future__ import annotations

import pytest

from companion.errors import Code
from companion.sync import commands as ask
from companion.sync.engine import NEEDS_A_PERSON, step
from companion.sync.events import Answered
from companion.sync.rounds import MOST_PAGES, ROSTER_TRIES
from companion.sync.states import (
    UP_TO_DATE,
    Phase,
    Trigger,
)
from companion.sync.wire import Page, PutStatus
from tests.companion.sync.scripts import (
    LIMITS,
    NOW,
    Answers,
    World,
    new_state,
    parcel,
    ticked,
    wanted,
    with_outbox,
)


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


def test_a_laptop_that_goes_on_as_another_device_begins_anew_when_the_carrier_knows() -> None:
    world = with_outbox(1)
    world.ours, world.renames = [b"replaced"], True
    answers = Answers(world)
    state = answers.play(new_state(), ticked())
    asked = answers.kinds()
    again = asked.index("OpenArrivals", 1)
    assert asked[again - 1 : again + 2] == ["NotePushed", "OpenArrivals", "Collect"]
    assert "PutParcels" not in asked[:again] and "PutParcels" in asked[again:]
    assert state.phase is Phase.RESTING


def test_a_roster_that_never_stands_still_ends_the_round() -> None:
    world = World(ours=[b"mine"])
    answers = Answers(world, faults=[(ask.PushRoster, False)] * (ROSTER_TRIES + 1))
    state = answers.play(new_state(), ticked())
    assert (state.phase, state.reason) == (Phase.WAITING, Code.ROSTER_STALE)


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
    first = answers.kinds()[: len(answers.kinds()) - answers.kinds()[::-1].index("Collect")]
    assert first.count("Pull") == MOST_PAGES


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
