"""What a search shows: rows made from what was found, with whose words they are and from when. No widget, no vault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.record import Voice
from companion.services.record.finding import (
    MARK_END,
    MARK_START,
    FoundLine,
    Origin,
    OriginKind,
    SearchState,
)
from companion.services.record.people import PersonRow
from ui import routes
from ui.i18n import QT_TRANSLATE_NOOP
from ui.routes import Route
from ui.words.dates import day_words
from ui.words.wording import words_for

KINDS = {
    "person": QT_TRANSLATE_NOOP("Search", "About them"),
    "introduction": QT_TRANSLATE_NOOP("Search", "Introduction"),
    "conversation": QT_TRANSLATE_NOOP("Search", "Conversation"),
    "disagreement": QT_TRANSLATE_NOOP("Search", "What they see differently"),
    "strength": QT_TRANSLATE_NOOP("Search", "Strength"),
    "hope": QT_TRANSLATE_NOOP("Search", "Hope"),
    "need": QT_TRANSLATE_NOOP("Search", "Need"),
    "action": QT_TRANSLATE_NOOP("Search", "Action"),
    "network_member": QT_TRANSLATE_NOOP("Search", "Someone on their side"),
    "plan": QT_TRANSLATE_NOOP("Search", "Plan"),
    "summary": QT_TRANSLATE_NOOP("Search", "Summary to share"),
    "answer": QT_TRANSLATE_NOOP("Search", "My answer"),
    "received": QT_TRANSLATE_NOOP("Search", "Shared with me"),
}


@dataclass(frozen=True)
class Piece:
    """A stretch of words; `found` ones were asked for."""

    words: str
    found: bool


@dataclass(frozen=True)
class ResultRow:
    """One result: whose, what it is, the words in context, and where Enter leads."""

    name: str
    what: str
    pieces: tuple[Piece, ...]
    route: Route
    icon: str

    @property
    def context(self) -> str:
        """The words without marks."""
        return "".join(piece.words for piece in self.pieces)

    @property
    def spoken(self) -> str:
        """The whole row as a screen reader says it."""
        return ". ".join(part for part in (f"{self.name}, {self.what}", self.context) if part)


def to_rows(found: SearchState, today: date) -> tuple[ResultRow, ...]:
    """People first, then lines, in the order they were found."""
    named = {one.id: one.name for one in found.people}
    lines = [one for one in found.lines if not _is_named(one, named)]
    return (*map(_person, found.people), *(_row(one, found, today) for one in lines))


def to_pieces(context: str) -> tuple[Piece, ...]:
    """Words in context, cut at the marks around what was found; line ends become spaces."""
    pieces = []
    before, *marked = context.replace("\n", " ").split(MARK_START)
    pieces.append(Piece(before, False))
    for part in marked:
        found, _end, rest = part.partition(MARK_END)
        pieces += [Piece(found, True), Piece(rest, False)]
    return tuple(piece for piece in pieces if piece.words)


def _is_named(line: FoundLine, named: dict[str, str]) -> bool:
    """Whether the line is only the name of someone who is in the list already."""
    words = "".join(piece.words for piece in to_pieces(line.context))
    return line.kind == "person" and words == named.get(line.person_id)


def _person(row: PersonRow) -> ResultRow:
    what = QCoreApplication.translate("Search", "Person")
    if row.pronouns:
        what = f"{what}, {row.pronouns}"
    return ResultRow(row.name, what, (), routes.person(row.id), "person")


def _row(line: FoundLine, found: SearchState, today: date) -> ResultRow:
    origin = found.origins.get(line.record_id)
    return _line(line, today) if origin is None else _between_us(line, origin, today)


def _between_us(line: FoundLine, origin: Origin, today: date) -> ResultRow:
    """What went between two laptops: who shared it or answered, and when."""
    leads = routes.person(line.person_id) if line.person_id else routes.summary(origin.item)
    icon = "talk" if origin.kind is OriginKind.SHARED else "forward"
    return ResultRow(origin.person_name, _origin_words(origin, today), to_pieces(line.context), leads, icon)


def _origin_words(origin: Origin, today: date) -> str:
    if not origin.sent:
        return QCoreApplication.translate("Search", "My answer, not sent yet")
    shapes = {
        OriginKind.SHARED: QCoreApplication.translate("Search", "Shared with me by {who}, {day}"),
        OriginKind.ANSWERED: QCoreApplication.translate("Search", "Answer from {who}, {day}"),
        OriginKind.MY_ANSWER: QCoreApplication.translate("Search", "My answer, {day}"),
    }
    who = origin.who or QCoreApplication.translate("Search", "someone who was in the team")
    return shapes[origin.kind].format(who=who, day=day_words(origin.at.astimezone().date(), today))


def _line(line: FoundLine, today: date) -> ResultRow:
    what = _what(line)
    if line.held_on is not None:
        what = f"{what}, {day_words(date.fromisoformat(line.held_on), today)}"
    icon = "eye-off" if line.private else "talk" if line.conversation_id else "leaf"
    return ResultRow(line.person_name, what, to_pieces(line.context), _route(line), icon)


def _what(line: FoundLine) -> str:
    if line.private:
        return QCoreApplication.translate("Search", "My private note")
    if line.voice is not None:
        return words_for(Voice(line.voice))
    return QCoreApplication.translate("Search", KINDS[line.kind])


def _route(line: FoundLine) -> Route:
    if line.conversation_id is not None:
        return routes.conversation(line.conversation_id, line.record_id, _from_found_on(line.context))
    if line.kind == "plan":
        return routes.plan(line.person_id)
    return routes.person(line.person_id)


def _from_found_on(context: str) -> str:
    """The first found word and what follows it there: enough to know it again among others."""
    words = context.partition(MARK_START)[2]
    return words.replace(MARK_START, "").replace(MARK_END, "").rstrip("…")
