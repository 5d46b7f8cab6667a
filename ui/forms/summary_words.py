"""What a shared summary says, line by line, decided without a widget: the same for who shares it and who reads it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from companion.domain.record import Voice
from companion.domain.strengths import ActionState, HopeState, Who
from companion.domain.summaries import (
    Shared,
    SharedAction,
    SharedDisagreement,
    SharedHope,
    SharedNeed,
    SharedPassage,
    SharedStrength,
    SummaryContent,
)
from ui.words.dates import date_words
from ui.words.wording import words_for


@dataclass(frozen=True, kw_only=True)
class SummaryLine:
    """One thing. `said` says whose words they are and what they answer; `words` are as they were given.

    `theirs`: the person's own words, which stand out; what is the worker's does not.
    """

    words: str
    said: str = ""
    details: tuple[str, ...] = ()
    theirs: bool = False


@dataclass(frozen=True, kw_only=True)
class SummaryPart:
    """A heading and what stands under it. `key` is the name of the field it comes from."""

    key: str
    title: str
    lines: tuple[SummaryLine, ...]


def heading_of(content: SummaryContent) -> str:
    """Whom it is about, and which day."""
    if content.held_on is None:
        return content.name
    shape = QCoreApplication.translate("Summary", "{name}, {day}")
    return shape.format(name=content.name, day=date_words(content.held_on))


def parts_of(content: SummaryContent) -> tuple[SummaryPart, ...]:
    """Every part that holds something, strengths first, the worker's question last."""
    parts = (
        SummaryPart(
            key="strengths",
            title=QCoreApplication.translate("Summary", "Strengths"),
            lines=tuple(line_of(one, content) for one in content.strengths),
        ),
        SummaryPart(
            key="passages",
            title=QCoreApplication.translate("Summary", "What was said"),
            lines=tuple(line_of(one, content) for one in content.passages),
        ),
        SummaryPart(
            key="hopes",
            title=QCoreApplication.translate("Summary", "Hopes"),
            lines=tuple(line_of(one, content) for one in content.hopes),
        ),
        SummaryPart(
            key="needs",
            title=QCoreApplication.translate("Summary", "Needs"),
            lines=tuple(line_of(one, content) for one in content.needs),
        ),
        SummaryPart(
            key="actions",
            title=QCoreApplication.translate("Summary", "Who does what"),
            lines=tuple(line_of(one, content) for one in content.actions),
        ),
        SummaryPart(
            key="disagreements",
            title=QCoreApplication.translate("Summary", "Seen differently"),
            lines=tuple(line_of(one, content) for one in content.disagreements),
        ),
        SummaryPart(
            key="person_saw",
            title=QCoreApplication.translate("Summary", "Read together"),
            lines=_seen(content),
        ),
        SummaryPart(
            key="question",
            title=QCoreApplication.translate("Summary", "The worker asks"),
            lines=(SummaryLine(words=content.question),) if content.question else (),
        ),
    )
    return tuple(part for part in parts if part.lines)


def line_of(one: Shared, content: SummaryContent) -> SummaryLine:
    """How one thing of a content is read."""
    match one:
        case SharedPassage():
            return _passage(one, content)
        case SharedStrength():
            return _strength(one, content)
        case SharedHope():
            return _hope(one, content)
        case SharedNeed():
            return _need(one, content)
        case SharedAction():
            return _action(one, content)
        case SharedDisagreement():
            return _differing(one, content)


def words_of(content: SummaryContent) -> tuple[str, ...]:
    """Every sentence in the order in which it is read."""
    return tuple(_sentences(content))


def _sentences(content: SummaryContent) -> Iterator[str]:
    yield heading_of(content)
    for part in parts_of(content):
        yield part.title
        for line in part.lines:
            yield from (words for words in (line.said, line.words, *line.details) if words)


