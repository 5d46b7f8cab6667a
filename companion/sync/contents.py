"""What parcels say, as maps and back: exactly the fields of docs/format.md, their types, words and limits.

The maps hold text, numbers, booleans, nulls, lists and maps alone: they stand as they are in parcels, and in the
vault of whoever shared or received them.
"""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from companion.crypto import envelope
from companion.crypto.envelope import Kind
from companion.crypto.refusals import Refusal, refused
from companion.crypto.written import read_date, read_time, time_text
from companion.domain.consent import Purpose, RecipientKind
from companion.domain.summaries import (
    AnswerContent,
    AnswerKind,
    Basis,
    BasisKind,
    Content,
    ReceiptContent,
    SummaryContent,
    WithdrawalContent,
    basis_covers,
    in_order,
    shared_parts,
    topics_of_domain,
)
from companion.domain.text import LONGEST_NAME, LONGEST_TEXT, is_blank
from companion.domain.topics import Topic
from companion.errors import BugError, KnownError

MOST_PARTS = 2000
"""In one summary: with them a parcel stays within what its reader has to bear (65,536 CBOR items)."""

_KINDS: dict[Kind, type[Content]] = {
    Kind.SUMMARY: SummaryContent,
    Kind.GRANT: SummaryContent,
    Kind.REPLY: AnswerContent,
    Kind.RECEIPT: ReceiptContent,
    Kind.WITHDRAWAL: WithdrawalContent,
}
_NAMES = frozenset({"name", "who_name"})
_IDS = frozenset({"about", "about_version"})
_AS_IT_STANDS = frozenset({str, int, bool, NoneType})

T = TypeVar("T")
Read = Callable[[object], Any]


def to_map(content: Content) -> dict[str, Any]:
    """The content as a map: what `read_content` takes."""
    return {name: _plain(getattr(content, name)) for name in _names(_class(content))}


def read_content(kind: Kind, value: object) -> Content:
    """The content again. Raises PARCEL_REFUSED (content) unless it is exactly what a parcel of this kind may say."""
    noun: Any = _KINDS[kind]
    content: Content = _reader(noun)(value)
    _require(_is_sound(content))
    return content


def to_sealed_basis(basis: Basis) -> envelope.Basis:
    """The basis as the envelope takes it."""
    return envelope.Basis(
        why=basis.why.value,
        id=basis.id,
        version=basis.version,
        purpose=basis.purpose.value,
        recipient_kind=basis.recipient_kind.value,
        recipient=basis.recipient,
        topics_included=tuple(topic.value for topic in in_order(basis.topics_included)),
        topics_excluded=tuple(topic.value for topic in in_order(basis.topics_excluded)),
        given_on=basis.given_on,
        expires_on=basis.expires_on,
    )


def read_basis(sealed: envelope.Basis) -> Basis:
    """The basis with its words known. Raises PARCEL_REFUSED (content)."""
    return Basis(
        why=_word(BasisKind)(sealed.why),
        id=sealed.id,
        version=sealed.version,
        purpose=_word(Purpose)(sealed.purpose),
        recipient_kind=_word(RecipientKind)(sealed.recipient_kind),
        recipient=sealed.recipient,
        topics_included=_topics(list(sealed.topics_included)),
        topics_excluded=_topics(list(sealed.topics_excluded)),
        given_on=sealed.given_on,
        expires_on=sealed.expires_on,
    )


def require_covered(basis: Basis, content: SummaryContent, member: str, team: str) -> None:
    """Raise PARCEL_REFUSED (outside_basis) unless the basis names this member, or their team, and lets every topic
    in the content go.
    """
    if not basis_covers(basis, content, member, team):
        raise refused(Refusal.OUTSIDE_BASIS)


def parts_of(content: Content) -> int:
    """How many parts it has, of MOST_PARTS at most."""
    return len(shared_parts(content)) if isinstance(content, SummaryContent) else 1


