"""What can go wrong with paper and copies, in our words: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from companion.errors import Code, KnownError
from companion.paper import MissingGlyph
from ui.i18n import QT_TRANSLATE_NOOP
from ui.problems import Problem, Problems

MOST_NAMED = 4  # more characters than these are counted, not named


def no_printer() -> Problem:
    """This laptop knows no printer."""
    return Problem(
        title=_words(QT_TRANSLATE_NOOP("Plan", "There is no printer on this laptop yet.")),
        safe=_words(QT_TRANSLATE_NOOP("Plan", "The plan is safe in the vault.")),
        next_step=_words(
            QT_TRANSLATE_NOOP(
                "Plan", "Save a copy and print it elsewhere, or add a printer in the laptop's settings."
            )
        ),
        action="copy",
        action_words=_words(QT_TRANSLATE_NOOP("Plan", "Save a copy")),
    )


def printer_failed() -> Problem:
    """The printer vanished or refused."""
    return Problem(
        title=_words(QT_TRANSLATE_NOOP("Plan", "The printer did not take the plan.")),
        safe=_words(QT_TRANSLATE_NOOP("Plan", "The plan is safe in the vault. Nothing was lost.")),
        next_step=_words(
            QT_TRANSLATE_NOOP(
                "Plan", "Check that the printer is on and has paper. Then print again, or save a copy."
            )
        ),
        action="copy",
        action_words=_words(QT_TRANSLATE_NOOP("Plan", "Save a copy")),
    )


def not_saved_yet() -> Problem:
    """The last words typed are not on the disk, so the pages would lack them."""
    return Problem(
        title=_words(
            QT_TRANSLATE_NOOP("Plan", "The last words are not saved yet, so they are not on the pages.")
        ),
        safe=_words(QT_TRANSLATE_NOOP("Plan", "They stay on this screen. Saving goes on by itself.")),
        next_step=_words(QT_TRANSLATE_NOOP("Plan", "Wait until it says Saved. Then print again.")),
    )


def letters_missing(missing: Sequence[MissingGlyph]) -> Problem:
    """Characters that cannot be printed: which, and under which heading."""
    named = [_named(one) for one in missing[:MOST_NAMED]]
    more = len(missing) - len(named)
    if more:
        named.append(QCoreApplication.translate("Plan", "and %n more", None, more))
    return Problem(
        title=_words(QT_TRANSLATE_NOOP("Plan", "Companion cannot print some letters yet: {letters}.")).format(
            letters=", ".join(named)
        ),
        safe=_words(QT_TRANSLATE_NOOP("Plan", "The words are safe in the vault.")),
        next_step=_words(
            QT_TRANSLATE_NOOP(
                "Plan", "Write that part another way. Or save a copy as a web page: it shows every letter."
            )
        ),
        action="copy",
        action_words=_words(QT_TRANSLATE_NOOP("Plan", "Save a copy")),
    )


def language_missing(problem: Problem) -> Problem:
    """The plan's language has no fixed words yet; English can be chosen in one step."""
    return Problem(
        title=problem.title,
        safe=problem.safe,
        next_step=_words(
            QT_TRANSLATE_NOOP("Plan", "Print the headings in English. Their own words stay as they are.")
        ),
        action="english",
        action_words=_words(QT_TRANSLATE_NOOP("Plan", "Use English headings")),
    )


def copy_failed(error: KnownError, problems: Problems) -> Problem:
    """A copy could not be written where the worker chose."""
    titles = {
        Code.DISK_FULL: _words(QT_TRANSLATE_NOOP("Plan", "There is no room left in that place.")),
        Code.READ_ONLY: _words(QT_TRANSLATE_NOOP("Plan", "Companion may not write in that place.")),
        Code.DISK_TROUBLE: _words(QT_TRANSLATE_NOOP("Plan", "That place did not answer.")),
    }
    if error.code not in titles:
        return problems.problem_of(error)
    return Problem(
        title=titles[error.code],
        safe=_words(QT_TRANSLATE_NOOP("Plan", "No copy was saved. The plan is safe in the vault.")),
        next_step=_words(QT_TRANSLATE_NOOP("Plan", "Choose another place.")),
        action="copy",
        action_words=_words(QT_TRANSLATE_NOOP("Plan", "Save a copy")),
    )


def _named(one: MissingGlyph) -> str:
    words = _words(QT_TRANSLATE_NOOP("Plan", "{letter} ({name}) under “{heading}”"))
    return words.format(letter=one.character, name=one.name.lower() or one.code_point, heading=one.where)


def _words(sentence: str) -> str:
    return QCoreApplication.translate("Plan", sentence)
