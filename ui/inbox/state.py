"""What the inbox says, decided without a widget: what waits first, the one that waits longest on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.services.supervision.received_items import InboxLine, InboxState
from companion.services.supervision.received_items import InboxShow as Show
from companion.services.supervision.waiting import ItemState
from ui.widgets.dated import DatedSentence
from ui.words.dates import near_day_words

_WAITING = frozenset({ItemState.NOT_OPENED, ItemState.MINE_TO_ANSWER})


@dataclass(frozen=True, kw_only=True)
class InboxView:
    """The page. `nothing` is the sentence for when no line is shown, `more` how many of each list are.

    `is_empty`: nothing has ever come. `more` is empty where everything is shown.
    """

    is_empty: bool
    count: str
    waiting: tuple[DatedSentence, ...]
    seen: tuple[DatedSentence, ...]
    nothing: str
    options: tuple[tuple[str, str], ...]
    more: str


def to_view(state: InboxState, show: Show, today: date) -> InboxView:
    """The inbox as it stands."""
    count = state.counts
    shown, there = len(state.waiting) + len(state.seen), state.waiting_count + state.seen_count
    more = QCoreApplication.translate("Inbox", "{shown} of %Ln are shown.", None, there)
    return InboxView(
        is_empty=not count[Show.ALL],
        count=count_words(count[Show.NOT_OPENED], count[Show.MINE]),
        waiting=_sentences(state.waiting, today),
        seen=_sentences(state.seen, today),
        nothing="" if there else _nothing(show),
        options=tuple(show_options(state)),
        more=more.format(shown=shown) if shown < there else "",
    )


def show_options(state: InboxState | None = None) -> list[tuple[str, str]]:
    """What can be shown, as (key, words); with how many there are of each that waits, where some do."""
    options = [
        (Show.ALL.value, QCoreApplication.translate("Inbox", "All")),
        (Show.NOT_OPENED.value, QCoreApplication.translate("Inbox", "Not opened")),
        (Show.MINE.value, QCoreApplication.translate("Inbox", "Mine to answer")),
        (Show.ASKS.value, QCoreApplication.translate("Inbox", "Asks me something")),
        (Show.SEEN.value, QCoreApplication.translate("Inbox", "Seen")),
    ]
    shape = QCoreApplication.translate("Inbox", "{show} ({count})")
    return [
        (key, shape.format(show=words, count=count) if (count := _waiting(state, Show(key))) else words)
        for key, words in options
    ]


def _waiting(state: InboxState | None, show: Show) -> int:
    """How many a choice would show; none where they are no work."""
    return 0 if state is None or show in (Show.ALL, Show.SEEN) else state.counts[show]


def count_words(not_opened: int, mine: int) -> str:
    """How much waits, in a sentence or two; that nothing does, too."""
    words = []
    if not_opened:
        words.append(QCoreApplication.translate("Inbox", "%Ln are not opened yet.", None, not_opened))
    if mine:
        words.append(QCoreApplication.translate("Inbox", "%Ln are yours to answer.", None, mine))
    return " ".join(words) or QCoreApplication.translate("Inbox", "Nothing waits for you.")


def _sentences(lines: Sequence[InboxLine], today: date) -> tuple[DatedSentence, ...]:
    return tuple(_sentence(one, today) for one in lines)


def _sentence(line: InboxLine, today: date) -> DatedSentence:
    return DatedSentence(
        near_day_words(line.arrived_at.astimezone().date(), today),
        " ".join([_who(line), *_facts(line)]),
        line.item,
    )


def _who(line: InboxLine) -> str:
    author = line.author_name or QCoreApplication.translate("Inbox", "someone who was in the team")
    if line.state is ItemState.TAKEN_BACK:
        return QCoreApplication.translate("Inbox", "From {author}.").format(author=author)
    shape = QCoreApplication.translate("Inbox", "{person}, from {author}.")
    return shape.format(person=line.person_name, author=author)


def _facts(line: InboxLine) -> list[str]:
    facts = {
        ItemState.NOT_OPENED: QCoreApplication.translate("Inbox", "Not opened."),
        ItemState.MINE_TO_ANSWER: QCoreApplication.translate("Inbox", "Yours to answer."),
        ItemState.SEEN: QCoreApplication.translate("Inbox", "Seen."),
        ItemState.TAKEN_BACK: QCoreApplication.translate("Inbox", "Taken back."),
    }
    told = [facts[line.state]]
    if line.asks and line.state in _WAITING:
        told.append(QCoreApplication.translate("Inbox", "Asks you something."))
    if line.begun:
        told.append(QCoreApplication.translate("Inbox", "You have begun an answer."))
    return told


def _nothing(show: Show) -> str:
    return {
        Show.ALL: "",
        Show.NOT_OPENED: QCoreApplication.translate("Inbox", "You have opened everything that came."),
        Show.MINE: QCoreApplication.translate("Inbox", "Nothing is waiting for an answer from you."),
        Show.ASKS: QCoreApplication.translate("Inbox", "Nobody is asking you anything right now."),
        Show.SEEN: QCoreApplication.translate(
            "Inbox", "What you have seen or answered will be here, so that you find it again."
        ),
    }[show]