def _is_sound(content: Content) -> bool:
    """What the fields have to say together."""
    if isinstance(content, SummaryContent):
        return (
            not is_blank(content.name)
            and parts_of(content) <= MOST_PARTS
            and all(set(topics_of_domain(one.domain)) <= set(one.topics) for one in content.strengths)
            and all(one.area is None or one.area in one.topics for one in content.needs)
            and all(one.about is None or one.about < len(content.passages) for one in content.disagreements)
        )
    if isinstance(content, AnswerContent):
        return content.answer is not AnswerKind.SEEN and not is_blank(content.text)
    return True


def _class(value: Any) -> Any:
    return type(value)  # a class can always be hashed; the type checker reads its instances' __hash__ instead


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind))


def _plain(value: Any) -> Any:
    return value if type(value) in _AS_IT_STANDS else _written(value)


def _written(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return time_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return {name: _plain(getattr(value, name)) for name in _names(_class(value))}


@cache
def _reader(kind: type[Any]) -> Read:
    """What reads a map with exactly this dataclass's fields."""
    hints = get_type_hints(kind)
    readers = {item.name: _field_reader(kind, item.name, hints[item.name]) for item in fields(kind)}

    def read(value: object) -> Any:
        _require(isinstance(value, Mapping) and value.keys() == readers.keys())
        assert isinstance(value, Mapping)
        return kind(**{name: reader(value[name]) for name, reader in readers.items()})

    return read


def _field_reader(kind: type[Any], name: str, hint: Any) -> Read:
    if isinstance(hint, UnionType):
        (inner,) = (one for one in get_args(hint) if one is not NoneType)
        reader = _field_reader(kind, name, inner)
        return lambda value: None if value is None else reader(value)
    if get_origin(hint) is tuple:
        (inner, _) = get_args(hint)
        return _topics if inner is Topic else _list(_reader(inner))
    if hint is str:
        return _id if name in _IDS else _text(LONGEST_NAME if name in _NAMES else LONGEST_TEXT)
    return _simple_reader(hint)


def _simple_reader(hint: Any) -> Read:
    simple: dict[Any, Read] = {bool: _bool, int: _place, date: _as_content(read_date)}
    simple[datetime] = _as_content(read_time)
    if hint in simple:
        return simple[hint]
    if issubclass(hint, StrEnum):
        return _word(hint)
    raise BugError(f"no content for {hint!r}")


def _text(longest: int) -> Read:
    def read(value: object) -> str:
        _require(isinstance(value, str) and len(value) <= longest)
        text = str(value)
        _require("\0" not in text and unicodedata.is_normalized("NFC", text))
        return text

    return read


def _id(value: object) -> str:
    if isinstance(value, str):
        try:
            if str(uuid.UUID(value)) == value:
                return value
        except ValueError:
            pass
    raise refused(Refusal.CONTENT)


def _word(words: type[T]) -> Callable[[object], T]:
    """One of the words of an enumeration, as text."""

    def read(value: object) -> T:
        _require(type(value) is str)
        try:
            return words(value)  # type: ignore[call-arg]
        except ValueError:
            raise refused(Refusal.CONTENT) from None

    return read


def _topics(value: object) -> tuple[Topic, ...]:
    topics = _list(_word(Topic))(value)
    _require(topics == in_order(topics))
    return topics


def _list(each: Callable[[object], T]) -> Callable[[object], tuple[T, ...]]:
    def read(value: object) -> tuple[T, ...]:
        if not isinstance(value, list) or len(value) > MOST_PARTS:
            raise refused(Refusal.CONTENT)
        return tuple(each(one) for one in value)

    return read


def _bool(value: object) -> bool:
    _require(isinstance(value, bool))
    return bool(value)


def _place(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise refused(Refusal.CONTENT)
    return value


def _as_content(reader: Callable[[object], T]) -> Callable[[object], T]:
    """The same reader; what it refuses is content that is not as the page says."""

    def read(value: object) -> T:
        try:
            return reader(value)
        except KnownError:
            raise refused(Refusal.CONTENT) from None

    return read


def _require(true: bool) -> None:
    if not true:
        raise refused(Refusal.CONTENT)
