"""People of a kitchen table, for the tests of the plan and of search: one with much to say, one just met."""

from __future__ import annotations

from datetime import date

from companion.domain.conversation import Conversation, Keep, Passage
from companion.domain.network import NetworkMember
from companion.domain.person import Person
from companion.domain.record import Voice
from companion.domain.strengths import Action, Hope, Need, Strength, Who
from companion.services.record.people import add_person
from companion.services.records import add_record
from companion.services.session import Session


def fill(session: Session) -> tuple[str, str]:
    """Put both in the vault; their ids."""
    maja = add_record(session, Person, name="Maja", pronouns="she/her").made or ""
    _give_strengths(session, maja)
    _give_talks(session, maja)
    return maja, add_person(session, "Garth").made or ""


def _give_strengths(session: Session, person: str) -> None:
    for text in (
        "I keep going. I got three children through school on my own.",
        "I can make anything grow in the garden",
        "People tell me things",
    ):
        add_record(session, Strength, person_id=person, text=text)
    boat = add_record(
        session, Hope, person_id=person, text="A boat on the canal", smallest_step="Walk past the moorings"
    ).made
    sleep = add_record(
        session,
        Hope,
        person_id=person,
        text="To sleep through the night again, without waking at three and lying there with the "
        "same thoughts going round and round until the birds start and it is too late to sleep",
        why_it_matters="I am kinder when I have slept",
    ).made
    add_record(
        session,
        Action,
        person_id=person,
        text="Ring the boat club",
        serves=boat,
        by_when=date(2026, 3, 9),
        who=Who.PERSON,
    )
    add_record(
        session, Action, person_id=person, text="Come along to the first meeting", serves=boat, who=Who.WORKER
    )
    add_record(
        session, Action, person_id=person, text="Phone in the kitchen at night", serves=sleep, who=Who.PERSON
    )
    add_record(session, Need, person_id=person, text="The letter about the rent read with me")
    add_record(session, Action, person_id=person, text="Take back the library books", who=Who.PERSON)
    add_record(
        session,
        NetworkMember,
        person_id=person,
        name="Josie",
        relationship="my sister",
        brings="Sunday dinner",
    )
    add_record(session, NetworkMember, person_id=person, name="Mr Khan", relationship="from the allotment")


def _give_talks(session: Session, person: str) -> None:
    for day, words in (
        (
            date(2025, 11, 24),
            "When the garden is quiet I can hear myself think. The rest of the week I cannot.",
        ),
        (
            date(2026, 2, 17),
            "We talked about the allotment. The garden gate has been broken since the storm.",
        ),
    ):
        talk = add_record(
            session, Conversation, person_id=person, held_on=day, place="At the kitchen table"
        ).made
        add_record(session, Passage, conversation_id=talk, person_id=person, text=words, place=1)
        add_record(
            session,
            Passage,
            conversation_id=talk,
            person_id=person,
            text="Ask about the garden fence, quietly",
            keep=Keep.PRIVATE,
            voice=Voice.WORKER,
            place=2,
        )
