"""How a record becomes a row and a row a record: one codec for every noun, driven by its own fields."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from companion.errors import BugError

R = TypeVar("R")
_NONE = "[]"
"""An empty tuple, as most of them are."""

Decode = Callable[[Any], Any]


def to_row(record: Any) -> dict[str, str | int | bytes | None]:
    """Column name to SQL value of a frozen dataclass: dates and times as ISO 8601 text, booleans as 0 and 1.

    Tuples and dictionaries become JSON, bytes stay bytes.
    """
    row: dict[str, str | int | bytes | None] = {}
    for name in field_names(_class(type(record))):
        value = getattr(record, name)
        if isinstance(value, tuple):
            value = _json([_plain(one) for one in value]) if value else _NONE
        elif isinstance(value, dict):
            value = _json(value)
        row[name] = _plain(value)
    return row


def from_row(noun: type[R], values: Sequence[Any]) -> R:
    """The dataclass of a row whose columns were selected in the order of the fields."""
    named = zip(decoders(_class(noun)), values, strict=True)
    return noun(**{name: decode(value) for (name, decode), value in named})


@cache
def field_names(noun: type[Any]) -> tuple[str, ...]:
    """The names of a dataclass's fields, asked for once: a parcel that is shared asks some forty times."""
    return tuple(item.name for item in fields(noun))


@cache
def decoders(noun: type[Any]) -> tuple[tuple[str, Decode], ...]:
    """The fields of a frozen dataclass, each with what turns its stored form back into its value."""
    hints = get_type_hints(noun)
    return tuple((item.name, _decoder(hints[item.name])) for item in fields(noun))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    if type(value) is str or value is None:
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(getattr(value, name)) for name in field_names(_class(type(value)))}
    return value


def _decoder(hint: Any) -> Decode:
    if isinstance(hint, UnionType):
        (inner,) = (one for one in get_args(hint) if one is not NoneType)
        decode = _decoder(inner)
        return lambda value: None if value is None else decode(value)
    if get_origin(hint) is tuple:
        one_of = _scalar_decoder(get_args(hint)[0])
        return lambda value: () if value == _NONE else tuple(one_of(one) for one in json.loads(value))
    if get_origin(hint) is dict:
        return json.loads
    return _scalar_decoder(hint)


def _scalar_decoder(hint: Any) -> Decode:
    if hint in (str, int, bytes):
        return _same
    if hint is bool:
        return bool
    if hint is datetime:
        return datetime.fromisoformat
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    if is_dataclass(hint):
        return _nested(hint)
    raise BugError(f"no column for {hint!r}")


def _nested(kind: Any) -> Decode:
    return lambda value: kind(**{name: decode(value.get(name)) for name, decode in decoders(_class(kind))})


def _class(noun: Any) -> Any:
    return noun  # a class can always be hashed; the type checker reads its instances' __hash__ instead


def _same(value: Any) -> Any:
    return value
