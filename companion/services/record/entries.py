"""One thing written about a person, while its form is open: made with the first words that are enough, then changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from companion.domain.changes import Changes
from companion.domain.checks import check_record
from companion.domain.consent import ConsentDecision
from companion.domain.introduction import Introduction
from companion.domain.network import NetworkMember
from companion.domain.person import Person
from companion.domain.record import RemovedWhy, stamped
from companion.domain.strengths import Action, Hope, Need, Strength
from companion.domain.text import is_blank
from companion.errors import BugError
from companion.services.record.agreement import PICKED, change_picked
from companion.services.record.consents import remove_consent
from companion.services.record.introductions import add_introduction
from companion.services.record.unmade import drop_unmade, get_unmade, put_unmade, unmade_id
from companion.services.records import add_record, change_record, new_stamp, remove_record
from companion.services.session import Session
from companion.services.sharing.naming import nameable_in_team, names_in_team
from companion.vault.audit import AuditAction, append_event
from companion.vault.rows import get_record, list_records, list_versions

if TYPE_CHECKING:
    from companion.services.sharing.view import Linkable

Entry = Strength | Hope | Need | Action | NetworkMember | Introduction | ConsentDecision

ENTRIES: dict[str, type[Entry]] = {
    noun.KIND: noun for noun in (Strength, Hope, Need, Action, NetworkMember, Introduction, ConsentDecision)
}

# What has to stand there before there is anything to keep.
NEEDED = {
    Strength.KIND: "text",
    Hope.KIND: "text",
    Need.KIND: "text",
    Action.KIND: "text",
    NetworkMember.KIND: "name",
    ConsentDecision.KIND: "recipient",
}


@dataclass(frozen=True, kw_only=True)
class EntryState:
    """What a form shows. `earlier` are the versions before the present one, newest first.

    `aims` are the person's hopes and needs that an action may serve, as (id, words); `consents` the decisions
    that an introduction may rest on. `names` are those of the team and its members, by id; `nameable` whom in the
    team a decision can be about.
    """

    person: Person
    record: Entry | None
    earlier: tuple[Entry, ...]
    aims: tuple[tuple[str, str], ...] = ()
    consents: tuple[ConsentDecision, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    nameable: tuple[Linkable, ...] = ()
    waiting: Mapping[str, Any] = field(default_factory=dict)


def see_entry(
    session: Session, kind: str, person_id: str, record_id: str = "", unmade: str = ""
) -> EntryState:
    """One thing as it stands and as it stood before, or an empty form beside what the person hopes and needs.

    `unmade` is the id of what was filled in of a new one before (Writing.unmade).
    Seeing it is an audit event, of the thing or of the person.
    """
    vault, noun = session.vault, _noun(kind)
    record: Entry | None = None
    versions: list[Entry] = []
    if record_id:
        record = get_record(vault, noun, record_id)
        versions = list_versions(vault, noun, record_id)
    with vault.transaction():
        seen = record_id or person_id
        append_event(vault, session.clock, session.member_id, AuditAction.VIEW, seen, person_id)
    return EntryState(
        waiting=get_unmade(session, noun, unmade) if unmade and not record_id else {},
        person=get_record(vault, Person, person_id),
        record=record,
        earlier=tuple(one for one in reversed(versions) if record and one.version != record.version),
        aims=_aims(session, person_id) if noun is Action else (),
        consents=tuple(list_records(vault, ConsentDecision, person_id)) if noun is Introduction else (),
        names=names_in_team(session) if noun in (ConsentDecision, Introduction) else {},
        nameable=nameable_in_team(session) if noun is ConsentDecision else (),
    )


def _aims(session: Session, person_id: str) -> tuple[tuple[str, str], ...]:
    hopes = [(one.id, one.text) for one in list_records(session.vault, Hope, person_id)]
    needs = [(one.id, one.text) for one in list_records(session.vault, Need, person_id)]
    return (*hopes, *needs)


def change_entry(session: Session, kind: str, record_id: str, /, **values: Any) -> Changes:
    """Give one thing its next version. What comes before the values goes by place: a strength has a `kind` too."""
    noun = _typed_noun(kind)
    if noun in PICKED:
        return change_picked(session, noun, record_id, **values)
    return change_record(session, noun, record_id, **values)


def remove_entry(session: Session, kind: str, record_id: str) -> Changes:
    """Take one thing out of view. Its versions stay, and undo brings it back."""
    noun = _noun(kind)
    if noun is ConsentDecision:
        return remove_consent(session, record_id)
    return remove_record(session, noun, record_id, RemovedWhy.TAKEN_OUT)


class Writing:
    """A form that is being filled in; it is used on the vault's lane only, one call after another.

    Until the needed words are there, values wait in the vault, as a draft; then the record is made with all of them.
    """

    def __init__(self, kind: str, person_id: str, record_id: str = "", **given: Any) -> None:
        _typed_noun(kind)
        self._kind = kind
        self._person_id = person_id
        self._record_id = record_id
        self._given: dict[str, Any] = dict(given)
        self.unmade = unmade_id(kind, person_id, given)

    @property
    def record_id(self) -> str:
        """The record's id, or nothing while it has not been made."""
        return self._record_id

    def keep(self, session: Session, values: dict[str, Any]) -> Changes:
        """Keep these values. Raises what check_record raises, for these values and not for others that wait."""
        if self._record_id and get_record(session.vault, _noun(self._kind), self._record_id).removed is None:
            return change_entry(session, self._kind, self._record_id, **values)
        self._check(session, values)
        noun, needed = _noun(self._kind), NEEDED.get(self._kind)
        with session.vault.transaction():
            together = {**self._given, **get_unmade(session, noun, self.unmade), **values}
            if needed is not None and is_blank(together.get(needed, "")):
                put_unmade(
                    session, noun, self.unmade, person_id=self._person_id, needed=needed, values=together
                )
                return Changes()
            changes = self._make(session, together)
            drop_unmade(session, self.unmade)
        self._record_id = changes.made or ""
        return changes

    def _check(self, session: Session, values: dict[str, Any]) -> None:
        """Check these values beside a stand-in for needed words that are not there yet."""
        needed = NEEDED.get(self._kind, "")
        if needed and is_blank(values.get(needed, "")):
            values = {**values, needed: "-"}
        stamp = stamped("", new_stamp(session))
        record = _noun(self._kind)(**stamp, person_id=self._person_id, **values)
        check_record(record, session.clock.today())

    def _make(self, session: Session, values: dict[str, Any]) -> Changes:
        noun = _noun(self._kind)
        if noun is Introduction:
            return add_introduction(session, self._person_id, **values)
        return add_record(session, noun, person_id=self._person_id, **values)


def _noun(kind: str) -> Any:
    if kind not in ENTRIES:
        raise BugError(f"no form for {kind}")
    return ENTRIES[kind]


def _typed_noun(kind: str) -> Any:
    """A noun that is saved as it is typed. A decision acts on other people: it is made by a press (deciding)."""
    noun = _noun(kind)
    if noun is ConsentDecision:
        raise BugError("a decision is not made by typing")
    return noun
