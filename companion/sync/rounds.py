"""One round, question by question: open, collect, meet, requests and answers, roster, invites, put, pull page by page.

Each function here is given the state, the question that was answered and its answer, and says what to ask next:
a question, or None when the round is over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from companion.errors import Code
from companion.sync import commands as ask
from companion.sync.commands import Collected, Opened, Outgoing, Question, RosterTaken
from companion.sync.states import Round, State, Trouble
from companion.sync.wire import FROM_THE_START, CarrierIdentity, Page, PutStatus, RosterPage

ROSTER_TRIES = 4
"""How often a round takes in somebody else's roster entry and pushes ours again behind it."""
MOST_PAGES = 1000
"""A carrier that says "more" for ever ends a round all the same; the next one goes on where this one was."""
PAGES_AT_ONCE = 2
"""A folder gives a page and what is left of one bundle; who gives more than two pages at once is no carrier."""

Next = tuple[State, Question | None]


class RoundError(Exception):
    """The round cannot go on, though no call failed."""

    def __init__(self, code: Code) -> None:
        super().__init__(code.value)
        self.code = code


def after(state: State, answer: Any) -> Next:
    """What to ask once the open question has this answer. Raises RoundError."""
    asked = state.asked
    return _AFTER[type(asked)](state, asked, answer)


def to_pull(state: State) -> Question:
    """The question that reading begins with."""
    return ask.Pull(state.round.collected.cursor)


def to_roster(state: State) -> Question:
    """The question that the log of the team begins with."""
    return ask.PullRoster(state.round.collected.roster_after)


def to_answers(state: State) -> Question:
    """What a joiner asks next: whether somebody has said no; the log says yes."""
    answers = state.round.collected.answers
    return ask.FetchAnswers(answers) if answers else to_roster(state)


def _noted(state: State, **values: Any) -> State:
    return replace(state, round=replace(state.round, **values))


def _opened(state: State, asked: ask.OpenArrivals, answer: Opened) -> Next:
    if answer.sealed:
        state = _noted(state, again=True)
    if not state.round.pages:
        return state, ask.Collect()
    return _next_page(state, asked.page_after)


def _collected(state: State, _asked: ask.Collect, answer: Collected) -> Next:
    return _noted(state, collected=answer, total=answer.waiting), ask.Meet()


def _met(state: State, _asked: ask.Meet, answer: CarrierIdentity) -> Next:
    if state.pinned is None:
        return state, ask.PinIdentity(answer)
    if state.pinned != answer.id:
        raise RoundError(Code.CARRIER_WRONG)
    return _to_requests(state)


def _pinned(state: State, asked: ask.PinIdentity, _answer: None) -> Next:
    return _to_requests(replace(state, pinned=asked.identity.id))


def _to_requests(state: State) -> Next:
    collected = state.round.collected
    if collected.requests:
        return state, ask.PutRequests(collected.requests)
    return state, to_answers(state)


def _requests_put(state: State, asked: ask.PutRequests, _answer: None) -> Next:
    return state, ask.NoteRequests(tuple(one.locator for one in asked.requests))


def _requests_noted(state: State, _asked: ask.NoteRequests, _answer: None) -> Next:
    return state, to_answers(state)


def _answers_fetched(state: State, _asked: ask.FetchAnswers, answer: tuple[bytes, ...]) -> Next:
    return state, ask.TakeAnswers(answer) if answer else to_roster(state)


def _answers_taken(state: State, _asked: ask.TakeAnswers, _answer: None) -> Next:
    return state, to_roster(state)


def _roster_pulled(state: State, asked: ask.PullRoster, answer: RosterPage) -> Next:
    return state, ask.TakeRoster(answer.entries, asked.after, answer.more, answer.trail)


def _roster_taken(state: State, asked: ask.TakeRoster, answer: RosterTaken) -> Next:
    if asked.more and answer.after > asked.asked_after:
        return state, ask.PullRoster(answer.after)
    if not answer.admitted:
        raise RoundError(Code.NOT_ADMITTED)
    return _to_push(state, answer)


def _to_push(state: State, taken: RosterTaken) -> Next:
    if taken.push and state.round.trouble is None:
        return state, ask.PushRoster(taken.push, taken.head)
    return _to_invites(state)


def _pushed(state: State, asked: ask.PushRoster, answer: bool) -> Next:
    if answer:
        return state, ask.NotePushed(asked.entries)
    return roster_again(state)


def roster_again(state: State) -> Next:
    """Somebody was faster: take in their entries, then push ours behind them. Not for ever."""
    if state.round.roster_tries >= ROSTER_TRIES:
        raise RoundError(Code.ROSTER_STALE)
    state = _noted(state, roster_tries=state.round.roster_tries + 1)
    return state, to_roster(state)


def _push_noted(state: State, _asked: ask.NotePushed, answer: RosterTaken) -> Next:
    if answer.renamed:
        return _noted(state, again=True), None
    return _to_push(state, answer)


def _to_invites(state: State) -> Next:
    collected = state.round.collected
    if collected.invites or collected.invites_back:
        return state, ask.CarryInvites(collected.invites, collected.invites_back)
    return _to_list(state)


