"""How far each shared thing has come, in the facts behind the words on screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from companion.crypto.envelope import Kind, Recipient
from companion.domain.summaries import AnswerContent, AnswerKind, ReceiptContent, ReceiptWhat
from companion.services.record.consents import withdraw_consent
from companion.services.record.conversations import start_conversation
from companion.services.sharing.sharing import begin_summary, take_back
from companion.services.sharing.states import (
    BEFORE_IT_LEFT,
    LEFT_THE_TEAM,
    NO_PLACE,
    SharedLine,
    ShareState,
    see_shared,
)
from companion.services.sync.sending import AttentionKind, see_sending
from companion.services.team.membership import get_membership
from companion.services.team.teams import revoke_member
from companion.team.bodies import RevokedWhy
from companion.vault.carriers import CarrierState, get_carrier, put_carrier_facts
from companion.vault.outbox import put_delivered, put_refused
from tests.companion.services.carried import seal, seal_reply, use_share
from tests.companion.services.sealed_by_hand import arrive, by_hand
from tests.companion.services.sessions import open_test_session
from tests.companion.services.shared_talks import begin_talk
from tests.companion.sync.memory_carrier import Share


@pytest.fixture
def talk(alone):
    return alone


def line(talk) -> SharedLine:
    """The newest of what was shared of the person."""
    return see_shared(talk.noor, talk.person)[0]


def states(talk) -> dict[str, tuple[ShareState, str]]:
    """State and reason by name."""
    return {one.name: (one.state, one.reason) for one in line(talk).recipients}


def tells(talk, session, what: ReceiptWhat) -> datetime:
    """A recipient's laptop says what became of the newest version."""
    copy, at = talk.copies()[-1], session.clock.now()
    receipt = ReceiptContent(about=copy.item, about_version=copy.version, what=what, at=at)
    seal(session, talk.noor, receipt, Kind.RECEIPT)
    talk.sync()
    return at


def test_a_summary_that_was_never_shared_is_only_here(talk):
    (only,) = see_shared(talk.noor, talk.person)
    assert (only.state, only.item, only.summary_id) == (ShareState.ONLY_HERE, "", talk.summary)
    assert (only.person_name, only.conversation_id, only.can_take_back) == ("Maja", talk.talk, False)


def test_it_waits_is_delivered_opened_seen_and_answered(talk):
    talk.agrees(talk.sam)
    talk.share()
    waits = line(talk)
    assert (waits.state, waits.reason, waits.can_take_back) == (ShareState.WAITING, "", True)
    assert waits.since <= talk.noor.clock.now()
    assert see_sending(talk.noor).waiting == 1
    talk.sync()
    assert states(talk) == {"Sam": (ShareState.DELIVERED, "hub")}
    at = tells(talk, talk.sam, ReceiptWhat.OPENED)
    assert (line(talk).state, line(talk).since) == (ShareState.OPENED, at)
    tells(talk, talk.sam, ReceiptWhat.SEEN)
    assert line(talk).state is ShareState.SEEN
    talk.says("and clocks")
    talk.share()
    assert line(talk).state is ShareState.WAITING
    talk.sync()
    copy = talk.copies()[-1]
    answer = AnswerContent(
        about=copy.item, about_version=copy.version, answer=AnswerKind.PRAISE, text="well done"
    )
    seal(talk.sam, talk.noor, answer, Kind.REPLY)
    talk.sync()
    assert (line(talk).state, line(talk).answers) == (ShareState.SEEN, 1)


def test_of_several_recipients_the_line_has_the_state_that_wants_most(talk):
    talk.agrees_to_team()
    talk.share()
    talk.sync()
    tells(talk, talk.sam, ReceiptWhat.OPENED)
    assert states(talk) == {"Sam": (ShareState.OPENED, ""), "Ada": (ShareState.DELIVERED, "hub")}
    assert line(talk).state is ShareState.DELIVERED


