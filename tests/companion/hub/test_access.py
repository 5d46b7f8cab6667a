"""Who is no standing device of a team, says something twice, or at another time, is told so and gets nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import httpx
import pytest

from companion.crypto import signing
from companion.sync.hub_wire import PostedInvite, invite_body
from tests.companion.hub.calling import Caller, carrier_of, code_of, enrolled
from tests.companion.sync.contract_team import ContractTeam, Fellow, new_id, sha
from tests.loopback.hub import HubProcess

MAILBOX = "/v1/mailbox?limit=5"
REVOKE_MEMBER = 3


@pytest.fixture
def team(hub: HubProcess, hub_database: str) -> ContractTeam:
    return enrolled(hub.address, hub_database)


@pytest.fixture
def worker(hub: HubProcess, team: ContractTeam) -> Caller:
    return Caller(hub.address, team.fellows[0])


def test_a_device_of_the_team_is_answered(worker: Caller) -> None:
    assert worker.ask("GET", MAILBOX).status_code == 200


def test_a_call_is_taken_once(worker: Caller) -> None:
    headers = worker.headers("GET", MAILBOX)
    assert worker.send("GET", MAILBOX, b"", headers).status_code == 200
    assert code_of(worker.send("GET", MAILBOX, b"", headers)) == (401, "replayed")


def test_a_nonce_is_good_for_one_call_whatever_the_call(worker: Caller) -> None:
    nonce = "a-nonce-of-twenty-by"
    assert worker.ask("GET", MAILBOX, nonce=nonce).status_code == 200
    assert code_of(worker.ask("GET", "/v1/roster", nonce=nonce)) == (401, "replayed")
    assert code_of(worker.ask("GET", MAILBOX, nonce="short")) == (401, "bad_signature")
    assert code_of(worker.ask("GET", MAILBOX, nonce="x" * 65)) == (401, "bad_signature")


@pytest.mark.parametrize("late", [310.0, -310.0, 10 * 365 * 86_400.0])
def test_a_clock_that_is_off_is_told_the_time(worker: Caller, late: float) -> None:
    answer = worker.ask("GET", MAILBOX, late=late)
    assert code_of(answer) == (401, "clock_skew")
    assert isinstance(answer.json()["time"], int)
    assert worker.ask("GET", MAILBOX, late=late / abs(late) * 290).status_code == 200


def test_a_signature_of_another_key_does_not_fit(worker: Caller) -> None:
    assert code_of(worker.ask("GET", MAILBOX, seed=signing.new_device_key())) == (401, "bad_signature")


def test_a_call_without_a_signature_gets_nothing(hub: HubProcess, worker: Caller) -> None:
    for path in (MAILBOX, "/v1/roster", "/v1/requests"):
        assert code_of(httpx.get(hub.address + path)) == (401, "bad_signature")
    team_only = {"Companion-Team": worker.fellow.team}
    assert code_of(worker.send("GET", MAILBOX, b"", team_only)) == (401, "bad_signature")


@pytest.mark.parametrize("changed", ["path", "query", "body", "method", "host"])
def test_what_was_signed_is_what_is_done(worker: Caller, changed: str) -> None:
    headers = worker.headers("GET", MAILBOX)
    method, path, body = "GET", MAILBOX, b""
    if changed == "path":
        path = "/v1/requests?limit=5"
    elif changed == "query":
        path = "/v1/mailbox?limit=6"
    elif changed == "body":
        headers, method, path = worker.headers("POST", "/v1/parcels", b"\x80"), "POST", "/v1/parcels"
        body = b"\x81\x40"
    elif changed == "method":
        path = "/v1/invites/" + "00" * 16
        headers, method = worker.headers("DELETE", path), "PUT"
    else:
        headers["Host"] = "another.example"
    assert code_of(worker.send(method, path, body, headers)) == (401, "bad_signature")


def test_who_is_in_no_team_here_is_not_admitted(hub: HubProcess, worker: Caller) -> None:
    stranger = Fellow(worker.fellow.team, ("worker",))
    assert code_of(Caller(hub.address, stranger).ask("GET", MAILBOX)) == (403, "not_admitted")
    assert code_of(worker.ask("GET", MAILBOX, team=new_id())) == (403, "not_admitted")


def test_who_makes_devices_up_is_not_looked_up_for_ever(hub_database: str) -> None:
    """Naming a device costs a look into the database: after a few that are none, nobody looks any more."""
    with HubProcess(hub_database, more={"COMPANION_HUB_OPEN_CALLS_A_MINUTE": "5"}) as own:
        team = enrolled(own.address, hub_database)  # an open call too
        strangers = [Caller(own.address, Fellow(team.id, ("worker",))) for _each in range(6)]
        codes = [code_of(one.ask("GET", MAILBOX)) for one in strangers]
        assert codes == [(403, "not_admitted")] * 4 + [(429, "calls_limited")] * 2
        one = Caller(own.address, team.fellows[0])  # from that address, and not seen before
        assert one.ask("GET", MAILBOX).status_code == 429
        assert one.ask("POST", "/v1/roster", b"junk").status_code == 429


def test_a_device_is_known_in_its_own_team_only(hub: HubProcess, hub_database: str, worker: Caller) -> None:
    """Ids of devices are anybody's to choose: the same id in another team is another device."""
    other = ContractTeam()
    other.fellows[0].device = worker.fellow.device
    fresh = _with_log(other)
    enrolled(hub.address, hub_database, fresh)
    impostor = Caller(hub.address, fresh.fellows[0])
    assert impostor.ask("GET", MAILBOX).status_code == 200
    assert code_of(impostor.ask("GET", MAILBOX, team=worker.fellow.team)) == (401, "bad_signature")
    assert worker.ask("GET", MAILBOX).status_code == 200


def _with_log(team: ContractTeam) -> ContractTeam:
    team.log.clear()
    founder, *others = team.fellows
    team.append(1, {0: founder.card(team.names_key), 1: team.policy(14)})
    for one in others:
        team.append(2, {0: one.card(team.names_key), 1: sha(one.public)})
    return team


def test_a_revoked_member_is_refused_at_once(hub: HubProcess, team: ContractTeam, worker: Caller) -> None:
    gone = Caller(hub.address, team.fellows[2])
    assert gone.ask("GET", MAILBOX).status_code == 200
    head = team.head
    entry = team.entry(REVOKE_MEMBER, {0: _uuid(gone.fellow.member), 1: "left"})
    with carrier_of(hub.address, team.fellows[0]) as carrier:
        assert carrier.push_roster([entry], head)
    for method, path in (("GET", MAILBOX), ("GET", "/v1/roster"), ("POST", "/v1/parcels")):
        assert code_of(gone.ask(method, path, b"\x80" if method == "POST" else b"")) == (
            403,
            "device_revoked",
        )
    team.log.append(entry)
    said = worker.put([team.parcel(0, [2]), team.parcel(0, [1, 2]), team.parcel(0, [1])])
    assert [one.get("reason") for one in said] == ["recipient_not_standing", "recipient_not_standing", None]


def test_only_administrators_see_to_invites_and_requests(hub: HubProcess, team: ContractTeam) -> None:
    other = Caller(hub.address, team.fellows[2])
    path = "/v1/invites/" + "00" * 16
    invite = invite_body(PostedInvite(b"sealed", datetime.now(UTC)))
    for asked in (("GET", "/v1/requests", b""), ("DELETE", path, b""), ("PUT", path, invite)):
        assert code_of(other.ask(*asked)) == (403, "not_allowed")


def _uuid(text: str) -> bytes:
    return bytes.fromhex(text.replace("-", ""))
