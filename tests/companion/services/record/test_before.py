"""Before we start: what is agreed is seen, kept, and the conversation begins with it."""

from __future__ import annotations

import pytest

from companion.domain.consent import Answer, ConsentDecision
from companion.domain.conversation import Conversation, ConversationKind
from companion.domain.plan import Plan, PlanStyle
from companion.services.record.before import begin, choose_language, choose_letters, see_before
from companion.services.record.consents import decide_consent, name_recipient
from companion.services.record.people import add_person
from companion.services.record.read_back import agree_conversation
from companion.vault.rows import get_record, list_records
from tests.companion.services.sessions import open_test_session


@pytest.fixture
def session(tmp_path):
    session = open_test_session(tmp_path)
    yield session
    session.vault.close()


@pytest.fixture
def person_id(session):
    return add_person(session, "Maja").made


def test_it_begins_with_what_was_said(session, person_id):
    made = begin(session, person_id, True, None).made
    conversation = get_record(session.vault, Conversation, made)
    assert (conversation.explained, conversation.private_enough) == (True, None)
    assert conversation.kind is ConversationKind.FIRST


def test_an_unfinished_conversation_is_told_of_an_agreed_one_is_not(session, person_id):
    assert see_before(session, person_id).draft is None
    made = begin(session, person_id, None, None).made
    assert see_before(session, person_id).draft.id == made
    agree_conversation(session, made)
    assert see_before(session, person_id).draft is None


def test_letters_begin_a_plan_and_change_it(session, person_id):
    assert see_before(session, person_id).letters is PlanStyle.STANDARD
    choose_letters(session, person_id, PlanStyle.LARGE)
    choose_letters(session, person_id, PlanStyle.LARGE)
    (plan,) = list_records(session.vault, Plan, person_id)
    assert plan.style is PlanStyle.LARGE
    assert see_before(session, person_id).letters is PlanStyle.LARGE


def test_the_language_they_would_like_is_theirs(session, person_id):
    choose_language(session, person_id, "pl")
    assert see_before(session, person_id).person.language == "pl"


def test_naming_someone_again_changes_no_answer(session, person_id):
    made = decide_consent(session, person_id, "Sam", Answer.NO).made
    assert name_recipient(session, person_id, "Sam ").made == made
    (decision,) = list_records(session.vault, ConsentDecision, person_id)
    assert decision.answer is Answer.NO
