"""Made-up people with something in every place of their page."""

from __future__ import annotations

from datetime import date, timedelta

from companion.domain.consent import Answer
from companion.domain.introduction import Direction, Route
from companion.domain.network import NetworkMember
from companion.domain.person import CommunicationNeed, ContactKind, ContactWay, Nation
from companion.domain.strengths import Action, ActionState, Hope, Need, Strength, Urgency, Who
from companion.domain.topics import Topic
from companion.services.plan.plans import open_plan
from companion.services.record.consents import decide_consent
from companion.services.record.conversations import add_passage, start_conversation
from companion.services.record.introductions import add_introduction
from companion.services.record.people import add_person
from companion.services.record.read_back import agree_conversation
from companion.services.records import add_record
from companion.services.session import Session


def add_amina(session: Session) -> str:
    """Someone with much on record; her id."""
    today = session.clock.today()
    person_id = made(
        add_person(
            session,
            "Amina",
            pronouns="she / her",
            full_name="Amina Begum Rahman",
            born_on=date(1988, 4, 12),
            language="pl",
            nation=Nation.ENGLAND,
            ways=(
                ContactWay(
                    kind=ContactKind.PHONE,
                    value="07700 900123",
                    safe_to_contact=True,
                    safe_to_leave_message=False,
                    times="after 10",
                ),
                ContactWay(kind=ContactKind.TEXT, value="07700 900124"),
            ),
            communication_needs=(CommunicationNeed(need="Cannot hear well", format="Face her"),),
            about_me="Coffee first.",
        ).made
    )
    add_record(session, Strength, person_id=person_id, text="I can cook", example="The street party")
    hope = add_record(session, Hope, person_id=person_id, text="Sleep", smallest_step="Phone off").made
    add_record(session, Need, person_id=person_id, text="Help with rent", urgency=Urgency.THIS_WEEK)
    add_record(
        session,
        Action,
        person_id=person_id,
        text="Ring the council",
        serves=hope,
        who=Who.WORKER,
        by_when=today - timedelta(days=2),
    )
    add_record(
        session,
        Action,
        person_id=person_id,
        text="Ask the doctor",
        state=ActionState.DID_NOT_HAPPEN,
        got_in_the_way="busy",
    )
    add_record(
        session,
        NetworkMember,
        person_id=person_id,
        name="Joan",
        relationship="neighbour",
        may_be_told=(Topic.HOME,),
        must_not_be_told="money",
    )
    decide_consent(session, person_id, "Sam", Answer.YES, topics_excluded=(Topic.MONEY,))
    add_introduction(session, person_id, direction=Direction.OUT, to_service="Citizens Advice", sent_on=today)
    add_introduction(
        session, person_id, route=Route.GP, by_whom="Dr Lewis", received_on=today - timedelta(days=30)
    )
    first = made(
        start_conversation(session, person_id, held_on=today - timedelta(days=20), next_meeting_on=today).made
    )
    add_passage(session, first, text="I came because of the letter. " * 20)
    agree_conversation(session, first)
    open_plan(session, person_id)
    return person_id


def made(record_id: str | None) -> str:
    """The id that a deed made."""
    assert record_id is not None
    return record_id
