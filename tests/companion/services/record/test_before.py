"""Before we start: what is agreed is seen, kept, and the conversation begins with it."""

from __future__ import annotations

from companion.domain.conversation import Conversation, ConversationKind
from companion.domain.plan import Plan, PlanStyle
from companion.services.record.before import begin, choose_language, choose_letters, see_before
from companion.services.record.read_back import agree_conversation
from companion.vault.rows import get_record, list_records


def test_it_begins_with_what_was_said(session, person):
    made = begin(session, person, True, None).made
    conversation = get_record(session.vault, Conversation, made)
    assert (conversation.explained, conversation.private_enough) == (True, None)
    assert conversation.kind is ConversationKind.FIRST


def test_an_unfinished_conversation_is_told_of_an_agreed_one_is_not(session, person):
    assert see_before(session, person).draft is None
    made = begin(session, person, None, None).made
    assert see_before(session, person).draft.id == made
    agree_conversation(session, made)
    assert see_before(session, person).draft is None


def test_letters_begin_a_plan_and_change_it(session, person):
    assert see_before(session, person).letters is PlanStyle.STANDARD
    choose_letters(session, person, PlanStyle.LARGE)
    choose_letters(session, person, PlanStyle.LARGE)
    (plan,) = list_records(session.vault, Plan, person)
    assert plan.style is PlanStyle.LARGE
    assert see_before(session, person).letters is PlanStyle.LARGE


def test_the_language_they_would_like_is_theirs(session, person):
    choose_language(session, person, "pl")
    assert see_before(session, person).person.language == "pl"
