"""Values as people write them: "can be shared", "Northern Ireland", "+7", and what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from enum import StrEnum
from functools import partial
from typing import Any

from companion.domain.consent import Answer, Purpose, RecipientKind
from companion.domain.conversation import ConversationKind, ConversationState, Keep, Prompt
from companion.domain.introduction import Direction, Route
from companion.domain.member import Role
from companion.domain.person import ContactKind, Nation
from companion.domain.plan import PlanStyle
from companion.domain.record import Voice
from companion.domain.strengths import ActionState, StrengthDomain, Urgency, Who
from companion.domain.text import LONGEST_TEXT, cleaned
from companion.domain.topics import Topic
from companion.services.scenario.problems import Reason, RefusedError

Read = Callable[[Any, date], Any]
"""Turns a value of the file into the value of a record; the day is the playing day. Raises RefusedError."""

_ALSO: dict[type[StrEnum], dict[str, StrEnum]] = {
    Voice: {
        "their_words": Voice.PERSON,
        "their_own_words": Voice.PERSON,
        "our_words": Voice.TOGETHER,
        "my_words": Voice.WORKER,
    },
    Keep: {
        "private_note": Keep.PRIVATE,
        "my_private_note": Keep.PRIVATE,
        "between": Keep.BETWEEN_US,
        "shared": Keep.CAN_BE_SHARED,
        "share": Keep.CAN_BE_SHARED,
    },
    Prompt: {
        "how_can_we_help_you": Prompt.HOW_CAN_WE_HELP,
        "what_brought_you_here": Prompt.WHAT_BROUGHT_YOU,
        "what_brought_you_here_today": Prompt.WHAT_BROUGHT_YOU,
        "what_is_hard_right_now": Prompt.WHAT_IS_HARD,
    },
    Nation: {"ni": Nation.NORTHERN_IRELAND},
    PlanStyle: {
        "standard_print": PlanStyle.STANDARD,
        "large_print": PlanStyle.LARGE,
        "pocket_card": PlanStyle.CARD,
    },
    Role: {"peer_worker": Role.WORKER, "admin": Role.ADMINISTRATOR},
    ConversationState: {"written": ConversationState.DRAFT},
    ConversationKind: {"first_conversation": ConversationKind.FIRST},
    Direction: {"inward": Direction.IN, "to_us": Direction.IN, "outward": Direction.OUT, "on": Direction.OUT},
    Route: {
        "myself": Route.SELF,
        "family": Route.FAMILY_OR_FRIEND,
        "friend": Route.FAMILY_OR_FRIEND,
        "doctor": Route.GP,
    },
    ContactKind: {
        "telephone": ContactKind.PHONE,
        "mobile": ContactKind.PHONE,
        "text_message": ContactKind.TEXT,
        "sms": ContactKind.TEXT,
        "e_mail": ContactKind.EMAIL,
        "letter": ContactKind.POST,
        "address": ContactKind.POST,
    },
    RecipientKind: {"organisation": RecipientKind.SERVICE},
    Purpose: {"for_support": Purpose.SUPPORT, "for_learning": Purpose.LEARNING},
    Answer: {"agreed": Answer.YES, "refused": Answer.NO},
    Topic: {
        "health": Topic.HEALTH_AND_SLEEP,
        "sleep": Topic.HEALTH_AND_SLEEP,
        "family": Topic.FAMILY_AND_PARTNER,
        "partner": Topic.FAMILY_AND_PARTNER,
        "work": Topic.WORK_AND_LEARNING,
        "learning": Topic.WORK_AND_LEARNING,
        "faith": Topic.FAITH_AND_CULTURE,
        "culture": Topic.FAITH_AND_CULTURE,
        "alcohol": Topic.ALCOHOL_OR_DRUGS,
        "drugs": Topic.ALCOHOL_OR_DRUGS,
        "alcohol_and_drugs": Topic.ALCOHOL_OR_DRUGS,
    },
    StrengthDomain: {
        "work": StrengthDomain.WORK_AND_LEARNING,
        "learning": StrengthDomain.WORK_AND_LEARNING,
        "faith": StrengthDomain.FAITH_AND_CULTURE,
        "culture": StrengthDomain.FAITH_AND_CULTURE,
    },
    Urgency: {"now": Urgency.TODAY, "week": Urgency.THIS_WEEK},
    Who: {"someone_in_their_network": Who.NETWORK},
    ActionState: {"agreed": ActionState.ACCEPTED, "did_not": ActionState.DID_NOT_HAPPEN},
}

_LANGUAGES = {
    "english": "en",
    "arabic": "ar",
    "bengali": "bn",
    "chinese": "zh",
    "farsi": "fa",
    "french": "fr",
    "gaelic": "gd",
    "german": "de",
    "greek": "el",
    "hungarian": "hu",
    "italian": "it",
    "lithuanian": "lt",
    "panjabi": "pa",
    "persian": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "punjabi": "pa",
    "romanian": "ro",
    "russian": "ru",
    "scottish_gaelic": "gd",
    "slovak": "sk",
    "somali": "so",
    "spanish": "es",
    "turkish": "tr",
    "ukrainian": "uk",
    "urdu": "ur",
    "welsh": "cy",
}
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")

_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_AWAY = re.compile(r"([+-])? ?(\d{1,5}) ?(days?|weeks?)?( ago)?")
DAY_WORDS = ("2026-03-02", "today", "+7", "-3 days", "+2 weeks")


def folded(words: str) -> str:
    """Words as a code: case, spaces, hyphens and marks do not matter, nor does a leading "the"."""
    plain = re.sub(r"['’]", "", words.casefold().replace("&", " and "))
    return re.sub(r"[\W_]+", "_", plain).strip("_").removeprefix("the_")


def closest(words: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """The known word that looks most like it, or nothing."""
    found = get_close_matches(folded(words), list(known), n=1, cutoff=cutoff)
    return found[0] if found else ""


def to_text(value: Any, _today: date) -> str:
    """Text as it is kept."""
    if not isinstance(value, str):
        raise RefusedError(Reason.WRONG_TYPE, ("text",))
    kept = cleaned(value)
    if len(kept) > LONGEST_TEXT:
        raise RefusedError(Reason.TEXT_TOO_LONG, (str(LONGEST_TEXT),))
    return kept


def to_yes_no(value: Any, _today: date) -> bool:
    """True or false, or the words yes and no."""
    if isinstance(value, bool):
        return value
    answers = {"yes": True, "no": False, "true": True, "false": False}
    if isinstance(value, str) and folded(value) in answers:
        return answers[folded(value)]
    raise RefusedError(Reason.WRONG_TYPE, ("true", "false"))


def to_yes_no_unasked(value: Any, today: date) -> bool | None:
    """Yes, no, or "not asked"."""
    if isinstance(value, str) and folded(value) in ("not_asked", "not_known", "unknown"):
        return None
    return to_yes_no(value, today)


def to_day(value: Any, today: date) -> date:
    """A date, or a day as seen from the playing day: "+7", "-3 days", "+2 weeks", "today"."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return _moved(today, value)
    if not isinstance(value, str):
        raise RefusedError(Reason.WRONG_TYPE, DAY_WORDS)
    return _day_of_words(value.strip().casefold(), today)


