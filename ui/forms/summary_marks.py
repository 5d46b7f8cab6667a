"""What is marked in a summary that was shared before, and what stood there then, decided without a widget."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from companion.domain.summaries import SummaryContent
from companion.domain.summary_changes import SummaryChanges
from ui.forms.summary_words import SummaryPart, line_of


class Mark(StrEnum):
    """What a line is, seen from the summary before."""

    NEW = "new"
    CHANGED = "changed"


_READ_TOGETHER = frozenset({"person_saw", "what_they_changed"})


def mark_words(mark: Mark) -> str:
    """The word that stands beside a marked line."""
    return {
        Mark.NEW: QCoreApplication.translate("Summary", "New"),
        Mark.CHANGED: QCoreApplication.translate("Summary", "Changed"),
    }[mark]


def line_marks(changes: SummaryChanges | None) -> Mapping[str, Mapping[int, Mark]]:
    """By the key of a part, the places of its lines that are new or other. Nothing is marked in a first summary."""
    if changes is None:
        return {}
    return {
        name: {
            **dict.fromkeys(part.added, Mark.NEW),
            **dict.fromkeys((place for place, _before in part.changed), Mark.CHANGED),
        }
        for name, part in changes.lists().items()
    }


def part_marks(changes: SummaryChanges | None) -> frozenset[str]:
    """Keys of parts that are marked as a whole: what was read together, and the worker's question."""
    if changes is None:
        return frozenset()
    keys = {"person_saw"} if changes.single & _READ_TOGETHER else set[str]()
    return frozenset(keys | (changes.single & {"question"}))


def is_marked(changes: SummaryChanges | None) -> bool:
    """Whether something on the page is marked: where things only went, nothing is."""
    return bool(part_marks(changes)) or any(line_marks(changes).values())


def earlier_parts(earlier: SummaryContent, changes: SummaryChanges) -> tuple[SummaryPart, ...]:
    """What the summary before held and this one does not, and how that said what this one says otherwise."""
    lists = changes.lists().values()
    gone = tuple(line_of(one, earlier) for part in lists for one in part.gone)
    before = tuple(line_of(one, earlier) for part in lists for _place, one in part.changed)
    parts = (
        SummaryPart(
            key="gone", title=QCoreApplication.translate("Summary", "Not in it any more"), lines=gone
        ),
        SummaryPart(
            key="before",
            title=QCoreApplication.translate("Summary", "How it was said before"),
            lines=before,
        ),
    )
    return tuple(part for part in parts if part.lines)
