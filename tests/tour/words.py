"""What the tour says when something is wrong: the sentence of the code, and every line of a bad scenario."""

from __future__ import annotations

from companion.errors import KnownError
from companion.services.scenario.problems import Problem, Reason, ScenarioBadError
from ui.problems import Problems

_REASONS = {
    Reason.AMBIGUOUS: "more than one thing has these words: give one a key, and name the key",
    Reason.DATE_IMPOSSIBLE: "there is no such day",
    Reason.DATE_IN_FUTURE: "this day has not come yet on the playing day",
    Reason.DATE_TOO_FAR: "this day is too far away",
    Reason.GIVEN_TWICE: "this says a second time what another key has said",
    Reason.MISSING: "something is missing here",
    Reason.NAME_MISSING: "a name is missing",
    Reason.NAME_TOO_LONG: "this name is too long",
    Reason.NAME_TWICE: "this name is taken",
    Reason.NOBODY: "there is nobody and nothing of this name",
    Reason.NOT_TEXT: "this byte is no UTF-8",
    Reason.SYNTAX: "this is not TOML",
    Reason.TEXT_MISSING: "there are no words here",
    Reason.TEXT_TOO_LONG: "this text is too long",
    Reason.UNKNOWN_KEY: "there is no such key",
    Reason.UNKNOWN_VALUE: "this value is not known",
    Reason.WRONG_TYPE: "this is of the wrong kind",
}
_MOST_ALLOWED = 14


def sentence_of(error: KnownError) -> str:
    """What happened, what is safe, what to do; below it the lines of a scenario that have to be mended."""
    problem = Problems().problem_of(error)
    lines = [f"{problem.title} {problem.safe} {problem.next_step}"]
    if isinstance(error, ScenarioBadError):
        lines += [line_of(one) for one in error.problems]
        if error.total > len(error.problems):
            lines.append(f"and {error.total - len(error.problems)} more")
    return "\n".join(lines)


def line_of(problem: Problem) -> str:
    """One problem: where it is, what it is, what would be right."""
    words = f"  line {problem.line}, column {problem.column}: "
    words += f"{problem.key}: " if problem.key else ""
    words += _REASONS[problem.reason]
    if problem.reason is Reason.SYNTAX and problem.hint:
        return f"{words} ({problem.hint})"
    if problem.hint:
        words += f"; did you mean {problem.hint}?"
    if problem.allowed:
        shown = problem.allowed[:_MOST_ALLOWED]
        more = " …" if len(problem.allowed) > len(shown) else ""
        words += f" [{', '.join(shown)}{more}]"
    return words