def _day_of_words(words: str, today: date) -> date:
    if words in _DAYS:
        return _moved(today, _DAYS[words])
    away = _AWAY.fullmatch(words.removeprefix("in "))
    if away is not None:
        sign, number, unit, ago = away.groups()
        days = int(number) * (7 if (unit or "").startswith("week") else 1)
        return _moved(today, -days if sign == "-" or ago else days)
    try:
        return date.fromisoformat(words)
    except ValueError:
        shaped = re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", words)
        raise RefusedError(Reason.DATE_IMPOSSIBLE if shaped else Reason.UNKNOWN_VALUE, DAY_WORDS) from None


def _moved(today: date, days: int) -> date:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        raise RefusedError(Reason.DATE_TOO_FAR) from None


def to_choice(choices: type[StrEnum], value: Any, _today: date | None = None) -> StrEnum:
    """One of a noun's fixed values, in our spelling or a person's."""
    if isinstance(value, bool) and choices is Answer:
        return Answer.YES if value else Answer.NO
    codes = tuple(one.value for one in choices)
    if not isinstance(value, str):
        raise RefusedError(Reason.WRONG_TYPE, codes)
    word = folded(value)
    if word in codes:
        return choices(word)
    if word in _ALSO.get(choices, {}):
        return _ALSO[choices][word]
    raise RefusedError(Reason.UNKNOWN_VALUE, codes, closest(word, codes))


def to_choices(choices: type[StrEnum], value: Any, _today: date) -> tuple[StrEnum, ...]:
    """Several of them, each once, in the order given; one alone needs no list."""
    several = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(to_choice(choices, one) for one in several))


def choice_of(choices: type[StrEnum], *, or_none: bool = False) -> Read:
    """A reader for one of `choices`; with `or_none`, "none" and "" mean that nothing was chosen."""
    return partial(_to_choice_or_none, choices) if or_none else partial(to_choice, choices)


def _to_choice_or_none(choices: type[StrEnum], value: Any, _today: date) -> StrEnum | None:
    if isinstance(value, str) and folded(value) in ("", "none", "not_known"):
        return None
    return to_choice(choices, value)


def choices_of(choices: type[StrEnum]) -> Read:
    """A reader for several of `choices`."""
    return partial(to_choices, choices)


def to_language(value: Any, today: date) -> str:
    """A BCP 47 tag, from the tag itself or from the English name of a language."""
    words = to_text(value, today).strip()
    if folded(words) in _LANGUAGES:
        return _LANGUAGES[folded(words)]
    if _TAG.fullmatch(words) is None or len(words) > 35:
        raise RefusedError(
            Reason.UNKNOWN_VALUE, ("en", "pl", "uk", "English", "Polish"), closest(words, _LANGUAGES)
        )
    return words
