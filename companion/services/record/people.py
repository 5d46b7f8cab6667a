"""What a worker does with a person: meet them, keep their details right, see what stands about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from companion.domain.changes import Changes
from companion.domain.consent import ConsentDecision
from companion.domain.conversation import Conversation, Keep, Passage
from companion.domain.introduction import Introduction
from companion.domain.keeping import Keeping
from companion.domain.network import NetworkMember
from companion.domain.person import Person
from companion.domain.plan import Plan
from companion.domain.record import RemovedWhy
from companion.domain.strengths import Action, Hope, Need, Strength
from companion.domain.text import is_blank
from companion.services.record.decision_drafts import DraftDecision, list_decision_drafts
from companion.services.record.keeping import get_keeping, is_over
from companion.services.records import add_record, change_record, remove_record
from companion.services.session import Session
from companion.services.sharing.naming import names_in_team
from companion.vault.audit import AuditAction, append_event
from companion.vault.names import Named, list_people_named, list_people_near
from companion.vault.rows import get_record, list_records

PersonRow = Named
"""One line of the list of people: id, name, pronouns."""


@dataclass(frozen=True, kw_only=True)
class TalkLine:
    """One conversation on the timeline: its first words that are not the worker's private note."""

    conversation: Conversation
    first_words: str


@dataclass(frozen=True, kw_only=True)
class PersonState:
    """Everything the person's page shows. Lists are in the order they were first made, talks newest first.

    `names` are those of the team and its members, by id: decisions name ids. `over`: the years have passed for which
    the team keeps a record; `keeping` is what was decided about that. `pending` is what is not recorded yet.
    """

    person: Person
    strengths: tuple[Strength, ...]
    hopes: tuple[Hope, ...]
    needs: tuple[Need, ...]
    actions: tuple[Action, ...]
    network: tuple[NetworkMember, ...]
    introductions: tuple[Introduction, ...]
    consents: tuple[ConsentDecision, ...]
    plans: tuple[Plan, ...]
    talks: tuple[TalkLine, ...]
    today: date
    names: Mapping[str, str] = field(default_factory=dict)
    over: bool = False
    keeping: Keeping | None = None
    pending: tuple[DraftDecision, ...] = ()


def add_person(session: Session, name: str, **values: Any) -> Changes:
    """Meet someone: a name to call them by is enough. `Changes.made` is the person's id."""
    return add_record(session, Person, name=name, **values)


def change_person(session: Session, person_id: str, **values: Any) -> Changes:
    """Put a person's details right; the earlier ones stay as a version."""
    return change_record(session, Person, person_id, **values)


def remove_person(session: Session, person_id: str) -> Changes:
    """Take someone who was added by mistake out of the lists. Undo brings them back."""
    return remove_record(session, Person, person_id, RemovedWhy.BY_MISTAKE)


def list_people(session: Session, typed: str = "", *, limit: int = 200) -> list[PersonRow]:
    """People by name, at most `limit`; with `typed`, those with a word in their name for each one that begins so."""
    return list_people_named(session.vault, typed, limit)


def list_near(session: Session, typed: str, *, limit: int = 5) -> list[PersonRow]:
    """People whose name may be what was meant: a slip away from what was typed, or of the same sound. By name."""
    return list_people_near(session.vault, typed, limit)


def see_details(session: Session, person_id: str) -> Person:
    """A person's details as they stand. Seeing them is an audit event."""
    vault = session.vault
    with vault.transaction():
        append_event(vault, session.clock, session.member_id, AuditAction.VIEW, person_id, person_id)
    return get_record(vault, Person, person_id)


def see_person(session: Session, person_id: str) -> PersonState:
    """What stands about one person. Seeing it is an audit event."""
    vault = session.vault
    person = get_record(vault, Person, person_id)
    with vault.transaction():
        append_event(vault, session.clock, session.member_id, AuditAction.VIEW, person_id, person_id)
    talks = _talks(session, person_id)
    return PersonState(
        person=person,
        strengths=tuple(list_records(vault, Strength, person_id)),
        hopes=tuple(list_records(vault, Hope, person_id)),
        needs=tuple(list_records(vault, Need, person_id)),
        actions=tuple(list_records(vault, Action, person_id)),
        network=tuple(list_records(vault, NetworkMember, person_id)),
        introductions=tuple(list_records(vault, Introduction, person_id)),
        consents=tuple(list_records(vault, ConsentDecision, person_id)),
        plans=tuple(list_records(vault, Plan, person_id)),
        talks=talks,
        today=session.clock.today(),
        names=names_in_team(session),
        over=bool(talks) and is_over(session, talks[0].conversation.held_on),
        keeping=get_keeping(session, person_id),
        pending=list_decision_drafts(session, person_id),
    )


def _talks(session: Session, person_id: str) -> tuple[TalkLine, ...]:
    conversations = list_records(session.vault, Conversation, person_id)
    first: dict[str, str] = {}
    for passage in sorted(list_records(session.vault, Passage, person_id), key=lambda one: one.place):
        if passage.keep is not Keep.PRIVATE and not is_blank(passage.text):
            first.setdefault(passage.conversation_id, passage.text)
    newest = sorted(conversations, key=lambda one: (one.held_on, one.id), reverse=True)
    return tuple(TalkLine(conversation=one, first_words=first.get(one.id, "")) for one in newest)
