"""Where each key of a TOML text stands: tomllib says what a file holds, but not on which line.

The well-kept TOML libraries of Python keep no positions. tomllib has already read the text when this
module walks it, so it only needs to find keys, not to judge them.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

Path = tuple[str | int, ...]


class Spot(NamedTuple):
    """A place in a file; both count from 1, columns in characters."""

    line: int
    column: int


_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*+")
_SPACE = re.compile(r"[ \t]*+")
_BARE = re.compile(r"[A-Za-z0-9_-]++")
_SCALAR = re.compile(r"[^,\]}\n#]++")
# No possessive group may hold another possessive part: Python 3.11.2, the one of Debian 12, then finds nothing.
# Longest opening first; a closing run may hold up to two quotes that belong to the text.
_STRING = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'",
    re.DOTALL,
)


def find_spots(source: str) -> Mapping[Path, Spot]:
    """The spot of every key, table and array item of a text that tomllib accepts; line ends are newlines."""
    walk = _Walk(source)
    walk.document()
    begins = [0, *(end.end() for end in re.finditer("\n", source))]
    return {path: _spot(begins, at) for path, at in walk.found.items()}


def _spot(begins: list[int], at: int) -> Spot:
    line = bisect_right(begins, at)
    return Spot(line, at - begins[line - 1] + 1)


class _Walk:
    """One pass over the text. `found` maps paths to offsets; `_tails` counts the items of [[arrays]]."""

    def __init__(self, source: str) -> None:
        self.found: dict[Path, int] = {}
        self._source = source
        self._at = 0
        self._tails: dict[Path, int] = {}

    def document(self) -> None:
        here: Path = ()
        while True:
            self._pass(_BLANK)
            if self._at >= len(self._source):
                return
            start = self._at
            if self._source.startswith("[[", start):
                here = self._array_header(start)
            elif self._source[start] == "[":
                here = self._table_header(start)
            else:
                self._pair(here)

    def _array_header(self, start: int) -> Path:
        self._at += 2
        *parents, last = self._key()
        self._at += 2
        array = (*self._resolved(parents, start), last)
        self._tails[array] = self._tails.get(array, -1) + 1
        here = (*array, self._tails[array])
        self.found.setdefault(array, start)
        self.found[here] = start
        return here

    def _table_header(self, start: int) -> Path:
        self._at += 1
        here = self._resolved(self._key(), start)
        self._at += 1
        return here

    def _resolved(self, parts: list[str], start: int) -> Path:
        """The path that a header's parts mean: an array of tables stands for its latest item."""
        path: Path = ()
        for part in parts:
            path = (*path, part)
            self.found.setdefault(path, start)
            if path in self._tails:
                path = (*path, self._tails[path])
        return path

    def _pair(self, here: Path) -> None:
        start = self._at
        for part in self._key():
            here = (*here, part)
            self.found.setdefault(here, start)
        self._at += 1
        self._value(here)

    def _key(self) -> list[str]:
        parts = []
        while True:
            self._pass(_SPACE)
            parts.append(self._key_part())
            self._pass(_SPACE)
            if self._source[self._at] != ".":
                return parts
            self._at += 1

    def _key_part(self) -> str:
        bare = _BARE.match(self._source, self._at)
        if bare is not None:
            self._at = bare.end()
            return bare.group()
        start = self._at
        self._pass(_STRING)
        return str(tomllib.loads("key = " + self._source[start : self._at])["key"])

    def _value(self, path: Path) -> None:
        self._pass(_SPACE)
        first = self._source[self._at]
        if first == "[":
            self._items(path, "]")
        elif first == "{":
            self._items(path, "}")
        else:
            self._pass(_STRING if first in "\"'" else _SCALAR)

    def _items(self, path: Path, closing: str) -> None:
        """What stands between brackets: values with an index, or pairs."""
        self._at += 1
        index = 0
        while True:
            self._pass(_BLANK)
            mark = self._source[self._at]
            if mark in (closing, ","):
                self._at += 1
                if mark == closing:
                    return
            elif closing == "}":
                self._pair(path)
            else:
                self.found[(*path, index)] = self._at
                self._value((*path, index))
                index += 1

    def _pass(self, what: re.Pattern[str]) -> None:
        match = what.match(self._source, self._at)
        if match is not None:
            self._at = match.end()
