"""A form of one thing: nothing is made too early, nothing that waits is lost, nothing is overwritten."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.domain.introduction import Direction, Introduction
from companion.domain.network import NetworkMember
from companion.domain.record import Voice
from companion.domain.strengths import Action, Hope, Strength, StrengthKind, Who
from companion.domain.text import LONGEST_NAME
from companion.errors import BugError, Code, KnownError
from companion.services.record.entries import Writing, remove_entry, see_entry
from companion.services.record.undo import undo_steps
from companion.vault.rows import get_record, list_records


def test_it_is_made_with_the_first_words_and_with_what_waited_for_them(session, person):
    writing = Writing(Strength.KIND, person)
    assert writing.keep(session, {"voice": Voice.TOGETHER}).steps == ()
    assert writing.keep(session, {"example": "last June"}).steps == ()
    assert list_records(session.vault, Strength, person) == []
    made = writing.keep(session, {"text": "I can cook"}).made
    (strength,) = list_records(session.vault, Strength, person)
    assert made == strength.id == writing.record_id
    assert (strength.text, strength.voice, strength.example) == ("I can cook", Voice.TOGETHER, "last June")


def test_afterwards_each_value_is_a_new_version_and_the_earlier_words_are_there(session, person):
    writing = Writing(Hope.KIND, person)
    made = writing.keep(session, {"text": "Sleep"}).made
    writing.keep(session, {"text": "Sleep through the night"})
    writing.keep(session, {"why_it_matters": "for the children"})
    state = see_entry(session, Hope.KIND, person, made)
    assert state.record.text == "Sleep through the night"
    assert [one.text for one in state.earlier] == ["Sleep through the night", "Sleep"]
    assert state.person.name == "Maja"


def test_a_value_that_cannot_be_is_refused_at_once_and_does_not_stand_in_the_way(session, person):
    writing = Writing(NetworkMember.KIND, person)
    writing.keep(session, {"relationship": "neighbour"})
    with pytest.raises(KnownError) as refused:
        writing.keep(session, {"name": "x" * (LONGEST_NAME + 1)})
    assert (refused.value.code, refused.value.facts["field"]) == (Code.NAME_TOO_LONG, "name")
    writing.keep(session, {"name": "Joan"})
    (member,) = list_records(session.vault, NetworkMember, person)
    assert (member.name, member.relationship) == ("Joan", "neighbour")


def test_a_day_that_cannot_be_is_refused_before_there_is_a_record(session, person):
    writing = Writing(Introduction.KIND, person)
    with pytest.raises(KnownError) as refused:
        writing.keep(session, {"received_on": session.clock.today() + timedelta(days=1)})
    assert refused.value.code is Code.DATE_IN_FUTURE
    assert list_records(session.vault, Introduction, person) == []


def test_needed_words_cannot_be_emptied_once_they_stand(session, person):
    writing = Writing(Strength.KIND, person)
    made = writing.keep(session, {"text": "I can cook"}).made
    with pytest.raises(KnownError) as refused:
        writing.keep(session, {"text": " \u200f "})
    assert refused.value.code is Code.TEXT_MISSING
    assert get_record(session.vault, Strength, made).text == "I can cook"


def test_invisible_words_make_nothing(session, person):
    writing = Writing(Strength.KIND, person)
    assert writing.keep(session, {"text": "\u200f\u200e "}).steps == ()
    assert list_records(session.vault, Strength, person) == []


def test_a_direction_that_was_given_is_kept(session, person):
    writing = Writing(Introduction.KIND, person, direction=Direction.OUT)
    writing.keep(session, {"to_service": "Library"})
    (introduction,) = list_records(session.vault, Introduction, person)
    assert (introduction.direction, introduction.received_on) == (Direction.OUT, None)


def test_an_action_may_serve_hopes_and_needs(session, person):
    hope = Writing(Hope.KIND, person).keep(session, {"text": "Sleep"}).made
    assert see_entry(session, Action.KIND, person).aims == ((hope, "Sleep"),)
    assert see_entry(session, Strength.KIND, person).aims == ()


def test_what_is_taken_out_comes_back_with_undo(session, person):
    made = Writing(Strength.KIND, person).keep(session, {"text": "I can cook"}).made
    changes = remove_entry(session, Strength.KIND, made)
    assert list_records(session.vault, Strength, person) == []
    undo_steps(session, changes.steps)
    assert [one.id for one in list_records(session.vault, Strength, person)] == [made]


def test_what_sort_of_strength_it_is_can_be_changed_too(session, person):
    writing = Writing(Strength.KIND, person)
    writing.keep(session, {"text": "I can cook"})
    writing.keep(session, {"kind": StrengthKind.SKILL})
    assert [one.kind for one in list_records(session.vault, Strength, person)] == [StrengthKind.SKILL]


def test_a_kind_without_a_form_is_our_mistake(session, person):
    with pytest.raises(BugError):
        see_entry(session, "passage", person)


def test_what_is_filled_in_before_there_is_enough_waits_in_the_vault(session, person):
    """It survives leaving, a lock and a kill: another form for the same begins with it."""
    day = session.clock.today()
    first = Writing(Action.KIND, person)
    assert first.keep(session, {"who": Who.NETWORK}).steps == ()
    assert first.keep(session, {"by_when": day, "text": " "}).steps == ()
    again = Writing(Action.KIND, person)
    waiting = see_entry(session, Action.KIND, person, "", again.unmade).waiting
    assert waiting == {"who": Who.NETWORK, "by_when": day}
    made = again.keep(session, {"text": "Ring the bank"}).made
    record = see_entry(session, Action.KIND, person, made).record
    assert (record.text, record.who, record.by_when) == ("Ring the bank", Who.NETWORK, day)
    assert see_entry(session, Action.KIND, person, "", again.unmade).waiting == {}
    assert again.unmade != Writing(Action.KIND, person, who=Who.WORKER).unmade
