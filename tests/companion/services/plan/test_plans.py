"""The plan over time: opened, changed, given, begun anew, each print noted."""

from __future__ import annotations

import pytest

from companion.domain.conversation import Keep
from companion.domain.person import Nation
from companion.domain.plan import Plan, PlanStyle
from companion.domain.strengths import Need, Strength
from companion.services.plan.plans import (
    change_plan,
    new_plan,
    note_printed,
    note_saved_copy,
    open_plan,
    see_plan,
)
from companion.services.record.conversations import add_passage, change_passage, pick_out, start_conversation
from companion.services.record.people import add_person
from companion.services.records import add_record
from companion.vault.audit import AuditAction, list_events_about
from companion.vault.rows import list_records
from tests.companion.services.sessions import open_test_session


@pytest.fixture
def session(tmp_path):
    session = open_test_session(tmp_path, made_up=True)
    yield session
    session.vault.close()


@pytest.fixture
def person_id(session):
    return add_person(session, "Maja", language="pl", nation=Nation.ENGLAND).made


def test_the_first_plan_begins_from_the_person_and_the_worker(session, person_id):
    plan_id = open_plan(session, person_id).made
    state = see_plan(session, plan_id)
    assert (state.plan.language, state.plan.how_to_come_back) == ("en", "0161 496 0000")
    assert (state.content.called, state.content.worker_name) == ("Maja", "Ali")
    assert state.content.made_up
    assert open_plan(session, person_id).made == plan_id


@pytest.mark.parametrize(("language", "printed"), [("en-GB", "en-GB"), ("pl", "en"), ("", "en")])
def test_a_language_without_fixed_words_begins_in_english(session, language, printed):
    plan_id = open_plan(session, add_person(session, "Ola", language=language).made).made
    assert see_plan(session, plan_id).plan.language == printed


def test_what_was_chosen_is_what_it_says(session, person_id):
    strength = add_record(session, Strength, person_id=person_id, text="I cook").made
    plan_id = open_plan(session, person_id).made
    assert see_plan(session, plan_id).content.strengths == (("I cook", ""),)
    change_plan(session, plan_id, left_out=(strength,), style=PlanStyle.LARGE)
    state = see_plan(session, plan_id)
    assert state.content.strengths == ()
    assert [one.text for one in state.sources.strengths] == ["I cook"]
    assert state.content.style is PlanStyle.LARGE


def test_what_was_picked_out_of_a_private_note_is_never_printed(session, person_id):
    talk = start_conversation(session, person_id).made
    note = add_passage(session, talk, text="ask about the snollygoster", keep=Keep.PRIVATE).made
    pick_out(session, Need, note, "the snollygoster")
    spoken = add_passage(session, talk, text="a warm coat").made
    pick_out(session, Need, spoken, "a warm coat")
    plan_id = open_plan(session, person_id).made
    state = see_plan(session, plan_id)
    assert [one.text for one in state.sources.needs] == ["a warm coat"]
    assert "snollygoster" not in repr(state)
    change_passage(session, note, keep=Keep.BETWEEN_US)
    assert [one.text for one in see_plan(session, plan_id).sources.needs] == [
        "the snollygoster",
        "a warm coat",
    ]


def test_another_plan_starts_from_the_last_and_leaves_it(session, person_id):
    first = new_plan(session, person_id).made
    change_plan(session, first, what_matters="my garden")
    second = new_plan(session, person_id).made
    assert second != first
    assert [one.what_matters for one in list_records(session.vault, Plan, person_id)] == ["my garden"] * 2
    assert open_plan(session, person_id).made == second


def test_every_look_print_and_copy_is_noted(session, person_id):
    plan_id = open_plan(session, person_id).made
    see_plan(session, plan_id)
    note_printed(session, plan_id)
    assert note_saved_copy(session, plan_id).concern(frozenset({"audit_event"}), person_id)
    events = list_events_about(session.vault, person_id, [plan_id])
    assert [one.action for one in events] == [AuditAction.VIEW, AuditAction.PRINT, AuditAction.EXPORT]
