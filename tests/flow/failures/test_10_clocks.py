"""Failure test 10: clocks wrong by a day, by ten years, 1970, a jump in mid-sync. Nothing stalls or is rewritten."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from companion.domain.consent import Answer
from companion.domain.conversation import Keep
from companion.errors import Code, KnownError
from companion.services.record.consents import decide_consent, withdraw_consent
from companion.services.record.conversations import add_passage, start_conversation
from companion.services.record.people import add_person
from companion.services.record.read_back import agree_conversation
from companion.services.session import Session
from companion.services.sharing.sharing import begin_summary, share_summary
from companion.services.sync.syncing import begin_syncing
from companion.sync.carrier import Carrier
from companion.sync.engine import step
from companion.sync.events import Ticked
from companion.sync.states import Phase
from companion.sync.wire import CarrierIdentity, Limits, OutParcel, Page, PutStatus
from companion.vault.carriers import list_carriers
from companion.vault.inbox import list_gaps, list_kept_apart
from companion.vault.outbox import count_waiting
from tests.companion.services.carried import came_to, seal, seal_reply, summary_content, withdraw, words_at
from tests.flow.failures.before_a_carrier import Before
from tests.flow.failures.three_at_places import ThreeAtPlaces, three_at_places
from tests.loopback.fixtures import hub, hub_database, postgres
from tests.loopback.hub import HubProcess

__all__ = ["hub", "hub_database", "postgres"]
RIGHT = datetime(2026, 3, 2, 9, tzinfo=UTC)
WRONG = {
    "a day ahead": RIGHT + timedelta(days=1),
    "a day behind": RIGHT - timedelta(days=1),
    "ten years ahead": RIGHT + timedelta(days=3653),
    "ten years behind": RIGHT - timedelta(days=3653),
    "1970": datetime(1970, 1, 1, 0, 0, 5, tzinfo=UTC),
}


EVERYWHERE = pytest.mark.parametrize(
    ("three", "wrong"),
    [*(("folder", one) for one in WRONG), ("hub", "ten years ahead"), ("hub", "a day behind")],
    indirect=["three"],
)


@pytest.fixture(params=["folder", "hub"])
def three(
    request: pytest.FixtureRequest, tmp_path: Path, hub: HubProcess, hub_database: str
) -> Iterator[ThreeAtPlaces]:
    share = tmp_path / "share" if request.param == "folder" else None
    reached = hub if request.param == "hub" else None
    with three_at_places(tmp_path / "laptops", share, reached, hub_database) as made:
        yield made


def set_clock(session: Session, moment: datetime) -> None:
    session.clock.moment = moment  # type: ignore[attr-defined]


def nothing_is_left(three: ThreeAtPlaces) -> None:
    for one in three.team.all:
        assert count_waiting(one.vault).parcels == 0
        assert list_gaps(one.vault, one.member_id) == []
        assert list_kept_apart(one.vault, 9) == []


@EVERYWHERE
def test_a_laptop_with_a_wrong_clock_shares_and_receives(three: ThreeAtPlaces, wrong: str) -> None:
    """Its own times stay as it wrote them, and nobody orders or decides by them."""
    set_clock(three.noor, WRONG[wrong])
    try:
        item, version = seal(three.noor, three.sam, summary_content("written then"))
    except KnownError as trouble:
        assert wrong == "1970" and trouble.code is Code.CLOCK_SKEW, "a year that no reader would take is said"
        three.sync()
        set_clock(three.noor, RIGHT)
        item, version = seal(three.noor, three.sam, summary_content("written then"))
    three.sync(three.noor, three.sam)
    (row,) = came_to(three.sam)
    if wrong != "1970":
        assert abs(row.written_at - WRONG[wrong]) < timedelta(minutes=1), "the author's time, untouched"
    seal_reply(three.sam, three.noor, item, version, "an answer")
    three.sync(three.sam, three.noor)
    nothing_is_left(three)


@EVERYWHERE
def test_a_wrong_clock_keeps_nothing_from_being_destroyed(three: ThreeAtPlaces, wrong: str) -> None:
    item, _ = seal(three.noor, three.sam, summary_content("taken back"))
    three.sync(three.noor, three.sam)
    withdraw(three.noor, three.sam, item)
    three.sync(three.noor)
    set_clock(three.sam, WRONG[wrong])
    three.sync(three.sam)
    assert words_at(three.sam) == []
    set_clock(three.sam, RIGHT)
    three.sync()
    three.sync()
    receipts = three.noor.vault.execute(
        "SELECT count(*) FROM received WHERE about_item = ? AND content LIKE '%destroyed%'", (item,)
    ).fetchone()
    assert receipts == (1,)
    nothing_is_left(three)


@EVERYWHERE
def test_no_wait_outlives_a_clock_that_is_set(three: ThreeAtPlaces, wrong: str) -> None:
    """It fails while the clock is wrong; once the clock is right it is tried at once, and the other way round."""

    class Gone(Before):
        def identity(self) -> CarrierIdentity:
            raise KnownError(Code.CARRIER_GONE)

    for before, after in ((WRONG[wrong], RIGHT), (RIGHT, WRONG[wrong])):
        set_clock(three.noor, before)
        with pytest.raises(KnownError):
            three.sync_through(three.noor, Gone)
        (row,) = list_carriers(three.noor.vault)
        set_clock(three.noor, after)
        state = begin_syncing(three.noor, row.id, Limits())
        assert state.phase is Phase.WAITING
        assert step(state, Ticked(now=three.noor.clock.now(), dice=0.5))[0].phase is Phase.WORKING


class Jumps(Before):
    """The clock of the laptop is set while it speaks to its place: forward, back, forward again."""

    def __init__(self, carrier: Carrier, session: Session) -> None:
        super().__init__(carrier)
        self.session, self.there = session, list(WRONG.values())

    def _jump(self) -> None:
        self.there = [*self.there[1:], self.there[0]]
        set_clock(self.session, self.there[0])

    def put_batch(self, parcels: Sequence[OutParcel]) -> tuple[PutStatus, ...]:
        self._jump()
        statuses = super().put_batch(parcels)
        self._jump()
        return statuses

    def pull(self, cursor: bytes) -> Page:
        self._jump()
        page = super().pull(cursor)
        self._jump()
        return page


def test_a_jump_in_the_middle_of_a_round(three: ThreeAtPlaces) -> None:
    for one, to, words in ((three.noor, three.sam, "there"), (three.sam, three.noor, "and back")):
        for number in range(3):
            seal(one, to, summary_content(f"{words} {number}"))
    jumping: Callable[[Session], None] = lambda session: three.sync_through(  # noqa: E731
        session, lambda carrier: Jumps(carrier, session)
    )
    for one in (three.noor, three.sam, three.noor):
        jumping(one)
    for one in three.team.all:
        set_clock(one, RIGHT)
    three.sync()
    assert sorted(words_at(three.sam)) == [f"there {number}" for number in range(3)]
    assert sorted(words_at(three.noor)) == [f"and back {number}" for number in range(3)]
    nothing_is_left(three)


def test_a_consent_given_while_the_clock_was_ahead_can_be_withdrawn_when_it_is_right(
    three: ThreeAtPlaces,
) -> None:
    set_clock(three.noor, WRONG["ten years ahead"])
    person = add_person(three.noor, "Maja").made or ""
    decision = decide_consent(three.noor, person, three.sam.member_id, Answer.YES).made or ""
    talk = start_conversation(three.noor, person).made or ""
    add_passage(three.noor, talk, text="said then", keep=Keep.CAN_BE_SHARED)
    agree_conversation(three.noor, talk)
    share_summary(three.noor, begin_summary(three.noor, talk).made or "")
    three.sync(three.noor, three.sam)
    assert words_at(three.sam) == ["said then"]
    set_clock(three.noor, RIGHT)
    withdraw_consent(three.noor, decision)
    three.sync(three.noor, three.sam)
    assert words_at(three.sam) == []
