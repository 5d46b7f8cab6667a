"""What comes is opened by every rule of the page, and what fails one is kept apart with its reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from companion.crypto.envelope import Kind, Recipient
from companion.crypto.signing import new_device_key
from companion.domain.consent import Purpose
from companion.domain.member import Role
from companion.domain.summaries import AnswerContent, AnswerKind, WithdrawalContent, WithdrawnWhy
from companion.domain.topics import Topic
from companion.services.supervision import keeping_apart
from companion.services.supervision.arrivals import open_arrivals, try_again_with_roster
from companion.services.team.membership import get_membership
from companion.services.team.roster_taking import take_roster
from companion.services.team.teams import change_roles, revoke_device, revoke_member, set_policy
from companion.sync.contents import to_sealed_basis
from companion.team.bodies import RevokedWhy
from companion.vault.inbox import list_gaps, list_kept_apart
from companion.vault.shared import list_received_of
from companion.vault.store import put_row
from companion.vault.team_rows import KeyKind, list_own_keys
from tests.companion.services.carried import (
    basis_for,
    seal,
    summary_content,
    withdraw,
    words_at,
)
from tests.companion.services.carried_fixtures import ada, noor, sam, world
from tests.companion.services.sealed_by_hand import arrive, by_hand, states
from tests.companion.services.team_of_three import put_roster

__all__ = ["ada", "noor", "sam", "world"]


def reason_of(session, data: bytes) -> str:
    """Why these bytes are kept apart; that they are, and that a sound parcel beside them is opened."""
    opening = arrive(session, data)
    assert (opening.opened, opening.apart) in {(0, 1), (0, 0)}, "it was opened"
    (line,) = list_kept_apart(session.vault, 1)
    return line.reason


def test_a_sound_parcel_is_opened_and_the_same_bytes_again_are_ignored(noor, sam) -> None:
    parcel = by_hand(noor, sam)
    first = arrive(sam, parcel.data)
    assert (first.opened, first.apart) == (1, 0) and parcel.id in first.changes.ids
    again = arrive(sam, parcel.data, parcel.data)
    assert (again.opened, again.apart, again.changes.kinds) == (0, 0, frozenset())
    assert words_at(sam) == ["by hand"]


@pytest.mark.parametrize("name", ["empty", "truncated", "flipped", "oversized", "bomb", "text"])
def test_rubbish_is_kept_apart_with_its_reason_and_the_rest_flows_on(noor, sam, name: str) -> None:
    good = by_hand(noor, sam).data
    rubbish = {
        "empty": b"",
        "truncated": good[:-5],
        "flipped": good[:2000] + bytes([good[2000] ^ 1]) + good[2001:],
        "oversized": bytes(2_000_000),
        "bomb": b"\x81" * 5000,
        "text": b"hello",
    }[name]
    opening = arrive(sam, rubbish, good)
    assert opening.opened == 1 and words_at(sam) == ["by hand"]
    (line,) = list_kept_apart(sam.vault, 5)
    assert line.reason in {"not_cbor", "bad_signature", "too_large", "not_as_named", "recipients_differ"}
    kept = [row for row in states(sam) if row[0] == "kept_apart"]
    assert len(kept) == 1


def test_what_is_too_large_leaves_only_its_digest(sam) -> None:
    arrive(sam, bytes(3_000_000))
    sizes = sam.vault.execute("SELECT length(data) FROM arrival WHERE reason = 'too_large'").fetchall()
    assert sizes == [(0,)]


def test_another_team_an_unknown_device_a_stolen_name(noor, sam, ada) -> None:
    new_id = noor.clock.new_id
    assert reason_of(sam, by_hand(noor, sam, team=new_id()).data) == "other_team"
    assert reason_of(sam, by_hand(noor, sam, device=new_id()).data) == "unknown_device"
    assert reason_of(sam, by_hand(noor, sam, author=ada.member_id).data) == "not_their_device"
    assert reason_of(sam, by_hand(noor, sam, seed=new_device_key()).data) == "bad_signature"
    stolen = by_hand(noor, sam, author=ada.member_id, device=ada.vault.device)
    assert reason_of(sam, stolen.data) == "bad_signature"


def test_a_parcel_for_others_or_for_a_key_i_never_had(noor, sam, ada) -> None:
    assert reason_of(sam, by_hand(noor, ada).data) == "not_a_recipient"
    other_key = (Recipient(member=sam.member_id, key_version=7, counter=1),)
    assert reason_of(sam, by_hand(noor, sam, recipients=other_key).data) == "no_key"


def test_what_the_basis_does_not_cover_is_not_shown(noor, sam, ada) -> None:
    money = summary_content("rent is late", Topic.MONEY)

    def resting_on(**changes: object) -> str:
        basis = to_sealed_basis(basis_for(noor, sam, **changes))
        return reason_of(sam, by_hand(noor, sam, money, basis=basis).data)

    assert resting_on(recipient=ada.member_id) == "outside_basis"
    assert resting_on(topics_excluded=(Topic.MONEY,)) == "outside_basis"
    assert resting_on(topics_included=(Topic.HOME,)) == "outside_basis"
    assert resting_on(purpose=next(one for one in Purpose if one is not Purpose.SUPPORT)) == "outside_basis"
    assert words_at(sam) == []


def test_content_that_is_not_as_its_kind_says(noor, sam) -> None:
    assert reason_of(sam, by_hand(noor, sam, content={"name": "Maja"}).data) == "content"
    reply = AnswerContent(
        about=noor.clock.new_id(), about_version=noor.clock.new_id(), answer=AnswerKind.REPLY, text="x"
    )
    assert reason_of(sam, by_hand(noor, sam, reply).data) == "content"


def test_one_id_with_other_bytes_is_a_conflict_but_a_forgery_takes_no_place(noor, sam) -> None:
    name = noor.clock.new_id()
    forged = by_hand(noor, sam, parcel=name, seed=new_device_key())
    first = by_hand(noor, sam, parcel=name)
    other = by_hand(noor, sam, summary_content("other words"), parcel=name)
    assert reason_of(sam, forged.data) == "bad_signature"
    assert arrive(sam, first.data).opened == 1
    assert reason_of(sam, other.data) == "id_conflict"
    assert words_at(sam) == ["by hand"]


def test_a_version_arrives_once_in_whatever_parcel_and_says_one_thing(noor, sam) -> None:
    version, item = noor.clock.new_id(), noor.clock.new_id()
    first = by_hand(noor, sam, item=item, version=version)
    again = by_hand(noor, sam, item=item, version=version, kind=Kind.GRANT, seq=2, prev=first.digest)
    other = by_hand(noor, sam, summary_content("other"), item=item, version=version)
    assert arrive(sam, first.data, again.data).opened == 2
    assert words_at(sam) == ["by hand"]
    assert reason_of(sam, other.data) == "id_conflict"


def test_nobody_gives_versions_of_what_others_shared_or_takes_it_back(noor, sam, ada) -> None:
    item = noor.clock.new_id()
    mine = by_hand(noor, sam, item=item)
    arrive(sam, mine.data)
    assert reason_of(sam, by_hand(ada, sam, item=item).data) == "not_their_item"
    withdrawal = WithdrawalContent(about=item, why=WithdrawnWhy.ERASED)
    assert (
        reason_of(sam, by_hand(ada, sam, withdrawal, kind=Kind.WITHDRAWAL, item=item).data)
        == "not_their_item"
    )
    assert words_at(sam) == ["by hand"]


def test_nobody_gives_me_a_version_of_what_i_shared(world, noor, sam, ada) -> None:
    from companion.vault.shared import SharedCopy, put_shared_copy

    item = noor.clock.new_id()
    copy = SharedCopy(
        parcel=noor.clock.new_id(), item=item, version=noor.clock.new_id(), summary_version="s", person_id="p",
        consent_id="c", consent_version="v", content={}, made_at=noor.clock.now(), summary_id="s",
    )  # fmt: skip
    with noor.vault.transaction():
        put_shared_copy(noor.vault, copy)
    assert reason_of(noor, by_hand(sam, noor, item=item).data) == "not_their_item"


def test_two_heads_of_one_item_are_both_kept(noor, sam) -> None:
    item, first = seal_versions(noor, sam)
    left = by_hand(noor, sam, summary_content("left"), item=item, previous=(first,))
    right = by_hand(noor, sam, summary_content("right"), item=item, previous=(first,))
    arrive(sam, left.data, right.data)
    assert sorted(words_at(sam)) == ["first", "left", "right"]
    assert [one.previous for one in list_received_of(sam.vault, item)][1:] == [(first,), (first,)]


def seal_versions(noor, sam) -> tuple[str, str]:
    item, version = noor.clock.new_id(), noor.clock.new_id()
    arrive(sam, by_hand(noor, sam, summary_content("first"), item=item, version=version).data)
    return item, version


def test_what_names_a_later_roster_waits_for_it(world, noor, sam, ada) -> None:
    set_policy(ada, idle_minutes=9)
    world.sync(ada, noor)
    late = by_hand(noor, sam)
    opening = arrive(sam, late.data)
    assert (opening.opened, opening.apart) == (0, 0) and states(sam) == [("waiting", "roster_ahead")]
    assert arrive(sam).changes.kinds == frozenset(), "looking again changes nothing"
    world.sync(sam)
    assert words_at(sam) == ["by hand"] and states(sam) == [("opened", "")]


def test_a_hash_that_is_no_entry_of_the_log_is_a_fork(noor, sam) -> None:
    assert reason_of(sam, by_hand(noor, sam, roster_head=bytes(31) + b"1").data) == "roster_forked"


def test_nothing_of_a_revoked_device_is_opened_once_that_is_known(world, noor, sam, ada) -> None:
    before = by_hand(noor, sam)
    revoke_device(ada, noor.vault.device, RevokedWhy.STOLEN)
    world.sync(ada, sam)
    assert reason_of(sam, before.data) == "revoked_device"


def test_what_was_opened_before_a_member_left_stays(world, noor, sam, ada) -> None:
    arrive(sam, by_hand(noor, sam).data)
    revoke_member(ada, noor.member_id, RevokedWhy.LEFT)
    world.sync(ada, sam)
    assert words_at(sam) == ["by hand"]


def test_a_laptop_that_is_out_opens_nothing_and_loses_nothing(world, noor, sam, ada) -> None:
    parcel = by_hand(noor, sam)
    revoke_member(ada, sam.member_id, RevokedWhy.LEFT)
    take_roster(sam, put_roster(ada))
    assert arrive(sam, parcel.data).opened == 0
    assert states(sam) == [("new", "")]


def test_a_summary_that_was_taken_back_is_destroyed_and_its_author_told(world, noor, sam) -> None:
    item, _ = seal(noor, sam, summary_content("I like gardens"))
    world.sync(noor, sam)
    assert words_at(sam) == ["I like gardens"]
    withdraw(noor, sam, item)
    world.sync(noor, sam, noor)
    assert words_at(sam) == []
    (stub, withdrawal) = sorted(list_received_of(sam.vault, item), key=lambda one: one.kind)
    assert (stub.content, stub.basis, stub.withdrawn_why) == (None, None, "by_mistake")
    assert withdrawal.kind == Kind.WITHDRAWAL
    assert sam.vault.execute(
        "SELECT max(length(data)) FROM arrival WHERE parcel = ?", (stub.parcel,)
    ).fetchone() == (0,)
    receipt = noor.vault.execute("SELECT content FROM received WHERE about_item = ?", (item,)).fetchone()[0]
    assert '"destroyed"' in receipt


def test_a_withdrawal_before_its_summary_comes_to_the_same(noor, sam) -> None:
    item = noor.clock.new_id()
    summary = by_hand(noor, sam, item=item)
    gone = WithdrawalContent(about=item, why=WithdrawnWhy.CONSENT_WITHDRAWN)
    withdrawal = by_hand(noor, sam, gone, kind=Kind.WITHDRAWAL, item=item)
    first = arrive(sam, withdrawal.data)
    assert (first.opened, first.sealed, first.destroyed) == (1, 1, True)
    second = arrive(sam, summary.data)
    assert (second.opened, second.sealed, second.destroyed) == (1, 0, True)
    assert words_at(sam) == []
    stub = next(one for one in list_received_of(sam.vault, item) if one.kind == Kind.SUMMARY)
    assert (stub.content, stub.withdrawn_why) == (None, "consent_withdrawn")
    third = arrive(sam, by_hand(noor, sam, item=item, previous=(stub.version,)).data)
    assert third.opened == 1 and words_at(sam) == []
    again = arrive(sam, by_hand(noor, sam, gone, kind=Kind.WITHDRAWAL, item=item).data)
    assert again.opened == 1 and words_at(sam) == []


def test_what_is_missing_is_counted_by_its_numbers(noor, sam) -> None:
    def numbered(counter: int):
        mine = Recipient(member=sam.member_id, key_version=1, counter=counter)
        return by_hand(noor, sam, recipients=(mine,)).data

    arrive(sam, numbered(1), numbered(4))
    (gap,) = list_gaps(sam.vault, sam.member_id)
    assert (gap.device, gap.missing) == (noor.vault.device, 2)
    arrive(sam, numbered(3))
    arrive(sam, numbered(2))
    assert list_gaps(sam.vault, sam.member_id) == []


def test_what_was_sealed_on_a_branch_that_lost_is_opened_all_the_same(world, noor, sam, ada) -> None:
    change_roles(ada, sam.member_id, (Role.SUPERVISOR, Role.ADMINISTRATOR))
    world.team.share_roster()
    set_policy(ada, idle_minutes=7)
    set_policy(sam, idle_minutes=8)
    from_ada, from_sam = put_roster(ada), put_roster(sam)
    take_roster(noor, from_ada)
    on_one = by_hand(noor, ada)
    take_roster(noor, from_sam)
    on_other = by_hand(noor, ada)
    take_roster(ada, from_sam)
    assert arrive(ada, on_one.data, on_other.data).opened == 2
    heads = {on_one.header.roster_head, on_other.header.roster_head}
    assert len(heads) == 2 or not heads - {get_membership(ada).roster.head}


def test_what_is_for_a_key_that_is_known_later_is_opened_then(noor, sam) -> None:
    """A key of ours may come after what is sealed for it: with the roster it is looked at again."""
    later = (Recipient(member=sam.member_id, key_version=7, counter=1),)
    parcel = by_hand(noor, sam, recipients=later)
    assert reason_of(sam, parcel.data) == "no_key"
    (key,) = list_own_keys(sam.vault, KeyKind.MEMBER, sam.member_id)
    with sam.vault.transaction():
        put_row(sam.vault, replace(key, version=7))
        try_again_with_roster(sam)
    assert open_arrivals(sam).opened == 1
    assert words_at(sam) == ["by hand"]


@pytest.mark.parametrize("waits", [False, True], ids=["refused", "ahead of the roster"])
def test_where_there_is_no_room_only_the_bytes_are_not_kept(noor, sam, monkeypatch, waits: bool) -> None:
    monkeypatch.setattr(keeping_apart, "MOST_KEPT", 1)
    ahead = {"roster_number": 99, "roster_head": bytes(32)} if waits else {"team": noor.clock.new_id()}
    good = by_hand(noor, sam)
    opening = arrive(sam, by_hand(noor, sam, **ahead).data, good.data)
    assert (opening.opened, opening.apart) == (1, 1)
    kept = sam.vault.execute("SELECT state, reason, length(data) FROM arrival WHERE state != 'opened'")
    assert kept.fetchall() == [("kept_apart", "roster_ahead" if waits else "other_team", 0)]
