"""What the conversation screen shows, decided from the record without a widget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.conversation import Conversation, ConversationState, Passage, Prompt
from companion.domain.person import Person
from companion.domain.strengths import Action, Hope, Need, Who
from companion.domain.text import is_blank
from companion.services.record.agreement import Picked
from companion.services.record.conversations import TalkState
from ui.words.dates import date_words, day_words, near_day_words
from ui.words.wording import words_for


@dataclass(frozen=True, kw_only=True)
class PassageState:
    """One passage on screen. `label` is unlike that of every other passage here; `place` counts from 0."""

    passage: Passage
    label: str
    picked: tuple[Picked, ...]
    place: int
    last: bool
    today: date


@dataclass(frozen=True, kw_only=True)
class PageState:
    """The whole screen. `talked_about` are the prompts with words under them, `agreed` says what was agreed when."""

    conversation: Conversation
    person: Person
    needs: str
    agreed: str
    surroundings: str
    talked_about: frozenset[Prompt]
    passages: tuple[PassageState, ...]
    today: date


def to_page(talk: TalkState) -> PageState:
    """The screen for a conversation as it stands."""
    labels = labels_of(talk.passages)
    return PageState(
        conversation=talk.conversation,
        person=talk.person,
        needs=needs_sentence(talk.person),
        agreed=agreed_sentence(talk),
        surroundings=surroundings_sentence(talk.conversation, talk.today),
        talked_about=frozenset(
            one.prompt for one in talk.passages if one.prompt is not None and not is_blank(one.text)
        ),
        passages=tuple(
            PassageState(
                passage=passage,
                label=label,
                picked=tuple(one for one in talk.picked if one.from_passage == passage.id),
                place=place,
                last=place == len(talk.passages) - 1,
                today=talk.today,
            )
            for place, (passage, label) in enumerate(zip(talk.passages, labels, strict=True))
        ),
        today=talk.today,
    )


def labels_of(passages: Iterable[Passage]) -> list[str]:
    """What each passage is called: its prompt, numbered from the second under the same prompt on."""
    seen: Counter[Prompt | None] = Counter()
    labels = []
    for passage in passages:
        seen[passage.prompt] += 1
        labels.append(_numbered(_called(passage.prompt), seen[passage.prompt]))
    return labels


def _called(prompt: Prompt | None) -> str:
    return QCoreApplication.translate("Conversation", "More words") if prompt is None else words_for(prompt)


def _numbered(label: str, number: int) -> str:
    if number == 1:
        return label
    return QCoreApplication.translate("Conversation", "{label} ({number})").format(label=label, number=number)


def needs_sentence(person: Person) -> str:
    """What helps the person take part, in one line: "Large print (18 point) · Interpreter: Polish"."""
    parts = [
        f"{one.need} ({one.format})" if one.need and one.format else one.need or one.format
        for one in person.communication_needs
    ]
    if person.interpreter:
        parts.append(
            QCoreApplication.translate("Conversation", "Interpreter: {who}").format(who=person.interpreter)
        )
    return " · ".join(part for part in parts if part)


def agreed_sentence(talk: TalkState) -> str:
    """What the person agreed to, and what changing it means; nothing where they have not agreed to anything yet."""
    if talk.agreed_on is None:
        return ""
    if talk.conversation.state is ConversationState.AGREED:
        words = QCoreApplication.translate(
            "Conversation", "{name} agreed to this on {day}. What you change has to be read back again."
        )
    else:
        words = QCoreApplication.translate(
            "Conversation", "You are changing what was agreed on {day}. Read it back before you share it."
        )
    return words.format(name=talk.person.name, day=date_words(talk.agreed_on))


def surroundings_sentence(conversation: Conversation, today: date) -> str:
    """The fold's line: "First conversation · Today · Library café"."""
    parts = [words_for(conversation.kind), near_day_words(conversation.held_on, today), conversation.place]
    return " · ".join(part for part in parts if part)


def details_of(picked: Picked, today: date) -> str:
    """What stands beside picked words: an action's who and when, a hope's next step, a need's urgency."""
    if isinstance(picked, Action):
        return _joined(_doer(picked), _by(picked.by_when, today))
    if isinstance(picked, Hope) and picked.smallest_step:
        return QCoreApplication.translate("Conversation", "Smallest next step: {step}").format(
            step=picked.smallest_step
        )
    if isinstance(picked, Need):
        return _joined(words_for(picked.urgency) if picked.urgency else "", picked.met_by)
    return ""


def _doer(action: Action) -> str:
    if action.who_name or action.who is not Who.NOT_SAID:
        return action.who_name or words_for(action.who)
    return QCoreApplication.translate("Conversation", "Nobody is named for it yet")


def _by(day: date | None, today: date) -> str:
    if day is None:
        return ""
    return QCoreApplication.translate("Conversation", "by {day}").format(day=day_words(day, today))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
