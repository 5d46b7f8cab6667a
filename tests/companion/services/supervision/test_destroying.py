"""A person's right does not end with a worker's contract: copies of what a leaver shared are destroyed as well."""

from __future__ import annotations

from contextlib import suppress

import pytest

from companion.crypto.envelope import Kind
from companion.domain.member import Role
from companion.domain.summaries import ReceiptWhat, WithdrawalContent, WithdrawnWhy
from companion.errors import Code, KnownError
from companion.services.record.consents import withdraw_consent
from companion.services.sharing.sealing_anew import seal_item_anew
from companion.services.sharing.states import ShareState, see_shared
from companion.services.supervision.destroying import (
    BY_ITS_READER,
    IN_THEIR_PLACE,
    destroy_copy,
    list_destroyed,
    take_back_in_their_place,
)
from companion.services.supervision.leaving import see_leaving
from companion.services.supervision.supervision import open_summary, see_inbox, see_summary, write_answer
from companion.services.supervision.waiting import ItemState
from companion.services.team.membership import get_membership
from companion.services.team.teams import change_roles, revoke_member
from companion.team.bodies import RevokedWhy
from companion.vault.audit import AuditAction, list_events
from companion.vault.inbox import ArrivalState, list_arrivals
from companion.vault.outbox import list_parcels_of
from companion.vault.shared import list_received_about
from tests.companion.services.sealed_by_hand import arrive, by_hand
from tests.companion.services.shared_talk import everything_at
from tests.companion.services.shared_talks import WORDS, Talk, shared_talk


@pytest.fixture
def talk(tmp_path):
    """Something that Noor shared with the whole team."""
    with shared_talk(tmp_path) as made:
        made.agrees_to_team()
        made.share()
        made.sync()
        yield made


@pytest.fixture
def left(talk: Talk) -> Talk:
    """The same; Noor is out of the team."""
    revoke_member(talk.ada, talk.noor.member_id, RevokedWhy.LEFT)
    sync_those_who_stay(talk)
    return talk


def sync_those_who_stay(talk: Talk) -> None:
    for _ in range(2):
        for session in (talk.ada, talk.sam):
            talk.between.sync(session)


def item_of(talk: Talk) -> str:
    return talk.copies()[0].item


def destroyed_at(session, item: str) -> list[str]:
    """Who says at this laptop that their copy of it is gone."""
    return [
        one.author
        for one in list_received_about(session.vault, item)
        if one.kind == Kind.RECEIPT and one.content and one.content["what"] == ReceiptWhat.DESTROYED
    ]


def test_a_reader_destroys_their_copy_and_whoever_shared_it_sees_that(talk):
    item = item_of(talk)
    open_summary(talk.sam, item)
    write_answer(talk.sam, item, "reply", f"About: {WORDS}")
    changes = destroy_copy(talk.sam, item)
    assert changes.ids == {item} and "received" in changes.kinds and changes.steps == ()
    assert talk.read_at(talk.sam) == [] and "bicycles" not in everything_at(talk.sam)
    assert list_events(talk.sam.vault, 1)[0].action is AuditAction.DESTROY
    seen = see_summary(talk.sam, item)
    assert (seen.state, seen.gone_why, seen.can_answer) == (ItemState.TAKEN_BACK, BY_ITS_READER, False)
    talk.sync()
    states = {one.name: one.state for one in see_shared(talk.noor, talk.person)[0].recipients}
    assert states["Sam"] is ShareState.DESTROYED and states["Ada"] is not ShareState.DESTROYED
    assert see_shared(talk.noor, talk.person)[0].can_take_back
    assert list_destroyed(talk.noor) == () and list_destroyed(talk.ada) == ()
    with pytest.raises(KnownError) as twice:
        destroy_copy(talk.sam, item)
    assert twice.value.code is Code.NOT_FOUND


def test_what_is_shared_after_a_copy_was_destroyed_arrives_and_can_be_taken_back(talk):
    destroy_copy(talk.sam, item_of(talk))
    talk.sync()
    talk.says("and clocks")
    talk.share()
    talk.sync()
    assert talk.read_at(talk.sam) == [[WORDS, "and clocks"]]
    states = {one.name: one.state for one in see_shared(talk.noor, talk.person)[0].recipients}
    assert states["Sam"] is ShareState.DELIVERED


def test_of_somebody_who_has_left_the_administrators_see_it(left):
    item = item_of(left)
    destroy_copy(left.sam, item)
    sync_those_who_stay(left)
    assert destroyed_at(left.ada, item) == [left.sam.member_id]
    (line,) = list_destroyed(left.ada)
    assert (line.item, line.reader, line.author) == (item, "Sam", "Noor")
    assert left.read_at(left.ada) == [[WORDS]]


