"""Error codes as translated sentences, and the one place that says where they show.

The words themselves are read at the first trouble: a start does without them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication, QObject, Signal

from companion.errors import KnownError

if TYPE_CHECKING:
    from ui.words.problem_words import Sentences

Doing = Literal["", "typing", "backup", "file"]
"""What was being done when a trouble came, where it is more than some deed: a disk that will not take typed words, a
backup or a file in a chosen place means something else each time, and none borrows another's sentences."""


@dataclass(frozen=True)
class Problem:
    """A trouble in the worker's language. `action` is an id of ACTIONS, or nothing."""

    title: str
    safe: str
    next_step: str
    action: str = ""
    action_words: str = ""

    @property
    def in_one(self) -> str:
        """What happened, what is safe and what to do, for beside a field."""
        return " ".join(part for part in (self.title, self.safe, self.next_step) if part)


class Problems(QObject):
    """Turns errors into sentences and hands them to the window.

    Signals:
        shown(Problem): the window's notice should say this.
        mended(): what was said no longer holds (a save that failed has worked).
    """

    shown = Signal(object)
    mended = Signal()

    def problem_of(self, error: KnownError, doing: Doing = "") -> Problem:
        """The sentences for an error, with its facts put in; `doing` is what was being done."""
        from ui.words.disk_words import OTHERS
        from ui.words.problem_words import SENTENCES

        return _translated(OTHERS.get(doing, {}).get(error.code) or SENTENCES[error.code], error.facts)

    def show(self, error: KnownError, doing: Doing = "") -> None:
        """Say it in the window's notice."""
        self.shown.emit(self.problem_of(error, doing))

    def show_our_fault(self) -> None:
        """Say that the fault is ours, and that the words are safe."""
        from ui.words.problem_words import OUR_FAULT

        self.shown.emit(_translated(OUR_FAULT, {}))

    def passed(self) -> None:
        """A trouble of saving has passed."""
        self.mended.emit()


def _translated(sentences: Sentences, facts: dict[str, str | int]) -> Problem:
    from ui.words.problem_words import ACTIONS

    known: defaultdict[str, str | int] = defaultdict(str, facts)
    counted = next((fact for fact in facts.values() if isinstance(fact, int)), -1)

    def words(source: str) -> str:
        return QCoreApplication.translate("Problems", source, None, counted).format_map(known)

    return Problem(
        title=words(sentences.title),
        safe=words(sentences.safe),
        next_step=words(sentences.next_step),
        action=sentences.action,
        action_words=words(ACTIONS[sentences.action]) if sentences.action else "",
    )
