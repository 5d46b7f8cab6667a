"""Keeping what a device says of itself. It is given back with the roster, to that device alone: calls/roster.py."""

from __future__ import annotations

from psycopg import AsyncConnection
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from companion.hub.access import Caller, admitted, read_call
from companion.hub.problems import Problem, ProblemCode
from companion.hub.shared import hub_of
from companion.sync.marks import MOST_MARK, read_mark


async def put_mark(request: Request) -> Response:
    """PUT /v1/mark: in place of the one before."""
    call = await read_call(request, MOST_MARK)
    if read_mark(call.body, call.team, call.device, call.who.key) is None:
        raise Problem(ProblemCode.NOT_READABLE, reason="mark")
    async with admitted(hub_of(request), call) as (caller, connection):
        await connection.execute(
            "insert into mark (team, device, data) values (%s::uuid, %s::uuid, %s) "
            "on conflict (team, device) do update set data = excluded.data, put_at = excluded.put_at",
            (caller.team, caller.device, call.body),
        )
    return JSONResponse({}, 201)


async def mark_of(connection: AsyncConnection, caller: Caller) -> bytes:
    """The caller's mark; no bytes where it has left none."""
    found = await connection.execute(
        "select data from mark where team = %s::uuid and device = %s::uuid", (caller.team, caller.device)
    )
    row = await found.fetchone()
    return b"" if row is None else bytes(row[0])
