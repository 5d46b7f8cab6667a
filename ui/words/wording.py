"""What the choices of the record are called on screen: one table for each list of the domain."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from companion.domain.consent import Answer, Purpose, RecipientKind
from companion.domain.conversation import ConversationKind, ConversationState, Keep, Prompt
from companion.domain.introduction import Direction, Route
from companion.domain.member import Role
from companion.domain.person import ContactKind, Nation
from companion.domain.plan import PlanStyle
from companion.domain.record import Voice
from companion.domain.strengths import (
    ActionState,
    HopeState,
    StrengthDomain,
    StrengthKind,
    Urgency,
    Who,
)
from companion.domain.summaries import AnswerKind
from companion.domain.topics import Topic
from ui.i18n import QT_TRANSLATE_NOOP

Choice = TypeVar("Choice", bound=StrEnum)

# By type first: members of two lists with the same value are equal, being text.
_WORDS: dict[type[StrEnum], dict[str, str]] = {
    Topic: {
        Topic.HOME: QT_TRANSLATE_NOOP("Wording", "Home"),
        Topic.MONEY: QT_TRANSLATE_NOOP("Wording", "Money"),
        Topic.FOOD: QT_TRANSLATE_NOOP("Wording", "Food"),
        Topic.HEALTH_AND_SLEEP: QT_TRANSLATE_NOOP("Wording", "Health and sleep"),
        Topic.SAFETY: QT_TRANSLATE_NOOP("Wording", "Safety"),
        Topic.FRIENDS: QT_TRANSLATE_NOOP("Wording", "Friends"),
        Topic.FAMILY_AND_PARTNER: QT_TRANSLATE_NOOP("Wording", "Family and partner"),
        Topic.CARING: QT_TRANSLATE_NOOP("Wording", "Caring for someone"),
        Topic.WORK_AND_LEARNING: QT_TRANSLATE_NOOP("Wording", "Work and learning"),
        Topic.THINGS_I_ENJOY: QT_TRANSLATE_NOOP("Wording", "Things I enjoy"),
        Topic.FAITH_AND_CULTURE: QT_TRANSLATE_NOOP("Wording", "Faith and culture"),
        Topic.ALCOHOL_OR_DRUGS: QT_TRANSLATE_NOOP("Wording", "Alcohol or drugs"),
        Topic.LEGAL: QT_TRANSLATE_NOOP("Wording", "Law and rights"),
        Topic.OTHER: QT_TRANSLATE_NOOP("Wording", "Something else"),
    },
    StrengthDomain: {
        StrengthDomain.HOME: QT_TRANSLATE_NOOP("Wording", "Home"),
        StrengthDomain.MONEY: QT_TRANSLATE_NOOP("Wording", "Money"),
        StrengthDomain.WORK_AND_LEARNING: QT_TRANSLATE_NOOP("Wording", "Work and learning"),
        StrengthDomain.RELATIONSHIPS: QT_TRANSLATE_NOOP("Wording", "People close to me"),
        StrengthDomain.HEALTH: QT_TRANSLATE_NOOP("Wording", "Health"),
        StrengthDomain.LEISURE: QT_TRANSLATE_NOOP("Wording", "Free time"),
        StrengthDomain.FAITH_AND_CULTURE: QT_TRANSLATE_NOOP("Wording", "Faith and culture"),
    },
    StrengthKind: {
        StrengthKind.SKILL: QT_TRANSLATE_NOOP("Wording", "Something I can do"),
        StrengthKind.VALUE: QT_TRANSLATE_NOOP("Wording", "Something I believe in"),
        StrengthKind.RELATIONSHIP: QT_TRANSLATE_NOOP("Wording", "Someone I have"),
        StrengthKind.INTEREST: QT_TRANSLATE_NOOP("Wording", "Something I like"),
        StrengthKind.WAY_OF_COPING: QT_TRANSLATE_NOOP("Wording", "A way I cope"),
        StrengthKind.IDENTITY: QT_TRANSLATE_NOOP("Wording", "Who I am"),
        StrengthKind.ACHIEVEMENT: QT_TRANSLATE_NOOP("Wording", "Something I have done"),
        StrengthKind.RESOURCE: QT_TRANSLATE_NOOP("Wording", "Something I have"),
    },
    HopeState: {
        HopeState.HOPING: QT_TRANSLATE_NOOP("Wording", "Hoping"),
        HopeState.WORKING_ON_IT: QT_TRANSLATE_NOOP("Wording", "Working on it"),
        HopeState.REACHED: QT_TRANSLATE_NOOP("Wording", "Reached"),
        HopeState.CHANGED: QT_TRANSLATE_NOOP("Wording", "Changed"),
        HopeState.SET_ASIDE: QT_TRANSLATE_NOOP("Wording", "Set aside for now"),
    },
    Urgency: {
        Urgency.TODAY: QT_TRANSLATE_NOOP("Wording", "Today"),
        Urgency.THIS_WEEK: QT_TRANSLATE_NOOP("Wording", "This week"),
        Urgency.CAN_WAIT: QT_TRANSLATE_NOOP("Wording", "It can wait"),
    },
    Who: {
        Who.PERSON: QT_TRANSLATE_NOOP("Wording", "The person"),
        Who.WORKER: QT_TRANSLATE_NOOP("Wording", "Me, the worker"),
        Who.NETWORK: QT_TRANSLATE_NOOP("Wording", "Someone on their side"),
        Who.SERVICE: QT_TRANSLATE_NOOP("Wording", "A service"),
        Who.NOT_SAID: QT_TRANSLATE_NOOP("Wording", "Not said yet"),
    },
    ActionState: {
        ActionState.OFFERED: QT_TRANSLATE_NOOP("Wording", "Offered"),
        ActionState.ACCEPTED: QT_TRANSLATE_NOOP("Wording", "Agreed"),
        ActionState.DECLINED: QT_TRANSLATE_NOOP("Wording", "Not wanted"),
        ActionState.DONE: QT_TRANSLATE_NOOP("Wording", "Done"),
        ActionState.DID_NOT_HAPPEN: QT_TRANSLATE_NOOP("Wording", "Did not happen"),
    },
    Voice: {
        Voice.PERSON: QT_TRANSLATE_NOOP("Wording", "Their words"),
        Voice.WORKER: QT_TRANSLATE_NOOP("Wording", "My words"),
        Voice.TOGETHER: QT_TRANSLATE_NOOP("Wording", "Our words"),
    },
    Nation: {
        Nation.ENGLAND: QT_TRANSLATE_NOOP("Wording", "England"),
        Nation.SCOTLAND: QT_TRANSLATE_NOOP("Wording", "Scotland"),
        Nation.WALES: QT_TRANSLATE_NOOP("Wording", "Wales"),
        Nation.NORTHERN_IRELAND: QT_TRANSLATE_NOOP("Wording", "Northern Ireland"),
    },
    ContactKind: {
        ContactKind.PHONE: QT_TRANSLATE_NOOP("Wording", "Phone call"),
        ContactKind.TEXT: QT_TRANSLATE_NOOP("Wording", "Text message"),
        ContactKind.EMAIL: QT_TRANSLATE_NOOP("Wording", "Email"),
        ContactKind.POST: QT_TRANSLATE_NOOP("Wording", "Letter"),
        ContactKind.VISIT: QT_TRANSLATE_NOOP("Wording", "Visit"),
        ContactKind.OTHER: QT_TRANSLATE_NOOP("Wording", "Another way"),
    },
    Answer: {
        Answer.YES: QT_TRANSLATE_NOOP("Wording", "Yes"),
        Answer.NO: QT_TRANSLATE_NOOP("Wording", "No"),
        Answer.NOT_YET: QT_TRANSLATE_NOOP("Wording", "Not yet"),
    },
    RecipientKind: {
        RecipientKind.MEMBER: QT_TRANSLATE_NOOP("Wording", "One person"),
        RecipientKind.TEAM: QT_TRANSLATE_NOOP("Wording", "A team"),
        RecipientKind.SERVICE: QT_TRANSLATE_NOOP("Wording", "A service"),
    },
    Purpose: {
        Purpose.SUPPORT: QT_TRANSLATE_NOOP("Wording", "To support them"),
        Purpose.LEARNING: QT_TRANSLATE_NOOP("Wording", "To help us learn"),
        Purpose.PUBLICATION: QT_TRANSLATE_NOOP("Wording", "To tell their story in public"),
    },
    Direction: {
        Direction.IN: QT_TRANSLATE_NOOP("Wording", "To us"),
        Direction.OUT: QT_TRANSLATE_NOOP("Wording", "On to someone else"),
    },
    Route: {
        Route.SELF: QT_TRANSLATE_NOOP("Wording", "They came themselves"),
        Route.FAMILY_OR_FRIEND: QT_TRANSLATE_NOOP("Wording", "Family or a friend"),
        Route.GP: QT_TRANSLATE_NOOP("Wording", "A GP"),
        Route.SERVICE: QT_TRANSLATE_NOOP("Wording", "A service"),
        Route.DROP_IN: QT_TRANSLATE_NOOP("Wording", "A drop-in"),
    },
    ConversationKind: {
        ConversationKind.FIRST: QT_TRANSLATE_NOOP("Wording", "First conversation"),
        ConversationKind.FOLLOW_UP: QT_TRANSLATE_NOOP("Wording", "Follow-up"),
        ConversationKind.DROP_IN: QT_TRANSLATE_NOOP("Wording", "Drop-in"),
        ConversationKind.FAREWELL: QT_TRANSLATE_NOOP("Wording", "Farewell"),
    },
    ConversationState: {
        ConversationState.DRAFT: QT_TRANSLATE_NOOP("Wording", "Draft"),
        ConversationState.READ_BACK: QT_TRANSLATE_NOOP("Wording", "Being read back"),
        ConversationState.AGREED: QT_TRANSLATE_NOOP("Wording", "Agreed"),
    },
    Prompt: {
        Prompt.HOW_CAN_WE_HELP: QT_TRANSLATE_NOOP("Wording", "How can we help you?"),
        Prompt.WHAT_BROUGHT_YOU: QT_TRANSLATE_NOOP("Wording", "What brought you here today?"),
        Prompt.WHAT_IS_GOING_WELL: QT_TRANSLATE_NOOP("Wording", "What is going well?"),
        Prompt.WHAT_IS_HARD: QT_TRANSLATE_NOOP("Wording", "What is hard right now?"),
        Prompt.WHAT_WOULD_YOU_LIKE: QT_TRANSLATE_NOOP("Wording", "What would you like?"),
        Prompt.WHO_CAN_HELP: QT_TRANSLATE_NOOP("Wording", "Who can help?"),
    },
    AnswerKind: {
        AnswerKind.REPLY: QT_TRANSLATE_NOOP("Wording", "A reply"),
        AnswerKind.PRAISE: QT_TRANSLATE_NOOP("Wording", "Praise"),
        AnswerKind.QUESTION: QT_TRANSLATE_NOOP("Wording", "A question"),
        AnswerKind.SEEN: QT_TRANSLATE_NOOP("Wording", "Seen"),
    },
    Role: {
        Role.WORKER: QT_TRANSLATE_NOOP("Wording", "Peer worker"),
        Role.SUPERVISOR: QT_TRANSLATE_NOOP("Wording", "Supervisor"),
        Role.ADMINISTRATOR: QT_TRANSLATE_NOOP("Wording", "Administrator"),
    },
    Keep: {
        Keep.PRIVATE: QT_TRANSLATE_NOOP("Wording", "My private note"),
        Keep.BETWEEN_US: QT_TRANSLATE_NOOP("Wording", "Between us"),
        Keep.CAN_BE_SHARED: QT_TRANSLATE_NOOP("Wording", "Can be shared"),
    },
    PlanStyle: {
        PlanStyle.STANDARD: QT_TRANSLATE_NOOP("Wording", "Standard letters"),
        PlanStyle.LARGE: QT_TRANSLATE_NOOP("Wording", "Large letters"),
        PlanStyle.CARD: QT_TRANSLATE_NOOP("Wording", "A card for the pocket"),
    },
}

_KEEPS: dict[Keep, str] = {
    Keep.PRIVATE: QT_TRANSLATE_NOOP("Wording", "Only I can see it. It is never printed or sent."),
    Keep.BETWEEN_US: QT_TRANSLATE_NOOP("Wording", "It stays in the record. Nobody else is shown it."),
    Keep.CAN_BE_SHARED: QT_TRANSLATE_NOOP("Wording", "It may go to those the person says yes to."),
}


def words_for(choice: StrEnum) -> str:
    """What one choice is called."""
    return QCoreApplication.translate("Wording", _WORDS[type(choice)][choice])


def options_for(choices: type[Choice]) -> list[tuple[str, str]]:
    """Every choice of a list in its order, as (value, what it is called)."""
    return [(choice.value, words_for(choice)) for choice in choices]


def topics_words(topics: Iterable[Topic]) -> str:
    """Topics in one line: "Home, Money"."""
    return ", ".join(words_for(topic) for topic in topics)


def keep_sentence(keep: Keep) -> str:
    """What a choice of how far words may go means, in one sentence or two."""
    return QCoreApplication.translate("Wording", _KEEPS[keep])
