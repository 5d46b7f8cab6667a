"""Something to share, in whatever vault there is: a team with Sam in it, and decisions of every kind."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from companion.domain.consent import Answer, ConsentDecision, RecipientKind
from companion.domain.conversation import Keep, Prompt
from companion.domain.member import Role
from companion.domain.record import Voice
from companion.domain.strengths import Strength
from companion.domain.summaries import AnswerContent, AnswerKind
from companion.domain.topics import Topic
from companion.services.record.consents import decide_consent
from companion.services.record.conversations import add_passage, start_conversation
from companion.services.record.people import add_person
from companion.services.record.read_back import agree_conversation
from companion.services.records import add_record
from companion.services.session import Session
from companion.services.sharing.sharing import begin_summary, change_summary, share_summary
from companion.services.team.membership import get_membership
from companion.sync.contents import to_map
from companion.vault.rows import list_records
from companion.vault.shared import ANSWER, Received, list_received_about, list_shared_copies, put_received
from tests.companion.services.team_of_three import let_in, open_laptop
from tests.ui.inbox_samples import put_in_team

MAJA = "Maja Sharing"


def put_sam(session: Session) -> str:
    """Sam in our team, once; his member id."""
    put_in_team(session)
    others = [one.id for one in get_membership(session).roster.standing() if one.id != session.member_id]
    if others:
        return others[0]
    with TemporaryDirectory() as folder:
        sam = open_laptop(Path(folder), 2, "Sam", Role.SUPERVISOR, session.clock.now())
        let_in(session, sam, Role.SUPERVISOR)
        member = sam.member_id
        sam.vault.close()
    return member


def put_talk(session: Session, name: str = MAJA, **values: Any) -> tuple[str, str]:
    """Someone and an agreed conversation with passages of every kind. Returns person and conversation."""
    person = add_person(session, name, **values).made or ""
    talk = start_conversation(session, person).made or ""
    shared = {"keep": Keep.CAN_BE_SHARED, "voice": Voice.PERSON}
    first = add_passage(
        session,
        talk,
        text="I used to mend bicycles, and I would like to do that again.",
        prompt=Prompt.WHAT_IS_GOING_WELL,
        topics=(Topic.WORK_AND_LEARNING,),
        **shared,
    ).made
    add_passage(session, talk, text="The letters about the rent scare me.", topics=(Topic.MONEY,), **shared)
    add_passage(session, talk, text="We laughed about the dog.", keep=Keep.BETWEEN_US)
    add_passage(session, talk, text="my own worry about the landlord", keep=Keep.PRIVATE)
    add_record(session, Strength, person_id=person, text="Good with their hands", from_passage=first)
    agree_conversation(session, talk)
    return person, talk


def put_sharing(session: Session) -> tuple[str, str]:
    """A conversation ready to be shared with several, and one that was shared; made once."""
    sam = put_sam(session)
    there = session.vault.execute("SELECT id FROM person WHERE head AND name = ?", (MAJA,)).fetchall()
    if there:
        talks = session.vault.execute(
            "SELECT id FROM conversation WHERE head AND person_id = ? ORDER BY id", (there[0][0],)
        ).fetchall()
        assert len(talks) == 2
        return str(talks[0][0]), str(talks[1][0])
    person, ready = put_talk(session)
    decide_consent(session, person, sam, Answer.YES, topics_excluded=(Topic.MONEY,))
    shared = start_conversation(session, person).made or ""
    add_passage(session, shared, text="A good week.", keep=Keep.CAN_BE_SHARED, voice=Voice.PERSON)
    agree_conversation(session, shared)
    summary = begin_summary(session, shared).made or ""
    change_summary(session, summary, question="What next?", person_saw=True)
    share_summary(session, summary)
    team = get_membership(session).team
    decide_consent(session, person, team, Answer.NO, recipient_kind=RecipientKind.TEAM)
    decide_consent(session, person, "Dr Ahmed", Answer.YES, recipient_kind=RecipientKind.SERVICE)
    decide_consent(session, person, "Ruth from the café", Answer.YES)
    assert len(list_records(session.vault, ConsentDecision, person)) == 4
    return ready, shared


def put_shared_person(session: Session) -> str:
    """The person of `put_sharing`, with an answer from Sam about what was shared."""
    put_sharing(session)
    person = str(
        session.vault.execute("SELECT id FROM person WHERE head AND name = ?", (MAJA,)).fetchone()[0]
    )
    (copy,) = list_shared_copies(session.vault, person)
    if not list_received_about(session.vault, copy.item):
        put_answer(session, copy.item, put_sam(session))
    return person


def put_answer(session: Session, item: str, author: str) -> None:
    """What somebody wrote about an item, as if it had just come."""
    content = AnswerContent(
        about=item, about_version=session.clock.new_id(), answer=AnswerKind.PRAISE, text="Well done."
    )
    with session.vault.transaction():
        put_received(
            session.vault,
            Received(
                version=session.clock.new_id(),
                item=session.clock.new_id(),
                previous=(),
                kind=ANSWER,
                author=author,
                device=session.vault.device,
                parcel=session.clock.new_id(),
                written_at=session.clock.now(),
                arrived_at=session.clock.now(),
                basis=None,
                content=to_map(content),
                about_item=item,
                about_version=content.about_version,
            ),
        )
