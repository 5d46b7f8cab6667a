"""A person takes their word back while sync is at work, at each of its steps: what has not left yet never leaves.

What was handed to the carrier in that moment may have gone. Then its withdrawal goes too, in this round or the next.
"""

from __future__ import annotations

from random import Random

import pytest

from companion.crypto.envelope import Kind, read_parcel
from companion.errors import Code, KnownError
from companion.services.record.consents import withdraw_consent
from companion.services.sync.syncing import sync_now
from companion.vault.outbox import put_deliveries, put_deliveries_again
from tests.companion.services.shared_talks import shared_talk
from tests.companion.sync.memory_carrier import MemoryCarrier

BEFORE_IT_IS_HANDED_OVER = ("identity", "pull_roster")
AFTER = ("put_batch", "pull")


@pytest.fixture
def talk(tmp_path):
    with shared_talk(tmp_path) as made:
        yield made


class Interrupted(MemoryCarrier):
    """At one call of the carrier, before it does anything, something happens on the laptop."""

    def __init__(self, talk, at: str, happens) -> None:
        super().__init__(talk.between.share, talk.noor.member_id)
        self._at, self._happens = at, happens

    def _now(self, name: str) -> None:
        happens, self._happens = self._happens, None
        if name != self._at:
            self._happens = happens
        elif happens is not None:
            happens()

    def identity(self):
        self._now("identity")
        return super().identity()

    def pull_roster(self, after):
        self._now("pull_roster")
        return super().pull_roster(after)

    def put_batch(self, parcels):
        self._now("put_batch")
        return super().put_batch(parcels)

    def pull(self, cursor):
        self._now("pull")
        return super().pull(cursor)


def kinds_there(talk) -> list[Kind]:
    return [read_parcel(data).header.kind for data in talk.between.share.parcels.values()]


@pytest.mark.parametrize("at", [*BEFORE_IT_IS_HANDED_OVER, *AFTER])
def test_a_word_taken_back_at_each_step_of_a_round(talk, at: str) -> None:
    decision = talk.agrees(talk.sam)
    talk.share()
    carrier = Interrupted(talk, at, lambda: withdraw_consent(talk.noor, decision))
    sync_now(talk.noor, carrier, Random(1))
    if at in BEFORE_IT_IS_HANDED_OVER:
        assert Kind.SUMMARY not in kinds_there(talk)
    talk.sync()
    assert talk.read_at(talk.sam) == []
    assert (Kind.SUMMARY in kinds_there(talk)) == (Kind.WITHDRAWAL in kinds_there(talk))


@pytest.mark.parametrize("lost", [True, False])
def test_and_the_network_goes_in_that_moment(talk, lost: bool) -> None:
    """Nobody knows whether it arrived. It is not put again; that it is to be destroyed is."""
    decision = talk.agrees(talk.sam)
    talk.share()

    class Breaks(Interrupted):
        def put_batch(self, parcels):
            if not lost:
                MemoryCarrier.put_batch(self, parcels)
            self._now("put_batch")
            raise KnownError(Code.CARRIER_GONE)

    with pytest.raises(KnownError):
        sync_now(
            talk.noor, Breaks(talk, "put_batch", lambda: withdraw_consent(talk.noor, decision)), Random(1)
        )
    assert (Kind.SUMMARY in kinds_there(talk)) != lost
    talk.sync()
    assert (Kind.SUMMARY in kinds_there(talk)) != lost, "what was not there did not follow"
    assert Kind.WITHDRAWAL in kinds_there(talk)
    assert talk.read_at(talk.sam) == []


@pytest.mark.parametrize("leaves", ["by_itself", "turned"])
def test_a_restart_between_the_word_and_the_round(talk, leaves: str) -> None:
    """Nothing of it hangs on what a running program remembers: the vault has dropped the bytes themselves."""
    decision = talk.agrees(talk.sam)
    talk.share()
    (copy,) = talk.copies()
    withdraw_consent(talk.noor, decision)
    (data,) = talk.noor.vault.execute("SELECT data FROM outbox WHERE parcel = ?", (copy.parcel,)).fetchone()
    assert data == b""
    if leaves == "turned":  # a place that was added later gets everything that was ever sealed, but not this
        with talk.noor.vault.transaction():
            talk.noor.vault.execute("DELETE FROM delivery WHERE parcel = ?", (copy.parcel,))
            put_deliveries(talk.noor.vault, "the share")
            put_deliveries_again(talk.noor.vault, "the share")
    talk.sync()
    assert kinds_there(talk) == []
