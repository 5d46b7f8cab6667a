"""What a member of the team can do who means harm: with keys of their own, and every id that they have seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from companion.crypto.envelope import Kind, Recipient
from companion.crypto.hpke import member_public, new_member_key
from companion.domain.summaries import ReceiptContent, ReceiptWhat, WithdrawalContent, WithdrawnWhy
from companion.errors import Code, KnownError
from companion.services.sharing.sealing import seal_and_queue
from companion.services.supervision import keeping_apart
from companion.services.supervision.arrivals import open_arrivals
from companion.services.sync.taking_in import start_over
from companion.services.team.membership import get_membership
from companion.services.team.teams import set_policy
from companion.sync import commands as ask
from companion.sync.commands import Pull
from companion.sync.rounds import RoundError, after
from companion.sync.states import fresh
from companion.sync.wire import Limits, Page
from companion.vault.inbox import ArrivalState, list_arrivals
from companion.vault.outbox import drop_parcel, list_waiting, put_refused, put_waiting_again
from companion.vault.shared import SharedCopy, put_shared_copy
from tests.companion.services.carried import basis_for, seal, summary_content, words_at
from tests.companion.services.carried_fixtures import ada, noor, sam, world
from tests.companion.services.sealed_by_hand import WHEN, arrive, by_hand, states

__all__ = ["ada", "noor", "sam", "world"]


def test_a_withdrawal_by_another_does_not_lie_in_wait_for_a_summary(noor, sam, ada) -> None:
    item = noor.clock.new_id()
    trap = WithdrawalContent(about=item, why=WithdrawnWhy.ERASED)
    arrive(sam, by_hand(ada, sam, trap, kind=Kind.WITHDRAWAL).data)
    arrive(sam, by_hand(noor, sam, item=item).data)
    assert words_at(sam) == ["by hand"]


def test_a_parcel_under_the_id_of_anothers_does_not_keep_it_out(noor, sam, ada) -> None:
    name = noor.clock.new_id()
    theirs = by_hand(ada, sam, summary_content("by ada"), parcel=name)
    honest = by_hand(noor, sam, parcel=name)
    assert arrive(sam, theirs.data).opened == 1
    assert arrive(sam, honest.data).opened == 1
    assert sorted(words_at(sam)) == ["by ada", "by hand"]


def test_and_not_even_once_the_other_was_destroyed(noor, sam, ada) -> None:
    name, item = noor.clock.new_id(), ada.clock.new_id()
    arrive(sam, by_hand(ada, sam, parcel=name, item=item).data)
    arrive(
        sam,
        by_hand(ada, sam, WithdrawalContent(about=item, why=WithdrawnWhy.ERASED), kind=Kind.WITHDRAWAL).data,
    )
    arrive(sam, by_hand(noor, sam, summary_content("honest"), parcel=name).data)
    assert words_at(sam) == ["honest"]


def test_what_waits_is_not_destroyed_with_anothers_parcel_of_its_id(world, noor, sam, ada) -> None:
    name, item = noor.clock.new_id(), ada.clock.new_id()
    arrive(sam, by_hand(ada, sam, parcel=name, item=item).data)
    taking = by_hand(ada, sam, WithdrawalContent(about=item, why=WithdrawnWhy.ERASED), kind=Kind.WITHDRAWAL)
    set_policy(ada, idle_minutes=9)
    world.sync(ada, noor)
    arrive(sam, by_hand(noor, sam, summary_content("honest"), parcel=name).data)
    arrive(sam, taking.data)
    assert words_at(sam) == []
    world.sync(sam)
    assert words_at(sam) == ["honest"]


def test_receipts_of_those_it_was_not_for_do_not_stand_for_a_recipients(world, noor, sam, ada) -> None:
    """After the share lost some: a parcel goes again unless each of its recipients has opened it."""
    item, version = noor.clock.new_id(), noor.clock.new_id()
    with noor.vault.transaction():
        ((parcel, _),) = seal_and_queue(
            noor, get_membership(noor), Kind.SUMMARY, [sam.member_id],
            item=item, version=version, content=summary_content("for sam"), basis=basis_for(noor, sam),
        )  # fmt: skip
        put_shared_copy(
            noor.vault,
            SharedCopy(
                parcel=parcel, item=item, version=version, summary_version="s", person_id="p", content={},
                consent_id="c", consent_version="v", made_at=noor.clock.now(), summary_id="s",
            ),
        )  # fmt: skip
    world.sync(noor)
    seen = ReceiptContent(about=item, about_version=version, what=ReceiptWhat.OPENED, at=WHEN)
    arrive(noor, by_hand(ada, noor, seen, kind=Kind.RECEIPT).data)
    start_over(noor, "the share", ask.StartOver())
    waiting = [row.parcel for row in list_waiting(noor.vault, "the share", 9, 1 << 20)]
    assert parcel in waiting


def test_what_waits_for_a_roster_that_never_comes_is_not_opened_over_and_over(
    noor, sam, monkeypatch: pytest.MonkeyPatch
) -> None:
    far = get_membership(noor).roster.number + 1000
    arrive(sam, *(by_hand(noor, sam, roster_number=far + n).data for n in range(5)))
    assert states(sam) == [("waiting", "roster_ahead")] * 5
    read: list[bytes] = []
    from companion.services.supervision import arrivals

    whole = arrivals.read_parcel
    monkeypatch.setattr(arrivals, "read_parcel", lambda data: read.append(data) or whole(data))
    for _ in range(3):
        open_arrivals(sam)
    assert read == []


def test_and_is_looked_at_again_when_the_roster_moves(world, noor, sam, ada) -> None:
    set_policy(ada, idle_minutes=9)
    world.sync(ada, noor)
    arrive(sam, by_hand(noor, sam).data)
    assert words_at(sam) == []
    world.sync(sam)
    assert words_at(sam) == ["by hand"]


def test_rubbish_without_end_does_not_fill_the_disk(noor, sam, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping_apart, "MOST_KEPT", 20_000)
    arrive(sam, *(bytes([n]) * 9_000 for n in range(8)))
    sizes = [row.data for row in list_arrivals(sam.vault, ArrivalState.KEPT_APART, 99)]
    assert len(sizes) == 8, "each is still named, with its reason"
    assert sum(len(one) for one in sizes) <= 20_000
    forged = [by_hand(noor, sam, seed=bytes([n + 1]) * 32).data for n in range(8)]
    arrive(sam, *forged)
    total = sam.vault.execute("SELECT sum(length(data)) FROM arrival").fetchone()[0]
    assert total <= 20_000
    assert arrive(sam, by_hand(noor, sam).data).opened == 1


def test_nor_is_each_piece_of_it_remembered(sam, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping_apart, "MOST_KEPT", 4 * 512)
    monkeypatch.setattr(keeping_apart, "MOST_LINES", 10)
    for page in range(6):
        arrive(sam, *(bytes([page, n]) for n in range(9)))
    assert len(states(sam)) <= 4 + 10 + 9


def test_a_page_of_more_parcels_than_a_page_can_have_is_none() -> None:
    state = fresh(WHEN, Limits(), ask.Stored(phase="resting", reason="", since=WHEN), b"x")
    state = replace(state, asked=Pull(b""))
    page = Page(tuple(n.to_bytes(4, "big") for n in range(2 * Limits.page + 1)), b"c", more=True)
    with pytest.raises(RoundError) as told:
        after(state, page)
    assert told.value.code is Code.CARRIER_WRONG


def test_a_dropped_parcel_is_never_offered_again_whatever_a_carrier_said_of_it(world, noor, sam) -> None:
    seal(noor, sam, summary_content("not to leave"))
    (row,) = list_waiting(noor.vault, "the share", 9, 1 << 20)
    with noor.vault.transaction():
        drop_parcel(noor.vault, row.parcel, "consent_withdrawn")
        put_refused(noor.vault, "the share", row.parcel, "refused")
        put_waiting_again(noor.vault, "the share", row.parcel)
    assert list_waiting(noor.vault, "the share", 9, 1 << 20) == []


def test_a_key_in_a_header_that_is_not_in_the_log_opens_nothing(noor, sam) -> None:
    """Sealed under a key of the insider's own, in the supervisor's name."""
    us = get_membership(noor)
    own = member_public(new_member_key())
    assert own not in us.roster.keys
    recipient = (Recipient(member=sam.member_id, key_version=1, counter=1),)
    parcel = by_hand(noor, sam, recipients=recipient)
    broken = parcel.data[:-200] + bytes(136) + parcel.data[-64:]
    arrive(sam, broken)
    assert [state for state, _ in states(sam)] == ["kept_apart"]


def test_known_errors_of_refusals_say_a_reason_and_nothing_else(noor, sam) -> None:
    from companion.services.supervision.arrivals import read_parcel

    with pytest.raises(KnownError) as told:
        read_parcel(by_hand(noor, sam, summary_content("secret words")).data[:-1])
    assert set(told.value.facts) == {"reason"} and "secret" not in repr(told.value)
