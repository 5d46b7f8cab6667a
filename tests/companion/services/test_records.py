"""Every noun is made, changed and removed the same way: checked, cleaned, never overwritten."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.domain.conversation import Conversation, Passage
from companion.domain.person import CommunicationNeed, ContactKind, ContactWay, Person
from companion.domain.record import RemovedWhy
from companion.domain.strengths import Strength
from companion.domain.text import LONGEST_NAME
from companion.errors import Code, KnownError
from companion.services.records import add_record, change_record, remove_record, touched
from companion.vault.rows import get_record, list_records, list_versions
from tests.companion.services.sessions import open_test_session


@pytest.fixture
def session(tmp_path):
    session = open_test_session(tmp_path)
    yield session
    session.vault.close()


def test_a_change_is_a_new_version_by_whoever_writes(session):
    person = add_record(session, Person, name="Maja").made
    changes = change_record(session, Person, person, pronouns="she/her")
    first, second = list_versions(session.vault, Person, person)
    assert (first.pronouns, second.pronouns, second.supersedes) == ("", "she/her", first.version)
    assert second.author == session.member_id
    assert (changes.ids, changes.kinds) == ({person}, {"person"})
    assert (changes.steps[0].before, changes.steps[0].after) == (first.version, second.version)


def test_a_change_that_changes_nothing_makes_no_version(session):
    person = add_record(session, Person, name="Zoë").made
    decomposed = "Zoe\u0308"
    assert change_record(session, Person, person, name=decomposed).steps == ()
    assert len(list_versions(session.vault, Person, person)) == 1


def test_text_is_cleaned_wherever_it_stands(session):
    person = add_record(
        session,
        Person,
        name="Ma\x00ja",
        ways=(ContactWay(kind=ContactKind.PHONE, value="07\x07700"),),
        communication_needs=(CommunicationNeed(need="large\r\nprint"),),
    ).made
    stands = get_record(session.vault, Person, person)
    assert (stands.name, stands.ways[0].value, stands.communication_needs[0].need) == (
        "Maja",
        "07700",
        "large\nprint",
    )


def test_a_record_that_may_not_be_is_refused_and_nothing_is_kept(session):
    person = add_record(session, Person, name="Maja").made
    for noun, code, values in (
        (Strength, Code.TEXT_MISSING, {"person_id": person, "text": " \n "}),
        (Person, Code.NAME_MISSING, {"name": "\u200b"}),
        (Person, Code.NAME_TOO_LONG, {"name": "x" * (LONGEST_NAME + 1)}),
        (
            Conversation,
            Code.DATE_IN_FUTURE,
            {"person_id": person, "held_on": session.clock.today() + timedelta(days=1)},
        ),
    ):
        with pytest.raises(KnownError) as caught:
            add_record(session, noun, **values)
        assert caught.value.code is code
    assert list_records(session.vault, Strength, person) == []


@pytest.mark.parametrize("name", ["X", "é", "Ñ" * LONGEST_NAME])
def test_names_of_one_letter_and_of_two_hundred_are_names(session, name):
    person = add_record(session, Person, name=name).made
    assert get_record(session.vault, Person, person).name == name


def test_a_removed_record_is_out_of_the_lists_but_not_gone(session):
    person = add_record(session, Person, name="Maja").made
    strength = add_record(session, Strength, person_id=person, text="patient").made
    changes = remove_record(session, Strength, strength, RemovedWhy.BY_MISTAKE)
    assert list_records(session.vault, Strength, person) == []
    assert get_record(session.vault, Strength, strength).removed is RemovedWhy.BY_MISTAKE
    assert len(list_versions(session.vault, Strength, strength)) == 2
    assert changes.ids == {strength, person}
    assert remove_record(session, Strength, strength).steps == ()


def test_a_record_touches_itself_and_whom_it_belongs_to(session):
    person = add_record(session, Person, name="Maja").made
    talk = add_record(session, Conversation, person_id=person, held_on=session.clock.today()).made
    passage = add_record(session, Passage, person_id=person, conversation_id=talk, text="").made
    assert touched(get_record(session.vault, Passage, passage)) == {passage, talk, person}
