"""The fixed words of paper in one language, read from resources/paper: no sentence stands in the code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any, TypeVar

import resources
from companion.errors import BugError, Code, KnownError

# Language tag of the fixed words -> file. More languages come as more files.
_FILES = {"en": "paper/en-GB.toml"}


@dataclass(frozen=True, kw_only=True)
class SharedWords:
    """Words that any paper may need."""

    page: str
    made_up: str


@dataclass(frozen=True, kw_only=True)
class DateWords:
    """How a date is written."""

    long: str
    short: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class HoursWords:
    """How opening hours and cost are said."""

    always: str
    some: str
    span_one: str
    span_days: str
    span_over: str
    joined: str
    free: str
    free_text: str
    morning: str
    afternoon: str
    midnight: str
    noon: str


@dataclass(frozen=True, kw_only=True)
class PlanWords:
    """Headings and labels of a plan and of its card."""

    title: str
    card_title: str
    belongs_to: str
    made_on: str
    made_with: str
    made_with_from: str
    what_matters: str
    strengths: str
    example: str
    hopes: str
    hope: str
    needs: str
    need: str
    why_it_matters: str
    smallest_step: str
    met_by: str
    other_steps: str
    steps_what: str
    steps_who: str
    steps_when: str
    step_who: str
    step_when: str
    step_done: str
    who_me: str
    who_worker: str
    who_worker_named: str
    who_network: str
    who_service: str
    who_not_said: str
    supporters: str
    supporter_brings: str
    supporter_contact: str
    staying_well: str
    who_to_call: str
    who_to_call_intro: str
    look_again: str
    look_again_on: str
    come_back: str
    card_hopes: str
    card_next_step: str


@dataclass(frozen=True, kw_only=True)
class KitWords:
    """What the recovery kit says."""

    title: str
    vault: str
    made_on: str
    code: str
    code_note: str
    what: str
    what_words: str
    keep: str
    keep_1: str
    keep_2: str
    keep_3: str
    keep_4: str
    use: str
    use_1: str
    use_2: str
    use_3: str
    use_4: str


@dataclass(frozen=True, kw_only=True)
class PaperWords:
    """All fixed words of one language. `language` is its tag (BCP 47)."""

    language: str
    shared: SharedWords
    dates: DateWords
    hours: HoursWords
    plan: PlanWords
    kit: KitWords

    def long_date(self, day: date) -> str:
        """The date with its weekday."""
        return self._date(self.dates.long, day)

    def short_date(self, day: date) -> str:
        """The date without its weekday."""
        return self._date(self.dates.short, day)

    def _date(self, pattern: str, day: date) -> str:
        return pattern.format(
            weekday=self.dates.weekdays[day.weekday()],
            day=day.day,
            month=self.dates.months[day.month - 1],
            year=day.year,
        )


def paper_languages() -> tuple[str, ...]:
    """The languages that papers can be printed in."""
    return tuple(_FILES)


def load_words(language: str) -> PaperWords:
    """The fixed words for a language tag such as "en" or "en-GB"; KnownError PAPER_LANGUAGE_MISSING otherwise."""
    name = _FILES.get(language.partition("-")[0].lower())
    if name is None:
        raise KnownError(Code.PAPER_LANGUAGE_MISSING, language=language)
    return _read(name)


@cache
def _read(name: str) -> PaperWords:
    return read_words(resources.read_bytes(name))


def read_words(data: bytes) -> PaperWords:
    """The words in a file. Strict: a missing, unknown or empty key is a BugError that names it."""
    tree = tomllib.loads(data.decode("utf-8"))
    return PaperWords(
        language=_text(tree.pop("language", None), "language"),
        shared=_section(SharedWords, tree, "shared"),
        dates=_section(DateWords, tree, "dates"),
        hours=_section(HoursWords, tree, "hours"),
        plan=_section(PlanWords, tree, "plan"),
        kit=_section(KitWords, tree, "kit"),
    )


T = TypeVar("T")


def _section(kind: type[T], tree: Mapping[str, Any], name: str) -> T:
    table = tree.get(name, {})
    wanted = {item.name for item in fields(kind)}  # type: ignore[arg-type]
    if set(table) != wanted:
        wrong = ", ".join(sorted(set(table) ^ wanted))
        raise BugError(f"paper words: {name}: {wrong}")
    values = {
        key: tuple(_text(one, key) for one in value) if isinstance(value, list) else _text(value, key)
        for key, value in table.items()
    }
    return kind(**values)


def _text(value: object, key: str) -> str:
    if not isinstance(value, str) or not value:
        raise BugError(f"paper words: {key}")
    return value
