"""A question of the engine, put to a carrier."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from companion.errors import Code, KnownError
from companion.sync import commands as ask
from companion.sync.carrier import Carrier
from companion.sync.exchange import exchange
from companion.sync.wire import CarrierIdentity, CarrierKind, Limits, OutParcel, Page, PutStatus, RosterPage
from tests.companion.sync.scripts import parcel

WHEN = datetime(2026, 3, 5, tzinfo=UTC)
WHO = CarrierIdentity(CarrierKind.HUB, b"id", "https://hub.example.org")


FAULTS = {b"over": Code.INVITE_EXPIRED, b"gone": Code.CARRIER_GONE}


class Hearing:
    """A carrier that writes down what it is asked."""

    limits = Limits()

    def __init__(self) -> None:
        self.heard: list[tuple[object, ...]] = []

    def identity(self) -> CarrierIdentity:
        return WHO

    def pull_roster(self, after: int) -> RosterPage:
        return RosterPage((b"%d" % after,))

    def push_roster(self, entries: Sequence[bytes], head: bytes) -> bool:
        self.heard.append(("push", *entries, head))
        return True

    def put_batch(self, parcels: Sequence[OutParcel]) -> tuple[PutStatus, ...]:
        return tuple(PutStatus.ALREADY for _ in parcels)

    def pull(self, cursor: bytes) -> Page:
        return Page((), cursor + b"+", more=False)

    def post_invite(self, locator: bytes, posted: bytes, expires: datetime) -> None:
        self.heard.append(("post", locator, posted, expires))

    def take_invite_back(self, locator: bytes) -> None:
        self.heard.append(("back", locator))

    def fetch_invite(self, locator: bytes) -> bytes | None:
        if locator in FAULTS:
            raise KnownError(FAULTS[locator])
        return b"no" if locator == b"answered" else None

    def put_request(self, locator: bytes, request: bytes) -> None:
        self.heard.append(("request", locator, request))

    def list_requests(self) -> tuple[bytes, ...]:
        return (b"request",)


@pytest.mark.parametrize(
    ("command", "answer", "heard"),
    [
        (ask.Meet(), WHO, []),
        (ask.PutRequests((ask.JoinWish(b"l", b"r"),)), None, [("request", b"l", b"r")]),
        (ask.FetchAnswers((b"none", b"over", b"answered")), (b"no",), []),
        (ask.PullRoster(4), RosterPage((b"4",)), []),
        (ask.PushRoster((b"e",), b"h"), True, [("push", b"e", b"h")]),
        (
            ask.CarryInvites((ask.PostedInvite(b"l", b"p", WHEN),), (b"old",)),
            None,
            [("post", b"l", b"p", WHEN), ("back", b"old")],
        ),
        (ask.ListRequests(), (b"request",), []),
        (ask.PutParcels((parcel("one"),)), (PutStatus.ALREADY,), []),
        (ask.Pull(b"c"), Page((), b"c+", more=False), []),
    ],
)
def test_each_question_is_put_to_the_carrier_as_it_is(
    command: ask.CarrierCommand, answer: object, heard: list[object]
) -> None:
    carrier = Hearing()
    known: Carrier = carrier
    assert exchange(known, command) == answer
    assert carrier.heard == heard


def test_an_answer_that_cannot_be_looked_for_is_a_fault_of_the_carrier() -> None:
    with pytest.raises(KnownError) as caught:
        exchange(Hearing(), ask.FetchAnswers((b"gone",)))
    assert caught.value.code is Code.CARRIER_GONE


def test_bytes_and_seeds_stay_out_of_what_is_printed() -> None:
    assert "secret" not in repr(ask.PostedInvite(b"l", b"secret", WHEN)) + repr(ask.JoinWish(b"l", b"secret"))
    assert "secret" not in repr(ask.FetchAnswers((b"secret",))) + repr(ask.TakeAnswers((b"secret",)))
    assert "secret" not in repr(ask.TakeRoster((b"secret",), -1, more=False)) + repr(
        parcel("secret").data[:0]
    )
    assert PutStatus.ALREADY.delivered and not PutStatus.ERASED.delivered
