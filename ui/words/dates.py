"""Days and times in words, and typed days as dates: the only place that decides how either looks."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from companion.domain.checks import FURTHEST_YEARS, OLDEST_YEARS

_NUMBERS = re.compile(r"(\d{1,4})\s*[./\-\s]\s*(\d{1,2})(?:\s*[./\-\s]\s*(\d{1,4}))?\s*\.?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s./\-]*([^\W\d_]+)\.?(?:[\s,./\-]*(\d{1,4}))?")
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{1,4}))?")
_NEAR = {"today": 0, "tomorrow": 1, "yesterday": -1}
_IN_A_WHILE = re.compile(r"in (a|one|two|three|four|\d{1,3}) (day|week)s?")
_HOW_MANY = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_OTHER_WEEKDAYS = {"weds": 3, "thurs": 4, "thur": 4, "tues": 2}
"""Short names that do not begin as the whole one does, or that are longer than three letters, Monday being 1."""


class DayError(ValueError):
    """Typed words that are no day we can keep; the message is a sentence for the worker."""


def locale() -> QLocale:
    """Whose days and months: those of the interface's language, as they are written in these islands."""
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def day_words(day: date, today: date) -> str:
    """ "Tuesday 24 November"; the year is said when it is not this one."""
    shape = "dddd d MMMM" if day.year == today.year else "dddd d MMMM yyyy"
    return locale().toString(_qdate(day), shape)


def full_day_words(day: date) -> str:
    """ "Tuesday 24 November 2026": nothing left to guess."""
    return locale().toString(_qdate(day), "dddd d MMMM yyyy")


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

    Understood: 24/11/2026, 24.11., 1/3, 2026-11-24, 24 November, Tue 24 Nov, 24-Nov-2026, today, tomorrow, Tuesday,
    next Tuesday (of the week after this one), Tuesday week, in two weeks. The day comes before the month, as here.
    `past`: the day cannot lie after `today`, and a day without a year is the last such day, not the next.
    Raises DayError with a sentence that says what to do.
    """
    words = _plain(typed)
    if not words:
        return None
    day = _near(words, today, past) or _dated(words, today, past)
    if day is None:
        raise DayError(
            QCoreApplication.translate(
                "Dates", "This is not a day we can read. Type it like 24/11/2026, or 24 November."
            )
        )
    _check_reach(day, today, past)
    return day


def _dated(words: str, today: date, past: bool) -> date | None:
    """A day of a month, with its weekday before it or not."""
    first, _, rest = words.partition(" ")
    weekday = _weekday_number(first)
    parts = _parts(rest.lstrip(" ,") if weekday else words)
    if parts is None:
        return None
    day, month, year = parts
    if year is not None:
        found = _made(_full_year(year, today, past), month, day)
    else:
        found = _nearest(month, day, today, past)
        this_year = found.replace(year=today.year) if (month, day) != (2, 29) else found
        if weekday == this_year.isoweekday() and not (past and this_year > today):
            found = (
                this_year  # "Tuesday 24 November" is how we show that day of this year, also once it is over
            )
    if weekday not in (None, found.isoweekday()):
        sentence = QCoreApplication.translate("Dates", "{day} is a {weekday}. Check the day.")
        raise DayError(sentence.format(day=date_words(found), weekday=locale().dayName(found.isoweekday())))
    return found


def _parts(words: str) -> tuple[int, int, str | None] | None:
    """Day, month and year as it was typed, or None where nothing like them was."""
    if found := _NUMBERS.fullmatch(words):
        first, month, last = found[1], int(found[2]), found[3]
        if len(first) < 3:
            return int(first), month, last
        return (int(last), month, first) if last else None
    if found := _DAY_FIRST.fullmatch(words):
        day, name, year = found[1], found[2], found[3]
    elif found := _MONTH_FIRST.fullmatch(words):
        name, day, year = found[1], found[2], found[3]
    else:
        return None
    in_year = _month_number(name)
    return None if in_year is None else (int(day), in_year, year)


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
    if found := _IN_A_WHILE.fullmatch(words):
        many = _HOW_MANY.get(found[1]) or int(found[1])
        return today + timedelta(days=many * (7 if found[2] == "week" else 1))
    parts = words.split()
    number = _weekday_number(parts[0] if parts[-1] == "week" else parts[-1])
    if number is None or len(parts) > 2:
        return None
    ahead = (number - today.isoweekday()) % 7
    which = words.replace(parts[-1] if parts[-1] != "week" else parts[0], "").strip()
    days = {
        "": ahead - 7 if past and ahead else ahead,
        "this": ahead,
        "week": ahead + 7,
        "next": number - today.isoweekday() + 7,  # of the week after this one, which begins on Monday
        "last": ahead - 7,
    }
    return today + timedelta(days=days[which]) if which in days else None


def _weekday_number(word: str) -> int | None:
    """Monday is 1; the first three letters are enough."""
    word = word.rstrip(".,")
    for number in range(1, 8):
        if len(word) >= 3 and locale().dayName(number).lower().startswith(word):
            return number
    return _OTHER_WEEKDAYS.get(word)


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
