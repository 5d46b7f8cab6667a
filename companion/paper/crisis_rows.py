"""Crisis contacts as rows of a page: the registry's numbers with their hours and cost in words."""

from __future__ import annotations

from datetime import time

from companion.domain.crisis import CrisisContact, Opening, Way, Weekday
from companion.paper.content import ContactRow
from companion.paper.words import PaperWords


def contact_row(contact: CrisisContact, words: PaperWords, *, brief: bool = False) -> ContactRow:
    """One contact. `brief` (a card) leaves out what holds for nearly all: free, day and night."""
    if brief and contact.always_open:
        return ContactRow(name=contact.name, number=contact.number)
    parts = [hours_in_words(contact, words)]
    if contact.free and not brief:
        parts.append(words.hours.free_text if contact.way is Way.TEXT else words.hours.free)
    return ContactRow(name=contact.name, number=contact.number, detail=" ".join(parts))


def hours_in_words(contact: CrisisContact, words: PaperWords) -> str:
    """When somebody answers, as a sentence."""
    if contact.always_open:
        return words.hours.always
    spans = [_span(opening, words) for opening in contact.hours]
    said = spans[0]
    if len(spans) > 1:
        said = words.hours.joined.format(spans=", ".join(spans[:-1]), last=spans[-1])
    return words.hours.some.format(spans=said)


def _span(opening: Opening, words: PaperWords) -> str:
    first, last = _day(opening.days[0], words), _day(opening.days[-1], words)
    opens, closes = _time(opening.opens, words), _time(opening.closes, words)
    if opening.closes_on is not None:
        pattern, last = words.hours.span_over, _day(opening.closes_on, words)
    elif len(opening.days) > 1:
        pattern = words.hours.span_days
    else:
        return words.hours.span_one.format(day=first, opens=opens, closes=closes)
    return pattern.format(first=first, last=last, opens=opens, closes=closes)


def _day(day: Weekday, words: PaperWords) -> str:
    return words.dates.weekdays[list(Weekday).index(day)]


def _time(at: time, words: PaperWords) -> str:
    if at.minute == 0 and at.hour % 12 == 0:
        return words.hours.noon if at.hour else words.hours.midnight
    hour = str(at.hour % 12 or 12)
    if at.minute:
        hour += f":{at.minute:02d}"
    return (words.hours.morning if at.hour < 12 else words.hours.afternoon).format(hour=hour)
