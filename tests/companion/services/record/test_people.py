"""Meeting someone, and seeing what stands about them."""

from __future__ import annotations

import pytest

from companion.domain.conversation import Keep
from companion.domain.person import CommunicationNeed, ContactKind, ContactWay, Nation, Person
from companion.domain.strengths import Strength
from companion.errors import Code, KnownError
from companion.services.record.conversations import add_passage, start_conversation
from companion.services.record.people import add_person, change_person, list_people, remove_person, see_person
from companion.services.record.undo import undo_steps
from companion.services.records import add_record
from companion.vault.audit import AuditAction, list_events_about
from companion.vault.rows import list_versions


def test_a_name_is_enough_and_the_rest_can_follow(session):
    person_id = add_person(session, "Maja").made
    change_person(
        session,
        person_id,
        nation=Nation.WALES,
        ways=(ContactWay(kind=ContactKind.TEXT, value="07700 900123", safe_to_leave_message=False),),
        communication_needs=(CommunicationNeed(need="reads large letters"),),
    )
    person = see_person(session, person_id).person
    assert (person.name, person.nation, person.language) == ("Maja", Nation.WALES, "en")
    assert person.ways[0].safe_to_leave_message is False
    assert person.communication_needs[0].need == "reads large letters"
    assert [one.nation for one in list_versions(session.vault, Person, person_id)] == [None, Nation.WALES]


def test_no_name_adds_nobody(session):
    with pytest.raises(KnownError) as raised:
        add_person(session, " \u200f\x00 ")
    assert raised.value.code is Code.NAME_MISSING
    assert list_people(session) == []


def test_a_change_that_changes_nothing_makes_no_version(session):
    person_id = add_person(session, "Zoe\u0308").made
    assert change_person(session, person_id, name="Zo\u00eb").steps == ()
    assert len(list_versions(session.vault, Person, person_id)) == 1


def test_seeing_a_person_is_an_audit_event(session):
    person_id = add_person(session, "Maja").made
    see_person(session, person_id)
    events = list_events_about(session.vault, person_id, [person_id])
    assert [one.action for one in events] == [AuditAction.VIEW]


def test_the_timeline_is_newest_first_and_never_quotes_a_private_note(session):
    person_id = add_person(session, "Maja").made
    first = start_conversation(session, person_id).made
    add_passage(session, first, text="my own note", keep=Keep.PRIVATE)
    add_passage(session, first, text="I like the canal")
    second = start_conversation(session, person_id).made
    add_passage(session, second, text="  \n")
    state = see_person(session, person_id)
    assert [(line.conversation.id, line.first_words) for line in state.talks] == [
        (second, ""),
        (first, "I like the canal"),
    ]


def test_everything_that_stands_is_shown_strengths_too(session):
    person_id = add_person(session, "Maja").made
    add_record(session, Strength, person_id=person_id, text="I cook for friends")
    assert [one.text for one in see_person(session, person_id).strengths] == ["I cook for friends"]


def test_someone_added_by_mistake_goes_and_comes_back(session):
    person_id = add_person(session, "Maja").made
    gone = remove_person(session, person_id)
    assert list_people(session) == []
    assert remove_person(session, person_id).steps == ()
    undo_steps(session, gone.steps)
    assert [one.name for one in list_people(session)] == ["Maja"]
