"""A hub keeps what a device says of itself, and gives it back to that device alone."""

from __future__ import annotations

import pytest

from companion.crypto.cbor import decode
from companion.sync.hub_wire import read_roster
from companion.sync.marks import MOST_MARK, write_mark
from companion.sync.wire import OutParcel, Trail
from tests.companion.hub.calling import Caller, carrier_of, code_of, enrolled
from tests.companion.sync.contract_team import ContractTeam, Fellow, new_id
from tests.loopback.hub import HubProcess

AUDIT = (7, bytes(range(32)))
DIGEST = bytes(32)
OWN = "/v1/roster?after=-1&own=1"


@pytest.fixture
def team(hub: HubProcess, hub_database: str) -> ContractTeam:
    return enrolled(hub.address, hub_database)


def put(hub: HubProcess, fellow: Fellow, mark: bytes) -> int:
    return Caller(hub.address, fellow).ask("PUT", "/v1/mark", mark).status_code


def mark_at(hub: HubProcess, fellow: Fellow) -> bytes:
    return read_roster(Caller(hub.address, fellow).ask("GET", OWN).content)[1]


def trail_at(hub: HubProcess, fellow: Fellow) -> Trail | None:
    with carrier_of(hub.address, fellow) as carrier:
        return carrier.pull_roster(-1).trail


def test_the_last_mark_is_given_back_to_its_device_alone(hub: HubProcess, team: ContractTeam) -> None:
    one, other = team.fellows[:2]
    assert mark_at(hub, one) == b"" and trail_at(hub, one) is None
    marks = [write_mark(one.credentials, new_id(), DIGEST, AUDIT) for _each in range(2)]
    assert [put(hub, one, each) for each in marks] == [201, 201]
    assert mark_at(hub, one) == marks[1] and mark_at(hub, other) == b""
    said = decode(Caller(hub.address, one).ask("GET", "/v1/roster?after=-1").content, most=1 << 22)
    assert isinstance(said, dict) and set(said) == {0, 1}, "whoever does not ask is told as before"


def test_what_is_no_mark_of_the_caller_is_not_kept(hub: HubProcess, team: ContractTeam) -> None:
    one, other = team.fellows[:2]
    caller = Caller(hub.address, one)
    for wrong in (b"", b"junk", write_mark(other.credentials, new_id(), DIGEST, AUDIT)):
        assert code_of(caller.ask("PUT", "/v1/mark", wrong)) == (400, "not_readable")
    assert code_of(caller.ask("PUT", "/v1/mark", bytes(MOST_MARK + 1))) == (413, "too_large")
    assert code_of(caller.ask("GET", "/v1/roster?own=2")) == (400, "not_readable")
    assert mark_at(hub, one) == b""


def leave(hub: HubProcess, fellow: Fellow, parcels: list[OutParcel]) -> None:
    with carrier_of(hub.address, fellow, audit=AUDIT) as carrier:
        carrier.put_batch(parcels)


def test_parcels_leave_the_newest_of_them_as_a_mark(hub: HubProcess, team: ContractTeam) -> None:
    one = team.fellows[0]
    parcels = [team.parcel(0, [1]) for _each in range(3)]
    leave(hub, one, [parcels[2], parcels[0], parcels[1]])
    newest = ((parcels[2].id, parcels[2].digest),)
    assert trail_at(hub, one) == Trail(one.device, newest, (AUDIT,))
    leave(hub, one, [])
    leave(hub, one, [team.parcel(1, [0])])  # signed by another device: no number of ours
    assert trail_at(hub, one) == Trail(one.device, newest, (AUDIT,))
    with carrier_of(hub.address, one) as carrier:  # a device that is being replaced says nothing of itself
        carrier.put_batch([team.parcel(0, [1])])
    assert trail_at(hub, one) == Trail(one.device, newest, (AUDIT,))
