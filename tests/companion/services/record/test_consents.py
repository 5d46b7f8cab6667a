"""Consent decisions: one for each recipient and purpose, every word of it kept."""

from __future__ import annotations

from companion.domain.consent import Answer, ConsentDecision, Purpose, RecipientKind, in_force
from companion.domain.topics import Topic
from companion.services.record.consents import decide_consent, withdraw_consent
from companion.vault.rows import get_record, list_records, list_versions


def decisions(session, person):
    return list_records(session.vault, ConsentDecision, person)


def test_a_yes_is_dated_and_stands(session, person):
    decide_consent(session, person, "Sam", Answer.YES, topics_excluded=(Topic.LEGAL,))
    (decision,) = decisions(session, person)
    assert decision.given_on == session.clock.today()
    assert in_force(decision, session.clock.today())
    assert decision.recipient_kind is RecipientKind.MEMBER
    assert decision.topics_excluded == (Topic.LEGAL,)


def test_a_later_word_is_a_new_version_of_the_same_decision(session, person):
    decide_consent(session, person, "Sam", Answer.NOT_YET)
    assert decisions(session, person)[0].given_on is None
    decide_consent(session, person, "Sam", Answer.YES)
    decide_consent(session, person, "The team", Answer.NO, recipient_kind=RecipientKind.TEAM)
    sam, team = decisions(session, person)
    assert [one.answer for one in list_versions(session.vault, ConsentDecision, sam.id)] == [
        Answer.NOT_YET,
        Answer.YES,
    ]
    assert (team.answer, team.recipient_kind) == (Answer.NO, RecipientKind.TEAM)


def test_another_purpose_is_another_decision(session, person):
    decide_consent(session, person, "Sam", Answer.YES)
    decide_consent(session, person, "Sam", Answer.NO, purpose=Purpose.LEARNING)
    assert [(one.purpose, one.answer) for one in decisions(session, person)] == [
        (Purpose.SUPPORT, Answer.YES),
        (Purpose.LEARNING, Answer.NO),
    ]


def test_taken_back_it_no_longer_stands_until_a_new_yes(session, person):
    decide_consent(session, person, "Sam", Answer.YES)
    (decision,) = decisions(session, person)
    withdraw_consent(session, decision.id)
    assert withdraw_consent(session, decision.id).steps == ()
    today = session.clock.today()
    assert not in_force(get_record(session.vault, ConsentDecision, decision.id), today)
    decide_consent(session, person, "Sam", Answer.YES)
    assert in_force(get_record(session.vault, ConsentDecision, decision.id), today)
