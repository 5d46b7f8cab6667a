"""Invites and requests to join: sealed, under locators that tell nothing of the secret."""

from __future__ import annotations

import binascii
from datetime import timedelta

from psycopg import AsyncConnection
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from companion.errors import KnownError
from companion.hub.access import admitted, read_call, require_administrator
from companion.hub.bodies import cbor, read_body, understood
from companion.hub.database import connected
from companion.hub.problems import Problem, ProblemCode
from companion.hub.shared import address_of, hub_of
from companion.sync.hub_wire import (
    MOST_INVITE,
    MOST_REQUEST,
    LeftRequest,
    parcels_body,
    read_invite,
    read_request,
)
from companion.team import requests

MOST_STANDING = 256  # invites of a team, and requests that are handed out at once
LONGEST = timedelta(days=30)
_AROUND = 256  # bytes that CBOR adds, and more


async def put_invite(request: Request) -> Response:
    """PUT /v1/invites/{locator}"""
    hub = hub_of(request)
    locator = _locator(request)
    call = await read_call(request, MOST_INVITE + _AROUND)
    invite = understood(read_invite, call.body)
    if not invite.posted or len(invite.posted) > MOST_INVITE or invite.expires > hub.clock.now() + LONGEST:
        raise Problem(ProblemCode.NOT_READABLE, reason="invite")
    async with admitted(hub, call) as (caller, connection):
        require_administrator(caller)
        await _require_few(connection, caller.team)
        await connection.execute(
            "insert into invite (team, locator, posted, expires_at) values (%s::uuid, %s, %s, %s) "
            "on conflict (team, locator) do nothing",
            (caller.team, locator, invite.posted, invite.expires),
        )
    return JSONResponse({}, 201)


async def take_invite_back(request: Request) -> Response:
    """DELETE /v1/invites/{locator}: what was sealed goes, that it was there is remembered."""
    locator = _locator(request)
    call = await read_call(request, 0)
    async with admitted(hub_of(request), call) as (caller, connection):
        require_administrator(caller)
        await connection.execute(
            "update invite set taken_back = true, posted = '' where team = %s::uuid and locator = %s",
            (caller.team, locator),
        )
    return JSONResponse({})


async def give_invite(request: Request) -> Response:
    """GET /v1/invites/{locator}: for whoever knows it, not signed."""
    hub = hub_of(request)
    hub.open_calls.let_in(address_of(request))
    locator = _locator(request)
    async with connected(hub.pool) as connection:
        found = await connection.execute(
            "select posted, expires_at from invite where locator = %s and not taken_back order by posted_at limit 1",
            (locator,),
        )
        row = await found.fetchone()
    if row is None:
        raise Problem(ProblemCode.INVITE_UNKNOWN)
    if row[1] <= hub.clock.now():
        raise Problem(ProblemCode.INVITE_EXPIRED)
    return Response(row[0], media_type="application/octet-stream")


async def take_request(request: Request) -> Response:
    """POST /v1/requests: 202, it waits for an administrator. Signed by the key it brings, which nobody knows yet."""
    hub = hub_of(request)
    hub.open_calls.let_in(address_of(request))
    left = understood(read_request, await read_body(request, MOST_REQUEST + _AROUND))
    sealed = _sound(left)
    async with connected(hub.pool) as connection:
        found = await connection.execute(
            "select team, taken_back, expires_at from invite where locator = %s order by posted_at limit 1",
            (left.locator,),
        )
        row = await found.fetchone()
        if row is None:
            raise Problem(ProblemCode.INVITE_UNKNOWN)
        team, taken_back, expires = row
        await _require_unused(connection, team, sealed, open_=not taken_back)
        if not taken_back and expires <= hub.clock.now():
            raise Problem(ProblemCode.INVITE_EXPIRED)
        await _keep(connection, team, left, sealed)
    return JSONResponse({}, 202)


async def give_requests(request: Request) -> Response:
    """GET /v1/requests: those that wait."""
    call = await read_call(request, 0)
    async with admitted(hub_of(request), call) as (caller, connection):
        require_administrator(caller)
        found = await connection.execute(
            "select data from join_request where team = %s::uuid order by arrived_at, hash limit %s",
            (caller.team, MOST_STANDING),
        )
        return cbor(parcels_body([row[0] for row in await found.fetchall()]))


async def _require_unused(
    connection: AsyncConnection, team: object, sealed: requests.SealedRequest, *, open_: bool
) -> None:
    """Raises INVITE_USED when another request came under it, or it was taken back. The same again is no harm."""
    found = await connection.execute(
        "select hash from join_request where team = %s and locator = %s", (team, sealed.locator)
    )
    row = await found.fetchone()
    if (row is None and not open_) or (row is not None and row[0] != sealed.hash):
        raise Problem(ProblemCode.INVITE_USED)


async def _keep(
    connection: AsyncConnection, team: object, left: LeftRequest, sealed: requests.SealedRequest
) -> None:
    kept = await connection.execute(
        "insert into join_request (team, locator, hash, data) values (%s, %s, %s, %s) on conflict do nothing",
        (team, left.locator, sealed.hash, left.request),
    )
    if kept.rowcount != 1:
        await _require_unused(connection, team, sealed, open_=False)


async def _require_few(connection: AsyncConnection, team: str) -> None:
    found = await connection.execute(
        "select count(*) from invite where team = %s::uuid and not taken_back and expires_at > now()", (team,)
    )
    row = await found.fetchone()
    assert row is not None
    if row[0] >= MOST_STANDING:
        raise Problem(ProblemCode.QUOTA_REACHED, of="team", what="invites")


def _sound(left: LeftRequest) -> requests.SealedRequest:
    try:
        sealed = requests.read_request(left.request)
    except KnownError as error:
        raise Problem(ProblemCode.NOT_READABLE, reason=str(error.facts.get("reason", ""))) from None
    if sealed.locator != left.locator:
        raise Problem(ProblemCode.NOT_READABLE, reason="locator")
    return sealed


def _locator(request: Request) -> bytes:
    try:
        locator = binascii.unhexlify(request.path_params["locator"])
    except (binascii.Error, ValueError):
        locator = b""
    if len(locator) != 16:
        raise Problem(ProblemCode.INVITE_UNKNOWN)
    return locator
