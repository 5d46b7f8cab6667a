"""The hub keeps the log that it verified itself: one entry behind the other, first come first kept."""

from __future__ import annotations

import threading

import psycopg
import pytest

from companion.crypto import signing
from companion.errors import Code, KnownError
from companion.sync.hub_wire import RosterPush, push_body
from tests.companion.hub.calling import Caller, carrier_of, code_of, enrolled
from tests.companion.sync.contract_team import ZEROS, ContractTeam, sha
from tests.loopback.fixtures import enrolment_code
from tests.loopback.hub import HubProcess


def _error(call: object, *arguments: object) -> KnownError:
    with pytest.raises(KnownError) as caught:
        call(*arguments)  # type: ignore[operator]
    return caught.value


def test_a_code_lets_one_team_in_once(hub: HubProcess, hub_database: str) -> None:
    code = enrolment_code(hub_database)
    first, second = ContractTeam(), ContractTeam()
    with carrier_of(hub.address, first.fellows[0], code=code.upper().replace("-", " ")) as carrier:
        assert carrier.push_roster(first.log, ZEROS)
        assert carrier.push_roster(first.log, ZEROS)  # the answer was lost
    with carrier_of(hub.address, second.fellows[0], code=code) as carrier:
        assert _error(carrier.push_roster, second.log, ZEROS).code is Code.ENROLMENT_REFUSED
    with carrier_of(hub.address, second.fellows[0]) as carrier:
        assert _error(carrier.pull_roster, -1).code is Code.NOT_ADMITTED


@pytest.mark.parametrize("code", ["", "no-such-code", "x" * 5000])
def test_without_a_code_no_team_comes_in(hub: HubProcess, code: str) -> None:
    team = ContractTeam()
    with carrier_of(hub.address, team.fellows[0], code=code) as carrier:
        assert _error(carrier.push_roster, team.log, ZEROS).code is Code.ENROLMENT_REFUSED


def test_without_a_code_no_log_is_verified(hub: HubProcess) -> None:
    """What would be refused for other reasons as well is refused for this one: it is asked first."""
    team, other = ContractTeam(), ContractTeam()
    body = push_body(RosterPush((*other.log, b"no entry at all"), ZEROS, "no-such-code"))
    answer = Caller(hub.address, team.fellows[0]).ask("POST", "/v1/roster", body)
    assert code_of(answer) == (403, "enrolment_refused")


def test_a_code_is_over_after_a_while(hub: HubProcess, hub_database: str) -> None:
    code = enrolment_code(hub_database)
    with psycopg.connect(hub_database, autocommit=True) as connection:
        connection.execute("update enrolment set expires_at = now() where team is null")
    team = ContractTeam()
    with carrier_of(hub.address, team.fellows[0], code=code) as carrier:
        assert _error(carrier.push_roster, team.log, ZEROS).code is Code.ENROLMENT_REFUSED


def test_a_code_is_not_kept_but_its_hash(hub_database: str) -> None:
    code = enrolment_code(hub_database)
    with psycopg.connect(hub_database) as connection:
        kept = connection.execute("select code_hash from enrolment").fetchall()
    assert all(code.replace("-", "").encode() not in row[0] for row in kept)


def test_nobody_enrols_a_team_they_are_not_in(hub: HubProcess, hub_database: str) -> None:
    team, stranger = ContractTeam(), ContractTeam()
    stranger.fellows[0].team = team.id
    body = push_body(RosterPush(tuple(team.log), ZEROS, enrolment_code(hub_database)))
    answer = Caller(hub.address, stranger.fellows[0]).ask("POST", "/v1/roster", body)
    assert code_of(answer) == (403, "not_admitted")
    caller = Caller(hub.address, team.fellows[0])
    assert code_of(caller.ask("POST", "/v1/roster", body, seed=signing.new_device_key())) == (
        401,
        "bad_signature",
    )
    headers = caller.headers("POST", "/v1/roster", body[:-1])
    assert code_of(caller.send("POST", "/v1/roster", body, headers))[0] == 401


