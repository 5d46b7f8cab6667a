"""What a summary is made from, read out of the vault: the person's records, their word, and the team as it stands."""

from __future__ import annotations

from collections.abc import Iterable

from companion.domain.choices import Sources
from companion.domain.consent import ConsentDecision
from companion.domain.conversation import Conversation, ConversationState, Passage
from companion.domain.person import Person
from companion.domain.recipients import Decision, Said, TeamMember, TeamNow
from companion.domain.strengths import Action, Hope, Need, Strength
from companion.domain.summaries import Override, Summary
from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.team.membership import Membership, get_membership
from companion.vault.rows import get_record, list_disagreements, list_passages, list_records
from companion.vault.shared import list_spent

_OUTSIDE = frozenset({Code.NOT_ADMITTED, Code.NOT_IN_A_TEAM, Code.DEVICE_REVOKED})


def find_membership(session: Session) -> Membership | None:
    """Who we are in the team; None where there is no team for us, not yet or not any more."""
    try:
        return get_membership(session)
    except KnownError as trouble:
        if trouble.code not in _OUTSIDE:
            raise
        return None


def team_now(us: Membership) -> TeamNow:
    """The team as the roster stands."""
    return TeamNow(
        team=us.team,
        me=us.member,
        members=tuple(
            TeamMember(id=one.id, standing=one.stands, has_key=one.key is not None)
            for one in us.roster.members.values()
        ),
    )


def gather_sources(session: Session, summary: Summary) -> Sources:
    """The records that stand for the person, passages of the summary's conversation in their order."""
    vault, person_id, talk = session.vault, summary.person_id, summary.conversation_id
    in_order = list_passages(vault, talk) if talk else []
    here = {one.id for one in in_order}
    others = [one for one in list_records(vault, Passage, person_id) if one.id not in here]
    return Sources(
        person=get_record(vault, Person, person_id),
        conversation=get_record(vault, Conversation, talk) if talk else None,
        agreed=frozenset(
            one.id
            for one in list_records(vault, Conversation, person_id)
            if one.state is ConversationState.AGREED
        ),
        passages=(*in_order, *others),
        strengths=tuple(list_records(vault, Strength, person_id)),
        hopes=tuple(list_records(vault, Hope, person_id)),
        needs=tuple(list_records(vault, Need, person_id)),
        actions=tuple(list_records(vault, Action, person_id)),
        disagreements=tuple(list_disagreements(vault, talk)) if talk else (),
    )


def gather_said(session: Session, person_id: str, summary_id: str = "") -> Said:
    """What was decided about the person; overrides that another summary went under are spent."""
    overrides = tuple(list_records(session.vault, Override, person_id))
    spent = (
        list_spent(session.vault, [one.id for one in overrides], summary_id) if summary_id else frozenset()
    )
    return Said(
        decisions=tuple(list_records(session.vault, ConsentDecision, person_id)),
        overrides=overrides,
        spent=spent,
    )


def find_decision(said: Said, decision_id: str) -> Decision | None:
    """The decision or override with that id, if it stands."""
    decisions: Iterable[Decision] = (*said.decisions, *said.overrides)
    return next((one for one in decisions if one.id == decision_id), None)
