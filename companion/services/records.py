"""The deeds that every noun shares: add, change, remove. Checked, cleaned, one transaction each."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from companion.domain.changes import Changes
from companion.domain.checks import check_record
from companion.domain.record import Record, RemovedWhy, Stamp, stamped
from companion.domain.text import cleaned
from companion.services.session import Session
from companion.vault.rows import get_record, kind_of, put_record

R = TypeVar("R", bound=Record)


def add_record(session: Session, noun: type[R], **values: Any) -> Changes:
    """Make a record of `noun`; `Changes.made` is its id. Raises KnownError where check_record does."""
    record_id = session.clock.new_id()
    return store_record(session, noun(**stamped(record_id, new_stamp(session)), **values), made=record_id)  # type: ignore[arg-type]


def change_record(session: Session, noun: type[R], record_id: str, **values: Any) -> Changes:
    """Give a record its next version with these values. Values that are no change make no version."""
    with session.vault.transaction():
        before = get_record(session.vault, noun, record_id)
        after = _with_cleaned_text(replace(before, **values))
        if after == before:
            return Changes()
        return store_record(session, before.revised(new_stamp(session), **values), before=before)


def remove_record(
    session: Session, noun: type[R], record_id: str, why: RemovedWhy = RemovedWhy.TAKEN_OUT
) -> Changes:
    """Take a record out of view. Its versions stay, and undo brings it back."""
    with session.vault.transaction():
        before = get_record(session.vault, noun, record_id)
        if before.removed is not None:
            return Changes()
        return store_record(session, before.revised(new_stamp(session), removed=why), before=before)


def store_record(
    session: Session, record: Record, made: str | None = None, before: Record | None = None
) -> Changes:
    """Check and store one version. The ids touched are the record's and those it belongs to.

    `before` is the version it follows: what was no future day when that was written is none now. A clock that was
    set back must not keep anyone from withdrawing a consent that was given while it was ahead.
    """
    record, today = _with_cleaned_text(record), session.clock.today()
    check_record(record, max(today, before.created_at.astimezone().date()) if before else today)
    with session.vault.transaction():
        step = put_record(session.vault, record)
    return Changes(ids=touched(record), kinds=frozenset({kind_of(record)}), made=made, steps=(step,))


def touched(record: Record) -> frozenset[str]:
    """The record's own id and the ids of the person and conversation it belongs to."""
    owners = (getattr(record, "person_id", None), getattr(record, "conversation_id", None))
    return frozenset({record.id, *(owner for owner in owners if owner)})


def new_stamp(session: Session) -> Stamp:
    """A stamp for one new version, by the member who is writing."""
    return Stamp(version=session.clock.new_id(), at=session.clock.now(), author=session.member_id)


def _with_cleaned_text(record: R) -> R:
    changes = {item.name: _cleaned(getattr(record, item.name)) for item in fields(record)}
    return replace(record, **changes)


def _cleaned(value: Any) -> Any:
    if type(value) is str:
        return cleaned(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{item.name: _cleaned(getattr(value, item.name)) for item in fields(value)})
    return value
