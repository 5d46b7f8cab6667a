"""Before we start: what is said and decided before anything is written, and the beginning itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from companion.domain.changes import Changes
from companion.domain.consent import ConsentDecision
from companion.domain.conversation import Conversation, ConversationState
from companion.domain.member import Member
from companion.domain.person import Person
from companion.domain.plan import Plan, PlanStyle
from companion.services.drafts import DRAFT, get_typed, keep_typed
from companion.services.plan.plans import change_plan, open_plan
from companion.services.record.conversations import start_conversation
from companion.services.record.deciding import Weighed
from companion.services.record.decision_drafts import DraftDecision
from companion.services.record.decision_view import list_pending
from companion.services.record.people import change_person
from companion.services.session import Session
from companion.services.sharing.naming import nameable_in_team, names_in_team
from companion.services.team.policy import Agreed, get_agreed
from companion.vault.audit import AuditAction, append_event
from companion.vault.drafts import DraftRow, drop_draft, get_draft, put_draft
from companion.vault.rows import get_record, list_records

_BEFORE = "before"

if TYPE_CHECKING:
    from companion.services.sharing.view import Linkable


@dataclass(frozen=True, kw_only=True)
class BeforeState:
    """What the page before a conversation shows. `draft` is an unfinished conversation, the latest one.

    `names` are those of the team and its members, by id; `nameable` whom in the team a decision can be about; `agreed`
    what the team agreed to say and do. `pending` is what somebody is about to decide, and `weighed` what that would do.
    `answers` says what was answered here today, by the field of the conversation that is to begin. `name` is that of
    somebody else to decide about, as far as it is typed.
    """

    person: Person
    member: Member
    consents: tuple[ConsentDecision, ...]
    letters: PlanStyle
    draft: Conversation | None
    names: Mapping[str, str] = field(default_factory=dict)
    nameable: tuple[Linkable, ...] = ()
    agreed: Agreed = field(default_factory=Agreed)
    pending: tuple[DraftDecision, ...] = ()
    weighed: Weighed | None = None
    answers: Mapping[str, bool] = field(default_factory=dict)
    name: str = ""


def see_before(session: Session, person_id: str) -> BeforeState:
    """What is agreed so far. Seeing it is an audit event."""
    vault = session.vault
    with vault.transaction():
        append_event(vault, session.clock, session.member_id, AuditAction.VIEW, person_id, person_id)
    drafts = [
        one
        for one in list_records(vault, Conversation, person_id)
        if one.state is not ConversationState.AGREED
    ]
    plans = list_records(vault, Plan, person_id)
    pending, weighed = list_pending(session, person_id)
    return BeforeState(
        person=get_record(vault, Person, person_id),
        member=get_record(vault, Member, session.member_id),
        consents=tuple(list_records(vault, ConsentDecision, person_id)),
        letters=plans[-1].style if plans else PlanStyle.STANDARD,
        draft=max(drafts, key=lambda one: (one.held_on, one.id), default=None),
        names=names_in_team(session),
        nameable=nameable_in_team(session),
        agreed=get_agreed(session),
        pending=pending,
        weighed=weighed,
        answers=_answers(session, person_id),
        name=get_typed(session, _naming(person_id)).get("name", ""),
    )


def choose_letters(session: Session, person_id: str, letters: PlanStyle) -> Changes:
    """Set how their plan is laid out; begins a plan where there is none."""
    with session.vault.transaction():
        opened = open_plan(session, person_id)
        if opened.made is None:
            return opened
        return opened | change_plan(session, opened.made, style=letters)


def choose_language(session: Session, person_id: str, language: str) -> Changes:
    """Set the language (BCP 47) they would like; a new plan begins in it where papers have words in it."""
    return change_person(session, person_id, language=language)


def begin(session: Session, person_id: str, explained: bool | None, private_enough: bool | None) -> Changes:
    """We're ready: open the conversation, with what was answered here. `Changes.made` is its id."""
    with session.vault.transaction():
        kept = _answers(session, person_id)
        explained = kept.get("explained") if explained is None else explained
        private_enough = kept.get("private_enough") if private_enough is None else private_enough
        drop_draft(session.vault, _answered(person_id))
        return start_conversation(session, person_id, explained=explained, private_enough=private_enough)


def keep_before(session: Session, person_id: str, **answers: bool) -> Changes:
    """Keep what was answered before a conversation begins, until it does: `explained`, `private_enough`.

    It is about today's talk: tomorrow it is asked again.
    """
    with session.vault.transaction():
        said = {**_answers(session, person_id), **answers}
        row = DraftRow(
            about=_answered(person_id),
            kind=_BEFORE,
            person_id=person_id,
            said={name: int(answer) for name, answer in said.items()},
            kept_at=session.clock.now(),
        )
        put_draft(session.vault, row)
    return Changes(ids=frozenset({person_id}), kinds=frozenset({DRAFT}))


def keep_name(session: Session, person_id: str, name: str) -> Changes:
    """Keep the name of somebody else to decide about while it is typed. It decides nothing, and names nobody yet."""
    return keep_typed(session, _naming(person_id), {"name": name}, person_id)


def _naming(person_id: str) -> str:
    return f"naming {person_id}"


def _answers(session: Session, person_id: str) -> dict[str, bool]:
    row = get_draft(session.vault, _answered(person_id))
    if row is None or row.kept_at.astimezone().date() != session.clock.today():
        return {}
    return {name: bool(answer) for name, answer in row.said.items()}


def _answered(person_id: str) -> str:
    return f"{_BEFORE} {person_id}"
