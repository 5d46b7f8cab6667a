"""A decision is made when it is made: drafts are kept and do nothing, and the press does what was said of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.consent import Answer, ConsentDecision, Purpose, RecipientKind
from companion.domain.topics import Topic
from companion.errors import BugError, Code, KnownError
from companion.services.record.consents import decide_consent, remove_consent, withdraw_consent
from companion.services.record.deciding import make_decisions, weigh_drafts, weigh_removal, weigh_withdrawal
from companion.services.record.decision_drafts import (
    drop_decision_draft,
    find_equal,
    keep_decision_draft,
    list_decision_drafts,
    move_decision_draft,
)
from companion.services.record.decision_view import list_pending, see_decision
from companion.services.record.entries import Writing, change_entry
from companion.vault.rows import get_record, list_records, list_versions


def make(session, person, *ids):
    return make_decisions(session, person, ids, weigh_drafts(session, person, ids))


def standing(session, person):
    return list_records(session.vault, ConsentDecision, person)


def test_nothing_decides_while_it_is_typed(session, person):
    made = decide_consent(session, person, "GP", Answer.YES).made
    with pytest.raises(BugError):
        Writing(ConsentDecision.KIND, person)
    with pytest.raises(BugError):
        change_entry(session, ConsentDecision.KIND, made, answer=Answer.NO)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_typed_and_ticked_leaves_what_stands_alone(session, person, data):
    """Every prefix of a name, every order of answers, topics and days."""
    before = standing(session, person) or [
        get_record(session.vault, ConsentDecision, decide_consent(session, person, "GP", Answer.YES).made)
    ]
    name = data.draw(st.sampled_from(["GP receptionist", "gp", "Sam", "GP"]))
    days = st.integers(-400, 400).map(lambda days: session.clock.today() + timedelta(days=days))
    said = [{"recipient": name[:length]} for length in range(len(name) + 1)]
    said += [{"answer": one} for one in data.draw(st.permutations(list(Answer)))]
    said += [{"topics_included": tuple(data.draw(st.permutations(list(Topic)))[:2])}]
    said += [{"expires_on": data.draw(days)}, {"purpose": data.draw(st.sampled_from(list(Purpose)))}]
    for about in (before[0].id, session.clock.new_id()):
        for values in data.draw(st.permutations(said)):
            keep_decision_draft(session, person, about, **values)
            assert standing(session, person) == before
    assert len(list_versions(session.vault, ConsentDecision, before[0].id)) == 1


def test_the_press_makes_all_of_it_count_at_once_and_dates_it(session, person):
    sam = keep_decision_draft(session, person, recipient="Sam ", answer=Answer.YES).made
    gp = keep_decision_draft(session, person, recipient="GP", answer=Answer.NO).made
    make(session, person, sam, gp)
    decided = {one.recipient: (one.id, one.answer, one.given_on) for one in standing(session, person)}
    today = session.clock.today()
    assert decided == {"Sam": (sam, Answer.YES, today), "GP": (gp, Answer.NO, today)}
    assert list_decision_drafts(session, person) == ()


def test_a_new_answer_is_dated_and_ends_a_withdrawal(session, person):
    yesterday = session.clock.today() - timedelta(days=1)
    made = decide_consent(session, person, "Sam", Answer.YES, given_on=yesterday).made
    withdraw_consent(session, made)
    keep_decision_draft(session, person, made, answer=Answer.YES)
    make(session, person, made)
    decision = get_record(session.vault, ConsentDecision, made)
    assert (decision.withdrawn_on, decision.given_on) == (None, session.clock.today())


def test_nobody_decided_stays_undated(session, person):
    made = keep_decision_draft(session, person, recipient="Sam", answer=Answer.NOT_YET).made
    make(session, person, made)
    assert [one.given_on for one in standing(session, person)] == [None]


def test_what_is_put_back_as_it_stands_is_no_draft(session, person):
    made = decide_consent(session, person, "Sam", Answer.YES).made
    keep_decision_draft(session, person, made, answer=Answer.NO)
    keep_decision_draft(session, person, made, answer=Answer.YES)
    assert list_decision_drafts(session, person) == ()


@pytest.mark.parametrize("spelt", ["GP", " gp ", "Gp\u200e"])
def test_a_name_that_stands_is_never_taken_up_by_itself(spelt, session, person):
    made = decide_consent(session, person, "GP", Answer.YES).made
    draft = keep_decision_draft(session, person, recipient=spelt, answer=Answer.NO).made
    weighed = weigh_drafts(session, person, [draft])
    assert (weighed.equal_of, weighed.equal.id) == (draft, made)
    with pytest.raises(KnownError) as refused:
        make_decisions(session, person, [draft], weighed)
    assert refused.value.code is Code.CHANGED_SINCE
    assert [one.answer for one in standing(session, person)] == [Answer.YES]
    move_decision_draft(session, person, draft, made)
    assert [(one.id, dict(one.values)) for one in list_decision_drafts(session, person)] == [
        (made, {"answer": Answer.NO})
    ]
    make(session, person, made)
    assert [(one.id, one.answer) for one in standing(session, person)] == [(made, Answer.NO)]


def test_two_drafts_about_one_are_asked_about_too_and_two_that_stood_go_on(session, person):
    first = keep_decision_draft(session, person, recipient="GP").made
    second = keep_decision_draft(session, person, recipient="gp").made
    weighed = weigh_drafts(session, person, [first, second])
    assert (weighed.equal_of, weighed.equal.id) == (second, first)
    other = keep_decision_draft(session, person, recipient="GP", purpose=Purpose.LEARNING).made
    assert weigh_drafts(session, person, [first, other]).equal is None
    make(session, person, first)
    twin = decide_consent(session, person, "gp", Answer.YES).made
    keep_decision_draft(session, person, twin, answer=Answer.NO)
    assert weigh_drafts(session, person, [twin]).equal is None
    assert move_decision_draft(session, person, "nobody", twin).ids == frozenset()


def test_who_is_named_already_is_found_by_any_spelling(session, person):
    made = decide_consent(session, person, "Dr  Ahmed", Answer.YES).made
    assert find_equal(session, person, "dr ahmed") == (made, "Dr  Ahmed")
    assert find_equal(session, person, "Dr Ahme") == ("", "")


def test_an_end_day_that_has_gone_by_is_said(session, person):
    made = decide_consent(session, person, "Sam", Answer.YES).made
    keep_decision_draft(session, person, made, expires_on=session.clock.today())
    assert weigh_drafts(session, person, [made]).over
    keep_decision_draft(session, person, made, expires_on=session.clock.today() + timedelta(days=1))
    assert not weigh_drafts(session, person, [made]).over
    decide_consent(session, person, "GP", Answer.YES, expires_on=session.clock.today())


def test_nothing_happens_that_was_not_said(session, person):
    made = keep_decision_draft(session, person, recipient="Sam", answer=Answer.YES).made
    told = weigh_drafts(session, person, [made])
    keep_decision_draft(session, person, made, answer=Answer.NO)
    with pytest.raises(KnownError) as refused:
        make_decisions(session, person, [made], told)
    assert refused.value.code is Code.CHANGED_SINCE
    assert standing(session, person) == []


def test_a_draft_without_a_name_is_kept_and_cannot_be_made(session, person):
    made = keep_decision_draft(session, person, recipient=" \u3164", topics_excluded=(Topic.MONEY,)).made
    assert weigh_drafts(session, person, [made]).decisions == ()
    with pytest.raises(KnownError) as refused:
        make(session, person, made)
    assert refused.value.code is Code.NAME_MISSING
    assert see_decision(session, person, made).draft.values["topics_excluded"] == (Topic.MONEY,)


def test_what_cannot_be_is_refused_as_it_is_typed(session, person):
    tomorrow = session.clock.today() + timedelta(days=1)
    for values in ({"recipient": "x" * 201}, {"given_on": tomorrow}):
        with pytest.raises(KnownError):
            keep_decision_draft(session, person, **values)
    assert list_pending(session, person) == ((), None)


def test_the_form_sees_what_stands_what_is_begun_and_what_is_gone(session, person):
    made = decide_consent(session, person, "Sam", Answer.YES).made
    assert see_decision(session, person, made).entry.record.id == made
    assert see_decision(session, person, session.clock.new_id()).entry.record is None
    keep_decision_draft(session, person, made, answer=Answer.NO)
    drafts, weighed = list_pending(session, person)
    assert [one.id for one in drafts] == [one.id for one in weighed.decisions] == [made]
    remove_consent(session, made)
    seen = see_decision(session, person, made)
    assert (seen.entry.record.removed is not None, seen.draft) == (True, None)


def test_outside_a_team_nothing_changes_for_anyone(session, person):
    made = decide_consent(session, person, "Sam", Answer.YES, recipient_kind=RecipientKind.SERVICE).made
    for weighed in (weigh_withdrawal(session, made), weigh_removal(session, made)):
        assert not weighed.does.takes_back
        assert weighed.does.closed == ()


def test_a_draft_that_is_forgotten_leaves_what_stands(session, person):
    made = decide_consent(session, person, "Sam", Answer.YES).made
    keep_decision_draft(session, person, made, answer=Answer.NO)
    drop_decision_draft(session, person, made)
    assert list_decision_drafts(session, person) == ()
    assert [one.answer for one in standing(session, person)] == [Answer.YES]
