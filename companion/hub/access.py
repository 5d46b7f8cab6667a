"""Who calls: the signature on a call, the clock, the nonce, and whether the device stands in the team's roster."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, LiteralString

from psycopg import AsyncConnection
from starlette.requests import Request

from companion.crypto.signed_request import (
    NONCE_CHARACTERS,
    TEAM_HEADER,
    SignedRequest,
    device_that_signs,
    read_signature,
)
from companion.hub.bodies import read_body
from companion.hub.database import connected
from companion.hub.era import CLUSTER, settle_era
from companion.hub.problems import Problem, ProblemCode
from companion.hub.shared import DeviceKey, Hub, address_of, hub_of


@dataclass(frozen=True)
class SignedCall:
    """A call whose signature fits: who made it and what was sent. Not said yet: whether the device still stands."""

    team: str
    device: str
    who: DeviceKey
    nonce: str
    body: bytes = field(repr=False)


@dataclass(frozen=True)
class Caller:
    """A device of a team, standing in the roster at this moment."""

    team: str
    device: str
    member: str
    administrator: bool
    number: int
    era: int
    epoch: bytes


ADMITTED: LiteralString = (
    """
with fresh as (
    insert into nonce (team, device, nonce) values (%(team)s::uuid, %(device)s::uuid, %(nonce)s)
    on conflict do nothing returning 1
), caller as (
    select (select count(*) from fresh) as fresh, device.standing and member.standing as standing,
        member.administrator, team.number, era.number as now, era.epoch, era.cluster = """
    + CLUSTER
    + """ as same_cluster
    from device
    join member using (team, member)
    join team using (team)
    cross join (select number, epoch, cluster from era order by number desc limit 1) as era
    where device.team = %(team)s::uuid and device.device = %(device)s::uuid
)
"""
)
"""Begins a statement that finds out who calls: the nonce is used up, and `caller` has a row if the device is known."""
_ALONE: LiteralString = ADMITTED + "select * from caller"
OF_CALLER = 7  # columns


async def read_call(request: Request, most: int) -> SignedCall:
    """Read a signed call with a body of at most `most` bytes."""
    hub = hub_of(request)
    team, device = _named(request)
    who = hub.keys.known(team, device)
    if who is None:
        who = await _looked_up(request, hub, team, device)
    signed = signature_of(request, device, who.key)
    body = await read_body(request, most)
    if not signed.covers(body):
        raise Problem(ProblemCode.BAD_SIGNATURE)
    return SignedCall(team, device, who, signed.nonce, body)


def signature_of(request: Request, device: str, public: bytes) -> SignedRequest:
    """The signature of a call by this key, made about now. Raises BAD_SIGNATURE, CLOCK_SKEW."""
    hub = hub_of(request)
    signed = read_signature(
        method=request.method, url=_url(request), headers=request.headers, device=device, public=public
    )
    if signed is None or not NONCE_CHARACTERS[0] <= len(signed.nonce) <= NONCE_CHARACTERS[1]:
        hub.open_calls.let_in(address_of(request))
        raise Problem(ProblemCode.BAD_SIGNATURE)
    now = int(hub.clock.now().timestamp())
    if abs(now - signed.created) > hub.configuration.signature_seconds:
        raise Problem(ProblemCode.CLOCK_SKEW, time=now)
    return signed


@asynccontextmanager
async def admitted(hub: Hub, call: SignedCall) -> AsyncIterator[tuple[Caller, AsyncConnection]]:
    """The caller, when it stands in the team and never made this very call before, and a connection to serve it."""
    async with connected(hub.pool) as connection:
        yield await _caller(connection, call), connection


def said_of(call: SignedCall) -> dict[str, object]:
    """What ADMITTED has to be given."""
    return {"team": call.team, "device": call.device, "nonce": call.nonce}


async def _caller(connection: AsyncConnection, call: SignedCall) -> Caller:
    row = await (await connection.execute(_ALONE, said_of(call))).fetchone()
    return await caller_of(connection, call, row)


async def caller_of(connection: AsyncConnection, call: SignedCall, row: Sequence[Any] | None) -> Caller:
    """The caller by its row, or the reason why it is not served."""
    if row is None:
        raise Problem(ProblemCode.NOT_ADMITTED)
    fresh, standing, administrator, number, era, epoch, same_cluster = row[:OF_CALLER]
    if not fresh:
        raise Problem(ProblemCode.REPLAYED)
    if not standing:
        raise Problem(ProblemCode.DEVICE_REVOKED)
    if not same_cluster:
        era, epoch = await _new_era(connection)
    return Caller(call.team, call.device, call.who.member, administrator, number, era, epoch)


async def _new_era(connection: AsyncConnection) -> tuple[int, bytes]:
    """The database is another than a moment ago: a replica has taken over behind a connection that went on."""
    await settle_era(connection)
    row = await (
        await connection.execute("select number, epoch from era order by number desc limit 1")
    ).fetchone()
    assert row is not None
    return row[0], row[1]


def require_administrator(caller: Caller) -> None:
    """Raises NOT_ALLOWED for anyone else."""
    if not caller.administrator:
        raise Problem(ProblemCode.NOT_ALLOWED)


def named_team(request: Request) -> str:
    """The team a call says it is for. Raises BAD_SIGNATURE when it says none."""
    return _uuid(request.headers.get(TEAM_HEADER))


def named_device(request: Request) -> str:
    """The device a call says it is signed by. Raises BAD_SIGNATURE when it says none."""
    return _uuid(device_that_signs(request.headers))


def _named(request: Request) -> tuple[str, str]:
    try:
        return named_team(request), named_device(request)
    except Problem:
        hub_of(request).open_calls.let_in(address_of(request))
        raise


async def _looked_up(request: Request, hub: Hub, team: str, device: str) -> DeviceKey:
    """The key of a device that has not called this process before. Who names too many that are none waits."""
    hub.open_calls.require_left(address_of(request))
    async with connected(hub.pool) as connection:
        found = await hub.keys.find(connection, team, device)
    if found is None:
        hub.open_calls.let_in(address_of(request))
        raise Problem(ProblemCode.NOT_ADMITTED)
    return found


def _uuid(text: str | None) -> str:
    try:
        read = str(uuid.UUID(text or ""))
    except ValueError:
        read = ""
    if not read or read != text:
        raise Problem(ProblemCode.BAD_SIGNATURE)
    return read


def _url(request: Request) -> str:
    """The address as the caller signed it: a proxy has to hand on the Host it was called by."""
    path = request.scope.get("raw_path", b"").decode("latin-1")
    query = request.scope["query_string"].decode("latin-1")
    return f"http://{request.headers.get('host', '')}{path}" + (f"?{query}" if query else "")
