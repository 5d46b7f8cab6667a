"""When to speak to a carrier, and what to do with its silence: `step(state, event) -> (state, commands)`, and no more.

One state for each carrier. There is no clock, no disk, no network and no chance in here: they come with the events.
At most one question is open at any time, and each is answered once (Answered or Failed, with its turn); an answer to
any other turn is ignored. So two exchanges never run at once, and what a lock or a restart left behind does no harm.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import cast

from companion.errors import Code
from companion.sync.commands import (
    CarrierCommand,
    CarryInvites,
    Command,
    FetchAnswers,
    Keep,
    Pull,
    PushRoster,
    PutParcels,
    PutRequests,
    Question,
    StartOver,
    Wake,
)
from companion.sync.events import Answered, Event, Failed, Halted, Wanted
from companion.sync.retry import MOST, SHORTEST, asked_pause, is_due, later, pause
from companion.sync.rounds import (
    Next,
    RoundError,
    after,
    roster_again,
    started,
    to_answers,
    to_pull,
    to_roster,
    with_trouble,
)
from companion.sync.states import OUR_FAULT, UP_TO_DATE, Phase, Round, State, Trigger, Trouble, ended

REST = timedelta(minutes=2)
"""How often a carrier is asked when nothing is waiting here, give or take a half."""
SOON = timedelta(seconds=30)
"""Somebody has just shared something: that is worth a try, unless there was one a moment ago."""
JOINING_MOST = timedelta(minutes=1)
"""Two people are on the telephone and compare six words: no quarter of an hour then."""

NEEDS_A_PERSON = frozenset(
    {
        Code.CARRIER_EMPTIED,
        Code.CARRIER_READ_ONLY,
        Code.CARRIER_ROLLED_BACK,
        Code.CARRIER_WRONG,
        Code.CERTIFICATE_NOT_TRUSTED,
        Code.DEVICE_REVOKED,
        Code.OLD_COPY,
    }
)
"""What does not mend itself: the engine stops and says so. Everything else is tried again."""
_KEEPS_FROM_WRITING = frozenset({Code.CARRIER_FULL, Code.CARRIER_READ_ONLY, Code.QUOTA_REACHED})
_WRITING = (PushRoster, CarryInvites, PutParcels)
_SPENT = frozenset({Code.INVITE_EXPIRED, Code.INVITE_UNKNOWN, Code.INVITE_USED})
_AT_ONCE = frozenset({Trigger.NETWORK, Trigger.WORKER, Trigger.UNLOCK})
_ANYWAY = frozenset({Trigger.WORKER, Trigger.UNLOCK})

Outcome = tuple[State, tuple[Command, ...]]


def step(state: State, event: Event) -> Outcome:
    """The state after an event, and what to do now: at most one question, and what to keep and when to wake."""
    if isinstance(event, Answered | Failed):
        return _heard(state, event) if event.turn == state.turn and state.asked is not None else (state, ())
    if isinstance(event, Halted):
        return replace(state, asked=None, round=Round(), turn=state.turn + 1), ()
    if state.asked is not None:
        return _while_working(state, event)
    if _begins(state, event):
        return _begun(state)
    return state, _wake(state, event)


def _heard(state: State, event: Answered | Failed) -> Outcome:
    try:
        if isinstance(event, Answered):
            state, question = after(state, event.answer)
        else:
            state, question = _after_failure(state, event)
    except RoundError as trouble:
        return _over(state, event, state.round.trouble or Trouble(trouble.code))
    if question is None:
        return _over(state, event, state.round.trouble)
    return _asking(state, question)


def _asking(state: State, question: Question) -> Outcome:
    return replace(state, asked=question, turn=state.turn + 1), (question,)


def _begun(state: State) -> Outcome:
    state = started(state)
    return state, (cast(Question, state.asked),)


def _while_working(state: State, event: Event) -> Outcome:
    if isinstance(event, Wanted):
        state = replace(state, round=replace(state.round, again=True))
    return state, ()


def _begins(state: State, event: Event) -> bool:
    """Whether a round begins now. A wait that the carrier asked for is kept, unless the clock says it is over."""
    why = event.why if isinstance(event, Wanted) else None
    if state.phase is Phase.STOPPED:
        return why in _ANYWAY or (why is Trigger.NETWORK and may_be_the_network(state))
    if is_due(event.now, state.last_try_at, state.next_try_at):
        return True
    if state.is_held:
        return False
    if why is Trigger.OUTBOX and state.phase is Phase.WAITING:
        return is_due(event.now, state.last_try_at, later(state.last_try_at or event.now, SOON))
    return why in _AT_ONCE or why is Trigger.OUTBOX


def may_be_the_network(state: State) -> bool:
    """Whether a place does not go on for what was perhaps said by somebody on the way to it: then another network, or
    the same one when its page was agreed to, is worth a try. Whoever answers has to prove that it is the place.
    """
    return state.reason in {Code.CERTIFICATE_NOT_TRUSTED, Code.OTHER_ANSWER}


def _wake(state: State, event: Event) -> tuple[Command, ...]:
    if state.next_try_at is None:
        return ()
    return (Wake(max(SHORTEST, state.next_try_at - event.now)),)


def _after_failure(state: State, event: Failed) -> Next:
    """What can be asked in spite of a failure; no question when the round is over. Raises RoundError."""
    asked, code, this = cast(Question, state.asked), event.code, state.round
    if code is Code.CLOCK_SKEW and isinstance(asked, CarrierCommand) and not this.asked_again:
        return replace(
            state, round=replace(this, asked_again=True)
        ), asked  # the carrier knows the offset now
    if code is Code.CURSOR_EXPIRED and isinstance(asked, Pull) and not this.started_over:
        return replace(state, round=replace(this, started_over=True)), StartOver()
    if code is Code.ROSTER_STALE and isinstance(asked, CarrierCommand):
        return roster_again(state)
    trouble = Trouble(OUR_FAULT if code is None else code, event.facts)
    if code in _KEEPS_FROM_WRITING and isinstance(asked, _WRITING) and this.trouble is None:
        state = with_trouble(state, trouble)
        return state, to_pull(state)
    state = with_trouble(state, trouble)
    return state, _goes_on_joining(state, asked, code)


def _goes_on_joining(state: State, asked: Question, code: Code | None) -> Question | None:
    """What a joiner asks all the same: the log has the last word."""
    if code in _SPENT and isinstance(asked, PutRequests):
        return to_answers(state)  # it may be spent because we were let in: only the reply was lost
    if code is Code.CARRIER_BUSY and isinstance(asked, FetchAnswers):
        return to_roster(state)  # nobody signs that call, so others may have used up what is let through
    return None


def _over(state: State, event: Event, trouble: Trouble | None) -> Outcome:
    again = state.round.again
    if trouble is None:
        state = _rested(state, event)
        if again:
            state, commands = _begun(state)
            return state, (Keep(state.stored), *commands)
    elif trouble.reason in NEEDS_A_PERSON:
        state = ended(state, event.now, Phase.STOPPED, trouble.reason, trouble.facts)
    else:
        state = _waiting(state, event, trouble)
    return state, (Keep(state.stored), *_wake(state, event))


def _rested(state: State, event: Event) -> State:
    state = ended(state, event.now, Phase.RESTING, UP_TO_DATE)
    wait = REST * (0.5 + event.dice)
    return replace(state, attempts=0, last_success_at=event.now, next_try_at=later(event.now, wait))


def _waiting(state: State, event: Event, trouble: Trouble) -> State:
    """Full jitter, on top of what the carrier asked for."""
    attempts = state.attempts + 1
    state = ended(state, event.now, Phase.WAITING, trouble.reason, trouble.facts)
    most = JOINING_MOST if trouble.reason in {Code.NOT_ADMITTED, *_SPENT} else MOST
    wait = asked_pause(dict(trouble.facts).get("retry_after")) + pause(attempts, event.dice, most=most)
    return replace(state, attempts=attempts, next_try_at=later(event.now, wait))
