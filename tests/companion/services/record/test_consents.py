"""Consent decisions: one for each recipient and purpose, every word of it kept."""

from __future__ import annotations

import pytest

from companion.domain.consent import Answer, ConsentDecision, Purpose, RecipientKind, in_force
from companion.domain.topics import Topic
from companion.services.record.consents import decide_consent, withdraw_consent
from companion.services.record.people import add_person
from companion.vault.rows import get_record, list_records, list_versions
from tests.companion.services.sessions import open_test_session


@pytest.fixture
def session(tmp_path):
    session = open_test_session(tmp_path)
    yield session
    session.vault.close()


@pytest.fixture
def person_id(session):
    return add_person(session, "Maja").made


def decisions(session, person_id):
    return list_records(session.vault, ConsentDecision, person_id)


def test_a_yes_is_dated_and_stands(session, person_id):
    decide_consent(session, person_id, "Sam", Answer.YES, topics_excluded=(Topic.LEGAL,))
    (decision,) = decisions(session, person_id)
    assert decision.given_on == session.clock.today()
    assert in_force(decision, session.clock.today())
    assert decision.recipient_kind is RecipientKind.MEMBER
    assert decision.topics_excluded == (Topic.LEGAL,)


def test_a_later_word_is_a_new_version_of_the_same_decision(session, person_id):
    decide_consent(session, person_id, "Sam", Answer.NOT_YET)
    assert decisions(session, person_id)[0].given_on is None
    decide_consent(session, person_id, "Sam", Answer.YES)
    decide_consent(session, person_id, "The team", Answer.NO, recipient_kind=RecipientKind.TEAM)
    sam, team = decisions(session, person_id)
    assert [one.answer for one in list_versions(session.vault, ConsentDecision, sam.id)] == [
        Answer.NOT_YET,
        Answer.YES,
    ]
    assert (team.answer, team.recipient_kind) == (Answer.NO, RecipientKind.TEAM)


def test_another_purpose_is_another_decision(session, person_id):
    decide_consent(session, person_id, "Sam", Answer.YES)
    decide_consent(session, person_id, "Sam", Answer.NO, purpose=Purpose.LEARNING)
    assert [(one.purpose, one.answer) for one in decisions(session, person_id)] == [
        (Purpose.SUPPORT, Answer.YES),
        (Purpose.LEARNING, Answer.NO),
    ]


def test_taken_back_it_no_longer_stands_until_a_new_yes(session, person_id):
    decide_consent(session, person_id, "Sam", Answer.YES)
    (decision,) = decisions(session, person_id)
    withdraw_consent(session, decision.id)
    assert withdraw_consent(session, decision.id).steps == ()
    today = session.clock.today()
    assert not in_force(get_record(session.vault, ConsentDecision, decision.id), today)
    decide_consent(session, person_id, "Sam", Answer.YES)
    assert in_force(get_record(session.vault, ConsentDecision, decision.id), today)
