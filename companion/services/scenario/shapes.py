"""How a table of the file becomes a noun: the keys are the domain's own fields, read from its own types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from companion.domain.record import Record
from companion.errors import BugError
from companion.services.scenario.spelling import (
    Read,
    choice_of,
    choices_of,
    to_day,
    to_language,
    to_text,
    to_yes_no,
    to_yes_no_unasked,
)


@dataclass(frozen=True, kw_only=True)
class Key:
    """One key of a table and the other spellings of it (`also`).

    It holds a value (`read`), tables that belong to it (`parts`), or words that name records which stand in
    the lists `refers`; a key with none of these is not looked at.
    """

    name: str
    also: tuple[str, ...] = ()
    needed: bool = False
    read: Read | None = None
    parts: Shape | None = None
    refers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Shape:
    """The keys of one noun's table. A bare text in a list stands for a table with only the `main` key."""

    noun: type[Any]
    main: str
    keys: tuple[Key, ...]
    spellings: Mapping[str, Key] = field(repr=False)

    @property
    def is_value(self) -> bool:
        """Whether it makes a value inside a record, and not a record of its own."""
        return not issubclass(self.noun, Record)


def shape_of(
    noun: type[Any],
    main: str,
    *more: Key,
    also: Mapping[str, tuple[str, ...]] | None = None,
    without: tuple[str, ...] = (),
    optional: str = "",
    inside: Mapping[type[Any], Shape] | None = None,
) -> Shape:
    """The shape of a noun: its own fields except `without`, then `more`.

    `also` gives fields other spellings, `inside` the shapes of the values that a field holds a tuple of;
    `optional` is a field that the noun needs but a file may leave to us.
    """
    also, inside = also or {}, inside or {}
    hints = get_type_hints(noun)
    left_out = {*(one.name for one in fields(Record)), "person_id", "conversation_id", *without}
    own = (
        Key(
            name=one.name,
            also=also.get(one.name, ()),
            needed=_has_no_default(one) and one.name != optional,
            **_reading(one.name, hints[one.name], inside),
        )
        for one in fields(noun)
        if one.name not in left_out
    )
    return shape(noun, main, *own, *more)


def shape(noun: type[Any], main: str, *keys: Key) -> Shape:
    """A shape of these keys. Raises BugError where one spelling would mean two of them."""
    spellings: dict[str, Key] = {}
    for key in keys:
        for spelling in (key.name, *key.also):
            if spelling in spellings:
                raise BugError(f"{spelling} of {noun.__name__} means two keys")
            spellings[spelling] = key
    return Shape(noun=noun, main=main, keys=keys, spellings=spellings)


def _has_no_default(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _reading(name: str, hint: Any, inside: Mapping[type[Any], Shape]) -> dict[str, Any]:
    """How a field of this type is read."""
    if name == "language":
        return {"read": to_language}
    if isinstance(hint, UnionType):
        (inner,) = (one for one in get_args(hint) if one is not NoneType)
        return {"read": to_yes_no_unasked if inner is bool else _scalar(inner, or_none=True)}
    if get_origin(hint) is not tuple:
        return {"read": _scalar(hint)}
    inner = get_args(hint)[0]
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return {"read": choices_of(inner)}
    return {"parts": inside[inner]}


def _scalar(hint: Any, *, or_none: bool = False) -> Read:
    if hint is str:
        return to_text
    if hint is bool:
        return to_yes_no
    if hint is date:
        return to_day
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return choice_of(hint, or_none=or_none)
    raise BugError(f"no key for {hint!r}")
