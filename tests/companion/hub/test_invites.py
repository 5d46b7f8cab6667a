"""Invites and requests: found by who knows the locator, good for one request, over when they are over."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

import httpx
import psycopg
import pytest

from companion.crypto import invite
from companion.crypto.answers import answer_locator_of, seal_answer
from companion.errors import Code, KnownError
from companion.services.team.answering import LIES_FOR
from companion.sync.hub_wire import LeftRequest, PostedInvite, invite_body, request_body
from tests.companion.hub.calling import Caller, carrier_of, code_of, enrolled
from tests.companion.sync.contract_team import ContractTeam, Fellow
from tests.loopback.hub import HubProcess

SOON = timedelta(hours=1)


@pytest.fixture
def team(hub: HubProcess, hub_database: str) -> ContractTeam:
    return enrolled(hub.address, hub_database)


def _posted(hub: HubProcess, team: ContractTeam, *, expires: timedelta = SOON) -> bytes:
    """The secret of an invite that lies at the hub."""
    secret = invite.new_secret()
    with carrier_of(hub.address, team.fellows[0]) as carrier:
        sealed = invite.seal_invite(secret, b"made up")
        carrier.post_invite(invite.locator_of(secret), sealed, datetime.now(UTC) + expires)
    return secret


def _put(hub: HubProcess, team: ContractTeam, secret: bytes, request: bytes = b"") -> Code | None:
    with carrier_of(hub.address, team.fellows[0]) as carrier:
        try:
            carrier.put_request(invite.locator_of(secret), request or team.request(secret))
        except KnownError as error:
            return error.code
    return None


def test_an_invite_is_good_for_one_request(hub: HubProcess, team: ContractTeam) -> None:
    secret = _posted(hub, team)
    request = team.request(secret)
    assert _put(hub, team, secret, request) is None
    assert _put(hub, team, secret, request) is None  # the same again
    team.joiner = Fellow(team.id, ("worker",))
    assert _put(hub, team, secret) is Code.INVITE_USED


def test_an_invite_that_was_taken_back_is_used(hub: HubProcess, team: ContractTeam) -> None:
    secret = _posted(hub, team)
    with carrier_of(hub.address, team.fellows[0]) as carrier:
        carrier.take_invite_back(invite.locator_of(secret))
        assert _put(hub, team, secret) is Code.INVITE_USED
        assert carrier.list_requests() == ()


def test_a_request_that_waits_stays_when_its_invite_is_taken_back(
    hub: HubProcess, team: ContractTeam
) -> None:
    secret = _posted(hub, team)
    request = team.request(secret)
    assert _put(hub, team, secret, request) is None
    with carrier_of(hub.address, team.fellows[0]) as carrier:
        carrier.take_invite_back(invite.locator_of(secret))
        assert _put(hub, team, secret, request) is None
        assert _put(hub, team, secret) is Code.INVITE_USED
        assert carrier.list_requests() == (request,)


def test_an_answer_lies_where_the_joiner_looks_long_after_the_invite(
    hub: HubProcess, team: ContractTeam
) -> None:
    secret = _posted(hub, team)
    request = team.request(secret)
    assert _put(hub, team, secret, request) is None
    asked = hashlib.sha256(request).digest()
    place, closed = answer_locator_of(secret, asked), seal_answer(secret, asked, b"no")
    with carrier_of(hub.address, team.fellows[0]) as admin:
        admin.take_invite_back(invite.locator_of(secret))
        admin.post_invite(place, closed, datetime.now(UTC) + LIES_FOR)
    with carrier_of(hub.address, team.joiner) as joiner:
        assert joiner.fetch_invite(place) == closed
    with carrier_of(hub.address, team.fellows[1]) as other, pytest.raises(KnownError) as caught:
        other.post_invite(place, b"another", datetime.now(UTC) + SOON)
    assert caught.value.code is Code.ROSTER_STALE  # not an administrator
    with carrier_of(hub.address, team.fellows[0]) as admin:
        admin.take_invite_back(place)
        assert admin.fetch_invite(place) is None


def test_an_invite_is_over_after_its_time(hub: HubProcess, team: ContractTeam) -> None:
    secret = _posted(hub, team, expires=timedelta(seconds=-1))
    assert _put(hub, team, secret) is Code.INVITE_EXPIRED
    with carrier_of(hub.address, team.fellows[0]) as carrier, pytest.raises(KnownError) as caught:
        carrier.fetch_invite(invite.locator_of(secret))
    assert caught.value.code is Code.INVITE_EXPIRED


def test_nothing_waits_under_a_locator_nobody_posted(hub: HubProcess, team: ContractTeam) -> None:
    assert _put(hub, team, invite.new_secret()) is Code.INVITE_UNKNOWN


def test_a_request_that_is_none_is_not_read(hub: HubProcess, team: ContractTeam) -> None:
    secret, other = _posted(hub, team), _posted(hub, team)
    request, locator = team.request(secret), invite.locator_of(secret)
    forged = request[:-1] + bytes([request[-1] ^ 1])
    for left in (
        LeftRequest(locator, b"junk"),
        LeftRequest(locator, forged),
        LeftRequest(invite.locator_of(other), request),
    ):
        answer = httpx.post(hub.address + "/v1/requests", content=request_body(left), trust_env=False)
        assert code_of(answer) == (400, "not_readable")
    answer = httpx.post(hub.address + "/v1/requests", content=bytes(20_000), trust_env=False)
    assert code_of(answer) == (413, "too_large")


@pytest.mark.parametrize("locator", ["", "00", "zz" * 16, "00" * 17])
def test_a_locator_that_is_none_leads_nowhere(hub: HubProcess, locator: str) -> None:
    status, code = code_of(httpx.get(f"{hub.address}/v1/invites/{locator}", trust_env=False))
    assert (status, code) in {(404, "invite_unknown"), (404, "not_found")}


def test_an_invite_has_its_limits(hub: HubProcess, hub_database: str, team: ContractTeam) -> None:
    caller = Caller(hub.address, team.fellows[0])
    now = datetime.now(UTC)
    for wrong in (
        PostedInvite(b"", now),
        PostedInvite(bytes(4200), now),
        PostedInvite(b"x", now + timedelta(days=40)),
    ):
        answer = caller.ask("PUT", "/v1/invites/" + "11" * 16, invite_body(wrong))
        assert code_of(answer) == (400, "not_readable")
    with psycopg.connect(hub_database, autocommit=True) as connection:
        connection.execute(
            "insert into invite (team, locator, posted, expires_at) "
            "select %s::uuid, int8send(n) || int8send(n), 'x', now() + interval '1 hour' "
            "from generate_series(1, 256) n",
            (team.id,),
        )
    answer = caller.ask("PUT", "/v1/invites/" + "11" * 16, invite_body(PostedInvite(b"x", now + SOON)))
    assert code_of(answer) == (429, "quota_reached")


def test_who_guesses_locators_is_slowed_down(hub_database: str) -> None:
    with HubProcess(hub_database, more={"COMPANION_HUB_OPEN_CALLS_A_MINUTE": "5"}) as own:
        answers = [httpx.get(f"{own.address}/v1/invites/{n:032x}", trust_env=False) for n in range(7)]
        assert [one.status_code for one in answers] == [404] * 5 + [429] * 2
        assert code_of(answers[-1]) == (429, "calls_limited")
        assert 1 <= int(answers[-1].headers["retry-after"]) <= 12
        # whoever signs is not in the way of it, and who asks whether this is a hub is not either
        assert httpx.get(f"{own.address}/v1/hub", trust_env=False).status_code == 200
