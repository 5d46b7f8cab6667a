"""Who may keep what went: the person's word as it is today, also about that one member."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from companion.domain.consent import Answer, Purpose, RecipientKind
from companion.domain.recipients import Recipients, Said, WhyNot, consent_fault, is_linked
from companion.domain.record import RemovedWhy, Voice
from companion.domain.summaries import SharedPassage, SummaryContent
from companion.domain.topics import Topic
from tests.companion.domain.records_for_tests import TODAY
from tests.companion.domain.sharing_cases import TEAM_OF_THREE, override, team_yes, yes
from tests.companion.domain.sharing_worlds import COLLEAGUES

SAM, KIM, *_ = COLLEAGUES
WORDS = SharedPassage(text="said", voice=Voice.PERSON, topics=(Topic.HOME,), prompt=None, said_on=None)
CONTENT = SummaryContent(name="Maja", passages=(WORDS,))


def rules(*decisions, overrides=(), today=TODAY):
    return Recipients(Said(decisions=decisions, overrides=overrides), TEAM_OF_THREE, today)


def test_what_went_may_be_kept_while_the_yes_it_rests_on_stands():
    assert rules(yes()).may_keep(SAM, CONTENT, "d1")
    assert not rules(yes()).may_keep(KIM, CONTENT, "d1")
    assert not rules().may_keep(SAM, CONTENT, "d1")
    assert not rules(yes(record_id="d9")).may_keep(SAM, CONTENT, "d1")


@pytest.mark.parametrize(
    "values",
    [
        {"answer": Answer.NO},
        {"answer": Answer.NOT_YET},
        {"withdrawn_on": TODAY},
        {"expires_on": TODAY},
        {"purpose": Purpose.LEARNING},
        {"removed": RemovedWhy.TAKEN_OUT},
        {"topics_excluded": (Topic.HOME,)},
        {"topics_included": (Topic.MONEY,)},
        {"recipient": KIM},
        {"recipient_kind": RecipientKind.SERVICE},
    ],
)
def test_it_may_not_once_the_word_has_changed(values):
    assert not rules(replace(yes(), **values)).may_keep(SAM, CONTENT, "d1")


def test_a_yes_that_runs_out_ends_it_by_itself():
    decision = yes(expires_on=TODAY + timedelta(days=1))
    assert rules(decision).may_keep(SAM, CONTENT, "d1")
    assert not rules(decision, today=TODAY + timedelta(days=1)).may_keep(SAM, CONTENT, "d1")


def test_a_clock_that_went_back_takes_nothing_back():
    long_ago = date(1970, 1, 1)
    assert rules(yes(), today=long_ago).may_keep(SAM, CONTENT, "d1")
    assert rules(overrides=(override(),), today=long_ago).may_keep(SAM, CONTENT, "o1")
    assert rules(yes(), today=long_ago).obstacle(yes()) is WhyNot.NOT_BEGUN


def test_a_later_word_about_one_member_of_the_team_counts_for_them_alone():
    team = team_yes()
    assert rules(team).may_keep(SAM, CONTENT, "d2")
    no = yes(answer=Answer.NO)
    assert not rules(team, no).may_keep(SAM, CONTENT, "d2")
    assert rules(team, no).may_keep(KIM, CONTENT, "d2")
    assert rules(team, yes()).may_keep(SAM, CONTENT, "d2")
    assert not rules(team, yes(topics_excluded=(Topic.HOME,))).may_keep(SAM, CONTENT, "d2")


def test_what_went_under_an_override_stays_until_it_is_taken_out_or_its_topic_excluded():
    over = override()
    no = yes(answer=Answer.NO)
    assert rules(no, overrides=(over,)).may_keep(SAM, CONTENT, "o1")
    assert not rules(no, overrides=(over,)).may_keep(KIM, CONTENT, "o1")
    assert not rules(no).may_keep(SAM, CONTENT, "o1")
    assert not rules(no, overrides=(replace(over, removed=RemovedWhy.UNDONE),)).may_keep(SAM, CONTENT, "o1")
    excluded = replace(no, topics_excluded=(Topic.HOME,))
    assert not rules(excluded, overrides=(over,)).may_keep(SAM, CONTENT, "o1")


def test_a_decision_that_was_taken_out_stands_no_more():
    assert consent_fault(yes(removed=RemovedWhy.BY_MISTAKE), TODAY) is WhyNot.WITHDRAWN


def test_without_a_team_nobody_is_linked():
    assert not is_linked(yes(), None)
    assert not is_linked(yes(recipient_kind=RecipientKind.SERVICE), TEAM_OF_THREE)
