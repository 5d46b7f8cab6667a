"""Read back: the person sees what is kept and what would be shared, and has the last word over both."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.consent import Answer, ConsentDecision
from companion.domain.conversation import ConversationState, Keep
from companion.domain.topics import Topic
from companion.errors import Code, KnownError
from companion.services.record.consents import decide_consent, withdraw_consent
from companion.services.record.conversations import (
    add_passage,
    change_passage,
    remove_passage,
    start_conversation,
)
from companion.services.record.people import add_person
from companion.services.record.read_back import (
    Differing,
    agree_conversation,
    begin_read_back,
    disagree,
    see_read_back,
    take_back_disagreement,
)
from companion.services.record.undo import undo_steps
from companion.services.records import remove_record


def kept(session, talk):
    return [one.text for one in see_read_back(session, talk).kept]


def shared(session, talk, which=0):
    return [one.text for one in see_read_back(session, talk).shared[which].passages]


def test_private_notes_and_empty_passages_are_not_on_the_page(session, talk):
    add_passage(session, talk, text="between us", keep=Keep.BETWEEN_US)
    add_passage(session, talk, text="my own thought", keep=Keep.PRIVATE)
    add_passage(session, talk, text=" \n", keep=Keep.CAN_BE_SHARED)
    state = see_read_back(session, talk)
    assert [one.text for one in state.kept] == ["between us"]
    assert "my own thought" not in repr(state)
    assert state.private_notes == 1


def test_only_what_can_be_shared_goes_to_whom_a_yes_names(session, person, talk):
    decide_consent(session, person, "Sam", Answer.YES, topics_excluded=(Topic.MONEY,))
    decide_consent(session, person, "Dr Ahmed", Answer.NO)
    add_passage(session, talk, text="sleep", keep=Keep.CAN_BE_SHARED, topics=(Topic.HEALTH_AND_SLEEP,))
    add_passage(session, talk, text="debts", keep=Keep.CAN_BE_SHARED, topics=(Topic.MONEY,))
    add_passage(session, talk, text="between us")
    state = see_read_back(session, talk)
    assert [(one.decision.recipient, one.stands) for one in state.shared] == [
        ("Sam", True),
        ("Dr Ahmed", False),
    ]
    assert (shared(session, talk, 0), shared(session, talk, 1)) == (["sleep"], [])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    keeps=st.lists(st.sampled_from(list(Keep)), min_size=1, max_size=4),
    topics=st.lists(st.sampled_from(list(Topic)), max_size=3, unique=True),
    excluded=st.lists(st.sampled_from(list(Topic)), max_size=3, unique=True),
    included=st.lists(st.sampled_from(list(Topic)), max_size=3, unique=True),
    answer=st.sampled_from(list(Answer)),
)
def test_nothing_is_ever_shown_as_shared_that_may_not_go(session, keeps, topics, excluded, included, answer):
    person = add_person(session, "Maja").made
    talk = start_conversation(session, person).made
    decide_consent(
        session, person, "Sam", answer, topics_excluded=tuple(excluded), topics_included=tuple(included)
    )
    for place, keep in enumerate(keeps):
        add_passage(session, talk, text=f"words {place}", keep=keep, topics=tuple(topics))
    (view,) = see_read_back(session, talk).shared
    for passage in view.passages:
        assert passage.keep is Keep.CAN_BE_SHARED
        assert answer is Answer.YES
        assert not set(passage.topics) & set(excluded)
        assert not included or (topics and set(topics) <= set(included))


def test_taking_consent_back_empties_what_would_be_shared(session, person, talk):
    decision = decide_consent(session, person, "Sam", Answer.YES).made
    add_passage(session, talk, text="sleep", keep=Keep.CAN_BE_SHARED)
    assert shared(session, talk) == ["sleep"]
    withdraw_consent(session, decision)
    assert shared(session, talk) == []
    remove_record(session, ConsentDecision, decision)
    assert see_read_back(session, talk).shared == ()


def test_a_yes_that_has_run_out_shares_nothing(session, person, talk):
    decide_consent(session, person, "Sam", Answer.YES, expires_on=session.clock.today() + timedelta(days=1))
    add_passage(session, talk, text="sleep", keep=Keep.CAN_BE_SHARED)
    assert shared(session, talk) == ["sleep"]
    session.clock.moment += timedelta(days=1)
    assert shared(session, talk) == []


def test_the_person_takes_words_out_or_keeps_them_between_us(session, person, talk):
    decide_consent(session, person, "Sam", Answer.YES)
    one, two = (add_passage(session, talk, text=text, keep=Keep.CAN_BE_SHARED).made for text in ("a", "b"))
    change_passage(session, one, keep=Keep.BETWEEN_US)
    assert (kept(session, talk), shared(session, talk)) == (["a", "b"], ["b"])
    removed = remove_passage(session, two)
    assert (kept(session, talk), shared(session, talk)) == (["a"], [])
    undo_steps(session, removed.steps)
    assert (kept(session, talk), shared(session, talk)) == (["a", "b"], ["b"])


def test_what_the_person_sees_differently_stands_beside_the_words(session, talk):
    passage = add_passage(session, talk, text="she was angry").made
    about = disagree(session, talk, "I was frightened, not angry", passage).made
    disagree(session, talk, "It was longer ago")
    state = see_read_back(session, talk)
    assert [(one.passage_id, one.text) for one in state.disagreements] == [
        (passage, "I was frightened, not angry"),
        (None, "It was longer ago"),
    ]
    assert state.kept[0].text == "she was angry"
    taken = take_back_disagreement(session, about)
    assert len(see_read_back(session, talk).disagreements) == 1
    undo_steps(session, taken.steps)
    assert len(see_read_back(session, talk).disagreements) == 2


def test_what_is_seen_differently_is_kept_while_it_is_typed(session, talk):
    passage = add_passage(session, talk, text="she was angry").made
    typing = Differing(talk, passage)
    assert typing.keep(session, " ").steps == ()
    made = typing.keep(session, "I was").made
    typing.keep(session, "I was frightened")
    (stands,) = see_read_back(session, talk).disagreements
    assert (stands.id, stands.passage_id, stands.text) == (made, passage, "I was frightened")
    typing.keep(session, "")
    assert see_read_back(session, talk).disagreements == ()
    typing.keep(session, "no, frightened")
    assert [one.text for one in see_read_back(session, talk).disagreements] == ["no, frightened"]
    later = Differing(talk, passage, typing.disagreement_id)
    later.keep(session, "frightened")
    assert [one.text for one in see_read_back(session, talk).disagreements] == ["frightened"]


def test_an_empty_disagreement_is_refused(session, talk):
    with pytest.raises(KnownError) as caught:
        disagree(session, talk, "  ")
    assert caught.value.code is Code.TEXT_MISSING


def test_a_draft_is_read_back_then_agreed_and_stays_agreed(session, talk):
    begin_read_back(session, talk)
    assert see_read_back(session, talk).conversation.state is ConversationState.READ_BACK
    agreed = agree_conversation(session, talk)
    assert begin_read_back(session, talk).steps == ()
    assert see_read_back(session, talk).conversation.state is ConversationState.AGREED
    undo_steps(session, agreed.steps)
    assert see_read_back(session, talk).conversation.state is ConversationState.READ_BACK


def test_reading_back_is_an_event_but_looking_again_is_not(session, talk):
    def views():
        return session.vault.execute("SELECT count(*) FROM audit_event WHERE action = 'view'").fetchone()[0]

    see_read_back(session, talk)
    see_read_back(session, talk, True)
    assert views() == 1
