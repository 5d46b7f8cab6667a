"""Rules 1 and 2 as far as one laptop goes: only a standing yes lets a passage be seen, and only what it covers."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.consent import Answer, ConsentDecision, as_shared, covers, in_force
from companion.domain.conversation import Keep, Passage
from companion.domain.record import RemovedWhy
from companion.domain.topics import Topic
from tests.companion.domain.records_for_tests import TODAY, made, records_of

YES = made(ConsentDecision, person_id="p", recipient="Sam", answer=Answer.YES, given_on=TODAY)


def passage(**values):
    return made(
        Passage, conversation_id="c", person_id="p", **{"text": "x", "keep": Keep.CAN_BE_SHARED, **values}
    )


def test_a_yes_stands_from_its_day_until_it_expires_or_is_withdrawn():
    assert in_force(YES, TODAY)
    assert in_force(replace(YES, given_on=None), TODAY)
    assert not in_force(YES, TODAY - timedelta(days=1))
    assert not in_force(replace(YES, expires_on=TODAY), TODAY)
    assert in_force(replace(YES, expires_on=TODAY + timedelta(days=1)), TODAY)
    assert not in_force(replace(YES, withdrawn_on=TODAY), TODAY)
    assert not in_force(replace(YES, removed=RemovedWhy.UNDONE), TODAY)
    assert not in_force(replace(YES, answer=Answer.NOT_YET), TODAY)
    assert not in_force(replace(YES, answer=Answer.NO), TODAY)


def test_an_excluded_topic_wins_and_what_was_not_named_was_not_agreed():
    money = passage(topics=(Topic.MONEY,))
    both = passage(topics=(Topic.MONEY, Topic.HOME))
    none = passage(topics=())
    only_money = replace(YES, topics_included=(Topic.MONEY,))
    assert covers(YES, none)
    assert covers(only_money, money)
    assert not covers(only_money, both)
    assert not covers(only_money, none)
    assert not covers(replace(YES, topics_excluded=(Topic.HOME,)), both)
    assert not covers(replace(only_money, topics_excluded=(Topic.MONEY,)), money)


@given(st.lists(records_of(Passage), max_size=6), st.none() | records_of(ConsentDecision), st.dates())
def test_nothing_private_excluded_removed_or_unagreed_is_ever_seen(passages, decision, today):
    seen = as_shared(passages, decision, today)
    for one in seen:
        assert one.keep is Keep.CAN_BE_SHARED
        assert not one.removed
        assert decision is not None
        assert decision.answer is Answer.YES
        assert decision.withdrawn_on is None
        assert decision.expires_on is None or decision.expires_on > today
        assert not set(one.topics) & set(decision.topics_excluded)
    assert [one for one in passages if one in seen] == list(seen)


def test_what_is_agreed_is_seen():
    shareable = passage(text="agreed")
    assert as_shared([shareable, passage(keep=Keep.PRIVATE)], YES, TODAY) == (shareable,)