def test_taken_back_it_is_being_taken_back_until_the_copy_is_gone(talk):
    decision = talk.agrees(talk.sam)
    talk.share()
    talk.sync()
    withdraw_consent(talk.noor, decision)
    assert (line(talk).state, line(talk).can_take_back) == (ShareState.TAKING_BACK, False)
    talk.between.sync(talk.noor)
    assert line(talk).state is ShareState.TAKING_BACK
    talk.sync()
    assert states(talk) == {"Sam": (ShareState.TAKEN_BACK, "")}


def test_taken_back_before_it_left(talk):
    talk.agrees(talk.sam)
    talk.share()
    take_back(talk.noor, talk.copies()[0].item)
    assert states(talk) == {"Sam": (ShareState.TAKEN_BACK, BEFORE_IT_LEFT)}


def test_without_a_place_it_waits_for_one(talk):
    with talk.noor.vault.transaction():
        talk.noor.vault.execute("UPDATE carrier SET left_at = '2026-03-02T09:00:00+00:00'")
    talk.agrees(talk.sam)
    talk.share()
    assert states(talk) == {"Sam": (ShareState.WAITING, NO_PLACE)}
    sending = see_sending(talk.noor)
    assert (sending.has_place, sending.waiting) == (False, 1)


def test_what_a_place_does_not_take_needs_attention(talk):
    decision = talk.agrees(talk.sam)
    talk.share()
    (copy,) = talk.copies()
    with talk.noor.vault.transaction():
        put_refused(talk.noor.vault, "the share", copy.parcel, "too_large")
    assert states(talk) == {"Sam": (ShareState.NEEDS_ATTENTION, "too_large")}
    (wants,) = see_sending(talk.noor).attention
    assert (wants.kind, wants.reason, wants.item, wants.parcel) == (
        AttentionKind.NOT_TAKEN,
        "too_large",
        copy.item,
        copy.parcel,
    )
    assert see_sending(talk.noor, 0).attention[0].person == copy.person_id  # however few lines are shown
    withdraw_consent(talk.noor, decision)
    assert see_sending(talk.noor).attention == ()
    assert line(talk).state is ShareState.TAKEN_BACK


def test_what_one_place_does_not_take_may_still_go_by_another(talk):
    use_share(talk.noor, Share(id=b"another"), "another")
    talk.agrees(talk.sam)
    talk.share()
    (copy,) = talk.copies()
    for place, state in (("the share", ShareState.WAITING), ("another", ShareState.NEEDS_ATTENTION)):
        with talk.noor.vault.transaction():
            put_refused(talk.noor.vault, place, copy.parcel, "too_large")
        assert line(talk).state is state


def test_it_is_delivered_since_the_first_place_had_it(talk):
    use_share(talk.noor, Share(id=b"another"), "another")
    talk.agrees(talk.sam)
    talk.share()
    (copy,) = talk.copies()
    moments = [talk.noor.clock.now(), talk.noor.clock.now()]
    with talk.noor.vault.transaction():
        for place, at in zip(("another", "the share"), moments, strict=True):
            put_delivered(talk.noor.vault, place, [copy.parcel], at)
    assert (line(talk).state, line(talk).since) == (ShareState.DELIVERED, moments[0])


def test_words_about_an_earlier_version_say_nothing_of_the_newest(talk):
    talk.reaches(talk.sam)
    (first,) = talk.copies()
    seal_reply(talk.sam, talk.noor, first.item, first.version, "read it")
    talk.sync()
    assert (line(talk).state, line(talk).answers) == (ShareState.SEEN, 1)
    talk.says("and clocks")
    talk.share()
    talk.sync()
    assert (line(talk).state, line(talk).answers) == (ShareState.DELIVERED, 1)


def test_of_those_it_was_not_for_nothing_counts_as_an_answer(talk):
    talk.reaches(talk.sam)
    (copy,) = talk.copies()
    seal_reply(talk.ada, talk.noor, copy.item, copy.version, "let me in on it")
    talk.sync()
    assert (line(talk).state, line(talk).answers) == (ShareState.DELIVERED, 0)


