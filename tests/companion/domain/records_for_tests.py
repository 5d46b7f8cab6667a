"""Records made by hand and by hypothesis: every noun, with any text and any day a field can hold."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from companion.domain.record import Record, Stamp, stamped

STAMP = Stamp(version="v1", at=datetime(2026, 3, 2, 9, tzinfo=UTC), author="a1")
LATER = Stamp(version="v2", at=datetime(2026, 3, 2, 10, tzinfo=UTC), author="a2")
TODAY = date(2026, 3, 2)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    int: st.integers(-(2**62), 2**62),
    bool: st.booleans(),
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
}


def made(noun: type[Any], record_id: str = "r1", **values: Any) -> Any:
    """A first version of `noun`."""
    return noun(**stamped(record_id, STAMP), **values)


def records_of(noun: type[Record]) -> st.SearchStrategy[Any]:
    """Any record of `noun`: each field takes anything its type allows."""
    return _built(noun)


@cache  # to put one together takes longer than to draw from it
def _built(kind: type[Any]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    return st.builds(kind, **{item.name: _values(hints[item.name]) for item in fields(kind)})


def _values(hint: Any) -> st.SearchStrategy[Any]:
    if isinstance(hint, UnionType):
        (inner,) = (one for one in get_args(hint) if one is not NoneType)
        return st.none() | _values(inner)
    if get_origin(hint) is tuple:
        return st.lists(_values(get_args(hint)[0]), max_size=3).map(tuple)
    if hint in SIMPLE:
        return SIMPLE[hint]
    return st.sampled_from(list(hint)) if issubclass(hint, StrEnum) else _built(hint)
