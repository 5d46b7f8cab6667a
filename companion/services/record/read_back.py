"""Read back: the words as they will be kept and as they would be shared, and the person's say over both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from companion.domain.changes import Changes
from companion.domain.consent import ConsentDecision, as_shared, in_force
from companion.domain.conversation import (
    Conversation,
    ConversationState,
    Disagreement,
    Keep,
    Passage,
)
from companion.domain.person import Person
from companion.domain.text import is_blank
from companion.services.record.agreement import make_draft_again
from companion.services.records import add_record, change_record, remove_record
from companion.services.session import Session
from companion.services.sharing.naming import is_in_team, names_in_team
from companion.vault.audit import AuditAction, append_event
from companion.vault.rows import (
    get_record,
    list_disagreements,
    list_passages,
    list_records,
)


@dataclass(frozen=True, kw_only=True)
class SharedView:
    """What one recipient would see: `stands` is whether a yes of theirs is in force today."""

    decision: ConsentDecision
    stands: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True, kw_only=True)
class ReadBackState:
    """What is read back. Private notes are not in it: the person looks at this page too.

    `names` are those of the team and its members, by id: decisions name ids.
    """

    conversation: Conversation
    person: Person
    kept: tuple[Passage, ...]
    shared: tuple[SharedView, ...]
    disagreements: tuple[Disagreement, ...]
    private_notes: int
    names: Mapping[str, str] = field(default_factory=dict)
    in_team: bool = False


def see_read_back(session: Session, conversation_id: str, again: bool = False) -> ReadBackState:
    """The conversation as kept and as shared. Seeing it is an audit event; `again`: it has been on screen all along."""
    vault, today = session.vault, session.clock.today()
    conversation = get_record(vault, Conversation, conversation_id)
    person_id = conversation.person_id
    if not again:
        with vault.transaction():
            append_event(
                vault, session.clock, session.member_id, AuditAction.VIEW, conversation_id, person_id
            )
    written = [one for one in list_passages(vault, conversation_id) if not is_blank(one.text)]
    return ReadBackState(
        conversation=conversation,
        person=get_record(vault, Person, person_id),
        kept=tuple(one for one in written if one.keep is not Keep.PRIVATE),
        shared=tuple(
            SharedView(
                decision=decision,
                stands=in_force(decision, today),
                passages=as_shared(written, decision, today),
            )
            for decision in list_records(vault, ConsentDecision, person_id)
        ),
        disagreements=tuple(list_disagreements(vault, conversation_id)),
        private_notes=sum(one.keep is Keep.PRIVATE for one in written),
        names=names_in_team(session),
        in_team=is_in_team(session),
    )


def begin_read_back(session: Session, conversation_id: str) -> Changes:
    """Mark a draft as being read back. One that was agreed stays agreed."""
    with session.vault.transaction():
        conversation = get_record(session.vault, Conversation, conversation_id)
        if conversation.state is not ConversationState.DRAFT:
            return Changes()
        return change_record(session, Conversation, conversation_id, state=ConversationState.READ_BACK)


def agree_conversation(session: Session, conversation_id: str) -> Changes:
    """The person says: that's right. What was still a draft is read back in the same step: the words were in sight."""
    with session.vault.transaction():
        changes = begin_read_back(session, conversation_id)
        return changes | change_record(session, Conversation, conversation_id, state=ConversationState.AGREED)


def disagree(session: Session, conversation_id: str, text: str, passage_id: str | None = None) -> Changes:
    """Keep what the person sees differently, in their words, beside what it is about."""
    with session.vault.transaction():
        conversation = get_record(session.vault, Conversation, conversation_id)
        return add_record(
            session,
            Disagreement,
            conversation_id=conversation_id,
            person_id=conversation.person_id,
            passage_id=passage_id,
            text=text,
        ) | make_draft_again(session, conversation_id)


class Differing:
    """What the person sees differently, as it is typed; used on the vault's lane only, one call after another.

    It is made with the first words and taken out when all of them go.
    """

    def __init__(
        self, conversation_id: str, passage_id: str | None = None, disagreement_id: str = ""
    ) -> None:
        self._conversation_id = conversation_id
        self._passage_id = passage_id
        self.disagreement_id = disagreement_id

    def keep(self, session: Session, text: str) -> Changes:
        """Keep the words as they stand now."""
        if is_blank(text):
            gone, self.disagreement_id = self.disagreement_id, ""
            return take_back_disagreement(session, gone) if gone else Changes()
        if self.disagreement_id:
            with session.vault.transaction():
                changed = change_record(session, Disagreement, self.disagreement_id, text=text)
                return (
                    changed | make_draft_again(session, self._conversation_id) if changed.steps else changed
                )
        changes = disagree(session, self._conversation_id, text, self._passage_id)
        self.disagreement_id = changes.made or ""
        return changes


def take_back_disagreement(session: Session, disagreement_id: str) -> Changes:
    """The person no longer sees it differently. Undo brings it back."""
    with session.vault.transaction():
        said = get_record(session.vault, Disagreement, disagreement_id)
        return remove_record(session, Disagreement, disagreement_id) | make_draft_again(
            session, said.conversation_id
        )