def test_destroyed_is_believed_whichever_version_was_held(talk):
    talk.reaches(talk.sam)
    talk.says("and clocks")
    talk.share()
    talk.between.sync(talk.noor)
    first, second = talk.copies()
    take_back(talk.noor, second.item)
    at = talk.sam.clock.now()
    gone = ReceiptContent(about=first.item, about_version=first.version, what=ReceiptWhat.DESTROYED, at=at)
    arrive(talk.noor, by_hand(talk.sam, talk.noor, gone, kind=Kind.RECEIPT).data)
    assert (line(talk).state, line(talk).since) == (ShareState.TAKEN_BACK, at)


def test_a_withdrawal_that_a_place_does_not_take_needs_attention(talk):
    decision = talk.agrees(talk.sam)
    talk.share()
    talk.sync()
    withdraw_consent(talk.noor, decision)
    with talk.noor.vault.transaction():
        put_refused(talk.noor.vault, "the share", talk.parcels()[-1].parcel, "refused")
    assert states(talk) == {"Sam": (ShareState.NEEDS_ATTENTION, "refused")}


def test_what_may_be_with_someone_who_left_says_so(talk):
    talk.agrees(talk.sam)
    talk.share()
    talk.is_tried()
    revoke_member(talk.ada, talk.sam.member_id, RevokedWhy.LEFT)
    talk.between.sync(talk.ada, talk.noor, talk.noor)
    assert states(talk)["Sam"] in {
        (ShareState.NEEDS_ATTENTION, LEFT_THE_TEAM),
        (ShareState.DELIVERED, "hub"),
    }


def test_everything_is_delivered_when_nothing_waits_or_wants_a_person(talk):
    talk.agrees(talk.sam)
    talk.share()
    other = begin_talk(talk.between)
    other.agrees(other.sam)
    other.share()
    sending = see_sending(talk.noor)
    assert [one.person_id for one in sending.lines] == [other.person, talk.person]
    assert sending.waiting_since == min(one.since for one in sending.lines)
    assert (sending.has_place, sending.in_team) == (True, True)
    talk.sync()
    sending = see_sending(talk.noor)
    assert (sending.attention, sending.waiting, sending.waiting_since) == ((), 0, None)
    assert sending.last_success is not None
    assert len(see_sending(talk.noor, limit=1).lines) == 1


def test_a_stopped_place_rubbish_and_a_gap_want_a_person(talk):
    talk.reaches(talk.sam)
    sam = talk.sam
    with sam.vault.transaction():
        row = get_carrier(sam.vault, "the share")
        put_carrier_facts(sam.vault, replace(row, state=CarrierState.STOPPED, reason="carrier_emptied"))
    them = get_membership(sam).roster.members[sam.member_id]
    later = Recipient(member=them.id, key_version=them.key_version, counter=4)
    arrive(sam, b"rubbish", by_hand(talk.noor, sam, seq=9, prev=b"p" * 32, recipients=(later,)).data)
    wants = {one.kind: one for one in see_sending(sam).attention}
    assert wants[AttentionKind.PLACE].reason == "carrier_emptied"
    assert wants[AttentionKind.KEPT_APART].reason == "not_cbor"
    assert (wants[AttentionKind.MISSING].name, wants[AttentionKind.MISSING].count) == ("Noor", 2)


def test_items_come_newest_first_and_then_what_is_only_here(talk):
    talk.reaches(talk.sam)
    second = begin_summary(talk.noor, start_conversation(talk.noor, talk.person).made).made
    first_item = talk.copies()[0].item
    take_back(talk.noor, first_item)
    talk.sync()
    talk.share()
    lines = see_shared(talk.noor, talk.person)
    assert [one.state for one in lines] == [ShareState.WAITING, ShareState.TAKEN_BACK, ShareState.ONLY_HERE]
    assert (lines[1].item, lines[2].summary_id) == (first_item, second)


def test_outside_a_team_nothing_is_on_its_way(tmp_path):
    session = open_test_session(tmp_path)
    try:
        sending = see_sending(session)
        assert (sending.in_team, sending.has_place, sending.lines) == (False, False, ())
        assert (sending.waiting, sending.attention) == (0, ())
    finally:
        session.vault.close()
