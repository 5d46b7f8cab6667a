"""The plan: choose what goes on it, see the pages, and note every print and copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from companion.domain.changes import Changes
from companion.domain.conversation import Keep, Passage
from companion.domain.member import Member
from companion.domain.network import NetworkMember
from companion.domain.person import Person
from companion.domain.plan import Plan, PlanContent, PlanSources, compose_plan
from companion.domain.strengths import Action, Hope, Need, Strength
from companion.paper.words import paper_languages
from companion.services.records import add_record, change_record
from companion.services.session import Session
from companion.vault.audit import AuditAction, append_event
from companion.vault.rows import get_record, list_records

P = TypeVar("P", Strength, Hope, Need, Action)


@dataclass(frozen=True, kw_only=True)
class PlanState:
    """What the plan screen shows: the choices, everything that could be chosen, and what it says as it is."""

    plan: Plan
    sources: PlanSources
    content: PlanContent


def open_plan(session: Session, person_id: str) -> Changes:
    """The person's latest plan, or a first one. `Changes.made` is its id either way."""
    with session.vault.transaction():
        there = list_records(session.vault, Plan, person_id)
        if there:
            return Changes(made=there[-1].id)
        member = get_record(session.vault, Member, session.member_id)
        person = get_record(session.vault, Person, person_id)
        return add_record(
            session,
            Plan,
            person_id=person_id,
            language=_printable(person.language),
            how_to_come_back=member.contact,
        )


def _printable(language: str) -> str:
    """The person's language where papers have fixed words in it, English where they do not yet."""
    return language if language.partition("-")[0].lower() in paper_languages() else "en"


def new_plan(session: Session, person_id: str) -> Changes:
    """Begin another plan from the latest one; the earlier plan stays as it was given."""
    with session.vault.transaction():
        there = list_records(session.vault, Plan, person_id)
        if not there:
            return open_plan(session, person_id)
        last = there[-1]
        return add_record(
            session,
            Plan,
            person_id=person_id,
            style=last.style,
            language=last.language,
            what_matters=last.what_matters,
            staying_well=last.staying_well,
            include_staying_well=last.include_staying_well,
            who_to_call=last.who_to_call,
            show_service=last.show_service,
            left_out=last.left_out,
            how_to_come_back=last.how_to_come_back,
        )


def change_plan(session: Session, plan_id: str, **values: Any) -> Changes:
    """Set what goes on the plan and how it is laid out."""
    return change_record(session, Plan, plan_id, **values)


def see_plan(session: Session, plan_id: str) -> PlanState:
    """The plan as it would be printed now. Seeing it is an audit event."""
    state = gather_plan(session, plan_id)
    with session.vault.transaction():
        append_event(
            session.vault, session.clock, session.member_id, AuditAction.VIEW, plan_id, state.plan.person_id
        )
    return state


def gather_plan(session: Session, plan_id: str) -> PlanState:
    """The same for a screen that is being looked at already: no further audit event at every key."""
    vault = session.vault
    plan = get_record(vault, Plan, plan_id)
    person_id = plan.person_id
    private = {one.id for one in list_records(vault, Passage, person_id) if one.keep is Keep.PRIVATE}

    def printable(noun: type[P]) -> tuple[P, ...]:
        """What was picked out of a private note is as private as the note: it is never printed."""
        return tuple(one for one in list_records(vault, noun, person_id) if one.from_passage not in private)

    sources = PlanSources(
        person=get_record(vault, Person, person_id),
        strengths=printable(Strength),
        hopes=printable(Hope),
        needs=printable(Need),
        actions=printable(Action),
        network=tuple(list_records(vault, NetworkMember, person_id)),
    )
    member = get_record(vault, Member, session.member_id)
    return PlanState(
        plan=plan,
        sources=sources,
        content=compose_plan(
            plan,
            sources,
            worker_name=member.name,
            organisation=member.organisation,
            today=session.clock.today(),
            made_up=session.made_up,
        ),
    )


def note_printed(session: Session, plan_id: str) -> Changes:
    """Note that the plan went to a printer."""
    return _note(session, plan_id, AuditAction.PRINT)


def note_saved_copy(session: Session, plan_id: str) -> Changes:
    """Note that a copy of the plan was saved outside the vault, where the worker chose."""
    return _note(session, plan_id, AuditAction.EXPORT)


def _note(session: Session, plan_id: str, action: AuditAction) -> Changes:
    plan = get_record(session.vault, Plan, plan_id)
    with session.vault.transaction():
        append_event(session.vault, session.clock, session.member_id, action, plan_id, plan.person_id)
    return Changes(ids=frozenset({plan_id, plan.person_id}), kinds=frozenset({"audit_event"}))
