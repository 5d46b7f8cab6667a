"""What the form of one thing shows, decided without a widget."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from companion.domain.consent import ConsentDecision, RecipientKind, in_force
from companion.domain.introduction import Direction, Introduction
from companion.domain.record import Record
from companion.services.record.entries import ENTRIES, NEEDED, EntryState
from ui.entry.forms import MEMBER, EntryForm, form_for
from ui.words.dates import moment_words
from ui.words.sharing_words import recipient_name

_STAMP = frozenset(item.name for item in fields(Record))


@dataclass(frozen=True, kw_only=True)
class EarlierWords:
    """How something read before: until when, and its words."""

    until: str
    words: str


@dataclass(frozen=True, kw_only=True)
class EntryView:
    """The form, its values by field name, what stood there before, and what can be done with it.

    `team_kinds` are the members and the team that a decision can be about, by id.
    """

    form: EntryForm
    person_name: str
    heading: str
    values: dict[str, Any]
    earlier: tuple[EarlierWords, ...]
    stands: bool
    can_take_back: bool
    today: date
    team_kinds: dict[str, RecipientKind]


def to_view(state: EntryState, kind: str, direction: Direction, today: date) -> EntryView:
    """What to show for this record, or for a new one of `kind`."""
    record = state.record
    if isinstance(record, Introduction):
        direction = record.direction
    form = form_for(kind, direction=direction, aims=state.aims, consents=_consents(state), team=_team(state))
    return EntryView(
        form=form,
        person_name=state.person.name,
        heading=form.new if record is None else form.known,
        values=_values(record, kind, state),
        team_kinds={one.id: one.kind for one in state.nameable},
        earlier=_earlier(state, kind, today),
        stands=record is not None,
        can_take_back=isinstance(record, ConsentDecision) and in_force(record, today),
        today=today,
    )


def _values(record: Record | None, kind: str, state: EntryState) -> dict[str, Any]:
    values = values_of(record) if record is not None else defaults_of(ENTRIES[kind]) | dict(state.waiting)
    if kind == ConsentDecision.KIND:
        linked = isinstance(record, ConsentDecision) and bool(record.recipient) and _is_linked(record, state)
        values[MEMBER] = values["recipient"] if linked else None
        values["recipient"] = "" if linked else values.get("recipient", "")
    return values


def _is_linked(decision: ConsentDecision, state: EntryState) -> bool:
    """Whether it names an id, which is never shown."""
    return recipient_name(decision.recipient, decision.recipient_kind, state.names) != decision.recipient


def _team(state: EntryState) -> tuple[tuple[str, str], ...]:
    """Whom a decision can be about, as (id, name); also whom it is about, should they be there no more."""
    whole = QCoreApplication.translate("Entry", "Everyone in {team}")
    team = [
        (one.id, whole.format(team=one.name) if one.kind is RecipientKind.TEAM else one.name)
        for one in state.nameable
    ]
    record = state.record
    if isinstance(record, ConsentDecision) and _is_linked(record, state):
        known = {one.id for one in state.nameable}
        name = recipient_name(record.recipient, record.recipient_kind, state.names)
        team += [] if record.recipient in known else [(record.recipient, name)]
    return tuple(team)


def values_of(record: Record) -> dict[str, Any]:
    """What a record says, without who wrote it and when."""
    return {item.name: getattr(record, item.name) for item in fields(record) if item.name not in _STAMP}


def defaults_of(noun: type[Record]) -> dict[str, Any]:
    """What a new record says until somebody says otherwise."""
    return {
        item.name: item.default
        for item in fields(noun)
        if item.name not in _STAMP and item.default is not MISSING
    }


def _consents(state: EntryState) -> tuple[tuple[str, str], ...]:
    return tuple(
        (one.id, recipient_name(one.recipient, one.recipient_kind, state.names)) for one in state.consents
    )


def _earlier(state: EntryState, kind: str, today: date) -> tuple[EarlierWords, ...]:
    """Each wording that was replaced by another one, newest first."""
    if state.record is None:
        return ()
    name = NEEDED.get(kind, "to_service")
    later, told = state.record, []
    for version in state.earlier:
        words = _told(version, name, state)
        if words and words != _told(later, name, state):
            told.append(EarlierWords(until=_until(later, today), words=words))
        later = version
    return tuple(told)


def _told(version: Record, name: str, state: EntryState) -> str:
    if isinstance(version, ConsentDecision):
        return recipient_name(version.recipient, version.recipient_kind, state.names)
    if isinstance(version, Introduction) and version.direction is Direction.IN:
        name = "what_brought_them"
    return str(getattr(version, name))


def _until(later: Record, today: date) -> str:
    words = QCoreApplication.translate("Entry", "Until {moment}")
    return words.format(moment=moment_words(later.created_at, today))
