"""What the card about sharing says on a person's page, decided without a widget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.conversation import ConversationState
from companion.services.record.people import PersonState
from companion.services.sharing.states import SharedLine, ShareState
from companion.services.supervision.answers import AnswerLine
from companion.services.supervision.shared_of_person import SharedOfPerson
from ui.words.dates import day_words, moment_words
from ui.words.sharing_words import recipient_sentence, state_words
from ui.words.wording import words_for


@dataclass(frozen=True, kw_only=True)
class AnswerItem:
    """An answer in full. `new`: nobody has marked it as read."""

    id: str
    said: str
    words: str
    new: bool


@dataclass(frozen=True, kw_only=True)
class SharedItem:
    """One summary. `conversation` is where it is shared again, or nothing; `names` who would be asked to destroy it.

    `stuck`: something about it needs attention.
    """

    key: str
    item: str
    conversation: str
    title: str
    states: tuple[str, ...]
    answers: tuple[AnswerItem, ...]
    can_take_back: bool
    share_words: str
    stuck: bool
    names: str


@dataclass(frozen=True, kw_only=True)
class SharedView:
    """The card. `offer` is the conversation that can be shared and was not yet, or nothing."""

    shown: bool
    empty: str
    items: tuple[SharedItem, ...]
    offer: str
    offer_words: str


def to_shared(state: PersonState, shared: SharedOfPerson) -> SharedView:
    """The card of one person."""
    days = {one.conversation.id: one.conversation.held_on for one in state.talks}
    begun = {one.conversation_id for one in shared.lines}
    agreed = [one.conversation for one in state.talks if one.conversation.state is ConversationState.AGREED]
    offer = next((one for one in agreed[:1] if shared.in_team and one.id not in begun), None)
    words = QCoreApplication.translate("Person", "Share the conversation of {day}")
    return SharedView(
        shown=shared.in_team or bool(shared.lines),
        empty="" if shared.lines else QCoreApplication.translate("Person", "Nothing was shared of them yet."),
        items=tuple(_item(one, days, shared, state.today) for one in shared.lines),
        offer=offer.id if offer else "",
        offer_words=words.format(day=day_words(offer.held_on, state.today)) if offer else "",
    )


_GONE = (ShareState.TAKEN_BACK, ShareState.DESTROYED)


def _item(line: SharedLine, days: dict[str, date], shared: SharedOfPerson, today: date) -> SharedItem:
    talk = line.conversation_id if line.conversation_id in days else None
    answers = [one for one in shared.answers if line.item and one.item == line.item]
    states = [recipient_sentence(one, today) for one in line.recipients]
    return SharedItem(
        key=line.item or line.summary_id,
        item=line.item,
        conversation=(talk or "") if shared.in_team else "",
        title=_title(days[talk] if talk else None, today),
        states=tuple(states) or (state_words(line.state, "", line.since, line.reason, today),),
        answers=tuple(_answer(one, today) for one in answers),
        can_take_back=line.can_take_back and shared.in_team,
        share_words=_share_words(line),
        stuck=any(one.state is ShareState.NEEDS_ATTENTION for one in line.recipients),
        names=", ".join(one.name for one in line.recipients if one.state not in _GONE),
    )


def _share_words(line: SharedLine) -> str:
    if line.state is ShareState.ONLY_HERE:
        return QCoreApplication.translate("Person", "Share")
    return QCoreApplication.translate("Person", "Share again")


def _title(day: date | None, today: date) -> str:
    if day is None:
        return QCoreApplication.translate("Person", "A summary")
    words = QCoreApplication.translate("Person", "The conversation of {day}")
    return words.format(day=day_words(day, today))


def _answer(one: AnswerLine, today: date) -> AnswerItem:
    shape = QCoreApplication.translate("Person", "{author}, {moment}: {kind}")
    author = one.author_name or QCoreApplication.translate("Person", "Someone who was in the team")
    return AnswerItem(
        id=one.id,
        said=shape.format(
            author=author, moment=moment_words(one.arrived_at, today), kind=words_for(one.kind).lower()
        ),
        words=one.text,
        new=not one.read,
    )
