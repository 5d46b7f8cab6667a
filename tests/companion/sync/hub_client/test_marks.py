"""A hub that knows no marks, one that is busy, and one that forges them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from companion.clock import SystemClock
from companion.crypto.cbor import encode
from companion.errors import Code, KnownError
from companion.sync.hub_client import HubCarrier
from companion.sync.hub_wire import CBOR, PROBLEM, roster_body
from companion.sync.marks import write_mark
from companion.sync.wire import PutStatus, RosterPage, Trail
from tests.companion.sync.contract_team import ContractTeam, new_id
from tests.companion.sync.hub_client.wicked import Heard, Said, answering, fixed

TEAM = ContractTeam()
WHO = TEAM.fellows[0].credentials
AUDIT = (3, bytes(range(32)))


def says(status: int, code: str) -> Callable[[Heard], Said]:
    """A problem for a mark; parcels are taken."""

    def say(heard: Heard) -> Said:
        if heard.method == "PUT":
            return status, {"Content-Type": PROBLEM}, json.dumps({"status": status, "code": code}).encode()
        return 200, {"Content-Type": "application/json"}, b'{"parcels": [{"status": 201, "code": "stored"}]}'

    return say


def test_a_hub_that_keeps_no_marks_takes_parcels_all_the_same() -> None:
    with answering(says(404, "not_found")) as server:
        carrier = HubCarrier(server.address, WHO, SystemClock(), audit=AUDIT)
        assert carrier.put_batch([TEAM.parcel(0, [1])]) == (PutStatus.STORED,)
    assert [one.path for one in server.heard] == ["/v1/mark", "/v1/parcels"]


def test_no_parcel_goes_where_its_mark_did_not() -> None:
    with answering(says(503, "unavailable")) as server:
        carrier = HubCarrier(server.address, WHO, SystemClock(), audit=AUDIT)
        with pytest.raises(KnownError) as caught:
            carrier.put_batch([TEAM.parcel(0, [1])])
    assert caught.value.code is Code.CARRIER_BUSY and [one.path for one in server.heard] == ["/v1/mark"]


def test_no_mark_goes_with_parcels_that_are_all_of_another_laptop() -> None:
    with answering(says(201, "")) as server:
        carrier = HubCarrier(server.address, WHO, SystemClock(), audit=AUDIT)
        assert carrier.put_batch([TEAM.parcel(1, [0])]) == (PutStatus.STORED,)
        assert carrier.put_batch([TEAM.parcel(0, [1])]) == (PutStatus.STORED,)
    assert [one.path for one in server.heard] == ["/v1/parcels", "/v1/mark", "/v1/parcels"]


def test_nobody_who_has_no_device_leaves_a_mark_or_asks_for_one() -> None:
    answer = roster_body(RosterPage(()), write_mark(WHO, new_id(), bytes(32), AUDIT))
    with answering(fixed(200, answer, content_type=CBOR)) as server:
        carrier = HubCarrier(server.address, None, SystemClock(), audit=AUDIT)
        assert carrier._trail(answer) is None
        carrier._leave_mark([TEAM.parcel(0, [1])])
    assert server.heard == []


@pytest.mark.parametrize("forged", [False, True])
def test_only_what_this_device_has_signed_is_believed(forged: bool) -> None:
    signer, parcel = TEAM.fellows[1 if forged else 0], new_id()
    mark = write_mark(signer.credentials, parcel, bytes(32), AUDIT)
    with answering(fixed(200, roster_body(RosterPage((), False), mark), content_type=CBOR)) as server:
        trail = HubCarrier(server.address, WHO, SystemClock()).pull_roster(-1).trail
    assert trail == (None if forged else Trail(WHO.device, ((parcel, bytes(32)),), (AUDIT,)))


@pytest.mark.parametrize("mark", ["text", None, [b"mark"]])
def test_a_mark_that_is_no_bytes_is_no_answer_of_a_hub(mark: object) -> None:
    page = fixed(200, encode({0: [], 1: False, 2: mark}), content_type=CBOR)
    with answering(page) as server, pytest.raises(KnownError) as caught:
        HubCarrier(server.address, WHO, SystemClock()).pull_roster(-1)
    assert caught.value.code is Code.OTHER_ANSWER
