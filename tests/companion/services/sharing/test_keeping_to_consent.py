"""Rule 3: a word taken back stops what waits and takes back what has gone, whoever and whatever changed it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.crypto.envelope import Kind
from companion.domain.consent import Answer, ConsentDecision, Purpose, RecipientKind
from companion.domain.summaries import WithdrawnWhy
from companion.domain.topics import Topic
from companion.errors import Code, KnownError
from companion.services.record.consents import (
    change_consent,
    decide_consent,
    remove_consent,
    withdraw_consent,
)
from companion.services.record.entries import remove_entry
from companion.services.record.undo import undo_steps
from companion.services.sharing.keeping_to_consent import keep_in_parts, keep_to_every_consent
from companion.services.sharing.sharing import (
    leave_out,
    link_recipient,
    share_summary,
    take_back,
)
from companion.services.team.teams import revoke_member
from companion.team.bodies import RevokedWhy
from companion.vault.inbox import list_gaps
from companion.vault.outbox import count_waiting_at, get_parcel, list_recipients
from companion.vault.shared import list_received_about
from tests.companion.services.shared_talks import WORDS, begin_talk, record_override


def fates(talk, item="") -> list[tuple[int, str | None, set[str]]]:
    """Kind, why it was dropped, and for whom, of every parcel of an item."""
    return [
        (one.kind, one.dropped_why, set(list_recipients(talk.noor.vault, one.parcel)))
        for one in talk.parcels(item)
    ]


ENDINGS = {
    "withdrawn": lambda talk, decision: withdraw_consent(talk.noor, decision),
    "a no": lambda talk, decision: talk.agrees(talk.sam, Answer.NO),
    "not yet": lambda talk, decision: change_consent(talk.noor, decision, answer=Answer.NOT_YET),
    "a topic excluded": lambda talk, decision: change_consent(
        talk.noor, decision, topics_excluded=(Topic.HOME,)
    ),
    "other topics alone": lambda talk, decision: change_consent(
        talk.noor, decision, topics_included=(Topic.MONEY,)
    ),
    "ended today": lambda talk, decision: change_consent(
        talk.noor, decision, expires_on=talk.noor.clock.today()
    ),
    "another purpose": lambda talk, decision: change_consent(talk.noor, decision, purpose=Purpose.LEARNING),
    "taken out": lambda talk, decision: remove_entry(talk.noor, ConsentDecision.KIND, decision),
    "meant for another": lambda talk, decision: link_recipient(talk.noor, decision, talk.ada.member_id),
    "meant for nobody here": lambda talk, decision: link_recipient(talk.noor, decision, None),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_waits_is_stopped_and_leaves_no_trace(talk, ending):
    talk.sync()
    decision = talk.agrees(talk.sam)
    talk.says("at home", Topic.HOME)
    talk.share()
    (copy,) = talk.copies()
    ENDINGS[ending](talk, decision)
    assert fates(talk) == [(Kind.SUMMARY, "consent_withdrawn", {talk.sam.member_id})]
    assert get_parcel(talk.noor.vault, copy.parcel).data == b""
    assert count_waiting_at(talk.noor.vault, "the share") == 0
    assert talk.copies()[0].withdrawn_at is not None
    talk.sync()
    assert talk.came_to(talk.sam) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_has_gone_is_destroyed_and_leaves_a_stub(talk, ending):
    decision = talk.agrees(talk.sam)
    talk.says("at home", Topic.HOME)
    talk.share()
    talk.sync()
    assert talk.read_at(talk.sam) == [[WORDS, "at home"]]
    ENDINGS[ending](talk, decision)
    assert [kind for kind, _, _ in fates(talk)] == [Kind.SUMMARY, Kind.WITHDRAWAL]
    talk.sync()
    assert (talk.read_at(talk.sam), talk.stubs_at(talk.sam)) == ([], 1)
    receipts = list_received_about(talk.noor.vault, talk.copies()[0].item)
    assert [one.content["what"] for one in receipts] == ["destroyed"]


def test_a_change_that_takes_nothing_away_takes_nothing_back(talk):
    decision = talk.agrees(talk.sam)
    talk.share()
    change_consent(talk.noor, decision, how_given="by nodding", topics_excluded=(Topic.LEGAL,))
    talk.agrees(talk.ada)
    assert fates(talk) == [(Kind.SUMMARY, None, {talk.sam.member_id})]


def test_a_yes_that_runs_out_is_seen_on_the_day(talk):
    talk.agrees(talk.sam, expires_on=talk.noor.clock.today() + timedelta(days=1))
    talk.share()
    talk.sync()
    assert keep_to_every_consent(talk.noor).kinds == frozenset()
    assert talk.read_at(talk.sam) == [[WORDS]]
    talk.noor.clock.moment += timedelta(days=1)
    talk.sync()
    assert (talk.read_at(talk.sam), talk.stubs_at(talk.sam)) == ([], 1)


def shared_until_tomorrow(between, people):
    """Talks with as many people, who have all said yes for today only."""
    between.team.worker.clock.moment += timedelta(days=1)  # nobody has been looked at in this day
    talks = [begin_talk(between) for _ in range(people)]
    for one in talks:
        one.agrees(one.sam, expires_on=one.noor.clock.today() + timedelta(days=1))
        one.share()
    return talks


def test_everybody_is_looked_at_in_parts_and_noted_when_all_are(between):
    talks = shared_until_tomorrow(between, 5)
    noor = between.team.worker
    noor.clock.moment += timedelta(days=1)
    parts = keep_in_parts(noor, 2)
    next(parts)
    assert sum(bool(fates(one)[0][1]) for one in talks) <= 2
    parts.close()  # the vault was locked: nothing says that all were looked at
    assert list(keep_in_parts(noor, 2)) != []
    assert [fates(one)[0][1] for one in talks] == ["consent_withdrawn"] * 5
    assert list(keep_in_parts(noor, 2)) == []
    assert keep_to_every_consent(noor).kinds == frozenset()


def test_a_look_that_midnight_overtakes_is_made_again(between):
    talks = shared_until_tomorrow(between, 3)
    noor = between.team.worker
    parts = keep_in_parts(noor, 1)
    next(parts)
    noor.clock.moment += timedelta(days=1)
    list(parts)
    keep_to_every_consent(noor)
    assert [fates(one)[0][1] for one in talks] == ["consent_withdrawn"] * 3


def test_an_undone_yes_takes_back_and_redone_it_shares_nothing_by_itself(talk):
    yes = decide_consent(talk.noor, talk.person, talk.sam.member_id, Answer.YES)
    talk.share()
    talk.sync()
    undone = undo_steps(talk.noor, yes.steps)
    assert [kind for kind, _, _ in fates(talk)] == [Kind.SUMMARY, Kind.WITHDRAWAL]
    undo_steps(talk.noor, undone.steps)
    assert [kind for kind, _, _ in fates(talk)] == [Kind.SUMMARY, Kind.WITHDRAWAL]
    talk.sync()
    assert talk.read_at(talk.sam) == []


def test_an_override_that_is_undone_takes_back_what_went_under_it(talk):
    override = record_override(
        talk.noor,
        talk.person,
        talk.sam.member_id,
        reason="r",
        legal_ground="g",
        authorised_by="a",
        person_told=True,
    )
    talk.share()
    talk.sync()
    assert talk.read_at(talk.sam) == [[WORDS]]
    undo_steps(talk.noor, override.steps)
    talk.sync()
    assert (talk.read_at(talk.sam), talk.stubs_at(talk.sam)) == ([], 1)


def test_a_no_about_one_member_takes_it_from_them_and_the_others_keep_it(talk):
    talk.agrees_to_team()
    talk.share()
    both = {talk.sam.member_id, talk.ada.member_id}
    talk.agrees(talk.sam, Answer.NO)
    assert fates(talk) == [
        (Kind.SUMMARY, "consent_withdrawn", both),
        (Kind.SUMMARY, None, {talk.ada.member_id}),
    ]
    first, anew = talk.copies()
    assert (first.version, first.item) == (anew.version, anew.item)
    assert (first.withdrawn_at is None, anew.withdrawn_at) == (False, None)
    talk.sync()
    assert (talk.came_to(talk.sam), talk.read_at(talk.ada)) == ([], [[WORDS]])


def test_the_same_once_it_has_gone(talk):
    talk.agrees_to_team()
    talk.share()
    talk.sync()
    in_words = decide_consent(talk.noor, talk.person, "Sam", Answer.NO).made
    assert [kind for kind, _, _ in fates(talk)] == [Kind.SUMMARY]
    link_recipient(talk.noor, in_words, talk.sam.member_id)
    assert fates(talk)[1:] == [(Kind.WITHDRAWAL, None, {talk.sam.member_id})]
    talk.sync()
    assert (talk.read_at(talk.sam), talk.stubs_at(talk.sam), talk.read_at(talk.ada)) == ([], 1, [[WORDS]])
    assert talk.copies()[0].withdrawn_at is None


def test_an_earlier_version_that_may_not_be_kept_takes_the_whole_item(talk):
    money = talk.says("the rent is late", Topic.MONEY)
    decision = talk.agrees(talk.sam)
    talk.share()
    talk.sync()
    leave_out(talk.noor, talk.summary, money)
    talk.share()
    talk.sync()
    assert talk.read_at(talk.sam) == [[WORDS, "the rent is late"], [WORDS]]
    change_consent(talk.noor, decision, topics_excluded=(Topic.MONEY,))
    talk.sync()
    assert (talk.read_at(talk.sam), talk.stubs_at(talk.sam)) == ([], 2)
    talk.share()
    talk.sync()
    assert talk.read_at(talk.sam) == [[WORDS]]


def test_taken_back_by_mistake_it_is_gone_for_everyone(talk):
    talk.agrees(talk.sam)
    talk.agrees_to_team()
    talk.share()
    item = talk.copies()[0].item
    talk.sync()
    changes = take_back(talk.noor, item)
    assert changes.steps == ()
    assert {item, talk.person} == changes.ids
    talk.sync()
    for session in (talk.sam, talk.ada):
        assert (talk.read_at(session), talk.stubs_at(session)) == ([], 1)
    assert take_back(talk.noor, item).ids == frozenset()
    withdrawn = talk.came_to(talk.sam)[0]
    assert withdrawn.withdrawn_why == WithdrawnWhy.BY_MISTAKE.value
    with pytest.raises(KnownError) as caught:
        take_back(talk.noor, talk.person)
    assert caught.value.code is Code.NOT_FOUND
    events = [
        row[0] for row in talk.noor.vault.execute("SELECT why FROM audit_event WHERE action = 'take_back'")
    ]
    assert "by_mistake" in events


def test_what_may_be_on_its_way_is_stopped_and_taken_back(alone):
    alone.agrees(alone.sam)
    alone.share()
    alone.is_tried()
    take_back(alone.noor, alone.copies()[0].item)
    assert [(kind, why) for kind, why, _ in fates(alone)] == [
        (Kind.SUMMARY, "by_mistake"),
        (Kind.WITHDRAWAL, None),
    ]
    alone.sync()
    assert alone.came_to(alone.sam) == []


def test_a_number_that_would_be_missed_is_filled(alone):
    decision = alone.agrees(alone.sam)
    other = begin_talk(alone.between)
    alone.share()
    other.agrees(other.sam)
    other.share()
    withdraw_consent(alone.noor, decision)
    assert fates(alone) == [
        (Kind.SUMMARY, "consent_withdrawn", {alone.sam.member_id}),
        (Kind.WITHDRAWAL, None, {alone.sam.member_id}),
    ]
    alone.sync()
    assert (alone.came_to(alone.sam), other.read_at(other.sam)) == ([], [[WORDS]])
    assert list_gaps(alone.sam.vault, alone.sam.member_id) == []


def test_without_any_place_it_is_stopped_all_the_same(alone):
    with alone.noor.vault.transaction():
        alone.noor.vault.execute("UPDATE carrier SET left_at = '2026-03-02T09:00:00+00:00'")
    decision = alone.agrees(alone.sam)
    alone.share()
    withdraw_consent(alone.noor, decision)
    assert [(kind, why) for kind, why, _ in fates(alone)] == [(Kind.SUMMARY, "consent_withdrawn")]


def test_what_waits_for_someone_who_left_goes_to_the_others_alone(alone):
    alone.agrees_to_team()
    alone.share()
    revoke_member(alone.ada, alone.sam.member_id, RevokedWhy.LEFT)
    alone.between.sync(alone.ada, alone.noor, alone.ada)
    (_, dropped, _), (_, kept, members) = fates(alone)
    assert (dropped, kept, members) == ("consent_withdrawn", None, {alone.ada.member_id})
    assert alone.read_at(alone.ada) == [[WORDS]]


def test_what_has_gone_to_someone_who_left_stays_there_and_is_said(alone):
    decision = alone.agrees(alone.sam)
    alone.share()
    alone.sync()
    revoke_member(alone.ada, alone.sam.member_id, RevokedWhy.LEFT)
    alone.between.sync(alone.ada, alone.noor)
    withdraw_consent(alone.noor, decision)
    assert [kind for kind, _, _ in fates(alone)] == [Kind.SUMMARY]


def test_a_team_decision_narrowed_is_taken_from_everyone(talk):
    team = talk.agrees_to_team()
    talk.says("at home", Topic.HOME)
    talk.share()
    talk.sync()
    remove_consent(talk.noor, team)
    talk.sync()
    assert (talk.stubs_at(talk.sam), talk.stubs_at(talk.ada)) == (1, 1)
    decide_consent(
        talk.noor,
        talk.person,
        talk.team,
        Answer.YES,
        recipient_kind=RecipientKind.TEAM,
        topics_excluded=(Topic.HOME,),
    )
    share_summary(talk.noor, talk.summary)
    talk.sync()
    assert talk.read_at(talk.ada) == [[WORDS]]