def _voice(voice: Voice, content: SummaryContent) -> str:
    if voice is Voice.PERSON:
        return QCoreApplication.translate("Summary", "{name}'s own words").format(name=content.name)
    if voice is Voice.WORKER:
        return QCoreApplication.translate("Summary", "The worker's words")
    return QCoreApplication.translate("Summary", "Written together")


def _line(
    words: str, voice: Voice, content: SummaryContent, *details: str, about: str = "", said: str = ""
) -> SummaryLine:
    shape = QCoreApplication.translate("Summary", "{about} · {voice}")
    whose = said or _voice(voice, content)
    return SummaryLine(
        words=words,
        said=shape.format(about=about, voice=whose) if about else whose,
        details=tuple(one for one in details if one),
        theirs=voice is Voice.PERSON,
    )


def _strength(one: SharedStrength, content: SummaryContent) -> SummaryLine:
    return _line(one.text, one.voice, content, one.example, about=words_for(one.kind) if one.kind else "")


def _passage(one: SharedPassage, content: SummaryContent) -> SummaryLine:
    day = ""
    if one.said_on is not None and one.said_on != content.held_on:
        said_on = QCoreApplication.translate("Summary", "Said on {day}")
        day = said_on.format(day=date_words(one.said_on))
    return _line(one.text, one.voice, content, day, about=words_for(one.prompt) if one.prompt else "")


def _hope(one: SharedHope, content: SummaryContent) -> SummaryLine:
    step = QCoreApplication.translate("Summary", "Next small step: {step}")
    why = QCoreApplication.translate("Summary", "Why it matters: {why}")
    return _line(
        one.text,
        one.voice,
        content,
        step.format(step=one.smallest_step) if one.smallest_step else "",
        why.format(why=one.why_it_matters) if one.why_it_matters else "",
        words_for(one.state) if one.state is not HopeState.HOPING else "",
        one.set_aside_why,
    )


def _need(one: SharedNeed, content: SummaryContent) -> SummaryLine:
    met = QCoreApplication.translate("Summary", "Could be met by: {what}")
    return _line(
        one.text,
        one.voice,
        content,
        words_for(one.urgency) if one.urgency else "",
        met.format(what=one.met_by) if one.met_by else "",
        about=words_for(one.area) if one.area else "",
    )


def _action(one: SharedAction, content: SummaryContent) -> SummaryLine:
    by_when = QCoreApplication.translate("Summary", "By {day}")
    return SummaryLine(
        words=one.text,
        said=_who(one, content),
        details=tuple(
            words
            for words in (
                by_when.format(day=date_words(one.by_when)) if one.by_when else "",
                words_for(one.state) if one.state is not ActionState.ACCEPTED else "",
                one.got_in_the_way,
            )
            if words
        ),
    )


def _who(one: SharedAction, content: SummaryContent) -> str:
    if one.who is Who.PERSON:
        return content.name
    if one.who is Who.WORKER:
        return QCoreApplication.translate("Summary", "The worker")
    if one.who is Who.NOT_SAID and not one.who_name:
        return QCoreApplication.translate("Summary", "Nobody is named for it yet")
    return one.who_name or words_for(one.who)


def _differing(one: SharedDisagreement, content: SummaryContent) -> SummaryLine:
    about = ""
    if one.about is not None and one.about < len(content.passages):
        shape = QCoreApplication.translate("Summary", "About: {words}")
        about = shape.format(words=content.passages[one.about].text)
    return _line(one.text, Voice.PERSON, content, about)


def _seen(content: SummaryContent) -> tuple[SummaryLine, ...]:
    sentences = {
        True: QCoreApplication.translate("Summary", "{name} has seen this page."),
        False: QCoreApplication.translate("Summary", "{name} has not seen this page."),
        None: "",
    }
    seen = sentences[content.person_saw].format(name=content.name)
    changed = QCoreApplication.translate("Summary", "What {name} had changed")
    lines = [SummaryLine(words=seen)] if seen else []
    if content.what_they_changed:
        lines.append(SummaryLine(words=content.what_they_changed, said=changed.format(name=content.name)))
    return tuple(lines)
