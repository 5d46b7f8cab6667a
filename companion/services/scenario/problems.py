"""What can be wrong with a scenario, where, and what would be right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from companion.errors import Code, KnownError
from companion.services.scenario.lines import Path, Spot

MOST_TOLD = 20
_LONGEST_KEY = 80


class Reason(StrEnum):
    """Why something in the file cannot be played."""

    AMBIGUOUS = "ambiguous"
    DATE_IMPOSSIBLE = "date_impossible"
    DATE_IN_FUTURE = "date_in_future"
    DATE_TOO_FAR = "date_too_far"
    GIVEN_TWICE = "given_twice"
    MISSING = "missing"
    NAME_MISSING = "name_missing"
    NAME_TOO_LONG = "name_too_long"
    NAME_TWICE = "name_twice"
    NOBODY = "nobody"
    NOT_TEXT = "not_text"
    SYNTAX = "syntax"
    TEXT_MISSING = "text_missing"
    TEXT_TOO_LONG = "text_too_long"
    UNKNOWN_KEY = "unknown_key"
    UNKNOWN_VALUE = "unknown_value"
    WRONG_TYPE = "wrong_type"


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing to put right. `key` is its path in the file, `allowed` what may stand there instead."""

    line: int
    column: int
    key: str
    reason: Reason
    allowed: tuple[str, ...] = ()
    hint: str = ""


class ScenarioBadError(KnownError):
    """SCENARIO_BAD with everything that is wrong, in the order of the file, MOST_TOLD at most.

    The facts are those of the first problem; `problems` says how many there are in all.
    """

    def __init__(self, problems: tuple[Problem, ...], total: int) -> None:
        first = problems[0]
        super().__init__(
            Code.SCENARIO_BAD,
            line=first.line,
            column=first.column,
            key=first.key,
            reason=first.reason.value,
            allowed=", ".join(first.allowed),
            hint=first.hint,
            problems=total,
        )
        self.problems = problems
        self.total = total

    def __reduce__(self) -> tuple[object, ...]:
        return ScenarioBadError, (self.problems, self.total)


class RefusedError(Exception):
    """A value that cannot stand where it stands; raised by what reads values, noted by what reads tables."""

    def __init__(self, reason: Reason, allowed: tuple[str, ...] = (), hint: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.allowed = allowed
        self.hint = hint


class Problems:
    """Gathers what is wrong, so that all of it is told at once."""

    def __init__(self, spots: Mapping[Path, Spot]) -> None:
        self._spots = spots
        self._found: list[Problem] = []

    def add(self, path: Path, reason: Reason, allowed: tuple[str, ...] = (), hint: str = "") -> None:
        """Note what is wrong at `path`, on the line of the nearest thing that stands in the file."""
        spot = self._spot(path)
        self._found.append(
            Problem(
                line=spot.line,
                column=spot.column,
                key=key_words(path),
                reason=reason,
                allowed=allowed,
                hint=hint,
            )
        )

    def refuse(self) -> None:
        """Raise ScenarioBadError when anything was found."""
        if self._found:
            told = sorted(self._found, key=lambda one: (one.line, one.column))[:MOST_TOLD]
            raise ScenarioBadError(tuple(told), len(self._found))

    def _spot(self, path: Path) -> Spot:
        while path and path not in self._spots:
            path = path[:-1]
        return self._spots.get(path, Spot(1, 1))


def key_words(path: Path) -> str:
    """A path as a person counts: people[2].hopes[1].text."""
    words = ""
    for part in path:
        if isinstance(part, int):
            words += f"[{part + 1}]"
        else:
            words += f".{part}" if words else part
    return words if len(words) <= _LONGEST_KEY else words[: _LONGEST_KEY - 1] + "…"
