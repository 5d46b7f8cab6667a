"""What was shared of one person and what came back: the card on their page. Costs nothing outside a team."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from companion.services.session import Session
from companion.services.sharing.naming import is_in_team
from companion.services.supervision.answers import AnswerLine, see_answers
from companion.vault.audit import AuditAction, append_event
from companion.vault.shared import list_shared_copies

if TYPE_CHECKING:
    from companion.services.sharing.states import SharedLine


@dataclass(frozen=True, kw_only=True)
class SharedOfPerson:
    """What was shared, newest first, then what is prepared and only here; `answers` are oldest first."""

    in_team: bool = False
    lines: tuple[SharedLine, ...] = ()
    answers: tuple[AnswerLine, ...] = ()


def see_shared_of_person(session: Session, person_id: str, again: bool = False) -> SharedOfPerson:
    """All of it. Seeing it is an audit event; `again`: the person's page is what is seen, or it was there all along."""
    if not again:
        with session.vault.transaction():
            append_event(
                session.vault, session.clock, session.member_id, AuditAction.VIEW, person_id, person_id
            )
    in_team = is_in_team(session)
    if not in_team and not list_shared_copies(session.vault, person_id):
        return SharedOfPerson()
    from companion.services.sharing.states import see_shared

    return SharedOfPerson(
        in_team=in_team,
        lines=see_shared(session, person_id, again=True),
        answers=see_answers(session, person_id, again=True),
    )
