"""The team's log: handing out entries, and taking new ones behind the newest."""

from __future__ import annotations

import asyncio

from psycopg import AsyncConnection
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from companion.hub.access import admitted, named_device, named_team, read_call, signature_of
from companion.hub.bodies import cbor, number_in, read_body, understood
from companion.hub.calls.marks import mark_of
from companion.hub.database import connected
from companion.hub.enrolment import require_code, use_code
from companion.hub.problems import Problem, ProblemCode
from companion.hub.rosters import Head, already_there, append, entries_after, extended, head_of, state_at
from companion.hub.shared import Hub, address_of, hub_of
from companion.sync.hub_wire import MOST_BATCH, MOST_BODY, MOST_ENTRY, RosterPush, read_push, roster_body
from companion.sync.wire import RosterPage
from companion.team.bodies import Admit
from companion.team.entries import read_entry
from companion.team.roster import RosterState

PAGE = MOST_BATCH // MOST_ENTRY
_FIRST = -1


async def give_entries(request: Request) -> Response:
    """GET /v1/roster?after=n, with own=1 the caller's mark as well."""
    after = number_in(request, "after", _FIRST, least=_FIRST, most=2**31 - 1)
    own = bool(number_in(request, "own", 0, least=0, most=1))
    call = await read_call(request, 0)
    async with admitted(hub_of(request), call) as (caller, connection):
        entries = [data for _hash, data in await entries_after(connection, caller.team, after, PAGE)]
        page = RosterPage(tuple(entries), caller.number > after + len(entries))
        return cbor(roster_body(page, await mark_of(connection, caller) if own else None))


async def take_entries(request: Request) -> Response:
    """POST /v1/roster: 201 appended, 200 they were there, 409 stale_head."""
    hub = hub_of(request)
    team = named_team(request)
    hub.open_calls.require_left(address_of(request))  # whether there is such a team is asked for anybody
    async with connected(hub.pool) as connection:
        known = (await head_of(connection, team)).number >= 0
    return await _append(request, hub) if known else await _enrol(request, hub, team)


async def _append(request: Request, hub: Hub) -> Response:
    call = await read_call(request, MOST_BODY)
    push = _read(call.body)
    async with admitted(hub, call) as (caller, connection):
        return await _compare_and_swap(hub, connection, caller.team, push)


async def _enrol(request: Request, hub: Hub, team: str) -> Response:
    """The first entries of a team that is new here: the roster itself says whether the caller is in it."""
    hub.open_calls.let_in(address_of(request))
    device = named_device(request)
    body = await read_body(request, MOST_BODY)
    push = _read(body)
    async with connected(hub.pool) as connection:  # nobody who has no code makes the hub verify a long log
        await require_code(connection, push.enrolment, hub.clock.now())
    states = await asyncio.to_thread(extended, None, team, push.entries)
    found = states[-1].devices.get(device)
    if found is None or not found.stands:
        raise Problem(ProblemCode.NOT_ADMITTED)
    signed = signature_of(request, device, found.key)
    if not signed.covers(body):
        raise Problem(ProblemCode.BAD_SIGNATURE)
    async with connected(hub.pool) as connection:
        return await _let_in(hub, connection, push, states)


async def _let_in(
    hub: Hub, connection: AsyncConnection, push: RosterPush, states: list[RosterState]
) -> Response:
    team = states[-1].team
    async with connection.transaction():
        if not await append(connection, team, Head(), push.entries, states):
            raise Problem(ProblemCode.STALE_HEAD)
        await use_code(connection, push.enrolment, team, hub.clock.now())
    hub.rosters.keep(states[-1])
    return _answered(201, states[-1].number)


async def _compare_and_swap(hub: Hub, connection: AsyncConnection, team: str, push: RosterPush) -> Response:
    head = await head_of(connection, team)
    if head.hash != push.head:
        if await already_there(connection, team, push.entries, push.head):
            return _answered(200, head.number)
        raise Problem(ProblemCode.STALE_HEAD)
    before = await state_at(connection, hub.rosters, team, head)
    states = await asyncio.to_thread(extended, before, team, push.entries)
    async with connection.transaction():
        if not await append(connection, team, head, push.entries, states):
            raise Problem(ProblemCode.STALE_HEAD)
        await _drop_answered(connection, team, push.entries)
    hub.rosters.keep(states[-1])
    return _answered(201, states[-1].number)


async def _drop_answered(connection: AsyncConnection, team: str, entries: tuple[bytes, ...]) -> None:
    """A request that was answered by an admission need not wait any longer."""
    bodies = [read_entry(data).body for data in entries]
    answered = [body.request for body in bodies if isinstance(body, Admit)]
    await connection.execute(
        "delete from join_request where team = %s::uuid and hash = any(%s)", (team, answered)
    )


def _read(body: bytes) -> RosterPush:
    push = understood(read_push, body)
    if not push.entries:
        raise Problem(ProblemCode.NOT_READABLE, reason="no_entries")
    return push


def _answered(status: int, number: int) -> JSONResponse:
    return JSONResponse({"number": number}, status)
