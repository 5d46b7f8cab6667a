"""Walk a tree with the shapes beside it: every table read once, every problem noted, nothing guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from companion.services.scenario.lines import Path
from companion.services.scenario.problems import Problems, Reason, RefusedError
from companion.services.scenario.shapes import Key, Shape
from companion.services.scenario.spelling import closest, folded


@dataclass(kw_only=True)
class Table:
    """One table by the noun's own key names. `where` is the place of each key that was given.

    `named` holds the words, with their places, of keys that refer to other records. `whole` is false when
    something in it could not be read.
    """

    shape: Shape
    path: Path
    values: dict[str, Any] = field(default_factory=dict)
    tables: dict[str, tuple[Table, ...]] = field(default_factory=dict)
    named: dict[str, tuple[tuple[Path, str], ...]] = field(default_factory=dict)
    where: dict[str, Path] = field(default_factory=dict)
    whole: bool = True

    def of(self, name: str) -> tuple[Table, ...]:
        """The tables of one list; none when it was not given."""
        return self.tables.get(name, ())

    def place(self, name: str) -> Path:
        """Where a key stands, or the table itself when it was not given."""
        return self.where.get(name, self.path)

    def words(self, name: str) -> str:
        """A text value, or nothing."""
        return str(self.values.get(name, ""))


class TableReader:
    """Reads tables for one playing day."""

    def __init__(self, problems: Problems, today: date) -> None:
        self._problems = problems
        self._today = today

    def read(self, path: Path, given: Mapping[str, Any], shape: Shape) -> Table:
        """The table at `path`. What cannot be read is noted and left out."""
        table = Table(shape=shape, path=path)
        for spelling, value in given.items():
            self._pair(table, spelling, value)
        for key in shape.keys:
            if key.needed and key.name not in table.where:
                self._fault(table, path, RefusedError(Reason.MISSING, (key.name,)))
        return table

    def _pair(self, table: Table, spelling: str, value: Any) -> None:
        at = (*table.path, spelling)
        key = table.shape.spellings.get(folded(spelling))
        if key is None:
            names = tuple(one.name for one in table.shape.keys)
            near = table.shape.spellings.get(closest(spelling, table.shape.spellings))
            self._fault(table, at, RefusedError(Reason.UNKNOWN_KEY, names, near.name if near else ""))
        elif key.name in table.where:
            self._fault(table, at, RefusedError(Reason.GIVEN_TWICE, hint=key.name))
        else:
            table.where[key.name] = at
            try:
                self._key(table, key, at, value)
            except RefusedError as refused:
                self._fault(table, at, refused)

    def _key(self, table: Table, key: Key, at: Path, value: Any) -> None:
        if key.refers:
            table.named[key.name] = tuple(self._named(at, value))
        elif key.read is not None:
            table.values[key.name] = key.read(value, self._today)
        elif key.parts is not None:
            several = tuple(self._several(table, at, value, key.parts))
            if key.parts.is_value:
                table.values[key.name] = tuple(key.parts.noun(**one.values) for one in several if one.whole)
            else:
                table.tables[key.name] = several

    def _several(self, table: Table, at: Path, value: Any, shape: Shape) -> list[Table]:
        """A list of tables; one alone needs no list, and a text stands for a table with its main key."""
        if not isinstance(value, list):
            placed = [(at, value)]
        else:
            placed = [((*at, index), one) for index, one in enumerate(value)]
        read = []
        for place, given in placed:
            found = {shape.main: given} if isinstance(given, str) and shape.main else given
            if isinstance(found, dict):
                read.append(self.read(place, found, shape))
            else:
                allowed = ("table", "text") if shape.main else ("table",)
                self._fault(table, place, RefusedError(Reason.WRONG_TYPE, allowed))
        return read

    def _named(self, at: Path, value: Any) -> list[tuple[Path, str]]:
        placed = (
            [((*at, index), one) for index, one in enumerate(value)]
            if isinstance(value, list)
            else [(at, value)]
        )
        for _, one in placed:
            if not isinstance(one, str):
                raise RefusedError(Reason.WRONG_TYPE, ("text",))
        return placed

    def _fault(self, table: Table, at: Path, refused: RefusedError) -> None:
        table.whole = False
        self._problems.add(at, refused.reason, refused.allowed, refused.hint)
