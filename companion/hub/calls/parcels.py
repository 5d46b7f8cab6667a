"""Taking parcels in: what is answered as stored is in PostgreSQL, written through, with its deliveries."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from companion.hub.access import SignedCall, admitted, read_call
from companion.hub.bodies import understood
from companion.hub.database import connected
from companion.hub.judging import Judged, Signer, read_one, refuse_repeated, verify_one
from companion.hub.problems import Problem, ProblemCode
from companion.hub.shared import DeviceKey, Hub, hub_of
from companion.hub.storing import store
from companion.sync.hub_wire import MOST_BODY, read_parcels
from companion.sync.wire import Limits, PutStatus

T = TypeVar("T")
_FEW = 16  # parcels that are judged without a pause: one to two milliseconds
_STATUS = {
    PutStatus.STORED: 201,
    PutStatus.ALREADY: 200,
    PutStatus.ID_CONFLICT: 409,
    PutStatus.ERASED: 410,
    PutStatus.BAD_SIGNATURE: 422,
    PutStatus.TOO_LARGE: 413,
    PutStatus.REFUSED: 422,
}


async def take_parcels(request: Request) -> Response:
    """POST /v1/parcels: a status for each, in order."""
    hub = hub_of(request)
    call = await read_call(request, MOST_BODY)
    parcels = understood(read_parcels, call.body)
    if len(parcels) > Limits.batch_parcels:
        raise Problem(ProblemCode.TOO_LARGE, most=Limits.batch_parcels)
    judged = await _judged(hub, call, parcels)
    async with admitted(hub, call) as (caller, connection):
        await store(hub, connection, caller, judged)
    return _answered(hub, judged)


async def _judged(hub: Hub, call: SignedCall, parcels: Sequence[bytes]) -> list[Judged]:
    """Parse and verify, a few at a time, letting other calls go on in between.

    Not in threads: they would wait for each other, and other calls for them, at Python's lock.
    """
    author = call.who.member
    judged: list[Judged] = []
    for few in _few_by_few(parcels):
        judged += [read_one(data, call.team, author) for data in few]
        await asyncio.sleep(0)
    refuse_repeated(judged)
    signers = {call.device: Signer(call.who)} | await _predecessors(hub, call, judged)
    for some in _few_by_few(judged):
        for one in some:
            verify_one(one, signers, author)
        await asyncio.sleep(0)
    return judged


def _few_by_few(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for at in range(0, len(items), _FEW):
        yield items[at : at + _FEW]


async def _predecessors(hub: Hub, call: SignedCall, judged: Sequence[Judged]) -> dict[str, Signer]:
    """Other devices that parcels name: one of the caller's own may have sealed them before it was replaced."""
    others = {one.outside.device for one in judged if one.outside is not None} - {call.device}
    if not others:
        return {}
    async with connected(hub.pool) as connection:
        found = await connection.execute(
            "select device::text, member::text, key, until from device "
            "where team = %s::uuid and device = any(%s::uuid[]) and not revoked",
            (call.team, list(others)),
        )
        return {row[0]: Signer(DeviceKey(row[1], row[2]), row[3]) for row in await found.fetchall()}


def _answered(hub: Hub, judged: Sequence[Judged]) -> JSONResponse:
    results: list[dict[str, object]] = []
    for one in judged:
        result: dict[str, object] = {"status": _STATUS[one.ending], "code": one.ending.value}
        results.append(result | ({"reason": one.reason} if one.reason else {}))
    for status, count in Counter(one.ending for one in judged).items():
        hub.metrics.parcels.labels(status.value).inc(count)
    hub.metrics.taken_bytes.inc(sum(len(one.data) for one in judged if one.status is PutStatus.STORED))
    return JSONResponse({"parcels": results})
