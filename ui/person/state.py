"""What a person's page says, decided without a widget: strengths before needs, rules of contact in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.conversation import ConversationState
from companion.domain.person import ContactWay, Person
from companion.services.record.people import PersonState, TalkLine
from companion.services.supervision.shared_of_person import SharedOfPerson
from ui.person.items import Section
from ui.person.sections import sections_of
from ui.person.shared import SharedView, to_shared
from ui.widgets.dated import DatedSentence
from ui.words.dates import date_words, day_words
from ui.words.languages import language_words
from ui.words.wording import words_for

# About two lines on a page: enough to know which conversation it was.
FIRST_WORDS = 140


@dataclass(frozen=True, kw_only=True)
class ContactLine:
    """A way to reach them and its rule. `careful`: something about it must not be done."""

    way: str
    rule: str
    careful: bool


@dataclass(frozen=True, kw_only=True)
class PersonView:
    """The page. `draft` is the conversation that Continue opens, or nothing."""

    name: str
    known: str
    needs: tuple[str, ...]
    contacts: tuple[ContactLine, ...]
    about_me: str
    sections: tuple[Section, ...]
    timeline: tuple[DatedSentence, ...]
    draft: str
    draft_words: str
    has_plan: bool
    shared: SharedView


def to_view(state: PersonState, shared: SharedOfPerson | None = None) -> PersonView:
    """The page of one person."""
    person, today = state.person, state.today
    draft = next((one for one in state.talks if one.conversation.state is not ConversationState.AGREED), None)
    return PersonView(
        name=person.name,
        known=_known(person),
        needs=tuple(_need_words(one.need, one.format) for one in person.communication_needs),
        contacts=tuple(contact_line(way) for way in person.ways),
        about_me=person.about_me,
        sections=sections_of(state),
        timeline=_timeline(state.talks, today),
        draft=draft.conversation.id if draft else "",
        draft_words=_draft_words(draft, today),
        has_plan=bool(state.plans),
        shared=to_shared(state, shared or SharedOfPerson()),
    )


def contact_line(way: ContactWay) -> ContactLine:
    """One way to reach someone. What nobody has asked about counts as not safe, and is said so."""
    rules = [_safe_words(way)]
    if way.safe_to_contact:
        rules.append(
            QCoreApplication.translate("Person", "You may leave a message.")
            if way.safe_to_leave_message
            else QCoreApplication.translate("Person", "Do not leave a message.")
        )
    if way.times:
        rules.append(QCoreApplication.translate("Person", "Good times: {times}").format(times=way.times))
    shape = QCoreApplication.translate("Person", "{kind}: {value}")
    return ContactLine(
        way=shape.format(kind=words_for(way.kind), value=way.value),
        rule=" ".join(rules),
        careful=not (way.safe_to_contact and way.safe_to_leave_message),
    )


def _safe_words(way: ContactWay) -> str:
    if way.safe_to_contact is None:
        return QCoreApplication.translate("Person", "Do not use yet: nobody has asked if it is safe.")
    if way.safe_to_contact:
        return QCoreApplication.translate("Person", "Safe to use.")
    return QCoreApplication.translate("Person", "Do not use this.")


def _need_words(need: str, how: str) -> str:
    if not how:
        return need
    return QCoreApplication.translate("Person", "{need}: {how}").format(need=need, how=how)


def _known(person: Person) -> str:
    """What else is known, in one quiet line."""
    parts = [person.pronouns, person.full_name]
    if person.born_on is not None:
        born = QCoreApplication.translate("Person", "born {day}")
        parts.append(born.format(day=date_words(person.born_on)))
    if person.language != "en":
        parts.append(language_words(person.language))
    if person.interpreter:
        parts.append(
            QCoreApplication.translate("Person", "interpreter: {who}").format(who=person.interpreter)
        )
    if person.nation is not None:
        parts.append(words_for(person.nation))
    if person.no_fixed_address:
        parts.append(QCoreApplication.translate("Person", "no fixed address"))
    return " · ".join(part for part in parts if part)


def _timeline(talks: Iterable[TalkLine], today: date) -> tuple[DatedSentence, ...]:
    return tuple(
        DatedSentence(day_words(talk.conversation.held_on, today), _talk_words(talk), talk.conversation.id)
        for talk in talks
    )


def _talk_words(talk: TalkLine) -> str:
    kind, state = words_for(talk.conversation.kind), talk.conversation.state
    words = " ".join(talk.first_words.split())
    if len(words) > FIRST_WORDS:
        words = words[:FIRST_WORDS].rsplit(" ", 1)[0] + "…"
    if state is not ConversationState.AGREED:
        shape = QCoreApplication.translate("Person", "{kind} ({state})")
        kind = shape.format(kind=kind, state=words_for(state).lower())
    return f"{kind}: {words}" if words else kind


def _draft_words(draft: TalkLine | None, today: date) -> str:
    if draft is None:
        return ""
    words = QCoreApplication.translate("Person", "The conversation of {day} is not finished yet.")
    return words.format(day=day_words(draft.conversation.held_on, today))
