"""Undo and redo walk between versions, lose nothing, and refuse to tread on what has moved on."""

from __future__ import annotations

import pytest

from companion.domain.changes import Step
from companion.domain.conversation import Passage
from companion.domain.person import Person
from companion.domain.record import RemovedWhy
from companion.errors import Code, KnownError
from companion.services.record.conversations import add_passage, save_typing, start_conversation
from companion.services.record.people import add_person, change_person, remove_person
from companion.services.record.undo import undo_steps
from companion.vault.rows import get_record, list_records, list_versions


def test_undo_then_redo_then_undo_ends_where_it_began(session):
    person = add_person(session, "Maja").made
    changes = change_person(session, person, name="Maia")
    for expected in ("Maja", "Maia", "Maja", "Maia"):
        changes = undo_steps(session, changes.steps)
        assert get_record(session.vault, Person, person).name == expected
    assert len(list_versions(session.vault, Person, person)) == 6


def test_undoing_the_making_takes_it_out_and_redo_brings_it_back(session):
    made = add_person(session, "Maja")
    undone = undo_steps(session, made.steps)
    assert get_record(session.vault, Person, made.made).removed is RemovedWhy.UNDONE
    undo_steps(session, undone.steps)
    assert get_record(session.vault, Person, made.made).removed is None


def test_undoing_a_removal_brings_it_back_with_its_words(session):
    person = add_person(session, "Maja", about_me="paints boats").made
    undo_steps(session, remove_person(session, person).steps)
    assert get_record(session.vault, Person, person).about_me == "paints boats"


def test_undo_says_whom_it_touched(session):
    person = add_person(session, "Maja").made
    talk = start_conversation(session, person).made
    passage = add_passage(session, talk)
    changes = undo_steps(session, passage.steps)
    assert changes.ids == {passage.made, person, talk}
    assert changes.kinds == {"passage"}


def test_what_has_moved_on_is_not_trodden_on_and_nothing_else_of_the_deed_is_undone(session):
    person = add_person(session, "Maja").made
    talk = start_conversation(session, person).made
    first, second = (add_passage(session, talk, text=text) for text in ("one", "two"))
    save_typing(session, first.made, "one, and something since", None)
    with pytest.raises(KnownError) as caught:
        undo_steps(session, first.steps + second.steps)
    assert caught.value.code is Code.CHANGED_SINCE
    standing = [one.text for one in list_records(session.vault, Passage, person)]
    assert standing == ["one, and something since", "two"]


def test_a_deed_that_changed_one_record_twice_is_undone_whole(session):
    person = add_person(session, "Maja").made
    twice = change_person(session, person, name="Maia") | change_person(session, person, pronouns="she/her")
    undone = undo_steps(session, twice.steps)
    stands = get_record(session.vault, Person, person)
    assert (stands.name, stands.pronouns, len(undone.steps)) == ("Maja", "", 1)
    undo_steps(session, undone.steps)
    stands = get_record(session.vault, Person, person)
    assert (stands.name, stands.pronouns) == ("Maia", "she/her")


def test_undo_of_something_that_is_not_there_is_said(session):
    with pytest.raises(KnownError) as caught:
        undo_steps(session, (Step(kind="person", id="nobody", before=None, after="nothing"),))
    assert caught.value.code is Code.NOT_FOUND


def test_undo_of_nothing_changes_nothing(session):
    assert undo_steps(session, ()).ids == frozenset()
