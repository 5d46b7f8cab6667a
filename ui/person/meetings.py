"""The meeting that was agreed with someone, and how long their record is kept: what can be said of either."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.conversation import Conversation, MeetingState, meets_again
from companion.domain.keeping import Keeping
from companion.services.record.people import PersonState
from ui.person.items import Item
from ui.words.dates import date_words, near_day_words
from ui.words.meeting_words import meeting_acts

KEEP = "keep"


def meeting_items(state: PersonState) -> tuple[Item, ...]:
    """Meetings that stand open, earliest first. Without any, the latest one if it did not happen, to say why."""
    agreed = sorted(
        (one.conversation for one in state.talks if one.conversation.next_meeting_on is not None),
        key=lambda one: (one.next_meeting_on or date.min, one.id),
    )
    shown = [one for one in agreed if meets_again(one)]
    if agreed and not shown and agreed[-1].next_meeting_state is MeetingState.DID_NOT_HAPPEN:
        shown = agreed[-1:]
    return tuple(_meeting(one, state.today) for one in shown)


def _meeting(talk: Conversation, today: date) -> Item:
    became = talk.next_meeting_state
    day = "" if talk.next_meeting_on is None else near_day_words(talk.next_meeting_on, today)
    if became is MeetingState.MOVED:
        words = QCoreApplication.translate("Person", "Moved from {day}. There is no new day yet.")
        asks = QCoreApplication.translate("Person", "Which day is it now?")
        did_not = meeting_acts(has_come=False)[1:]
        return Item(
            kind=Conversation.KIND,
            id=talk.id,
            words=words.format(day=_inside(talk, today)),
            acts=did_not,
            asks=asks,
            asks_day=True,
        )
    if became is MeetingState.DID_NOT_HAPPEN:
        again = QCoreApplication.translate("Person", "Find a new day")
        return Item(
            kind=Conversation.KIND,
            id=talk.id,
            words=day,
            detail=QCoreApplication.translate("Person", "It did not happen."),
            acts=((MeetingState.MOVED.value, again),),
            asks=QCoreApplication.translate("Person", "What got in the way?"),
            told=talk.next_meeting_why,
        )
    has_come = talk.next_meeting_on is not None and talk.next_meeting_on <= today
    return Item(kind=Conversation.KIND, id=talk.id, words=day, acts=meeting_acts(has_come))


def keeping_items(state: PersonState) -> tuple[Item, ...]:
    """One line once the years have passed, or once it was decided to keep the record longer."""
    decided = state.keeping
    if not state.over and decided is None:
        return ()
    keep = QCoreApplication.translate("Person", "Keep for another year")
    if decided is None:
        words = QCoreApplication.translate(
            "Person", "Nobody has decided yet. Companion cannot destroy a record yet."
        )
        return (Item(kind=Keeping.KIND, id=state.person.id, words=words, acts=((KEEP, keep),)),)
    words = QCoreApplication.translate("Person", "We look at it again on {day}.")
    due = state.over and decided.look_again_on <= state.today
    return (
        Item(
            kind=Keeping.KIND,
            id=decided.id,
            words=words.format(day=date_words(decided.look_again_on)),
            acts=((KEEP, keep),) if due else (),
            asks=QCoreApplication.translate("Person", "Why do we keep it?"),
            told=decided.reason,
        ),
    )


def _inside(talk: Conversation, today: date) -> str:
    return "" if talk.next_meeting_on is None else near_day_words(talk.next_meeting_on, today, inside=True)