def _invites_carried(state: State, asked: ask.CarryInvites, _answer: None) -> Next:
    return state, ask.NoteInvites(tuple(one.locator for one in asked.post), asked.take_back)


def _invites_noted(state: State, _asked: ask.NoteInvites, _answer: None) -> Next:
    return _to_list(state)


def _to_list(state: State) -> Next:
    if state.round.collected.lists_requests:
        return state, ask.ListRequests()
    return _to_parcels(state)


def _listed(state: State, _asked: ask.ListRequests, answer: tuple[bytes, ...]) -> Next:
    if answer:
        return state, ask.TakeRequests(answer)
    return _to_parcels(state)


def _requests_taken(state: State, _asked: ask.TakeRequests, _answer: None) -> Next:
    return _to_parcels(state)


def _to_parcels(state: State) -> Next:
    return state, ask.CollectParcels(state.limits.batch_parcels, state.limits.batch_bytes)


def _parcels_collected(state: State, _asked: ask.CollectParcels, answer: Outgoing) -> Next:
    total = state.round.done + answer.waiting
    state = _noted(state, total=max(state.round.total, total))
    if not any(one.id not in state.round.answered for one in answer.parcels):
        return state, to_pull(state)  # nothing waits, or the vault offers only what was put already
    return state, ask.PutParcels(answer.parcels)


def _put(state: State, asked: ask.PutParcels, answer: tuple[PutStatus, ...]) -> Next:
    """A batch that was too large is put again in halves; one parcel that is too large alone is refused for good."""
    if len(answer) != len(asked.parcels):
        raise RoundError(Code.CARRIER_WRONG)
    said = tuple((one.id, status) for one, status in zip(asked.parcels, answer, strict=True))
    if len(said) > 1 and any(status is PutStatus.TOO_LARGE for _, status in said):
        state = _halved(state, asked)
        said = tuple(one for one in said if one[1] is not PutStatus.TOO_LARGE)
    known = state.round.answered | {one for one, _ in said}
    return _noted(state, answered=known, done=state.round.done + len(said)), ask.NotePut(said)


def _halved(state: State, asked: ask.PutParcels) -> State:
    parcels = max(1, len(asked.parcels) // 2)
    size = max(1, sum(len(one.data) for one in asked.parcels) // 2)
    limits = replace(
        state.limits,
        batch_parcels=min(state.limits.batch_parcels, parcels),
        batch_bytes=min(state.limits.batch_bytes, size),
    )
    return replace(state, limits=limits)


def _put_noted(state: State, _asked: ask.NotePut, _answer: None) -> Next:
    return _to_parcels(state)


def _started_over(state: State, _asked: ask.StartOver, _answer: None) -> Next:
    return state, ask.Pull(FROM_THE_START)


def _pulled(state: State, asked: ask.Pull, answer: Page) -> Next:
    if len(answer.parcels) > PAGES_AT_ONCE * state.limits.page:
        raise RoundError(Code.CARRIER_WRONG)
    done = state.round.done + len(answer.parcels)
    state = _noted(state, pages=state.round.pages + 1, done=done)
    return state, ask.TakePage(answer, asked.cursor)


def _page_taken(state: State, asked: ask.TakePage, _answer: None) -> Next:
    goes_on = asked.page.more and asked.page.cursor != asked.asked_after
    return state, ask.OpenArrivals(asked.page.cursor if goes_on else None)


def _next_page(state: State, cursor: bytes | None) -> Next:
    if cursor is None:
        return state, None
    if state.round.pages >= MOST_PAGES:
        return _noted(state, again=True), None
    return state, ask.Pull(cursor)


def started(state: State) -> State:
    """A state with a round at its beginning: its first question is open."""
    return replace(state, round=Round(), asked=ask.OpenArrivals(None), turn=state.turn + 1)


def with_trouble(state: State, trouble: Trouble) -> State:
    """The round goes on reading, and will end with this trouble."""
    return _noted(state, trouble=trouble)


_AFTER: dict[type[Any], Callable[[State, Any, Any], Next]] = {
    ask.OpenArrivals: _opened,
    ask.Collect: _collected,
    ask.Meet: _met,
    ask.PinIdentity: _pinned,
    ask.PutRequests: _requests_put,
    ask.NoteRequests: _requests_noted,
    ask.FetchAnswers: _answers_fetched,
    ask.TakeAnswers: _answers_taken,
    ask.PullRoster: _roster_pulled,
    ask.TakeRoster: _roster_taken,
    ask.PushRoster: _pushed,
    ask.NotePushed: _push_noted,
    ask.CarryInvites: _invites_carried,
    ask.NoteInvites: _invites_noted,
    ask.ListRequests: _listed,
    ask.TakeRequests: _requests_taken,
    ask.CollectParcels: _parcels_collected,
    ask.PutParcels: _put,
    ask.NotePut: _put_noted,
    ask.StartOver: _started_over,
    ask.Pull: _pulled,
    ask.TakePage: _page_taken,
}
