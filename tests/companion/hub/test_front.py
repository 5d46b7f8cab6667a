"""What stands before every call: limits of time and number, a log that says nothing it should not, counters."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator

import httpx
import psycopg
import pytest

from companion.clock import SystemClock
from companion.crypto import invite
from companion.hub import app
from companion.hub.configuration import Configuration
from companion.hub.logs import places_of
from companion.sync.hub_wire import parcels_body
from companion.sync.wire import FROM_THE_START
from tests.companion.hub.calling import Caller, carrier_of, code_of, enrolled
from tests.loopback.fixtures import MANY_CALLS
from tests.loopback.hub import HubProcess, command
from tests.loopback.postgres import Postgres

HURRIED = {
    "COMPANION_HUB_HEADER_SECONDS": "1",
    "COMPANION_HUB_REQUEST_SECONDS": "1",
    "COMPANION_HUB_CALLS_AT_ONCE": "2",
}


@pytest.fixture(scope="module")
def hurried(hub_database: str) -> Iterator[HubProcess]:
    """A hub that waits a second at most, and takes two calls at once."""
    with HubProcess(hub_database, more=HURRIED | MANY_CALLS) as process:
        yield process


def test_what_is_not_there_is_said_as_a_problem(hub: HubProcess) -> None:
    for method, path in (
        ("GET", "/"),
        ("GET", "/v2/mailbox"),
        ("PATCH", "/v1/roster"),
        ("GET", "/v1/parcels"),
    ):
        assert code_of(httpx.request(method, hub.address + path, trust_env=False)) == (404, "not_found")


def test_a_hub_says_that_it_is_one(hub: HubProcess) -> None:
    said = httpx.get(hub.address + "/v1/hub", trust_env=False).json()
    assert said["companion_hub"] == 1
    assert abs(said["time"] - time.time()) < 5
    assert len(said["hub"]) == 36
    for path in ("/healthz", "/readyz"):
        assert httpx.get(hub.address + path, trust_env=False).status_code == 200


def test_a_head_that_drips_in_is_cut_off(hurried: HubProcess) -> None:
    with socket.create_connection(("127.0.0.1", hurried.port), timeout=10) as slow:
        begun = time.monotonic()
        slow.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n")
        assert slow.recv(100) == b""
        assert 0.5 < time.monotonic() - begun < 5


def test_a_connection_that_says_nothing_is_cut_off(hurried: HubProcess) -> None:
    with socket.create_connection(("127.0.0.1", hurried.port), timeout=10) as silent:
        assert silent.recv(100) == b""


def test_a_body_that_does_not_come_is_not_waited_for(hurried: HubProcess, hub_database: str) -> None:
    team = enrolled(hurried.address, hub_database)
    body = parcels_body([team.parcel(0, [1]).data])
    headers = Caller(hurried.address, team.fellows[0]).headers("POST", "/v1/parcels", body)
    with socket.create_connection(("127.0.0.1", hurried.port), timeout=10) as slow:
        lines = [f"{name}: {value}\r\n" for name, value in headers.items()]
        host = f"Host: 127.0.0.1:{hurried.port}\r\nContent-Length: {len(body)}\r\n"
        slow.sendall(("POST /v1/parcels HTTP/1.1\r\n" + host + "".join(lines) + "\r\n").encode() + body[:100])
        answer = b"".join(iter(lambda: slow.recv(4000), b""))  # until the hub lets go of it
    assert answer.startswith(b"HTTP/1.1 408")
    assert b"too_slow" in answer
    with carrier_of(hurried.address, team.fellows[1]) as carrier:
        assert carrier.pull(FROM_THE_START).parcels == ()


def test_more_calls_than_it_bears_are_told_to_come_again(hurried: HubProcess) -> None:
    waiting = [socket.create_connection(("127.0.0.1", hurried.port), timeout=10) for _each in range(2)]
    for one in waiting:
        one.sendall(b"POST /v1/requests HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n")
    time.sleep(0.2)
    answer = httpx.get(hurried.address + "/v1/hub", trust_env=False)
    assert code_of(answer) == (503, "unavailable")
    assert int(answer.headers["retry-after"]) > 0
    for one in waiting:
        one.close()


def test_without_its_database_it_says_so_and_comes_back(postgres: Postgres) -> None:
    with postgres.new_database() as database:
        command(database, "init")
        with HubProcess(database, more={"COMPANION_HUB_WAIT_SECONDS": "1"}) as own:
            team = enrolled(own.address, database)
            caller = Caller(own.address, team.fellows[0])
            _reachable(postgres, database, yes=False)
            answer = caller.ask("GET", "/v1/mailbox")
            assert code_of(answer) == (503, "unavailable")
            assert int(answer.headers["retry-after"]) > 0
            assert httpx.get(own.address + "/readyz", trust_env=False).status_code == 503
            assert httpx.get(own.address + "/healthz", trust_env=False).status_code == 200
            _reachable(postgres, database, yes=True)
            assert any(_retried(caller) for _second in range(30))


def _reachable(postgres: Postgres, database: str, *, yes: bool) -> None:
    name = psycopg.conninfo.conninfo_to_dict(database)["dbname"]
    with psycopg.connect(postgres.address(), autocommit=True) as connection:
        connection.execute(f'alter database "{name}" with allow_connections {yes}'.encode())
        if not yes:
            connection.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", (name,)
            )


def _retried(caller: Caller) -> bool:
    if caller.ask("GET", "/v1/mailbox").status_code == 200:
        return True
    time.sleep(0.5)
    return False


@pytest.mark.parametrize("workers", [1, 2])
def test_a_call_that_has_begun_is_ended_before_the_hub_does(hub_database: str, workers: int) -> None:
    """Told to stop, it takes no new calls, and stores and answers what is on its way."""
    with HubProcess(hub_database, workers=workers, more=MANY_CALLS) as own:
        team = enrolled(own.address, hub_database)
        parcel = team.parcel(0, [1])
        body = parcels_body([parcel.data])
        headers = Caller(own.address, team.fellows[0]).headers("POST", "/v1/parcels", body)
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        head = f"POST /v1/parcels HTTP/1.1\r\nHost: 127.0.0.1:{own.port}\r\nContent-Length: {len(body)}\r\n"
        with socket.create_connection(("127.0.0.1", own.port), timeout=20) as slow:
            slow.sendall((head + lines + "\r\n").encode() + body[:100])
            time.sleep(0.5)
            stopping = threading.Thread(target=own.stop)
            stopping.start()
            time.sleep(1)
            with pytest.raises(httpx.TransportError):
                httpx.get(own.address + "/readyz", trust_env=False)
            slow.sendall(body[100:])
            answer = b"".join(iter(lambda: slow.recv(4000), b""))
        stopping.join(30)
        assert not stopping.is_alive()
    assert answer.startswith(b"HTTP/1.1 200")
    assert b'"stored"' in answer
    with HubProcess(hub_database) as again, carrier_of(again.address, team.fellows[1]) as carrier:
        assert carrier.pull(FROM_THE_START).parcels == (parcel.data,)


def test_sweeping_goes_on_after_a_fault(hub_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[int] = []

    async def sweep(*_given: object) -> None:
        turns.append(1)
        raise RuntimeError

    monkeypatch.setattr(app, "_SWEEP", 0.01)
    monkeypatch.setattr(app, "sweep", sweep)
    made = app.make_app(Configuration(hub_database), SystemClock())

    async def serve_a_while() -> None:
        async with made.router.lifespan_context(made):
            for _turn in range(500):
                await asyncio.sleep(0.02)
                if len(turns) > 2:
                    return

    asyncio.run(serve_a_while())
    assert len(turns) > 2


def test_the_log_has_ids_and_codes_alone(hub_database: str) -> None:
    with HubProcess(hub_database, more=MANY_CALLS) as own:
        team = enrolled(own.address, hub_database)
        secret = invite.new_secret()
        parcel = team.parcel(0, [1])
        Caller(own.address, team.fellows[0]).put([parcel])
        Caller(own.address, team.fellows[0]).ask("GET", "/v1/mailbox?limit=1")
        with carrier_of(own.address, team.fellows[1]) as carrier:
            cursor = carrier.pull(FROM_THE_START).cursor
            carrier.pull(cursor)
            carrier.fetch_invite(invite.locator_of(secret))
        for hostile in ("x" * 300, "../../etc", '"}', "01890000-0000-7000-8000-00000000000G"):
            httpx.get(own.address + "/v1/mailbox", headers={"Companion-Team": hostile}, trust_env=False)
    lines = [json.loads(line) for line in own.log]
    calls = [line for line in lines if line["event"] == "call"]
    assert {line["call"] for line in calls} >= {"take_parcels", "give_page", "take_entries", "give_invite"}
    assert any(line.get("team") == team.id and line.get("device") == team.fellows[0].device for line in calls)
    assert any(line.get("code") == "invite_unknown" for line in calls)
    text = "\n".join(own.log)
    for secret_thing in (
        invite.locator_of(secret).hex(),
        parcel.id,
        "x" * 100,
        "etc",
        "cursor=",
        hub_database,
    ):
        assert secret_thing not in text
    known = {"time", "level", "pid", "event", "call", "id", "status", "ms", "team", "device", "code"}
    assert {key for line in calls for key in line} <= known


def test_several_processes_count_as_one(hub_database: str) -> None:
    with HubProcess(hub_database, workers=2, more=MANY_CALLS) as own:
        for _each in range(30):
            with httpx.Client(trust_env=False) as client:  # a connection of its own: any of the processes
                client.get(own.address + "/v1/hub")
        for _turn in range(100):  # a call is counted when it is over: its answer may be here a little earlier
            text = httpx.get(own.address + "/metrics", trust_env=False).text
            if 'status="200"} 30.0' in text:
                break
            time.sleep(0.05)
        assert 'companion_hub_calls_total{call="tell_who",status="200"} 30.0' in text
        served = {json.loads(line)["pid"] for line in own.log if '"tell_who"' in line}
        assert len(served) == 2


def test_counters_name_no_team(hub: HubProcess, hub_database: str) -> None:
    team = enrolled(hub.address, hub_database)
    Caller(hub.address, team.fellows[0]).put([team.parcel(0, [1])])
    text = httpx.get(hub.address + "/metrics", trust_env=False).text
    assert 'companion_hub_parcels_total{status="stored"}' in text
    assert team.id not in text
    assert team.fellows[0].device not in text


def test_a_fault_is_logged_by_its_place() -> None:
    try:
        raise ValueError("words that somebody typed")
    except ValueError as error:
        places = places_of(error)
    assert places[0] == "ValueError"
    assert "test_front.py" in places[1]
    assert "typed" not in str(places)
