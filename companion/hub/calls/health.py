"""What those who run a hub, and laptops that meet one, ask without signing."""

from __future__ import annotations

from datetime import timedelta

from psycopg import AsyncConnection
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from companion.hub.database import connected
from companion.hub.metrics import CONTENT_TYPE
from companion.hub.shared import hub_of
from companion.sync.hub_wire import MOST_BATCH, VERSION
from companion.sync.wire import Limits

_ROOM_HOLDS = timedelta(seconds=5)
"""How long a look at the disk's room counts: who runs a hub may ask every second, and a look makes a table."""


async def tell_who(request: Request) -> Response:
    """GET /v1/hub: that this is a hub, which one, and how much it takes at once."""
    hub = hub_of(request)
    if not hub.id:
        async with connected(hub.pool) as connection:
            row = await (await connection.execute("select id::text from hub")).fetchone()
        assert row is not None
        hub.id = row[0]
    return JSONResponse(
        {
            "companion_hub": VERSION,
            "hub": hub.id,
            "time": int(hub.clock.now().timestamp()),
            "batch_parcels": Limits.batch_parcels,
            "batch_bytes": MOST_BATCH,
            "page": Limits.page,
        }
    )


async def tell_alive(_request: Request) -> Response:
    """GET /healthz: this process answers."""
    return PlainTextResponse("ok\n")


async def tell_ready(request: Request) -> Response:
    """GET /readyz: and its database does, and has room for what laptops bring."""
    hub = hub_of(request)
    async with connected(hub.pool) as connection:
        await connection.execute("select 1 from hub")
        if hub.room_until is None or hub.clock.now() >= hub.room_until:
            await _require_room(connection)
            hub.room_until = hub.clock.now() + _ROOM_HOLDS
    return PlainTextResponse("ready\n")


async def _require_room(connection: AsyncConnection) -> None:
    """Take a megabyte on the database's disk, and give it back: a full one refuses it (DiskFull).

    Rows in tables of ours would find room in pages that are there already; a table of its own needs new ones.
    """
    async with connection.transaction():
        await connection.execute(
            "create temporary table room on commit drop as "
            "select md5(n::text) as taken from generate_series(1, 20000) as n"
        )


async def tell_metrics(request: Request) -> Response:
    """GET /metrics"""
    return Response(hub_of(request).metrics.text(), headers={"Content-Type": CONTENT_TYPE})