def test_a_log_of_another_team_is_refused(hub: HubProcess, hub_database: str) -> None:
    team, other = ContractTeam(), ContractTeam()
    body = push_body(RosterPush(tuple(other.log), ZEROS, enrolment_code(hub_database)))
    answer = Caller(hub.address, team.fellows[0]).ask("POST", "/v1/roster", body)
    assert code_of(answer) == (422, "roster_refused")


def test_an_entry_that_does_not_count_is_refused_with_its_reason(hub: HubProcess, hub_database: str) -> None:
    team = enrolled(hub.address, hub_database)
    with carrier_of(hub.address, team.fellows[0]) as carrier:
        wrong_number = team.entry(6, {0: team.policy(9)}, after=team.log[:2])
        assert _error(carrier.push_roster, [wrong_number], team.head).facts["reason"] == "wrong_number"
        refused = _error(carrier.push_roster, [team.entry(3, {0: bytes(16), 1: "left"})], team.head)
        assert (refused.code, refused.facts["reason"]) == (Code.ROSTER_REFUSED, "unknown_member")
        good, bad = team.policy_entry(9), b"junk"
        assert _error(carrier.push_roster, [good, bad], team.head).code is Code.ROSTER_REFUSED
        assert carrier.pull_roster(-1).entries == tuple(team.log)


def test_of_many_administrators_at_once_one_is_first(hub: HubProcess, hub_database: str) -> None:
    team = enrolled(hub.address, hub_database)
    head, entries = team.head, [team.policy_entry(days) for days in range(5, 13)]
    answers: dict[int, bool] = {}

    def push(which: int) -> None:
        with carrier_of(hub.address, team.fellows[0]) as carrier:
            answers[which] = carrier.push_roster([entries[which]], head)

    threads = [threading.Thread(target=push, args=(which,)) for which in range(len(entries))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    winners = [which for which, won in answers.items() if won]
    assert len(answers) == len(entries)
    assert len(winners) == 1
    with carrier_of(hub.address, team.fellows[1]) as carrier:
        assert carrier.pull_roster(2).entries == (entries[winners[0]],)


def test_a_long_log_goes_and_comes_in_pieces(hub: HubProcess, hub_database: str) -> None:
    team = ContractTeam()
    for number in range(600):
        team.log.append(team.policy_entry(1 + number % 20))
    enrolled(hub.address, hub_database, team)
    with carrier_of(hub.address, team.fellows[2]) as carrier:
        got: list[bytes] = []
        more = True
        while more:
            page = carrier.pull_roster(len(got) - 1)
            got += page.entries
            more = page.more
    assert [sha(one) for one in got] == [sha(one) for one in team.log]


def test_an_empty_push_is_not_read(hub: HubProcess, hub_database: str) -> None:
    team = enrolled(hub.address, hub_database)
    caller = Caller(hub.address, team.fellows[0])
    assert code_of(caller.ask("POST", "/v1/roster", push_body(RosterPush((), ZEROS)))) == (
        400,
        "not_readable",
    )
    assert code_of(caller.ask("GET", "/v1/roster?after=-2")) == (400, "not_readable")


def test_an_admitted_request_waits_no_longer(hub: HubProcess, hub_database: str) -> None:
    """The administrator's entry names the request by its hash."""
    from datetime import UTC, datetime, timedelta

    from companion.crypto import invite

    team = enrolled(hub.address, hub_database)
    secret = invite.new_secret()
    request = team.request(secret)
    locator = invite.locator_of(secret)
    with carrier_of(hub.address, team.fellows[0]) as carrier:
        carrier.post_invite(locator, invite.seal_invite(secret, b"x"), datetime.now(UTC) + timedelta(hours=1))
        carrier.put_request(locator, request)
        head = team.head
        entry = team.append(2, {0: team.joiner.card(team.names_key), 1: sha(request)})
        assert carrier.list_requests() == (request,)
        assert carrier.push_roster([entry], head)
        assert carrier.list_requests() == ()
