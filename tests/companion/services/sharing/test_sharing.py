"""Sharing as it is done: begun, let go, shared again, replaced, refused."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.crypto.envelope import Kind
from companion.domain.consent import Answer
from companion.domain.conversation import Keep
from companion.domain.strengths import Hope, Strength
from companion.domain.summaries import Summary
from companion.domain.topics import Topic
from companion.errors import Code, KnownError
from companion.services.record.consents import remove_consent, withdraw_consent
from companion.services.record.conversations import change_passage, pick_out, start_conversation
from companion.services.record.read_back import agree_conversation
from companion.services.records import add_record
from companion.services.sharing import sealing
from companion.services.sharing.sharing import (
    begin_summary,
    change_summary,
    put_back,
    share_summary,
)
from companion.vault.audit import check_chains
from companion.vault.inbox import list_gaps
from companion.vault.outbox import count_waiting_at, get_parcel, list_recipients
from companion.vault.rows import get_record
from tests.companion.services.shared_talks import WORDS, record_override


def actions(session) -> list[str]:
    rows = session.vault.execute(
        "SELECT action FROM audit_event WHERE device = ? ORDER BY seq", (session.vault.device,)
    )
    return [row[0] for row in rows]


def test_sharing_writes_the_copy_the_parcel_and_the_event_and_cannot_be_undone(alone):
    decision = alone.agrees(alone.sam)
    changes = share_summary(alone.noor, alone.summary)
    assert changes.steps == ()
    assert changes.kinds == {"outbox", "delivery", "shared_copy"}
    (copy,) = alone.copies()
    assert changes.ids == {alone.summary, alone.person, alone.talk, copy.item}
    assert (copy.consent_id, copy.summary_id, copy.previous) == (decision, alone.summary, ())
    assert list_recipients(alone.noor.vault, copy.parcel) == {alone.sam.member_id: 1}
    assert actions(alone.noor)[-1] == "share"
    assert check_chains(alone.noor.vault)[0].broken_at is None
    assert count_waiting_at(alone.noor.vault, "the share") == 1


def test_a_summary_is_begun_once_and_leaves_out_what_other_talks_brought_up(talk):
    earlier = pick_out(talk.noor, Strength, talk.says(), "steady hands").made
    second = start_conversation(talk.noor, talk.person).made
    summary = begin_summary(talk.noor, second).made
    assert begin_summary(talk.noor, second).made == summary
    assert get_record(talk.noor.vault, Summary, summary).left_out == (earlier,)
    assert talk.summary != summary
    put_back(talk.noor, summary, earlier)
    talk.agrees(talk.sam)
    agree_conversation(talk.noor, second)
    share_summary(talk.noor, summary)
    (copy,) = talk.copies()
    assert [one["text"] for one in copy.content["strengths"]] == ["steady hands"]
    assert copy.content["passages"] == []


def test_shared_again_only_what_has_changed_goes_and_follows_what_they_have(talk):
    own, team = talk.agrees(talk.sam, topics_excluded=(Topic.MONEY,)), talk.agrees_to_team()
    assert talk.state().ready == 2
    talk.share()
    assert talk.state().ready == 0
    talk.share()
    assert len(talk.copies()) == 2
    talk.sync()
    talk.says("the rent is late", Topic.MONEY)
    assert (talk.view(own).shared.same, talk.view(team).shared.same) == (True, False)
    talk.share()
    first, second = talk.copies()[1:]
    assert (second.consent_id, second.item, second.previous) == (team, first.item, (first.version,))
    talk.sync()
    assert talk.read_at(talk.ada) == [[WORDS], [WORDS, "the rent is late"]]
    assert talk.read_at(talk.sam) == [[WORDS]]


def test_what_was_never_tried_is_replaced_and_its_number_used_again(alone):
    alone.agrees(alone.sam)
    alone.share()
    alone.says("and clocks")
    alone.share()
    first, second = alone.copies()
    assert [one.dropped_why for one in alone.parcels()] == ["replaced", None]
    assert get_parcel(alone.noor.vault, first.parcel).data == b""
    assert second.previous == ()
    assert list_recipients(alone.noor.vault, second.parcel) == {alone.sam.member_id: 1}
    alone.sync()
    assert alone.read_at(alone.sam) == [[WORDS, "and clocks"]]
    assert list_gaps(alone.sam.vault, alone.sam.member_id) == []


def test_what_a_place_may_have_is_not_replaced(alone):
    alone.agrees(alone.sam)
    alone.share()
    alone.is_tried()
    alone.says("and clocks")
    alone.share()
    first, second = alone.copies()
    assert [one.dropped_why for one in alone.parcels()] == [None, None]
    assert second.previous == (first.version,)


def test_who_joins_a_view_is_granted_the_version_that_the_others_have(talk):
    talk.agrees_to_team()
    no = talk.agrees(talk.sam, Answer.NO)
    talk.share()
    remove_consent(talk.noor, no)
    talk.share()
    first, granted = talk.copies()
    assert (granted.version, granted.item) == (first.version, first.item)
    assert list_recipients(talk.noor.vault, granted.parcel).keys() == {talk.sam.member_id}
    assert [one.kind for one in talk.parcels()] == [Kind.SUMMARY, Kind.GRANT]
    talk.sync()
    assert talk.read_at(talk.sam) == [[WORDS]]


def test_nothing_left_and_nobody_to_share_with_are_refused(alone):
    with pytest.raises(KnownError) as caught:
        alone.share()
    assert caught.value.code is Code.NOBODY_TO_SHARE_WITH
    alone.agrees(alone.sam, topics_included=(Topic.MONEY,))
    change_summary(alone.noor, alone.summary, question="only a question")
    with pytest.raises(KnownError) as caught:
        alone.share()
    assert caught.value.code is Code.SUMMARY_EMPTY
    assert alone.copies() == []
    assert count_waiting_at(alone.noor.vault, "the share") == 0


def test_what_is_too_long_for_a_parcel_is_refused_whole(alone):
    alone.agrees(alone.sam)
    for _ in range(6):
        alone.says("x" * 199_000)
    with pytest.raises(KnownError) as caught:
        alone.share()
    assert caught.value.code is Code.SUMMARY_TOO_LONG
    assert (alone.copies(), count_waiting_at(alone.noor.vault, "the share")) == ([], 0)
    assert "share" not in actions(alone.noor)


def test_more_parts_than_a_reader_bears_are_refused(talk):
    talk.agrees(talk.sam)
    with talk.noor.vault.transaction():
        for _ in range(2000):
            add_record(talk.noor, Hope, person_id=talk.person, text="a hope")
    with pytest.raises(KnownError) as caught:
        talk.share()
    assert caught.value.code is Code.SUMMARY_TOO_LONG


def test_an_override_may_be_for_the_whole_team(talk):
    record_override(
        talk.noor,
        talk.person,
        talk.team,
        reason="r",
        legal_ground="g",
        authorised_by="a",
        person_told=False,
        why_not_told="it was not safe to",
    )
    talk.share()
    talk.sync()
    assert (talk.read_at(talk.sam), talk.read_at(talk.ada)) == ([[WORDS]], [[WORDS]])


def test_a_passage_kept_back_after_sharing_is_not_in_the_next_version(talk):
    passage = talk.says("the rent is late")
    talk.reaches(talk.sam)
    change_passage(talk.noor, passage, keep=Keep.BETWEEN_US)
    talk.share()
    talk.sync()
    assert talk.read_at(talk.sam) == [[WORDS, "the rent is late"], [WORDS]]


def test_sharing_anew_after_a_withdrawal_is_another_item(talk):
    decision = talk.agrees(talk.sam)
    talk.share()
    talk.sync()
    withdraw_consent(talk.noor, decision)
    talk.sync()
    talk.agrees(talk.sam)
    assert talk.view(decision).shared is None
    talk.share()
    talk.sync()
    first, second = talk.copies()
    assert first.item != second.item
    assert talk.read_at(talk.sam) == [[WORDS]]


def test_a_yes_that_runs_out_before_sharing_lets_nothing_go(talk):
    talk.agrees(talk.sam, expires_on=talk.noor.clock.today() + timedelta(days=1))
    assert talk.state().ready == 1
    talk.noor.clock.moment += timedelta(days=1)
    with pytest.raises(KnownError) as caught:
        talk.share()
    assert caught.value.code is Code.NOBODY_TO_SHARE_WITH


def test_a_large_team_gets_several_parcels_and_everyone_is_in_one():
    everyone = [f"member-{number:03}" for number in range(150)]
    batches = list(sealing._batches(reversed(everyone)))
    assert [len(one) for one in batches] == [64, 64, 22]
    assert [member for one in batches for member in one] == everyone
