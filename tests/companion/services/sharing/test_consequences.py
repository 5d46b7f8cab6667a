"""What is said before a decision is what happens after it: to whom it opens, whom it closes, whose copy goes."""

from __future__ import annotations

from contextlib import suppress

import pytest

from companion.domain.consent import Answer, ConsentDecision
from companion.domain.topics import Topic
from companion.errors import KnownError
from companion.services.record.consents import decide_consent, withdraw_consent
from companion.services.record.deciding import (
    make_decisions,
    weigh_drafts,
    weigh_link,
    weigh_removal,
    weigh_withdrawal,
)
from companion.services.record.decision_drafts import keep_decision_draft
from companion.services.sharing.consequences import Consequences
from companion.services.team.teams import revoke_member
from companion.team.bodies import RevokedWhy
from companion.vault.rows import get_record


def drafted(talk, to, **values):
    made = keep_decision_draft(talk.noor, talk.person, recipient=to.member_id, **values).made
    return made, weigh_drafts(talk.noor, talk.person, [made]).does


def name(talk, who):
    from companion.services.sharing.view import list_names

    return list_names(talk.noor)[who.member_id]


def test_a_yes_opens_it_to_one_and_a_no_closes_it(talk):
    sam = name(talk, talk.sam)
    made, does = drafted(talk, talk.sam, answer=Answer.YES)
    assert does == Consequences(opened=(sam,))
    make_decisions(talk.noor, talk.person, [made], weigh_drafts(talk.noor, talk.person, [made]))
    keep_decision_draft(talk.noor, talk.person, made, answer=Answer.NO)
    assert weigh_drafts(talk.noor, talk.person, [made]).does == Consequences(closed=(sam,))


def test_what_waits_is_stopped_and_what_may_have_gone_is_destroyed(talk):
    sam, yes = name(talk, talk.sam), talk.agrees(talk.sam)
    talk.share()
    assert weigh_withdrawal(talk.noor, yes).does == Consequences(stopped=(sam,), closed=(sam,))
    talk.sync()
    assert weigh_withdrawal(talk.noor, yes).does == Consequences(destroyed=(sam,), closed=(sam,))
    assert weigh_removal(talk.noor, yes).does.takes_back
    withdraw_consent(talk.noor, yes)
    talk.sync()
    assert talk.stubs_at(talk.sam) == 1
    keep_decision_draft(talk.noor, talk.person, yes, answer=Answer.YES)
    assert weigh_drafts(talk.noor, talk.person, [yes]).does == Consequences(opened=(sam,))


@pytest.mark.parametrize(
    "values",
    [
        {"answer": Answer.NO},
        {"topics_excluded": (Topic.HOME,)},
        {"topics_included": (Topic.MONEY,)},
    ],
)
def test_weighing_says_what_would_be_lost_and_loses_nothing(talk, values):
    yes = talk.agrees(talk.sam)
    talk.says("at home", Topic.HOME)
    talk.share()
    talk.sync()
    keep_decision_draft(talk.noor, talk.person, yes, **values)
    before = (talk.parcels(), talk.copies(), get_record(talk.noor.vault, ConsentDecision, yes))
    weighed = weigh_drafts(talk.noor, talk.person, [yes])
    assert weighed.does.destroyed == (name(talk, talk.sam),)
    assert before == (talk.parcels(), talk.copies(), get_record(talk.noor.vault, ConsentDecision, yes))
    make_decisions(talk.noor, talk.person, [yes], weighed)
    talk.sync()
    assert talk.stubs_at(talk.sam) == 1


def test_an_own_word_takes_one_out_of_the_team_and_that_is_said_before(talk):
    talk.agrees_to_team()
    talk.share()
    talk.sync()
    _, does = drafted(talk, talk.sam, answer=Answer.NOT_YET)
    assert does.destroyed == does.closed == (name(talk, talk.sam),)


def test_saying_who_is_meant_is_weighed_too(talk):
    made = decide_consent(talk.noor, talk.person, "Sam from the office", Answer.YES).made
    before = get_record(talk.noor.vault, ConsentDecision, made)
    weighed = weigh_link(talk.noor, made, talk.sam.member_id)
    assert weighed.does == Consequences(opened=(name(talk, talk.sam),))
    assert weigh_link(talk.noor, made, None).does == Consequences()
    assert get_record(talk.noor.vault, ConsentDecision, made) == before


def test_out_of_the_team_it_says_who_keeps_a_copy_that_nobody_can_be_asked_for_from_here(alone):
    yes = alone.agrees(alone.sam)
    alone.share()
    alone.sync()
    revoke_member(alone.ada, alone.noor.member_id, RevokedWhy.LEFT)
    alone.between.sync(alone.ada)
    with suppress(KnownError):
        alone.between.sync(alone.noor)
    assert weigh_withdrawal(alone.noor, yes).does == Consequences(beyond_us=("Sam",))
    assert weigh_removal(alone.noor, yes).does == Consequences(beyond_us=("Sam",))
    keep_decision_draft(alone.noor, alone.person, yes, how_given="by phone")
    assert weigh_drafts(alone.noor, alone.person, [yes]).does == Consequences()