def test_an_administrator_takes_back_what_somebody_shared_who_has_left(left):
    item = item_of(left)
    assert see_summary(left.ada, item).may_take_back and not see_summary(left.sam, item).may_take_back
    take_back_in_their_place(left.ada, item)
    last = list_events(left.ada.vault, 1)[0]
    assert (last.action, last.why) == (AuditAction.TAKE_BACK, IN_THEIR_PLACE)
    sync_those_who_stay(left)
    for session in (left.ada, left.sam):
        assert left.read_at(session) == [] and "bicycles" not in everything_at(session)
        assert see_summary(session, item).gone_why == IN_THEIR_PLACE
    assert see_summary(left.sam, item).gone_by == "Ada" and see_summary(left.ada, item).gone_by == ""
    assert destroyed_at(left.ada, item) == [left.sam.member_id]
    assert {one.state for one in see_inbox(left.sam).lines} == {ItemState.TAKEN_BACK}


def test_nobody_takes_back_what_belongs_to_somebody_who_is_in_the_team(talk):
    with pytest.raises(KnownError) as refused:
        take_back_in_their_place(talk.ada, item_of(talk))
    assert refused.value.code is Code.NOT_FOUND
    said = WithdrawalContent(about=item_of(talk), why=WithdrawnWhy.CONSENT_WITHDRAWN)
    arrive(talk.sam, by_hand(talk.ada, talk.sam, said, kind=Kind.WITHDRAWAL).data)
    (row,) = list_arrivals(talk.sam.vault, ArrivalState.KEPT_APART, 9)
    assert row.reason == "not_their_item" and talk.read_at(talk.sam) == [[WORDS]]


def test_nobody_but_an_administrator_takes_back_what_a_leaver_shared(left):
    with pytest.raises(KnownError) as refused:
        take_back_in_their_place(left.sam, item_of(left))
    assert refused.value.code is Code.NOT_ADMINISTRATOR
    said = WithdrawalContent(about=item_of(left), why=WithdrawnWhy.CONSENT_WITHDRAWN)
    arrive(left.ada, by_hand(left.sam, left.ada, said, kind=Kind.WITHDRAWAL).data)
    assert left.read_at(left.ada) == [[WORDS]]
    change_roles(left.ada, left.sam.member_id, (Role.SUPERVISOR, Role.ADMINISTRATOR))
    sync_those_who_stay(left)  # the same bytes are looked at again with the team as it is now
    assert left.read_at(left.ada) == []


def test_a_version_in_the_place_of_somebody_who_has_left_is_refused(left):
    forged = by_hand(left.ada, left.sam, item=item_of(left))
    arrive(left.sam, forged.data)
    assert [one.reason for one in list_arrivals(left.sam.vault, ArrivalState.KEPT_APART, 9)] == [
        "not_their_item"
    ]


def test_whoever_is_out_of_the_team_destroys_their_copy_and_can_tell_nobody(talk):
    revoke_member(talk.ada, talk.sam.member_id, RevokedWhy.LEFT)
    talk.between.sync(talk.ada)
    with suppress(KnownError):
        talk.between.sync(talk.sam)
    assert not see_summary(talk.sam, item_of(talk)).in_team
    destroy_copy(talk.sam, item_of(talk))
    assert talk.read_at(talk.sam) == [] and "bicycles" not in everything_at(talk.sam)


def test_before_somebody_is_taken_out_it_is_seen_whose_sharing_hangs_on_them(talk):
    nothing = see_leaving(talk.ada, talk.sam.member_id)
    assert (nothing.shared_by_them, nothing.said_yes) == ((), ())
    assert see_leaving(talk.ada, talk.noor.member_id).shared_by_them == ("Maja",)
    assert see_leaving(talk.noor, talk.sam.member_id).said_yes == ()
    talk.agrees(talk.sam)
    withdrawn = talk.agrees(talk.ada)
    withdraw_consent(talk.noor, withdrawn)
    assert see_leaving(talk.noor, talk.sam.member_id).said_yes == ("Maja",)
    assert see_leaving(talk.noor, talk.ada.member_id).said_yes == ()
    destroy_copy(talk.ada, item_of(talk))
    assert see_leaving(talk.ada, talk.noor.member_id).shared_by_them == ()


def test_what_waited_in_a_leavers_place_is_sealed_anew_by_another_laptop(left):
    take_back_in_their_place(left.ada, item_of(left))
    us = get_membership(left.ada)
    (line,) = list_parcels_of(left.ada.vault, item_of(left))
    with left.ada.vault.transaction():
        seal_item_anew(left.ada, us, line)
    first, second = list_parcels_of(left.ada.vault, item_of(left))
    assert (first.dropped_why, second.dropped_why, second.kind) == ("old_copy", None, Kind.WITHDRAWAL)
    sync_those_who_stay(left)
    assert left.read_at(left.sam) == []
