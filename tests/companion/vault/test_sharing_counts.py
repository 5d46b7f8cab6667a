"""Sharing in numbers, and what nobody needs at a carrier any more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.crypto.envelope import Kind
from companion.domain.summaries import ReceiptContent, ReceiptWhat
from companion.vault.outbox import put_refused
from companion.vault.sharing_counts import (
    count_kept_apart,
    count_new_requests,
    count_refused,
    count_shared_items,
    list_done,
)
from tests.companion.services.carried import seal
from tests.companion.services.sealed_by_hand import arrive
from tests.companion.services.shared_talks import shared_talk

SHARE = "the share"


@pytest.fixture
def talk(tmp_path):
    with shared_talk(tmp_path) as made:
        yield made


def receipt(talk, session):
    copy = talk.copies()[-1]
    said = ReceiptContent(
        about=copy.item, about_version=copy.version, what=ReceiptWhat.OPENED, at=session.clock.now()
    )
    seal(session, talk.noor, said, Kind.RECEIPT)
    talk.sync()


def done(talk, days: int = -90) -> list[str]:
    return list_done(talk.noor.vault, SHARE, talk.noor.clock.now() + timedelta(days=days))


def test_what_every_recipient_has_confirmed_is_done(talk):
    talk.agrees_to_team()
    talk.share()
    talk.sync()
    mine = [one.parcel for one in talk.copies()]
    receipt(talk, talk.sam)
    assert not set(mine) & set(done(talk))
    receipt(talk, talk.ada)
    assert set(mine) <= set(done(talk))


def test_what_is_old_enough_is_done_and_what_was_not_delivered_never(talk):
    talk.agrees(talk.sam)
    talk.share()
    assert done(talk, days=1) == []
    talk.sync()
    assert done(talk, days=1) == [one.parcel for one in talk.copies()]
    assert done(talk) == []


def test_each_thing_is_counted_while_it_is_so(talk):
    vault = talk.noor.vault
    assert (count_shared_items(vault), count_refused(vault), count_kept_apart(vault)) == (0, 0, 0)
    talk.agrees(talk.sam)
    talk.share()
    with vault.transaction():
        put_refused(vault, SHARE, talk.copies()[0].parcel, "too_large")
    arrive(talk.noor, b"rubbish")
    assert (count_shared_items(vault), count_refused(vault), count_kept_apart(vault)) == (1, 1, 1)
    assert count_new_requests(vault) == 0
