"""Parts of the hub that need no database: buckets, quotas, bodies."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.crypto.cbor import encode
from companion.errors import KnownError
from companion.hub.configuration import Configuration
from companion.hub.enrolment import new_code
from companion.hub.problems import Problem
from companion.hub.quotas import Used, require_room
from companion.hub.rates import MOST_ADDRESSES, OpenCalls
from companion.sync import hub_wire
from companion.sync.wire import Page, RosterPage
from tests.companion.vault_fixtures import StepClock

QUOTAS = (
    "device_parcels_a_day",
    "device_bytes_a_day",
    "team_parcels_a_day",
    "team_bytes_a_day",
    "team_bytes",
)
"""In the order of Used."""
MOMENT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class _Watch:
    """A watch that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_an_address_has_so_many_calls_a_minute_and_they_come_back() -> None:
    watch = _Watch()
    calls = OpenCalls(6, watch)
    for _each in range(6):
        calls.let_in("a")
    with pytest.raises(Problem) as caught:
        calls.let_in("a")
    assert caught.value.retry_after == 10
    calls.let_in("b")  # another address is not in the way
    watch.now = 10.5
    calls.let_in("a")
    with pytest.raises(Problem):
        calls.let_in("a")
    watch.now = 10_000
    for _each in range(6):
        calls.let_in("a")
    with pytest.raises(Problem):
        calls.let_in("a")


def test_looking_whether_calls_are_left_takes_none() -> None:
    calls = OpenCalls(2, _Watch())
    for _each in range(5):
        calls.require_left("a")
    calls.let_in("a")
    calls.require_left("a")
    calls.let_in("a")
    with pytest.raises(Problem) as caught:
        calls.require_left("a")
    assert caught.value.retry_after == 30
    calls.require_left("b")


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),  # one caller has all of a /64
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("192.0.2.1", "192.0.2.2", False),
        ("", "testclient", False),
    ],
)
def test_who_counts_as_one_caller(one: str, other: str, together: bool) -> None:
    calls = OpenCalls(1, _Watch())
    calls.let_in(one)
    if together:
        with pytest.raises(Problem):
            calls.let_in(other)
    else:
        calls.let_in(other)


def test_whoever_called_last_is_forgotten_last() -> None:
    """Else a full list of addresses would give the busiest caller a full bucket again."""
    calls = OpenCalls(2, _Watch())
    calls.let_in("busy")
    for number in range(MOST_ADDRESSES - 1):
        calls.let_in(str(number))
    calls.let_in("busy")
    calls.let_in("one more")
    with pytest.raises(Problem):
        calls.let_in("busy")
    calls.let_in("0")
    calls.let_in("0")  # forgotten, so its bucket is full


def test_buckets_do_not_grow_without_end() -> None:
    calls = OpenCalls(1, _Watch())
    for number in range(MOST_ADDRESSES + 10):
        calls.let_in(str(number))
    assert len(calls._buckets) == MOST_ADDRESSES


@pytest.mark.parametrize(
    ("quota", "of", "what"),
    [
        ("device_parcels_a_day", "device", "parcels_a_day"),
        ("device_bytes_a_day", "device", "bytes_a_day"),
        ("team_parcels_a_day", "team", "parcels_a_day"),
        ("team_bytes_a_day", "team", "bytes_a_day"),
        ("team_bytes", "team", "bytes"),
    ],
)
@given(used=st.integers(0, 10), most=st.integers(0, 10), wanted=st.integers(1, 3))
def test_a_quota_is_full_to_the_last_and_not_beyond(
    quota: str, of: str, what: str, used: int, most: int, wanted: int
) -> None:
    """What is in hand counts as well, for each of the five, and none of them for another."""
    configuration = replace(Configuration(), **{quota: most})
    there = Used(*(used if one == quota else 0 for one in QUOTAS))
    parcels, size = (wanted, 0) if "parcels" in quota else (0, wanted)
    try:
        require_room(configuration, StepClock(), there, parcels, size)
    except Problem as problem:
        assert used + wanted > most
        assert problem.facts == {"of": of, "what": what}
    else:
        assert used + wanted <= most


def test_codes_are_never_the_same() -> None:
    codes = {new_code() for _each in range(200)}
    assert len(codes) == 200
    assert all(len(code) == 29 and code.count("-") == 4 for code in codes)


def test_bodies_are_read_as_they_were_written() -> None:
    page = Page((b"a", b"bb"), b"cursor", more=True, carrier_time=MOMENT)
    assert hub_wire.read_page(hub_wire.page_body(page)) == page
    roster = RosterPage((b"e",), True)
    assert hub_wire.read_roster(hub_wire.roster_body(roster)) == (roster, b"")
    assert hub_wire.read_roster(hub_wire.roster_body(roster, b"mark")) == (roster, b"mark")
    push = hub_wire.RosterPush((b"e",), bytes(32), "code")
    assert hub_wire.read_push(hub_wire.push_body(push)) == push
    invite = hub_wire.PostedInvite(b"sealed", MOMENT)
    assert hub_wire.read_invite(hub_wire.invite_body(invite)) == invite
    left = hub_wire.LeftRequest(bytes(16), b"request")
    assert hub_wire.read_request(hub_wire.request_body(left)) == left
    assert hub_wire.read_parcels(hub_wire.parcels_body([b"a"])) == (b"a",)


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {},
        {0: [], 1: b"c", 2: True},
        {0: [], 1: b"c", 2: True, 3: 0, 4: 0},
        {0: ["text"], 1: b"c", 2: True, 3: 0},
        {0: [], 1: b"c", 2: 1, 3: 0},
        {0: [], 1: b"c", 2: True, 3: None},
        {0: [], 1: b"c", 2: True, 3: 2**62},
        {0: b"x", 1: 2**62},
        {0: b"x", 1: "soon"},
        {0: [], 1: bytes(31), 2: ""},
        {0: bytes(15), 1: b"x"},
        {0: [b"e"], 1: 1},
        [1],
    ],
)
def test_a_body_of_another_shape_is_refused(value: object) -> None:
    body = encode(value)
    for read in (
        hub_wire.read_page,
        hub_wire.read_roster,
        hub_wire.read_push,
        hub_wire.read_invite,
        hub_wire.read_request,
    ):
        with pytest.raises(KnownError):
            read(body)
    if value != []:
        with pytest.raises(KnownError):
            hub_wire.read_parcels(body)
