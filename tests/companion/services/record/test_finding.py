"""Search over everything: people first, then lines with their words, whose and when."""

from __future__ import annotations

from companion.domain.conversation import Keep
from companion.domain.record import Voice
from companion.domain.strengths import Hope
from companion.services.record.conversations import add_passage, start_conversation
from companion.services.record.finding import search
from companion.services.record.people import add_person, remove_person
from companion.services.records import add_record


def test_lines_say_whose_they_are_and_from_when(session):
    maja = add_person(session, "Maja").made
    talk = start_conversation(session, maja, place="by the canal").made
    passage = add_passage(session, talk, text="we walked along the canal", keep=Keep.PRIVATE).made
    hope = add_record(session, Hope, person_id=maja, text="a boat on the canal").made
    found = search(session, "canal")
    assert [(one.kind, one.record_id, one.private) for one in found.lines] == [
        ("hope", hope, False),
        ("passage", passage, True),
        ("conversation", talk, False),
    ]
    assert {one.person_name for one in found.lines} == {"Maja"}
    assert [one.conversation_id for one in found.lines] == [None, talk, talk]
    assert found.lines[1].held_on == session.clock.today().isoformat()
    assert not found.more


def test_names_come_as_people_and_the_cut_is_said(session):
    for name in ("Canal Ada", "Canal Ben", "Canal Cy"):
        add_person(session, name)
    found = search(session, "canal", limit=2)
    assert [one.name for one in found.people] == ["Canal Ada", "Canal Ben", "Canal Cy"]
    assert (len(found.lines), found.more) == (2, True)


def test_one_person_only_and_nothing_typed(session):
    ada, ben = (add_person(session, name).made for name in ("Ada", "Ben"))
    for one in (ada, ben):
        add_record(session, Hope, person_id=one, text="a garden")
    found = search(session, "garden", person_id=ben)
    assert ([one.person_id for one in found.lines], found.people) == ([ben], ())
    assert search(session, "  ").lines == ()


def test_someone_taken_out_of_the_lists_is_not_found(session):
    ada = add_person(session, "Ada").made
    add_record(session, Hope, person_id=ada, text="a garden")
    remove_person(session, ada)
    assert search(session, "garden").lines == ()


def test_private_notes_are_passed_over_as_if_they_were_not_there(session):
    maja = add_person(session, "Maja").made
    talk = start_conversation(session, maja).made
    for number in range(5):
        add_passage(session, talk, text=f"canal {number}", keep=Keep.PRIVATE)
    shared = add_passage(session, talk, text="the canal path", keep=Keep.BETWEEN_US).made
    found = search(session, "canal", limit=1, private=False)
    assert ([one.record_id for one in found.lines], found.more) == ([shared], False)
    assert found.lines[0].voice == Voice.PERSON
