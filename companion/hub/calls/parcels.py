"""Taking parcels in: what is answered as stored is in PostgreSQL, written through, with its deliveries."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import LiteralString, TypeVar

from psycopg import AsyncConnection
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from companion.hub.access import Caller, SignedCall, admitted, read_call
from companion.hub.bodies import understood
from companion.hub.database import connected
from companion.hub.judging import Judged, Signer, read_one, refuse_repeated, verify_one
from companion.hub.problems import Problem, ProblemCode
from companion.hub.quotas import Used, require_room
from companion.hub.shared import DeviceKey, Hub, hub_of
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

_CHECK: LiteralString = """
select
    array(
        select member::text from member
        where team = %(team)s::uuid and member = any(%(members)s::uuid[]) and standing
    ),
    coalesce(sum(day_parcels) filter (where day = current_date and device = %(device)s::uuid), 0)::bigint,
    coalesce(sum(day_bytes) filter (where day = current_date and device = %(device)s::uuid), 0)::bigint,
    coalesce(sum(day_parcels) filter (where day = current_date), 0)::bigint,
    coalesce(sum(day_bytes) filter (where day = current_date), 0)::bigint,
    coalesce(sum(bytes), 0)::bigint
from usage where team = %(team)s::uuid
"""

_STORE: LiteralString = """
with stored as (
    insert into parcel (team, parcel, device, digest, data)
    select %(team)s::uuid, given.parcel, %(device)s::uuid, given.digest, given.data
    from unnest(%(ids)s::uuid[], %(digests)b::bytea[], %(data)b::bytea[]) as given(parcel, digest, data)
    order by given.parcel
    on conflict do nothing
    returning parcel, octet_length(data) as bytes
), delivered as (
    insert into delivery (team, member, era, parcel, bytes)
    select %(team)s::uuid, addressed.member, %(era)s, addressed.parcel, stored.bytes
    from unnest(%(to_parcels)s::uuid[], %(to_members)s::uuid[])
        with ordinality as addressed(parcel, member, place)
    join stored using (parcel)
    order by addressed.place
), counted as (
    insert into usage as u (team, device, day, day_parcels, day_bytes, parcels, bytes)
    select %(team)s::uuid, %(device)s::uuid, current_date, count(*), sum(bytes), count(*), sum(bytes)
    from stored having count(*) > 0
    on conflict (team, device) do update set
        day = excluded.day,
        day_parcels = excluded.day_parcels + case when u.day = excluded.day then u.day_parcels else 0 end,
        day_bytes = excluded.day_bytes + case when u.day = excluded.day then u.day_bytes else 0 end,
        parcels = u.parcels + excluded.parcels,
        bytes = u.bytes + excluded.bytes
)
select parcel::text from stored
"""


async def take_parcels(request: Request) -> Response:
    """POST /v1/parcels: a status for each, in order."""
    hub = hub_of(request)
    call = await read_call(request, MOST_BODY)
    parcels = understood(read_parcels, call.body)
    if len(parcels) > Limits.batch_parcels:
        raise Problem(ProblemCode.TOO_LARGE, most=Limits.batch_parcels)
    judged = await _judged(hub, call, parcels)
    async with admitted(hub, call) as (caller, connection):
        await _store(hub, connection, caller, judged)
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


async def _store(hub: Hub, connection: AsyncConnection, caller: Caller, judged: Sequence[Judged]) -> None:
    wanted = [one for one in judged if one.status is None]
    if not wanted:
        return
    members = {member for one in wanted for member in one.members}
    said = {"team": caller.team, "device": caller.device, "members": list(members)}
    row = await (await connection.execute(_CHECK, said)).fetchone()
    assert row is not None
    strangers = members - set(row[0])
    for one in wanted:
        if not strangers.isdisjoint(one.members):
            one.refuse(PutStatus.REFUSED, "recipient_not_standing")
    wanted = [one for one in wanted if one.status is None]
    if not wanted:
        return
    require_room(
        hub.configuration, hub.clock, Used(*row[1:]), len(wanted), sum(len(one.data) for one in wanted)
    )
    stored = await _insert(connection, caller, wanted)
    rest = [one for one in wanted if one.id not in stored]
    for one in wanted:
        if one.id in stored:
            one.status = PutStatus.STORED
    if rest:
        await _compare(connection, caller.team, rest)


async def _insert(connection: AsyncConnection, caller: Caller, wanted: Sequence[Judged]) -> set[str]:
    """One statement, so one transaction: parcels, deliveries, what was used."""
    addressed = [(one.id, member) for one in wanted for member in one.members]
    said = {
        "team": caller.team,
        "device": caller.device,
        "era": caller.era,
        "ids": [one.id for one in wanted],
        "digests": [one.digest for one in wanted],
        "data": [one.data for one in wanted],
        "to_parcels": [parcel for parcel, _member in addressed],
        "to_members": [member for _parcel, member in addressed],
    }
    found = await connection.execute(_STORE, said)
    return {row[0] for row in await found.fetchall()}


async def _compare(connection: AsyncConnection, team: str, rest: Sequence[Judged]) -> None:
    """Parcels whose ids are taken: these very bytes, others, or bytes that were pruned."""
    found = await connection.execute(
        "select parcel::text, digest, data is null from parcel where team = %s::uuid and parcel = any(%s::uuid[])",
        (team, [one.id for one in rest]),
    )
    there = {row[0]: row[1:] for row in await found.fetchall()}
    for one in rest:
        digest, gone = there[one.id]
        if digest != one.digest:
            one.refuse(PutStatus.ID_CONFLICT, "")
        else:
            one.status = PutStatus.ERASED if gone else PutStatus.ALREADY


def _answered(hub: Hub, judged: Sequence[Judged]) -> JSONResponse:
    results: list[dict[str, object]] = []
    for one in judged:
        status = one.status or PutStatus.REFUSED
        result: dict[str, object] = {"status": _STATUS[status], "code": status.value}
        results.append(result | ({"reason": one.reason} if one.reason else {}))
        hub.metrics.parcels.labels(status.value).inc()
    hub.metrics.taken_bytes.inc(sum(len(one.data) for one in judged if one.status is PutStatus.STORED))
    return JSONResponse({"parcels": results})
