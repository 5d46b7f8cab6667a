"""What a hub takes in: each parcel judged by itself, quotas kept, nothing that is larger than it may be."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import psycopg
import pytest

from companion.hub.command import main
from companion.sync.hub_wire import MOST_BODY, parcels_body
from companion.sync.wire import FROM_THE_START
from tests.companion.hub.calling import Caller, carrier_of, code_of, enrolled
from tests.companion.sync.contract_team import ContractTeam, Fellow, with_bad_signature
from tests.loopback.fixtures import MANY_CALLS
from tests.loopback.hub import HubProcess

REPLACE_DEVICE = 8
SMALL = {
    "COMPANION_HUB_DEVICE_PARCELS_A_DAY": "4",
    "COMPANION_HUB_TEAM_PARCELS_A_DAY": "6",
    "COMPANION_HUB_DEVICE_BYTES_A_DAY": "60000",
    "COMPANION_HUB_TEAM_BYTES": "70000",
}


@pytest.fixture(scope="module")
def strict_hub(hub_database: str) -> Iterator[HubProcess]:
    """A hub with small quotas."""
    with HubProcess(hub_database, more=SMALL | MANY_CALLS) as process:
        yield process


@pytest.fixture
def team(hub: HubProcess, hub_database: str) -> ContractTeam:
    return enrolled(hub.address, hub_database)


@pytest.fixture
def worker(hub: HubProcess, team: ContractTeam) -> Caller:
    return Caller(hub.address, team.fellows[0])


def test_each_parcel_is_answered_for_by_itself(team: ContractTeam, worker: Caller) -> None:
    good = team.parcel(0, [1])
    other = team.parcel(0, [1], id=good.id)
    stranger = ContractTeam()
    batch = [
        good,
        good,
        other,
        with_bad_signature(team.parcel(0, [1])),
        team.parcel(1, [0]),
        stranger.parcel(0, [1]),
    ]
    said = worker.put(batch)
    assert [(one["status"], one["code"], one.get("reason")) for one in said] == [
        (201, "stored", None),
        (200, "already", None),
        (409, "id_conflict", None),
        (422, "bad_signature", "bad_signature"),
        (422, "refused", "another_author"),
        (422, "refused", "wrong_team"),
    ]
    assert [one["code"] for one in worker.put([good, other])] == ["already", "id_conflict"]


def test_junk_is_refused_with_a_reason_and_the_rest_flows_on(team: ContractTeam, worker: Caller) -> None:
    good = team.parcel(0, [1])
    junk = [b"", b"\xa0", good.data[:-1], good.data + b"\0", bytes(1_310_721)]
    answer = worker.ask("POST", "/v1/parcels", parcels_body([*junk, good.data]))
    said = answer.json()["parcels"]
    assert [one["status"] for one in said] == [422, 422, 422, 422, 413, 201]
    assert {one["reason"] for one in said[:4]} <= {"not_cbor", "not_as_named"}


@pytest.mark.parametrize(
    "body", [b"", b"\xa0", b"\x81\x01", b"\x9f\xff", b"\xf6", b"junk" * 100, b"\x81" * 2000]
)
def test_a_body_that_is_no_batch_is_not_read(worker: Caller, body: bytes) -> None:
    assert code_of(worker.ask("POST", "/v1/parcels", body)) == (400, "not_readable")


def test_a_batch_has_its_limits(worker: Caller) -> None:
    assert code_of(worker.ask("POST", "/v1/parcels", parcels_body([b""] * 501))) == (413, "too_large")
    assert code_of(worker.ask("POST", "/v1/parcels", bytes(MOST_BODY + 1))) == (413, "too_large")


def test_a_body_without_a_length_is_cut_off_where_it_is_too_large(worker: Caller) -> None:
    body = bytes(MOST_BODY + 1)
    headers = worker.headers("POST", "/v1/parcels", body)
    pieces = (body[at : at + 65_536] for at in range(0, len(body), 65_536))
    answer = worker.send("POST", "/v1/parcels", pieces, headers)  # type: ignore[arg-type]
    assert code_of(answer) == (413, "too_large")


def test_a_new_laptop_brings_what_the_old_one_had_sealed(hub: HubProcess, team: ContractTeam) -> None:
    """A backup was restored: what was frozen under the old device goes out by the new one. Not what it seals later."""
    founder = team.fellows[0]
    before = team.parcel(0, [1])
    successor = Fellow(team.id, founder.roles, member=founder.member)
    entry = team.entry(
        REPLACE_DEVICE, {0: _uuid(founder.device), 1: _uuid(successor.device), 2: successor.public}
    )
    with carrier_of(hub.address, founder) as carrier:
        assert carrier.push_roster([entry], team.head)
    assert code_of(Caller(hub.address, founder).ask("GET", "/v1/roster")) == (403, "device_revoked")
    team.log.append(entry)
    after = team.parcel(0, [1])
    said = Caller(hub.address, successor).put([before, after])
    assert [(one["code"], one.get("reason")) for one in said] == [
        ("stored", None),
        ("refused", "device_not_standing"),
    ]


def test_what_was_pruned_is_not_taken_again(
    hub_database: str, team: ContractTeam, worker: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = team.parcel(0, [1]), team.parcel(0, [1])
    worker.put([old, new])
    with psycopg.connect(hub_database, autocommit=True) as connection:
        connection.execute(
            "update parcel set stored_at = now() - interval '40 days' where parcel = %s::uuid", (old.id,)
        )
    monkeypatch.setenv("COMPANION_HUB_DATABASE", hub_database)
    assert main(["prune", "--days", "39"]) == 0
    assert [one["code"] for one in worker.put([old, new])] == ["erased", "already"]
    with carrier_of(worker.address, team.fellows[1]) as carrier:
        page = carrier.pull(FROM_THE_START)
        assert page.parcels == (new.data,)
        assert carrier.pull(page.cursor).parcels == ()


def test_writers_that_put_the_same_at_once_store_it_once(hub: HubProcess, team: ContractTeam) -> None:
    parcels = [team.parcel(0, [1]) for _each in range(40)]
    said: list[list[str]] = []

    def put(batch: list[object]) -> None:
        caller = Caller(hub.address, team.fellows[0])
        said.append([str(one["code"]) for one in caller.put(batch)])  # type: ignore[arg-type]

    threads = [
        threading.Thread(target=put, args=(batch,)) for batch in (parcels, parcels[::-1], parcels[10:])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    codes = [code for batch in said for code in batch]
    assert (codes.count("stored"), codes.count("already")) == (40, 70)
    with carrier_of(hub.address, team.fellows[1]) as carrier:
        assert sorted(carrier.pull(FROM_THE_START).parcels) == sorted(one.data for one in parcels)


def test_a_device_has_so_many_parcels_a_day(strict_hub: HubProcess, team: ContractTeam) -> None:
    worker = Caller(strict_hub.address, team.fellows[0])
    stored = [team.parcel(0, [1]) for _each in range(4)]
    worker.put(stored)
    answer = worker.ask("POST", "/v1/parcels", parcels_body([team.parcel(0, [1]).data]))
    assert code_of(answer) == (429, "quota_reached")
    assert (answer.json()["of"], answer.json()["what"]) == ("device", "parcels_a_day")
    assert 60 <= int(answer.headers["retry-after"]) <= 86_400


def test_a_team_has_so_many_together(strict_hub: HubProcess, team: ContractTeam) -> None:
    for who in (0, 1):
        Caller(strict_hub.address, team.fellows[who]).put([team.parcel(who, [2]) for _each in range(3)])
    answer = Caller(strict_hub.address, team.fellows[2]).ask(
        "POST", "/v1/parcels", parcels_body([team.parcel(2, [1]).data])
    )
    assert answer.json()["of"] == "team"


def test_bytes_count_too(strict_hub: HubProcess, team: ContractTeam) -> None:
    large = team.parcel(0, [1], bytes_of_content=70_000)
    answer = Caller(strict_hub.address, team.fellows[0]).ask(
        "POST", "/v1/parcels", parcels_body([large.data])
    )
    assert (answer.json()["of"], answer.json()["what"]) == ("team", "bytes")
    middle = team.parcel(0, [1], bytes_of_content=60_000)
    answer = Caller(strict_hub.address, team.fellows[0]).ask(
        "POST", "/v1/parcels", parcels_body([middle.data])
    )
    assert (answer.json()["of"], answer.json()["what"]) == ("device", "bytes_a_day")


def test_yesterday_does_not_count(strict_hub: HubProcess, hub_database: str, team: ContractTeam) -> None:
    worker = Caller(strict_hub.address, team.fellows[0])
    worker.put([team.parcel(0, [1]) for _each in range(4)])
    with psycopg.connect(hub_database, autocommit=True) as connection:
        connection.execute("update usage set day = day - 1 where team = %s::uuid", (team.id,))
    assert [one["code"] for one in worker.put([team.parcel(0, [1])])] == ["stored"]


def _uuid(text: str) -> bytes:
    return bytes.fromhex(text.replace("-", ""))
