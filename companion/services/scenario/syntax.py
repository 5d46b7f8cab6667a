"""From bytes to a TOML tree with the place of everything in it, or one problem with its line and column."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

from companion.errors import Code, KnownError
from companion.services.scenario.lines import Path, Spot, find_spots
from companion.services.scenario.problems import Problem, Reason, ScenarioBadError

# A made-up team with a hundred people is a tenth of this.
LARGEST_BYTES = 4_000_000

_WHERE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read_tree(source: bytes | FilePath) -> tuple[Mapping[str, Any], Mapping[Path, Spot]]:
    """The tree and its spots. Raises KnownError SCENARIO_UNREADABLE, or ScenarioBadError with one problem."""
    text = _decoded(_read(source))
    try:
        return tomllib.loads(text), find_spots(text)
    except ValueError as fault:
        raise _syntax_fault(str(fault), text) from None
    except RecursionError:
        raise _bad(Spot(1, 1), Reason.SYNTAX, "Too many brackets within brackets") from None


def _read(source: bytes | FilePath) -> bytes:
    if isinstance(source, FilePath):
        try:
            with source.open("rb") as file:
                data = file.read(LARGEST_BYTES + 1)
        except OSError as fault:
            raise KnownError(Code.SCENARIO_UNREADABLE, path=str(source), errno=fault.errno or 0) from None
    else:
        data = source
    if len(data) > LARGEST_BYTES:
        raise KnownError(Code.SCENARIO_UNREADABLE, size=len(data), largest=LARGEST_BYTES)
    return data


def _decoded(data: bytes) -> str:
    """UTF-8, with or without the byte order mark that some editors write."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        before = data[: fault.start]
        column = len(before) - before.rfind(b"\n")
        raise _bad(Spot(before.count(b"\n") + 1, column), Reason.NOT_TEXT) from None


def _syntax_fault(message: str, text: str) -> ScenarioBadError:
    where = _WHERE.search(message)
    said = _WHERE.sub("", message)
    if where is not None and where.group(1):
        spot = Spot(int(where.group(1)), int(where.group(2)))
    elif where is not None:
        spot = Spot(text.count("\n") + 1, len(text) - text.rfind("\n"))
    else:
        spot = Spot(1, 1)
    reason = Reason.DATE_IMPOSSIBLE if "date" in said.lower() else Reason.SYNTAX
    return _bad(spot, reason, said)


def _bad(spot: Spot, reason: Reason, hint: str = "") -> ScenarioBadError:
    problem = Problem(line=spot.line, column=spot.column, key="", reason=reason, hint=hint)
    return ScenarioBadError((problem,), 1)
