"""Days and times in words, and typed days as dates: the only place that decides how either looks."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from companion.domain.checks import FURTHEST_YEARS, OLDEST_YEARS

_NUMBERS = re.compile(r"(\d{1,4})\s*[./\-\s]\s*(\d{1,2})\s*[./\-\s]\s*(\d{1,4})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+([^\W\d]+)\.?(?:,?\s+(\d{1,4}))?")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{1,4}))?")
_NEAR = {"today": 0, "tomorrow": 1, "yesterday": -1}


class DayError(ValueError):
    """Typed words that are no day we can keep; the message is a sentence for the worker."""


def locale() -> QLocale:
    """Whose days and months: those of the interface's language, as they are written in these islands."""
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def day_words(day: date, today: date) -> str:
    """ "Tuesday 24 November"; the year is said when it is not this one."""
    shape = "dddd d MMMM" if day.year == today.year else "dddd d MMMM yyyy"
    return locale().toString(_qdate(day), shape)


def date_words(day: date) -> str:
    """ "24 November 1988": a day whose weekday nobody needs."""
    return locale().toString(_qdate(day), "d MMMM yyyy")


def near_day_words(day: date, today: date, *, inside: bool = False) -> str:
    """Today, Yesterday or Tomorrow; any other day as day_words says it. `inside` a sentence: today."""
    away = (day - today).days
    if away not in (-1, 0, 1):
        return day_words(day, today)
    if inside:
        near = (
            QCoreApplication.translate("Dates", "yesterday"),
            QCoreApplication.translate("Dates", "today"),
            QCoreApplication.translate("Dates", "tomorrow"),
        )
    else:
        near = (
            QCoreApplication.translate("Dates", "Yesterday"),
            QCoreApplication.translate("Dates", "Today"),
            QCoreApplication.translate("Dates", "Tomorrow"),
        )
    return near[away + 1]


def moment_words(moment: datetime, today: date) -> str:
    """Inside a sentence: "today 10:42", "Tuesday 24 November 10:42", on this laptop's clock."""
    here = moment.astimezone()
    words = QCoreApplication.translate("Dates", "{day} {time}")
    day = near_day_words(here.date(), today, inside=True)
    return words.format(day=day, time=here.strftime("%H:%M"))


def day_typed(day: date | None) -> str:
    """A day as it is typed into a field: 24/11/2026. Nothing for no day."""
    return "" if day is None else f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def to_day(typed: str, today: date, *, past: bool = False) -> date | None:
    """The day that was typed, or None when nothing was.

    Understood: 24/11/2026, 24.11.26, 2026-11-24, 24 November, 24 Nov 2026, today, tomorrow, Tuesday.
    `past`: the day cannot lie after `today`, and a day without a year is the last such day, not the next.
    Raises DayError with a sentence that says what to do.
    """
    words = _plain(typed)
    if not words:
        return None
    day = _near(words, today, past) or _spelled(words, today, past) or _numbered(words, today, past)
    if day is None:
        raise DayError(
            QCoreApplication.translate(
                "Dates", "This is not a day we can read. Type it like 24/11/2026, or 24 November."
            )
        )
    _check_reach(day, today, past)
    return day


def _check_reach(day: date, today: date, past: bool) -> None:
    if past and day > today:
        raise DayError(
            QCoreApplication.translate("Dates", "This day has not come yet. Type a day up to today.")
        )
    if day.year > today.year + FURTHEST_YEARS or day.year < today.year - OLDEST_YEARS:
        raise DayError(
            QCoreApplication.translate("Dates", "The year {year} is too far away. Check the year.").format(
                year=day.year
            )
        )


def _plain(typed: str) -> str:
    """Lower case, one space between words, no invisible direction marks, plain digits."""
    seen = "".join(char for char in typed if unicodedata.category(char) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", seen).lower().split())


def _near(words: str, today: date, past: bool) -> date | None:
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    for number in range(1, 8):
        if words == locale().dayName(number).lower():
            ahead = (number - today.isoweekday()) % 7
            return today + timedelta(days=ahead - 7 if past and ahead else ahead)
    return None


def _spelled(words: str, today: date, past: bool) -> date | None:
    for number in range(1, 8):  # "Tuesday 24 November": the weekday adds nothing
        words = words.removeprefix(locale().dayName(number).lower()).lstrip(" ,")
    if found := _DAY_FIRST.fullmatch(words):
        day, month, year = found[1], found[2], found[3]
    elif found := _MONTH_FIRST.fullmatch(words):
        month, day, year = found[1], found[2], found[3]
    else:
        return None
    in_year = _month_number(month)
    if in_year is None:
        return None
    if year is not None:
        return _made(_full_year(year, today, past), in_year, int(day))
    return _nearest(in_year, int(day), today, past)


def _nearest(month: int, day: int, today: date, past: bool) -> date:
    """The coming such day, or with `past` the last one. 29 February may lie some years away."""
    years = range(today.year, today.year + (-9 if past else 9), -1 if past else 1)
    for year in years:
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if (found <= today) if past else (found >= today):
            return found
    return _made(today.year, month, day)


def _month_number(word: str) -> int | None:
    for number in range(1, 13):
        name = locale().monthName(number).lower()
        if word == name or (len(word) >= 3 and name.startswith(word)):
            return number
    return None


def _numbered(words: str, today: date, past: bool) -> date | None:
    found = _NUMBERS.fullmatch(words)
    if found is None:
        return None
    first, month, last = found[1], int(found[2]), found[3]
    if len(first) >= 3:
        return _made(int(first), month, int(last))
    return _made(_full_year(last, today, past), month, int(first))


def _full_year(typed: str, today: date, past: bool) -> int:
    """Two digits mean this century, or the last one where the day has to lie in the past."""
    year = int(typed)
    if len(typed) > 2:
        return year
    year += today.year // 100 * 100
    return year - 100 if past and year > today.year else year


def _made(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        pass
    if 1 <= month <= 12 and 1 <= day <= 31 and year >= 1:
        sentence = QCoreApplication.translate("Dates", "{month} has no day {day}. Check the day.")
        raise DayError(sentence.format(month=locale().monthName(month), day=day)) from None
    raise DayError(
        QCoreApplication.translate("Dates", "There is no such day. Type the day first, then the month.")
    )


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
